#include "store/mail.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

template <class Keep>
void read_messages(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Text, Text, Text, Text, Text, Text, Int, Text, Text, Int, Text, Int, Int, Text>(
      db,
      R"sql(SELECT id, key, digest, thread, answers, sender, sender_name, at, subject, subject_key, recipients, kind,
        asks, own, parties FROM messages WHERE ws = :ws AND removed_at IS NULL AND )sql" +
          condition,
      binds,
      [&](Int id, Text key, Text digest, Text thread, Text answers, Text sender, Text sender_name, Int at, Text subject,
          Text subject_key, Int recipients, Text kind, Int asks, Int own, Text parties) {
        keep(MessageRow{id, std::move(key), std::move(digest), std::move(thread), std::move(answers), std::move(sender),
                        std::move(sender_name), instant(at), std::move(subject), std::move(subject_key),
                        static_cast<int>(recipients), std::move(kind), asks != 0, own != 0, std::move(parties)});
      });
}

Result<std::vector<MessageRow>> messages_where(const Db& db, const char* column, const std::vector<std::string>& keys) {
  return sql::guarded([&]() -> Result<std::vector<MessageRow>> {
    std::vector<MessageRow> all;
    KITH_CHECK(sql::in_parts(keys, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      // "answers <> ''" lets the planner take the index that holds answers only.
      const char* const answer = std::string_view(column) == "answers" ? "answers <> '' AND " : "";
      read_messages(db, fmt::format("{}{} IN ({}) ORDER BY id", answer, column, texts.list), texts.binds,
                    [&](MessageRow row) { all.push_back(std::move(row)); });
      return {};
    }));
    return all;
  });
}

}  // namespace

Result<std::vector<MessageRow>> messages_with_keys(const Db& db, const std::vector<std::string>& keys) {
  return messages_where(db, "key", keys);
}

Result<std::vector<MessageRow>> messages_answering(const Db& db, const std::vector<std::string>& keys) {
  return messages_where(db, "answers", keys);
}

Result<std::vector<MessageRow>> messages_of_thread(const Db& db, const std::string& thread) {
  return messages_where(db, "thread", {thread});
}

Result<std::set<std::string>> threads_there(const Db& db, const std::vector<std::string>& threads) {
  return sql::guarded([&]() -> Result<std::set<std::string>> {
    std::set<std::string> there;
    KITH_CHECK(sql::in_parts(threads, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      sql::each<Text>(db,
                      fmt::format(R"sql(SELECT DISTINCT thread FROM messages
            WHERE ws = :ws AND removed_at IS NULL AND thread IN ({}))sql",
                                  texts.list),
                      texts.binds, [&](Text thread) { there.insert(std::move(thread)); });
      return {};
    }));
    return there;
  });
}

Result<std::optional<MessageRow>> message_about(const Db& db, const std::string& subject_key, Instant from,
                                                Instant to) {
  return sql::guarded([&]() -> Result<std::optional<MessageRow>> {
    std::optional<MessageRow> found;
    read_messages(
        db,
        "subject_key <> '' AND subject_key = :subject AND at >= :since AND at <= :until ORDER BY at DESC, id "
        "DESC LIMIT 1",
        {{"subject", subject_key}, {"since", std::int64_t{seconds(from)}}, {"until", std::int64_t{seconds(to)}}},
        [&](MessageRow row) { found = std::move(row); });
    return found;
  });
}

Result<std::int64_t> insert_message(Tx& tx, const MessageRow& row) {
  return tx.insert(Table::messages, PersonId{},
                   {{"key", row.key},
                    {"digest", row.digest},
                    {"thread", row.thread},
                    {"answers", row.answers},
                    {"sender", row.sender},
                    {"sender_name", row.sender_name},
                    {"at", std::int64_t{seconds(row.at)}},
                    {"subject", row.subject},
                    {"subject_key", row.subject_key},
                    {"recipients", std::int64_t{row.recipients}},
                    {"kind", row.kind},
                    {"asks", std::int64_t{row.asks ? 1 : 0}},
                    {"own", std::int64_t{row.own ? 1 : 0}},
                    {"parties", row.parties}});
}

Status rename_thread(Tx& tx, const std::string& from, const std::string& to) {
  return sql::guarded([&]() -> Status {
    KITH_TRY(const auto members, messages_of_thread(tx, from));
    for (const MessageRow& row : members) {
      KITH_CHECK(tx.update(Table::messages, row.id, PersonId{}, {{"thread", to}}));
      std::vector<std::pair<Int, Int>> touches;
      sql::each<Int, Int>(tx, R"sql(SELECT id, person_id FROM touches WHERE ws = :ws AND external_key = :key)sql",
                          {{"key", "mail:" + row.key}}, [&](Int id, Int person) { touches.emplace_back(id, person); });
      for (const auto& [id, person] : touches)
        KITH_CHECK(tx.update(Table::touches, id, PersonId{person}, {{"thread", to}}));
      std::vector<Int> exchanges;
      sql::each<Int>(tx,
                     R"sql(SELECT id FROM exchanges WHERE ws = :ws AND removed_at IS NULL AND message_key = :key)sql",
                     {{"key", row.key}}, [&](Int id) { exchanges.push_back(id); });
      for (const Int id : exchanges) KITH_CHECK(tx.update(Table::exchanges, id, PersonId{}, {{"thread", to}}));
    }
    return {};
  });
}

Status insert_exchange(Tx& tx, const ExchangeRow& row) {
  KITH_CHECK(tx.insert(Table::exchanges, PersonId{},
                       {{"address", row.address},
                        {"name", row.name},
                        {"direction", row.direction},
                        {"at", std::int64_t{seconds(row.at)}},
                        {"asks", std::int64_t{row.asks ? 1 : 0}},
                        {"message_key", row.message_key},
                        {"thread", row.thread},
                        {"subject", row.subject},
                        {"recipients", std::int64_t{row.recipients}}}));
  return {};
}

Result<std::vector<ExchangeRow>> exchanges_of(const Db& db, const std::string& address) {
  return sql::guarded([&]() -> Result<std::vector<ExchangeRow>> {
    std::vector<ExchangeRow> all;
    sql::each<Int, Text, Text, Text, Int, Int, Text, Text, Text, Int>(
        db,
        R"sql(SELECT id, address, name, direction, at, asks, message_key, thread, subject, recipients FROM exchanges
          WHERE ws = :ws AND removed_at IS NULL AND address = :address ORDER BY at, id)sql",
        {{"address", address}},
        [&](Int id, Text at_address, Text called, Text direction, Int at, Int asks, Text key, Text thread, Text subject,
            Int recipients) {
          all.push_back({id, std::move(at_address), std::move(called), std::move(direction), instant(at), asks != 0,
                         std::move(key), std::move(thread), std::move(subject), static_cast<int>(recipients)});
        });
    return all;
  });
}

Result<std::vector<std::pair<std::string, PersonId>>> exchanges_found(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<std::pair<std::string, PersonId>>> {
    std::vector<std::pair<std::string, PersonId>> all;
    sql::each<Text, Int>(db,
                         R"sql(SELECT e.address, MIN(h.person_id) FROM exchanges e
          JOIN handles h ON h.ws = e.ws AND h.key = e.address AND h.kind = 'email' AND h.removed_at IS NULL
          JOIN people p ON p.ws = h.ws AND p.id = h.person_id AND p.removed_at IS NULL
          WHERE e.ws = :ws AND e.removed_at IS NULL GROUP BY e.address ORDER BY e.address)sql",
                         {}, [&](Text address, Int person) { all.emplace_back(std::move(address), PersonId{person}); });
    return all;
  });
}

Result<std::vector<CorrespondentRow>> correspondents(const Db& db, int least, int most) {
  return sql::guarded([&]() -> Result<std::vector<CorrespondentRow>> {
    std::vector<CorrespondentRow> all;
    sql::each<Text, Int, Int, Int, Int>(
        db,
        R"sql(SELECT e.address, SUM(CASE WHEN e.direction = 'in' THEN 1 ELSE 0 END),
            SUM(CASE WHEN e.direction = 'in' THEN 0 ELSE 1 END), MIN(e.at), MAX(e.at) FROM exchanges e
          WHERE e.ws = :ws AND e.removed_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM mail_addresses m WHERE m.ws = e.ws AND m.address = e.address
            AND m.mark IN ('dismissed', 'stopped') AND m.removed_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM handles h WHERE h.ws = e.ws AND h.key = e.address AND h.kind = 'email' AND h.removed_at IS NULL)
          GROUP BY e.address HAVING COUNT(*) >= :least AND SUM(CASE WHEN e.direction = 'in' THEN 1 ELSE 0 END) > 0
          ORDER BY COUNT(*) DESC, e.address LIMIT :most)sql",
        {{"least", std::int64_t{least}}, {"most", std::int64_t{most}}},
        [&](Text address, Int in, Int out, Int first, Int last) {
          all.push_back(
              {std::move(address), {}, static_cast<int>(in), static_cast<int>(out), instant(first), instant(last), {}});
        });
    for (CorrespondentRow& row : all) {
      sql::each<Text, Text>(db,
                            R"sql(SELECT name, subject FROM exchanges WHERE ws = :ws AND removed_at IS NULL
            AND address = :address ORDER BY at DESC, id DESC LIMIT 20)sql",
                            {{"address", row.address}}, [&](Text called, Text subject) {
                              if (row.subject.empty()) row.subject = std::move(subject);
                              if (row.name.empty()) row.name = std::move(called);
                            });
    }
    return all;
  });
}

std::string_view name(AddressMark mark) {
  switch (mark) {
    case AddressMark::bounced: return "bounced";
    case AddressMark::dismissed: return "dismissed";
    case AddressMark::stopped: return "stopped";
  }
  return "";
}

Result<std::vector<MarkedAddress>> marked_addresses(const Db& db, const std::vector<std::string>& addresses) {
  return sql::guarded([&]() -> Result<std::vector<MarkedAddress>> {
    std::vector<MarkedAddress> all;
    KITH_CHECK(sql::in_parts(addresses, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      sql::each<Int, Text, Text, Text, Int>(
          db,
          fmt::format(R"sql(SELECT id, address, mark, why, at FROM mail_addresses
            WHERE ws = :ws AND removed_at IS NULL AND address IN ({}) ORDER BY id)sql",
                      texts.list),
          texts.binds, [&](Int id, Text address, Text mark, Text why, Int at) {
            all.push_back({id, std::move(address), std::move(mark), std::move(why), instant(at)});
          });
      return {};
    }));
    return all;
  });
}

Result<std::vector<MarkedAddress>> addresses_marked_since(const Db& db, Instant since) {
  return sql::guarded([&]() -> Result<std::vector<MarkedAddress>> {
    std::vector<MarkedAddress> all;
    sql::each<Int, Text, Text, Text, Int>(
        db,
        R"sql(SELECT id, address, mark, why, at FROM mail_addresses
          WHERE ws = :ws AND removed_at IS NULL AND at >= :since AND mark <> 'dismissed' ORDER BY at DESC, id DESC)sql",
        {{"since", std::int64_t{seconds(since)}}}, [&](Int id, Text address, Text mark, Text why, Int at) {
          all.push_back({id, std::move(address), std::move(mark), std::move(why), instant(at)});
        });
    return all;
  });
}

Result<std::vector<MessageRow>> unheeded_stops(const Db& db, Instant since) {
  return sql::guarded([&]() -> Result<std::vector<MessageRow>> {
    std::vector<MessageRow> all;
    read_messages(db,
                  R"sql(kind = 'stop' AND own = 0 AND at >= :since AND NOT EXISTS (SELECT 1 FROM mail_addresses m
          WHERE m.ws = messages.ws AND m.address = messages.sender AND m.mark = 'stopped' AND m.at >= messages.at)
          ORDER BY at, id)sql",
                  {{"since", std::int64_t{seconds(since)}}}, [&](MessageRow row) { all.push_back(std::move(row)); });
    return all;
  });
}

Result<bool> mark_address(Tx& tx, const std::string& address, AddressMark mark, const std::string& why, Instant at) {
  KITH_TRY(const auto before, marked_addresses(tx, {address}));
  for (const MarkedAddress& row : before) {
    if (row.mark == name(mark)) return false;
  }
  KITH_CHECK(tx.insert(
      Table::mail_addresses, PersonId{},
      {{"address", address}, {"mark", std::string(name(mark))}, {"why", why}, {"at", std::int64_t{seconds(at)}}}));
  return true;
}

}  // namespace kith
