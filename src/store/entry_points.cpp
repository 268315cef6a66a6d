#include "store/entry_points.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

constexpr const char* kEntryColumns =
    R"sql(e.id, COALESCE(e.person_id, 0), COALESCE(e.organisation_id, 0), COALESCE(g.name, ''), e.kind, e.text, e.url,
      e.source, e.key, e.at, e.noticed_at, e.until_day)sql";
constexpr const char* kOrganisationOf =
    "LEFT JOIN organisations g ON g.ws = e.ws AND g.id = e.organisation_id AND e.organisation_id IS NOT NULL";

EntryPoint made_entry(Int id, Int person, Int organisation, Text organisation_name, const Text& kind, Text text,
                      Text url, const Text& source, Opt<Text> key, Int at, Int noticed, Opt<Int> until) {
  EntryPoint one;
  one.id = EntryPointId{id};
  one.person = PersonId{person};
  one.organisation_id = OrganisationId{organisation};
  one.organisation = std::move(organisation_name);
  one.kind = entry_kind_from(kind).value_or(EntryKind::news);
  one.text = std::move(text);
  one.url = std::move(url);
  one.source = entry_source_from(source).value_or(EntrySource::typed);
  one.key = std::move(key);
  one.at = instant(at);
  one.noticed = instant(noticed);
  one.until = sql::to_date(until);
  return one;
}

template <class Keep>
void read_entries(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Int, Int, Text, Text, Text, Text, Text, Opt<Text>, Int, Int, Opt<Int>>(
      db, fmt::format("SELECT {} FROM entry_points e {} {}", kEntryColumns, kOrganisationOf, condition), binds,
      [&](Int id, Int person, Int organisation, Text place, const Text& kind, Text text, Text url, const Text& source,
          Opt<Text> key, Int at, Int noticed, Opt<Int> until) {
        keep(made_entry(id, person, organisation, std::move(place), kind, std::move(text), std::move(url), source,
                        std::move(key), at, noticed, until));
      });
}

template <class Keep>
void read_news(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Text, Text, Int, Opt<Int>>(
      db,
      fmt::format(
          "SELECT id, text, url, at, until_day FROM own_news WHERE ws = :ws AND removed_at IS NULL{} ORDER BY at "
          "DESC, id DESC",
          condition),
      binds, [&](Int id, Text text, Text url, Int at, Opt<Int> until) {
        keep(OwnNews{NewsId{id}, std::move(text), std::move(url), instant(at), sql::to_date(until)});
      });
}

Value number_or_null(std::int64_t id) {
  return id != 0 ? Value(id) : Value(std::monostate{});
}

}  // namespace

Result<StoredEntry> add_entry_point(Tx& tx, const EntryPoint& entry) {
  return sql::guarded([&]() -> Result<StoredEntry> {
    if (!entry.person && !entry.organisation_id) return fail(Code::failed, "an entry point needs an owner");
    if (entry.key) {
      const auto known = sql::one<Int>(
          tx, R"sql(SELECT id FROM entry_points WHERE ws = :ws AND key = :key
            AND COALESCE(person_id, 0) = :person AND COALESCE(organisation_id, 0) = :organisation)sql",
          {{"key", *entry.key}, {"person", entry.person.value}, {"organisation", entry.organisation_id.value}});
      if (known) return StoredEntry{EntryPointId{std::get<0>(*known)}, false};
    }
    KITH_TRY(const auto id, tx.insert(Table::entry_points, entry.person,
                                      {{"organisation_id", number_or_null(entry.organisation_id.value)},
                                       {"kind", std::string(name(entry.kind))},
                                       {"text", entry.text},
                                       {"url", entry.url},
                                       {"source", std::string(name(entry.source))},
                                       {"key", maybe(entry.key)},
                                       {"at", std::int64_t{seconds(entry.at)}},
                                       {"noticed_at", std::int64_t{seconds(entry.noticed)}},
                                       {"until_day", sql::from(entry.until)}}));
    return StoredEntry{EntryPointId{id}, true};
  });
}

Result<std::optional<EntryPoint>> find_entry_point(const Db& db, EntryPointId id) {
  return sql::guarded([&]() -> Result<std::optional<EntryPoint>> {
    std::optional<EntryPoint> found;
    read_entries(db, "WHERE e.ws = :ws AND e.removed_at IS NULL AND e.id = :id", {{"id", id.value}},
                 [&](EntryPoint one) { found = std::move(one); });
    return found;
  });
}

Result<std::map<PersonId, std::vector<EntryPoint>>> entry_points_of(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::vector<EntryPoint>>> {
    std::map<PersonId, std::vector<EntryPoint>> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      const std::string list = sql::numbers(part);
      read_entries(
          db,
          fmt::format("WHERE e.ws = :ws AND e.removed_at IS NULL AND e.person_id IN ({}) ORDER BY e.person_id, e.id",
                      list),
          {}, [&](EntryPoint one) { all[one.person].push_back(std::move(one)); });
      // Whoever has two positions there reads it once.
      sql::each<Int, Int, Int, Int, Text, Text, Text, Text, Text, Opt<Text>, Int, Int, Opt<Int>>(
          db,
          fmt::format(R"sql(SELECT w.person_id, {} FROM (SELECT DISTINCT person_id, organisation_id FROM positions
              WHERE ws = :ws AND person_id IN ({}) AND to_date IS NULL AND removed_at IS NULL) w
            JOIN entry_points e ON e.ws = :ws AND e.organisation_id = w.organisation_id AND e.removed_at IS NULL
            {} ORDER BY w.person_id, e.id)sql",
                      kEntryColumns, list, kOrganisationOf),
          {},
          [&](Int reader, Int id, Int person, Int organisation, Text place, const Text& kind, Text text, Text url,
              const Text& source, Opt<Text> key, Int at, Int noticed, Opt<Int> until) {
            all[PersonId{reader}].push_back(made_entry(id, person, organisation, std::move(place), kind,
                                                       std::move(text), std::move(url), source, std::move(key), at,
                                                       noticed, until));
          });
      return {};
    }));
    return all;
  });
}

Result<std::vector<EntryPoint>> entry_points_of(const Db& db, OrganisationId organisation) {
  return sql::guarded([&]() -> Result<std::vector<EntryPoint>> {
    std::vector<EntryPoint> all;
    read_entries(db, "WHERE e.ws = :ws AND e.removed_at IS NULL AND e.organisation_id = :organisation ORDER BY e.id",
                 {{"organisation", organisation.value}}, [&](EntryPoint one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::vector<PersonId>> people_with_entries(const Db& db, LocalDate today) {
  return sql::guarded([&]() -> Result<std::vector<PersonId>> {
    std::vector<PersonId> people;
    sql::each<Int>(db,
                   R"sql(SELECT p.id FROM people p WHERE p.ws = :ws AND p.removed_at IS NULL AND p.id IN (
            SELECT e.person_id FROM entry_points e WHERE e.ws = :ws AND e.removed_at IS NULL
              AND e.person_id IS NOT NULL AND (e.until_day IS NULL OR e.until_day >= :today)
            UNION SELECT w.person_id FROM entry_points e
              JOIN positions w ON w.ws = e.ws AND w.organisation_id = e.organisation_id AND w.to_date IS NULL
                AND w.removed_at IS NULL
              WHERE e.ws = :ws AND e.removed_at IS NULL AND (e.until_day IS NULL OR e.until_day >= :today))
          ORDER BY p.id)sql",
                   {{"today", std::int64_t{serial(today)}}}, [&](Int id) { people.push_back(PersonId{id}); });
    return people;
  });
}

Result<std::vector<EntryPoint>> ending_entries(const Db& db, const std::vector<EntryKind>& kinds, Instant now,
                                               LocalDate from, LocalDate to) {
  return sql::guarded([&]() -> Result<std::vector<EntryPoint>> {
    std::vector<EntryPoint> all;
    std::vector<std::string> names;
    for (const EntryKind kind : kinds) names.emplace_back(name(kind));
    const sql::Texts listed(names);
    sql::Binds binds = listed.binds;
    binds.push_back({"now", std::int64_t{seconds(now)}});
    binds.push_back({"begin", std::int64_t{serial(from)}});
    binds.push_back({"end", std::int64_t{serial(to)}});
    read_entries(db,
                 fmt::format(R"sql(WHERE e.ws = :ws AND e.removed_at IS NULL AND e.person_id IS NOT NULL
            AND e.until_day >= :begin AND e.until_day <= :end AND e.noticed_at <= :now AND e.kind IN ({})
            AND NOT EXISTS (SELECT 1 FROM entry_uses u WHERE u.ws = e.ws AND u.entry_id = e.id
              AND u.person_id = e.person_id AND u.removed_at IS NULL AND u.at <= :now))sql",
                             listed.list),
                 binds, [&](EntryPoint one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::vector<OwnNews>> own_news(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<OwnNews>> {
    std::vector<OwnNews> all;
    read_news(db, "", {}, [&](OwnNews one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::optional<OwnNews>> find_news(const Db& db, NewsId id) {
  return sql::guarded([&]() -> Result<std::optional<OwnNews>> {
    std::optional<OwnNews> found;
    read_news(db, " AND id = :id", {{"id", id.value}}, [&](OwnNews one) { found = std::move(one); });
    return found;
  });
}

Result<NewsId> insert_news(Tx& tx, const OwnNews& news) {
  KITH_TRY(const auto id, tx.insert(Table::own_news, PersonId{},
                                    {{"text", news.text},
                                     {"url", news.url},
                                     {"at", std::int64_t{seconds(news.at)}},
                                     {"until_day", sql::from(news.until)}}));
  return NewsId{id};
}

Result<std::map<NewsId, int>> told_counts(const Db& db) {
  return sql::guarded([&]() -> Result<std::map<NewsId, int>> {
    std::map<NewsId, int> counts;
    sql::each<Int, Int>(db,
                        R"sql(SELECT u.news_id, COUNT(DISTINCT u.person_id) FROM entry_uses u
          JOIN people p ON p.ws = u.ws AND p.id = u.person_id AND p.removed_at IS NULL
          WHERE u.ws = :ws AND u.removed_at IS NULL AND u.news_id IS NOT NULL AND u.how = 'message'
          GROUP BY u.news_id)sql",
                        {}, [&](Int news, Int people) { counts.emplace(NewsId{news}, static_cast<int>(people)); });
    return counts;
  });
}

Result<std::map<PersonId, std::vector<EntryUse>>> uses_of(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::vector<EntryUse>>> {
    std::map<PersonId, std::vector<EntryUse>> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int, Int, Int, Int, Int, Text>(
          db,
          fmt::format(R"sql(SELECT person_id, COALESCE(entry_id, 0), COALESCE(news_id, 0), COALESCE(draft_id, 0), at,
            how FROM entry_uses WHERE ws = :ws AND removed_at IS NULL AND person_id IN ({}) ORDER BY person_id, id)sql",
                      sql::numbers(part)),
          {}, [&](Int person, Int entry, Int news, Int draft, Int at, const Text& how) {
            all[PersonId{person}].push_back({PersonId{person}, EntryPointId{entry}, NewsId{news}, DraftId{draft},
                                             instant(at), use_how_from(how).value_or(UseHow::message)});
          });
      return {};
    }));
    return all;
  });
}

Status use_entry(Tx& tx, const EntryUse& use) {
  return sql::guarded([&]() -> Status {
    if (!use.person || (use.entry.value != 0) == (use.news.value != 0))
      return fail(Code::failed, "a use names a person, and an entry point or a piece of news");
    const bool known =
        sql::count(tx,
                   R"sql(SELECT COUNT(*) FROM entry_uses WHERE ws = :ws AND person_id = :person
            AND removed_at IS NULL AND COALESCE(entry_id, 0) = :entry AND COALESCE(news_id, 0) = :news)sql",
                   {{"person", use.person.value}, {"entry", use.entry.value}, {"news", use.news.value}}) > 0;
    if (known) return {};
    return tx
        .insert(Table::entry_uses, use.person,
                {{"entry_id", number_or_null(use.entry.value)},
                 {"news_id", number_or_null(use.news.value)},
                 {"draft_id", number_or_null(use.draft.value)},
                 {"at", std::int64_t{seconds(use.at)}},
                 {"how", std::string(name(use.how))}})
        .map([](std::int64_t) {});
  });
}

}  // namespace kith
