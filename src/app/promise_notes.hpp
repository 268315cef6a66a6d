// Promises that stand in notes have rows like those typed by hand. The rows follow the notes, in the same step.
#pragma once

#include <vector>

#include "store/tx.hpp"

namespace kith {

// A line that came makes a row, one that left takes its row with it, one that was changed changes it, and "[x]"
// closes it. What the user decided on the row itself (done, dropped) stays.
Status follow_notes(Tx& tx, const std::vector<PersonId>& people);

}  // namespace kith
