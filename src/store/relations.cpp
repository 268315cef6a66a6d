#include "store/relations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

template <class Keep>
void read_relations(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Int, Int, Text, Int, Text, std::optional<Int>>(
      db,
      fmt::format(R"sql(SELECT r.id, r.person_id, r.other_id, r.kind, r.at, r.source, r.how_well FROM relations r
        {} ORDER BY r.id)sql",
                  condition),
      binds,
      [&](Int id, Int person, Int other, const Text& kind, Int at, const Text& source, std::optional<Int> how_well) {
        keep(Relation{RelationId{id}, PersonId{person}, PersonId{other},
                      relation_kind_from(kind).value_or(RelationKind::knows), instant(at), said_in_from(source),
                      how_well ? how_well_from(*how_well) : std::nullopt});
      });
}

constexpr const char* kBothPresent =
    R"sql(JOIN people a ON a.ws = r.ws AND a.id = r.person_id AND a.removed_at IS NULL
      JOIN people b ON b.ws = r.ws AND b.id = r.other_id AND b.removed_at IS NULL
      WHERE r.ws = :ws AND r.removed_at IS NULL)sql";

Value how_well_value(std::optional<HowWell> how_well) {
  return how_well ? Value(static_cast<std::int64_t>(*how_well)) : Value(std::monostate{});
}

}  // namespace

Result<std::map<PersonId, std::vector<Relation>>> relations_of(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::vector<Relation>>> {
    std::map<PersonId, std::vector<Relation>> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      const std::string list = sql::numbers(part);
      read_relations(db, fmt::format("{} AND r.person_id IN ({})", kBothPresent, list), {},
                     [&](Relation one) { all[one.person].push_back(one); });
      read_relations(db, fmt::format("{} AND r.other_id IN ({})", kBothPresent, list), {}, [&](Relation one) {
        std::swap(one.person, one.other);
        one.kind = inverse(one.kind);
        all[one.person].push_back(one);
      });
      return {};
    }));
    return all;
  });
}

Result<std::optional<Relation>> find_relation(const Db& db, RelationId id) {
  return sql::guarded([&]() -> Result<std::optional<Relation>> {
    std::optional<Relation> found;
    read_relations(db, "WHERE r.ws = :ws AND r.removed_at IS NULL AND r.id = :id", {{"id", id.value}},
                   [&](Relation one) { found = one; });
    return found;
  });
}

Result<RelationId> insert_relation(Tx& tx, const Relation& relation) {
  KITH_TRY(const auto id, tx.insert(Table::relations, relation.person,
                                    {{"other_id", relation.other.value},
                                     {"kind", std::string(name(relation.kind))},
                                     {"at", std::int64_t{seconds(relation.at)}},
                                     {"source", std::string(name(relation.source))},
                                     {"how_well", how_well_value(relation.how_well)}}));
  return RelationId{id};
}

Status move_relations(Tx& tx, PersonId from, PersonId to) {
  return sql::guarded([&]() -> Status {
    KITH_TRY(auto present, relations_of(tx, {to}));
    std::vector<Relation> rows;
    read_relations(tx, "WHERE r.ws = :ws AND r.removed_at IS NULL AND (r.person_id = :id OR r.other_id = :id2)",
                   {{"id", from.value}, {"id2", from.value}}, [&](Relation one) { rows.push_back(one); });
    for (const Relation& row : rows) {
      const bool owner = row.person == from;
      const PersonId other = owner ? row.other : row.person;
      const RelationKind kind = owner ? row.kind : inverse(row.kind);
      const bool known = std::any_of(present[to].begin(), present[to].end(),
                                     [&](const Relation& one) { return one.other == other && one.kind == kind; });
      if (other == to || known) continue;
      KITH_CHECK(tx.update(Table::relations, row.id.value, owner ? to : row.person,
                           {{owner ? "person_id" : "other_id", to.value}}));
    }
    return {};
  });
}

}  // namespace kith
