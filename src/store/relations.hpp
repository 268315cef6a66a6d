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
Result<RelationId> insert_relation(Tx& tx, const Relation& relation);
// For a merge: what others are to `from` they are to `to`, unless that is known. What stands between the two, and
// what is known already, stays where it is, out of sight.
Status move_relations(Tx& tx, PersonId from, PersonId to);

}  // namespace kith
