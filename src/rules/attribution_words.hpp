// The sentences of attribution: "3 of your last 5 deals began with calls you took".
#pragma once

#include <string>
#include <vector>

#include "rules/attribution.hpp"

namespace kith {

// One that was won, and what it owes most to.
struct LedBy {
  OpportunityKind kind = OpportunityKind::deal;
  Instant won{};
  OpportunityId id;
  std::string key, label;
  std::string one;  // the label of a single one: "a call you took"
};
// A sentence a kind, of the last few that were won; figures as counts, never as a percentage of so few.
std::vector<std::string> attribution_words(std::vector<LedBy> led, CreditBy by, CreditRule rule);

}  // namespace kith
