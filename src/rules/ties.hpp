// Who goes quiet: for every tie of a network, the chance of contact again within a horizon when nobody does anything.
//
// Learned from the very network it is asked about: at instants of its past whose outcome is known by now, ties are
// described by what had happened by then (tie_book.hpp) and labelled by what came next. A logistic regression over a
// few traits, drawn towards weights from other networks, says most; boosted trees over all traits add what is
// particular here once there is enough to learn from. Shorter horizons count too, in their own units, since what
// happened last week says more about next week than last month does: networks drift.
#pragma once

#include <span>
#include <vector>

#include "rules/logistic.hpp"
#include "rules/tie_book.hpp"

namespace kith {

struct TieChance {
  std::uint32_t a, b;  // a < b
  double chance;
};

// For each unordered pair with two events or more, the last within kTieMemory of `at`; by a, then b. Only events up
// to `at` count.
std::vector<TieChance> tie_chances(std::span<const TieEvent> events, Instant at, double horizon_days);

// The few traits, each with the middle and the spread that make it comparable.
struct CoreTrait {
  TieTrait trait;
  double middle;
  double spread;
  double weight;  // where the regression starts and what it is drawn to
};
std::span<const CoreTrait> core_traits();
double standardised(const CoreTrait& trait, double value);
std::vector<float> core_row(const TieRow& row, std::span<const CoreTrait> core);

}  // namespace kith
