// Who was joined into whom, and what exactly a join moved: all of it stands in the change log.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

// A person who was joined into another and is no longer listed.
struct MergedPerson {
  PersonId id, into;
  std::string name;
  StepId step;  // that joined them
  Instant at{};
};
// Those joined into `person` directly, the latest first.
Result<std::vector<MergedPerson>> merged_people(const Db& db, PersonId person);
// How `gone` was joined; none when they stand on their own.
Result<std::optional<MergedPerson>> find_merge(const Db& db, PersonId gone);

// Everything that hangs on `from` moves to `to`, but what `to` has as well: that stays where it is, out of
// sight, for the day the two are taken apart.
Status move_rows(Tx& tx, PersonId from, PersonId to);
// Takes what that join moved back to where it came from, wherever later joins have carried it since.
// What was edited since keeps its edit, what was removed stays removed.
Status move_back(Tx& tx, const MergedPerson& merge);

// Columns of the surviving person's own row that the join filled, where they still hold what it wrote.
struct FilledColumn {
  const char* column;
  Value before;
};
Result<std::vector<FilledColumn>> filled_columns(const Db& db, const MergedPerson& merge);

}  // namespace kith
