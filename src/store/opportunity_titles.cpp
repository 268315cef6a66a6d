#include "store/opportunity_titles.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {

Result<std::map<OpportunityId, std::string>> opportunity_titles(const Db& db, const std::vector<OpportunityId>& ids) {
  return sql::guarded([&]() -> Result<std::map<OpportunityId, std::string>> {
    std::map<OpportunityId, std::string> all;
    KITH_CHECK(sql::in_parts(ids, [&](const std::vector<OpportunityId>& part) -> Status {
      sql::each<sql::Int, sql::Text>(
          db,
          fmt::format(R"sql(SELECT id, title FROM opportunities WHERE ws = :ws AND removed_at IS NULL AND id IN ({})
            ORDER BY id)sql",
                      sql::numbers(part)),
          {}, [&](sql::Int id, sql::Text title) { all.emplace(OpportunityId{id}, std::move(title)); });
      return {};
    }));
    return all;
  });
}

}  // namespace kith
