#include "rules/opportunity.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/reason.hpp"

namespace kith {

std::vector<OpportunityStep> opportunity_steps(std::span<const OpportunityMoves> all, LocalDate today) {
  std::vector<OpportunityStep> steps, still;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Opportunity& one = all[i].opportunity;
    if (is_closed(one.stage)) continue;
    if (one.next_day) {
      // A step with a day was chosen by the user: it comes also to one that rests.
      if (*one.next_day <= today) steps.push_back({i, *one.next_day, one.next_step, 10});
      continue;
    }
    if (!is_live(one.stage)) continue;
    if (one.expected && *one.expected < today && all[i].moved < *one.expected) {
      steps.push_back(
          {i, *one.expected,
           fmt::format("It was to be decided {}: won, lost, or another day?", distance_words(*one.expected, today)),
           5});
      continue;
    }
    const auto days = (today - all[i].moved).count();
    if (days < kStandsStillDays) continue;
    still.push_back(
        {i, all[i].moved + Days{kStandsStillDays},
         fmt::format("Nothing has moved for {}: a next step, or let it rest", length_words(static_cast<int>(days))),
         5});
  }
  std::stable_sort(still.begin(), still.end(), [](const auto& a, const auto& b) { return a.due < b.due; });
  if (still.size() > kMostStandingStill) still.resize(kMostStandingStill);
  steps.insert(steps.end(), still.begin(), still.end());
  return steps;
}

}  // namespace kith
