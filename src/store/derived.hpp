// Rows that follow from others and are rebuilt with them: a person's folded history and the words
// they are found by. Not in the change log: undo derives them again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/history.hpp"
#include "store/tx.hpp"

namespace kith {

struct DerivedRhythm {
  PersonId person;
  History history;
  std::optional<LocalDate> promised;       // the user's first open promise: its date, or the day it was made
  std::optional<LocalDate> their_promise = {};  // the first date the other side has promised something for
};
Status save_rhythms(Tx& tx, const std::vector<DerivedRhythm>& rows);

// Builds the search words of these people anew from names, handles and organisations, and the key that
// lists are sorted by: the folded name as it is read.
Status rebuild_terms(Tx& tx, const std::vector<PersonId>& people);

// Rows in the trash since before `before` are gone for good. Returns how many people that were.
Result<int> empty_trash(Tx& tx, Instant before);

}  // namespace kith
