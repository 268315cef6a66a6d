// The user's words on their weeks, and what finished weeks came to.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/week.hpp"
#include "store/tx.hpp"

namespace kith {

// Those of `people` whose rhythm the user decided: a stratum, or one of their own.
Result<std::set<PersonId>> decided_people(const Db& db, const std::vector<PersonId>& people);

Result<std::optional<WeekNote>> find_week(const Db& db, Week week);
Result<std::vector<WeekNote>> list_weeks(const Db& db);  // the latest week first
// Writes the row of its week, new or known: words, figures, and whether it is finished.
Status save_week(Tx& tx, const WeekNote& week);

}  // namespace kith
