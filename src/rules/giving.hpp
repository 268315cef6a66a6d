// The balance between two people in words: what counts how much, and how it is said. Its numbers are for other
// rules; nobody is shown a score.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/giving.hpp"

namespace kith {

// What was given counts half after this many days.
inline constexpr int kValueHalfLifeDays = 730;
// One side has given more when what they gave weighs this many times the other's, and something small besides.
inline constexpr double kClearlyMoreGiven = 1.5;
inline constexpr double kLeastDifference = .75;
// Two good things: much. Somebody who gave much and got less than a quarter of it back is owed a good turn.
inline constexpr double kMuchGiven = 3.5;
inline constexpr double kLittleOfMuch = .25;

enum class Leaning { nothing, even, gave, received };  // as the user sees it
std::string_view name(Leaning leaning);

struct Balance {
  double given = 0, received = 0;  // weights, faded
  int given_count = 0, received_count = 0;
  Leaning leaning = Leaning::nothing;
  bool owes_turn = false;  // they gave much and got little
};

// Small, good and large things weigh 1, 2 and 3.
double value_weight(const ValueEntry& entry, Instant now);
Balance balance(std::span<const ValueEntry> entries, Instant now);

// "You gave more: 3 things against 1", "They gave you much and got little: an introduction and two pieces of advice
// since March". One sentence without a full stop.
std::string balance_words(std::span<const ValueEntry> entries, const Balance& balance, LocalDate today,
                          const Zone& zone);

// "an introduction and two pieces of advice"; the most of a kind first.
std::string things_words(std::span<const ValueEntry> entries);
// "article", "piece of advice", "help landing a job"
std::string_view words(ValueKind kind);

// What was written down and what can be seen, as one list, latest first. A seen thing is left out when one written
// down names the same source, or is of the same kind, person and side on the same day: each counts once.
std::vector<ValueEntry> joined_values(std::vector<ValueEntry> written, std::vector<ValueEntry> seen, const Zone& zone);

}  // namespace kith
