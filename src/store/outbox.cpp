#include "store/outbox.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

enum class Whole { no, yes };

template <class Keep>
void read_outbox(const Db& db, Whole whole, const std::string& condition, const sql::Binds& binds, Keep keep) {
  const std::string query = fmt::format(
      R"sql(SELECT o.id, o.draft_id, o.person_id, o.account_id, o.message_id, o.recipient, {}, o.state, o.queued_at,
        o.not_before, o.tries, o.tried_at, o.sent_at, o.said, o.copy_tries FROM outbox o {})sql",
      whole == Whole::yes ? "o.mail" : "''", condition);
  sql::each<Int, Int, Int, Int, Text, Text, Text, Text, Int, Int, Int, Opt<Int>, Opt<Int>, Text, Int>(
      db, query, binds,
      [&](Int id, Int draft, Int person, Int account, Text message_id, Text recipient, Text mail, const Text& state,
          Int queued, Int not_before, Int tries, Opt<Int> tried, Opt<Int> sent, Text said, Int copy_tries) {
        OutboxMail one;
        one.id = OutboxId{id};
        one.draft = DraftId{draft};
        one.person = PersonId{person};
        one.account = account;
        one.message_id = std::move(message_id);
        one.recipient = std::move(recipient);
        one.mail = std::move(mail);
        // What a newer Kith wrote is left alone.
        one.state = outbox_state_from(state).value_or(OutboxState::cancelled);
        one.queued = instant(queued);
        one.not_before = instant(not_before);
        one.tries = static_cast<int>(tries);
        one.tried = sql::to_instant(tried);
        one.sent = sql::to_instant(sent);
        one.said = std::move(said);
        one.copy_tries = static_cast<int>(copy_tries);
        keep(std::move(one));
      });
}

std::optional<OutboxMail> one_outbox(const Db& db, const std::string& condition, const sql::Binds& binds) {
  std::optional<OutboxMail> found;
  read_outbox(db, Whole::yes, condition, binds, [&](OutboxMail one) { found = std::move(one); });
  return found;
}

// Words of the enumeration only, so nothing can hide in it.
std::string state_list(const std::vector<OutboxState>& states) {
  std::string list;
  for (const OutboxState state : states) list += fmt::format("{}'{}'", list.empty() ? "" : ", ", name(state));
  return list;
}

}  // namespace

Result<OutboxId> insert_outbox(Tx& tx, const OutboxMail& mail) {
  return sql::guarded([&]() -> Result<OutboxId> {
    const auto last = sql::one<Opt<Int>>(tx, R"sql(SELECT MAX(id) FROM outbox WHERE ws = :ws)sql", {});
    const OutboxId id{(last ? std::get<0>(*last).value_or(0) : 0) + 1};
    sql::run(tx, R"sql(INSERT INTO outbox (ws, id, draft_id, person_id, account_id, message_id, recipient, mail, state,
        queued_at, not_before, tries, tried_at, sent_at, said, copy_tries)
        VALUES (:ws, :id, :draft, :person, :account, :message_id, :recipient, :mail, :state, :queued, :not_before, 0,
        NULL, NULL, '', 0))sql",
             {{"id", id.value},
              {"draft", mail.draft.value},
              {"person", mail.person.value},
              {"account", mail.account},
              {"message_id", mail.message_id},
              {"recipient", mail.recipient},
              {"mail", mail.mail},
              {"state", std::string(name(mail.state))},
              {"queued", std::int64_t{seconds(mail.queued)}},
              {"not_before", std::int64_t{seconds(mail.not_before)}}});
    return id;
  });
}

Result<std::optional<OutboxMail>> find_outbox(const Db& db, OutboxId id) {
  return sql::guarded([&]() -> Result<std::optional<OutboxMail>> {
    return one_outbox(db, "WHERE o.ws = :ws AND o.id = :id", {{"id", id.value}});
  });
}

Result<std::optional<OutboxMail>> outbox_of(const Db& db, DraftId draft) {
  return sql::guarded([&]() -> Result<std::optional<OutboxMail>> {
    return one_outbox(db, "WHERE o.ws = :ws AND o.draft_id = :draft ORDER BY o.id DESC LIMIT 1",
                      {{"draft", draft.value}});
  });
}

Result<std::vector<OutboxMail>> list_outbox(const Db& db, int limit) {
  return sql::guarded([&]() -> Result<std::vector<OutboxMail>> {
    std::vector<OutboxMail> all;
    read_outbox(db, Whole::no,
                R"sql(WHERE o.ws = :ws AND o.state <> 'cancelled'
          ORDER BY CASE WHEN o.state IN ('scheduled', 'sending', 'unsure') THEN 0 ELSE 1 END,
            CASE WHEN o.state IN ('scheduled', 'sending', 'unsure') THEN o.not_before ELSE -o.queued_at END,
            CASE WHEN o.state IN ('scheduled', 'sending', 'unsure') THEN o.id ELSE -o.id END
          LIMIT :most)sql",
                {{"most", std::int64_t{limit}}}, [&](OutboxMail one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::vector<OutboxMail>> outbox_in(const Db& db, OutboxState state) {
  return sql::guarded([&]() -> Result<std::vector<OutboxMail>> {
    std::vector<OutboxMail> all;
    read_outbox(db, Whole::yes, "WHERE o.ws = :ws AND o.state = :state ORDER BY o.not_before, o.id",
                {{"state", std::string(name(state))}}, [&](OutboxMail one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::optional<Instant>> outbox_next(const Db& db, std::chrono::seconds lease) {
  return sql::guarded([&]() -> Result<std::optional<Instant>> {
    const auto next = sql::one<Opt<Int>>(db,
                                         R"sql(SELECT MIN(CASE WHEN state = 'sending' THEN tried_at + :lease
          ELSE not_before END) FROM outbox WHERE ws = :ws AND state IN ('scheduled', 'sending', 'sent'))sql",
                                         {{"lease", std::int64_t{lease.count()}}});
    return next ? sql::to_instant(std::get<0>(*next)) : std::nullopt;
  });
}

Result<std::vector<OutboxId>> outbox_due(const Db& db, Instant now, std::chrono::seconds lease) {
  return sql::guarded([&]() -> Result<std::vector<OutboxId>> {
    std::vector<OutboxId> all;
    sql::each<Int>(db,
                   R"sql(SELECT id FROM outbox WHERE ws = :ws
          AND ((state IN ('scheduled', 'sent') AND not_before <= :now) OR (state = 'sending' AND tried_at <= :silent))
          ORDER BY not_before, id)sql",
                   {{"now", std::int64_t{seconds(now)}}, {"silent", std::int64_t{seconds(now - lease)}}},
                   [&](Int id) { all.push_back(OutboxId{id}); });
    return all;
  });
}

Result<bool> move_outbox(Tx& tx, const OutboxMail& mail, const std::vector<OutboxState>& from,
                         std::optional<int> tries) {
  return sql::guarded([&]() -> Result<bool> {
    const std::string held =
        fmt::format("ws = :ws AND id = :id AND state IN ({}){}", state_list(from), tries ? " AND tries = :held" : "");
    sql::Binds key{{"id", mail.id.value}};
    if (tries) key.push_back({"held", std::int64_t{*tries}});
    if (sql::count(tx, "SELECT COUNT(*) FROM outbox WHERE " + held, key) == 0) return false;
    sql::Binds binds{{"state", std::string(name(mail.state))},
                     {"not_before", std::int64_t{seconds(mail.not_before)}},
                     {"tries", std::int64_t{mail.tries}},
                     {"tried", sql::from(mail.tried)},
                     {"sent", sql::from(mail.sent)},
                     {"said", mail.said},
                     {"copy_tries", std::int64_t{mail.copy_tries}},
                     {"mail", mail.mail}};
    binds.insert(binds.end(), key.begin(), key.end());
    sql::run(tx,
             "UPDATE outbox SET state = :state, not_before = :not_before, tries = :tries, tried_at = :tried, "
             "sent_at = :sent, said = :said, copy_tries = :copy_tries, mail = :mail WHERE " +
                 held,
             binds);
    return true;
  });
}

Status hold_outbox(Tx& tx, const std::string& why) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(UPDATE outbox SET state = 'unsure', said = :why WHERE ws = :ws
        AND state IN ('scheduled', 'sending'))sql",
             {{"why", why}});
    return {};
  });
}

Result<std::optional<MailSenderRow>> mail_sender(const Db& db, MailAccountId account) {
  return sql::guarded([&]() -> Result<std::optional<MailSenderRow>> {
    std::optional<MailSenderRow> found;
    sql::each<Text, Int, Text, Text, Text, Text>(
        db, R"sql(SELECT host, port, security, login_name, sealed, authorities FROM mail_senders
        WHERE ws = :ws AND account_id = :account)sql",
        {{"account", account.value}},
        [&](Text host, Int port, Text security, Text user, Text sealed, Text authorities) {
          found = MailSenderRow{account,         std::move(host),   static_cast<int>(port), std::move(security),
                                std::move(user), std::move(sealed), std::move(authorities)};
        });
    return found;
  });
}

Status save_mail_sender(Tx& tx, const MailSenderRow& row) {
  return sql::guarded([&]() -> Status {
    KITH_CHECK(delete_mail_sender(tx, row.account));
    sql::run(tx, R"sql(INSERT INTO mail_senders (ws, account_id, host, port, security, login_name, sealed, authorities)
        VALUES (:ws, :account, :host, :port, :security, :login_name, :sealed, :authorities))sql",
             {{"account", row.account.value},
              {"host", row.host},
              {"port", std::int64_t{row.port}},
              {"security", row.security},
              {"login_name", row.user},
              {"sealed", row.sealed},
              {"authorities", row.authorities}});
    return {};
  });
}

Status delete_mail_sender(Tx& tx, MailAccountId account) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(DELETE FROM mail_senders WHERE ws = :ws AND account_id = :account)sql",
             {{"account", account.value}});
    return {};
  });
}

}  // namespace kith
