#include "store/cities.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {

Result<std::vector<std::pair<PersonId, std::string>>> cities_of(const Db& db, const std::vector<PersonId>& people) {
  using sql::Int;
  using sql::Text;
  return sql::guarded([&]() -> Result<std::vector<std::pair<PersonId, std::string>>> {
    std::vector<std::pair<PersonId, std::string>> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int, Text>(db,
                           fmt::format(R"sql(SELECT person_id, city FROM addresses
            WHERE ws = :ws AND removed_at IS NULL AND city <> '' AND person_id IN ({})
            ORDER BY person_id, id)sql",
                                       sql::numbers(part)),
                           {}, [&](Int person, Text city) { all.emplace_back(PersonId{person}, std::move(city)); });
      return {};
    }));
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    all.erase(std::unique(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
              all.end());
    return all;
  });
}

}  // namespace kith
