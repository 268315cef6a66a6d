// What is next with an opportunity: its own step when the day has come, else a word when nothing moves.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/opportunity.hpp"

namespace kith {

// A live one without a dated step, of which nothing was heard for so long, stands still.
inline constexpr int kStandsStillDays = 28;
inline constexpr std::size_t kMostStandingStill = 3;

struct OpportunityMoves {
  Opportunity opportunity;
  LocalDate moved{};  // its beginning, its latest stage or the latest contact with its people, whichever is later
};
struct OpportunityStep {
  std::size_t index = 0;  // of the list
  LocalDate due{};
  std::string what;
  int minutes = 5;
};
// The steps whose day has come and those whose decision is overdue, then at most three that stand still, the most
// worth a look first: the longest still. Won, lost and resting ones ask for nothing.
std::vector<OpportunityStep> opportunity_steps(std::span<const OpportunityMoves> all, LocalDate today);

}  // namespace kith
