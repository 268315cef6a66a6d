#include "store/mail_accounts.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {

using sql::Int;
using sql::Text;

Result<std::vector<MailAccountRow>> mail_accounts(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<MailAccountRow>> {
    std::vector<MailAccountRow> all;
    sql::each<Int, Text, Text, Int, Text, Text, Text, Text, Text, Int>(
        db, R"sql(SELECT id, address, host, port, security, login, login_name, sealed, authorities, added_at
        FROM mail_accounts WHERE ws = :ws ORDER BY id)sql",
        {},
        [&](Int id, Text address, Text host, Int port, Text security, Text login, Text user, Text sealed,
            Text authorities, Int added) {
          all.push_back({MailAccountId{id}, std::move(address), std::move(host), static_cast<int>(port),
                         std::move(security), std::move(login), std::move(user), std::move(sealed),
                         std::move(authorities), instant(added)});
        });
    return all;
  });
}

Result<MailAccountId> insert_mail_account(Tx& tx, const MailAccountRow& row) {
  return sql::guarded([&]() -> Result<MailAccountId> {
    const auto last = sql::one<Int>(tx, R"sql(SELECT MAX(id) FROM mail_accounts WHERE ws = :ws)sql", {});
    const MailAccountId id{(last ? std::get<0>(*last) : 0) + 1};
    sql::run(tx, R"sql(INSERT INTO mail_accounts
      (ws, id, address, host, port, security, login, login_name, sealed, authorities, added_at)
      VALUES (:ws, :id, :address, :host, :port, :security, :login, :login_name, :sealed, :authorities, :added))sql",
             {{"id", id.value},
              {"address", row.address},
              {"host", row.host},
              {"port", std::int64_t{row.port}},
              {"security", row.security},
              {"login", row.login},
              {"login_name", row.user},
              {"sealed", row.sealed},
              {"authorities", row.authorities},
              {"added", std::int64_t{seconds(row.added)}}});
    return id;
  });
}

Status replace_mail_access(Tx& tx, const MailAccountRow& row) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(UPDATE mail_accounts SET sealed = :sealed, login = :login, security = :security,
      authorities = :authorities WHERE ws = :ws AND id = :id)sql",
             {{"sealed", row.sealed},
              {"login", row.login},
              {"security", row.security},
              {"authorities", row.authorities},
              {"id", row.id.value}});
    return {};
  });
}

Status delete_mail_account(Tx& tx, MailAccountId account) {
  return sql::guarded([&]() -> Status {
    KITH_CHECK(forget_mail_folders(tx, account));
    sql::run(tx, R"sql(DELETE FROM mail_syncs WHERE ws = :ws AND account_id = :id)sql", {{"id", account.value}});
    sql::run(tx, R"sql(DELETE FROM mail_senders WHERE ws = :ws AND account_id = :id)sql", {{"id", account.value}});
    sql::run(tx, R"sql(DELETE FROM mail_accounts WHERE ws = :ws AND id = :id)sql", {{"id", account.value}});
    return {};
  });
}

Result<std::vector<MailFolderRow>> mail_folders(const Db& db, MailAccountId account) {
  return sql::guarded([&]() -> Result<std::vector<MailFolderRow>> {
    std::vector<MailFolderRow> all;
    sql::each<Text, Text, Int, Int, Int, Int>(
        db, R"sql(SELECT name, shown, uidvalidity, done_uid, modseq, messages FROM mail_folders
        WHERE ws = :ws AND account_id = :account ORDER BY name)sql",
        {{"account", account.value}}, [&](Text name, Text shown, Int validity, Int done, Int modseq, Int messages) {
          all.push_back({std::move(name), std::move(shown), static_cast<std::uint32_t>(validity),
                         static_cast<std::uint32_t>(done), static_cast<std::uint64_t>(modseq),
                         static_cast<std::uint32_t>(messages)});
        });
    return all;
  });
}

Status save_mail_folder(Tx& tx, MailAccountId account, const std::optional<MailFolderRow>& before,
                        const MailFolderRow& row) {
  return sql::guarded([&]() -> Status {
    const auto known = sql::one<Int, Int>(tx, R"sql(SELECT uidvalidity, done_uid FROM mail_folders
      WHERE ws = :ws AND account_id = :account AND name = :name)sql",
                                          {{"account", account.value}, {"name", row.name}});
    const bool same =
        known ? before && std::get<0>(*known) == Int{before->uidvalidity} && std::get<1>(*known) == Int{before->done}
              : !before;
    if (!same) {
      return fail(Code::conflict, fmt::format("another Kith reads {} right now", row.shown),
                  "kith mail status shows how far it is");
    }
    sql::run(tx, R"sql(INSERT INTO mail_folders (ws, account_id, name, shown, uidvalidity, done_uid, modseq, messages)
      VALUES (:ws, :account, :name, :shown, :uidvalidity, :done, :modseq, :messages)
      ON CONFLICT (ws, account_id, name) DO UPDATE SET shown = excluded.shown, uidvalidity = excluded.uidvalidity,
        done_uid = excluded.done_uid, modseq = excluded.modseq, messages = excluded.messages)sql",
             {{"account", account.value},
              {"name", row.name},
              {"shown", row.shown},
              {"uidvalidity", std::int64_t{row.uidvalidity}},
              {"done", std::int64_t{row.done}},
              {"modseq", static_cast<std::int64_t>(row.modseq)},
              {"messages", std::int64_t{row.messages}}});
    return {};
  });
}

Status forget_mail_folders(Tx& tx, MailAccountId account) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(DELETE FROM mail_folders WHERE ws = :ws AND account_id = :id)sql", {{"id", account.value}});
    return {};
  });
}

Result<MailSyncId> begin_mail_sync(Tx& tx, MailAccountId account) {
  return sql::guarded([&]() -> Result<MailSyncId> {
    sql::run(tx, R"sql(UPDATE mail_syncs SET state = 'cut off', stage = ''
      WHERE ws = :ws AND account_id = :account AND state = 'running')sql",
             {{"account", account.value}});
    const auto last = sql::one<Int>(tx, R"sql(SELECT MAX(id) FROM mail_syncs WHERE ws = :ws)sql", {});
    const MailSyncId id{(last ? std::get<0>(*last) : 0) + 1};
    sql::run(tx, R"sql(INSERT INTO mail_syncs
      (ws, id, account_id, begun_at, seen_at, state, stage, messages, fresh, touches, problem, hint, step_id)
      VALUES (:ws, :id, :account, :now, :seen, 'running', '', 0, 0, 0, '', '', 0))sql",
             {{"id", id.value},
              {"account", account.value},
              {"now", std::int64_t{seconds(tx.now())}},
              {"seen", std::int64_t{seconds(tx.now())}}});
    sql::run(tx,
             fmt::format(R"sql(DELETE FROM mail_syncs WHERE ws = :ws AND account_id = :account AND id <=
      (SELECT id FROM mail_syncs WHERE ws = :ws2 AND account_id = :account2 ORDER BY id DESC LIMIT 1 OFFSET {}))sql",
                         kMailSyncsKept),
             {{"account", account.value}, {"ws2", tx.workspace().value}, {"account2", account.value}});
    return id;
  });
}

Status save_mail_sync(Tx& tx, const MailSyncRow& row) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(UPDATE mail_syncs SET seen_at = :seen, state = :state, stage = :stage, messages = :messages,
      fresh = :fresh, touches = :touches, problem = :problem, hint = :hint, step_id = :step
      WHERE ws = :ws AND id = :id)sql",
             {{"seen", std::int64_t{seconds(tx.now())}},
              {"state", row.state},
              {"stage", row.stage},
              {"messages", std::int64_t{row.read}},
              {"fresh", std::int64_t{row.fresh}},
              {"touches", std::int64_t{row.touches}},
              {"problem", row.problem},
              {"hint", row.hint},
              {"step", row.step.value},
              {"id", row.id.value}});
    return {};
  });
}

Result<std::vector<MailSyncRow>> mail_syncs(const Db& db, std::optional<MailAccountId> account, int limit) {
  return sql::guarded([&]() -> Result<std::vector<MailSyncRow>> {
    std::vector<MailSyncRow> all;
    const std::string one = account ? fmt::format("AND account_id = {}", account->value) : "";
    sql::each<Int, Int, Int, Int, Text, Text, Int, Int, Int, Text, Text, Int>(
        db,
        fmt::format(R"sql(SELECT id, account_id, begun_at, seen_at, state, stage, messages, fresh, touches, problem,
        hint, step_id FROM mail_syncs WHERE ws = :ws {} ORDER BY id DESC LIMIT {})sql",
                    one, limit),
        {},
        [&](Int id, Int owner, Int begun, Int seen, Text state, Text stage, Int read, Int fresh, Int touches,
            Text problem, Text hint, Int step) {
          all.push_back({MailSyncId{id}, MailAccountId{owner}, instant(begun), instant(seen), std::move(state),
                         std::move(stage), static_cast<int>(read), static_cast<int>(fresh), static_cast<int>(touches),
                         std::move(problem), std::move(hint), StepId{step}});
        });
    return all;
  });
}

}  // namespace kith
