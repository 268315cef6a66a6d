// The week looked back on: what it came to, whom it asks a decision for, and when Today reminds of it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/weeks.hpp"
#include "model/week.hpp"
#include "rules/rhythm.hpp"

namespace kith {

// One person with a touch in the week.
struct WeekHistory {
  bool undecided = false;          // active, and nobody has decided their stratum
  int minutes = 5;                 // what a contact costs
  int interval_days = 91;          // the rhythm
  std::vector<TouchFact> touches;  // all there are up to the week's end, in time order
};

// Somebody met, written to or heard from for the first time, whose rhythm nobody has decided.
struct WeekAsk {
  std::size_t index = 0;  // into the histories
  bool met = false;       // face to face or by voice
  bool first = false;     // the first contact ever
  TouchFact touch;        // the one that says so: the last meeting, else the first contact
};

struct WeekRevival {
  std::size_t index = 0;
  int silent_days = 0;  // before it
};

struct WeekSum {
  WeekFigures figures;               // all but promises_kept
  std::vector<WeekAsk> asks;         // met first, then by time
  std::vector<WeekRevival> revived;  // the longest silence first
};

// - A contact is one person on one day. Minutes are a person's own for each day on which the user wrote or both
//   were there; mail that came in took none.
// - Dialogues are those the rhythm counts: a touch both ways, or a message that was answered.
// - A tie is revived by a dialogue after a silence of more than kDormantGaps of its intervals.
WeekSum sum_up(std::span<const WeekHistory> people, Week week, const Zone& zone);

// The week that a review on or after its day is about: the one that holds the third day before, so a review on
// a Friday is about its own week and one on a Monday about the week that ended.
inline constexpr int kReviewGraceDays = 3;
// The week Today reminds of: from the chosen weekday (1 Monday .. 7 Sunday) and for kReviewGraceDays more.
std::optional<Week> week_to_review(LocalDate today, int weekday);

}  // namespace kith
