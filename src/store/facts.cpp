#include "store/facts.hpp"

#include "store/sql.hpp"

namespace kith {

Result<std::optional<OwnedFact>> find_fact(const Db& db, FactId id) {
  return sql::guarded([&]() -> Result<std::optional<OwnedFact>> {
    auto row = sql::one<sql::Int, sql::Text, sql::Text, sql::Int, sql::Text, sql::Int>(
        db, R"sql(SELECT person_id, kind, text, at, source, source_id FROM facts
          WHERE ws = :ws AND id = :id AND removed_at IS NULL)sql",
        {{"id", id.value}});
    if (!row) return std::optional<OwnedFact>();
    auto& [person, kind, text, at, source, source_id] = *row;
    return std::optional<OwnedFact>(OwnedFact{
        PersonId{person}, {id, std::move(kind), std::move(text), instant(at), said_in_from(source), source_id}});
  });
}

}  // namespace kith
