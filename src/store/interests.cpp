#include "store/interests.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

constexpr const char* kReachable =
    R"sql(JOIN people p ON p.ws = t.ws AND p.id = t.person_id AND p.removed_at IS NULL AND p.state <> 'do-not-contact'
      WHERE t.ws = :ws AND t.removed_at IS NULL)sql";

}  // namespace

Result<std::vector<KnownText>> known_texts(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<KnownText>> {
    std::vector<KnownText> all;
    const auto take = [&](KnownTextKind kind, const std::string& query) {
      sql::each<Int, Text>(db, query, {},
                           [&](Int person, Text text) { all.push_back({PersonId{person}, kind, std::move(text)}); });
    };
    take(KnownTextKind::tag, fmt::format(R"sql(SELECT t.person_id, t.name FROM tags t {})sql", kReachable));
    take(KnownTextKind::fact, fmt::format(R"sql(SELECT t.person_id, t.text FROM facts t {})sql", kReachable));
    take(KnownTextKind::note, fmt::format(R"sql(SELECT t.person_id, t.text FROM notes t {})sql", kReachable));
    take(KnownTextKind::position, fmt::format(R"sql(SELECT t.person_id, t.role FROM positions t {}
      AND t.to_date IS NULL AND t.role <> '')sql",
                                              kReachable));
    take(KnownTextKind::position, fmt::format(R"sql(SELECT t.person_id, o.name FROM positions t
      JOIN organisations o ON o.ws = t.ws AND o.id = t.organisation_id {} AND t.to_date IS NULL)sql",
                                              kReachable));
    return all;
  });
}

Result<std::vector<std::pair<PersonId, std::string>>> reachable_names(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<std::pair<PersonId, std::string>>> {
    std::vector<std::pair<PersonId, std::string>> names;
    sql::each<Int, Text>(db, R"sql(SELECT id, name FROM people WHERE ws = :ws AND removed_at IS NULL
      AND state <> 'do-not-contact' ORDER BY id)sql",
                         {}, [&](Int id, Text name) { names.emplace_back(PersonId{id}, std::move(name)); });
    return names;
  });
}

Result<std::set<std::pair<std::string, PersonId>>> meant_for(const Db& db, const std::vector<std::string>& urls) {
  return sql::guarded([&]() -> Result<std::set<std::pair<std::string, PersonId>>> {
    std::set<std::pair<std::string, PersonId>> all;
    KITH_CHECK(sql::in_parts(urls, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      sql::each<Text, Int>(db,
                           fmt::format(R"sql(SELECT url, person_id FROM entry_points
          WHERE ws = :ws AND source = 'reading' AND person_id IS NOT NULL AND removed_at IS NULL AND url IN ({}))sql",
                                       texts.list),
                           texts.binds, [&](Text url, Int person) { all.emplace(std::move(url), PersonId{person}); });
      return {};
    }));
    return all;
  });
}

}  // namespace kith
