#include "store/asks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {

using sql::Int;
using sql::Text;

Result<std::map<PersonId, std::vector<AskRow>>> asks_of(const Db& db, const std::vector<PersonId>& people,
                                                        Instant since, Instant now) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::vector<AskRow>>> {
    std::map<PersonId, std::vector<AskRow>> all;
    const sql::Binds window{{"since", seconds(since)}, {"now", seconds(now)}};
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int, Int>(db,
                          fmt::format(R"sql(SELECT person_id, at FROM touches WHERE ws = :ws AND removed_at IS NULL
            AND person_id IN ({}) AND at >= :since AND at <= :now AND asks = 1 AND direction = 'out')sql",
                                      sql::numbers(part)),
                          window, [&](Int person, Int at) { all[PersonId{person}].push_back({instant(at), {}}); });
      sql::each<Int, Int, Text>(db,
                                fmt::format(R"sql(SELECT i.other_id, i.other_asked_at, p.name FROM introductions i
            JOIN people p ON p.ws = i.ws AND p.id = i.person_id
            WHERE i.ws = :ws AND i.removed_at IS NULL AND i.kind = 'asked' AND i.other_id IN ({})
              AND i.other_asked_at >= :since AND i.other_asked_at <= :now)sql",
                                            sql::numbers(part)),
                                window, [&](Int person, Int at, Text name) {
                                  all[PersonId{person}].push_back({instant(at), std::move(name)});
                                });
      return {};
    }));
    for (auto& [person, rows] : all) {
      std::sort(rows.begin(), rows.end(), [](const AskRow& a, const AskRow& b) {
        return a.at != b.at ? a.at > b.at : a.introduced_to > b.introduced_to;
      });
    }
    return all;
  });
}

Result<std::vector<PlaceRow>> people_around(const Db& db, const std::vector<OrganisationId>& organisations) {
  return sql::guarded([&]() -> Result<std::vector<PlaceRow>> {
    std::vector<PlaceRow> all;
    KITH_CHECK(sql::in_parts(organisations, [&](const std::vector<OrganisationId>& part) -> Status {
      sql::each<Int, Int, Text, Int>(
          db,
          fmt::format(R"sql(SELECT o.person_id, g.id, g.name, CASE WHEN o.to_date IS NULL THEN 1 ELSE 0 END
            FROM positions o JOIN organisations g ON g.ws = o.ws AND g.id = o.organisation_id
            JOIN people p ON p.ws = o.ws AND p.id = o.person_id AND p.removed_at IS NULL
            WHERE o.ws = :ws AND o.removed_at IS NULL AND o.organisation_id IN ({}) ORDER BY 4 DESC, o.person_id, o.id)sql",
                      sql::numbers(part)),
          {}, [&](Int person, Int organisation, Text name, Int now) {
            all.push_back({PersonId{person}, OrganisationId{organisation}, std::move(name), now != 0});
          });
      return {};
    }));
    return all;
  });
}

Result<std::vector<OrganisationId>> organisations_of(const Db& db, PersonId person) {
  return sql::guarded([&]() -> Result<std::vector<OrganisationId>> {
    std::vector<OrganisationId> all;
    sql::each<Int>(db,
                   "SELECT DISTINCT organisation_id FROM positions WHERE ws = :ws AND removed_at IS NULL"
                   " AND person_id = :person ORDER BY organisation_id",
                   {{"person", person.value}}, [&](Int id) { all.push_back(OrganisationId{id}); });
    return all;
  });
}

Result<std::vector<TradeRow>> trades(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<TradeRow>> {
    std::vector<TradeRow> all;
    sql::each<Int, Text, Text, Text>(
        db,
        "SELECT id, name, industry, city FROM organisations WHERE ws = :ws"
        " AND removed_at IS NULL AND (industry <> '' OR city <> '') ORDER BY id",
        {}, [&](Int id, Text name, Text industry, Text city) {
          all.push_back({OrganisationId{id}, std::move(name), std::move(industry), std::move(city)});
        });
    return all;
  });
}

}  // namespace kith
