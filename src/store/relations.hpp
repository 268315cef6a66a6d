#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/relation.hpp"
#include "store/tx.hpp"

namespace kith {

// Each turned so that `person` is the one of the list; relations to people in the trash are left out.
Result<std::map<PersonId, std::vector<Relation>>> relations_of(const Db& db, const std::vector<PersonId>& people);
// As it was written down, whichever side asks.
Result<std::optional<Relation>> find_relation(const Db& db, RelationId id);
// Only as they were written down, for exports: one row a relation.
Result<std::vector<Relation>> written_relations(const Db& db, PersonId person);
Result<RelationId> insert_relation(Tx& tx, const Relation& relation);
// For a merge: what stood between the two goes, the rest moves over.
Status move_relations(Tx& tx, PersonId from, PersonId to);

}  // namespace kith
