// Rows that follow from others and are rebuilt with them: a person's folded history (search.hpp has the
// words they are found by). Not in the change log: undo derives them again.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/contact_lean.hpp"
#include "model/history.hpp"
#include "store/tx.hpp"

namespace kith {

struct DerivedRhythm {
  PersonId person;
  History history;
  std::optional<LocalDate> promised;            // the user's first open promise: its date, or the day it was made
  std::optional<LocalDate> their_promise = {};  // the first date the other side has promised something for
};
Status save_rhythms(Tx& tx, const std::vector<DerivedRhythm>& rows);
// Those whose history was folded by an older program, which did not keep how often there is contact.
Result<std::vector<PersonId>> people_to_fold(const Db& db);

// How the user's contacts come beside the usual, and when that was learned.
struct LearnedLean {
  Instant at{};
  ContactLean lean;  // its fractions to the thousandth
};
Result<std::optional<LearnedLean>> learned_lean(const Db& db);
Status save_lean(Tx& tx, const LearnedLean& learned);
// Everybody's contacts up to `until`, in order, one person after another.
Status contact_times(const Db& db, Instant until, const std::function<void(std::span<const Instant>)>& take);

// Rows in the trash since before `before` are gone for good. Returns how many people that were.
Result<int> empty_trash(Tx& tx, Instant before);

}  // namespace kith
