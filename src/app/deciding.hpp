// Placing many people at once: each into a stratum or to rest, one step.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/opened_plan.hpp"

namespace kith::app {

struct Decision {
  PersonId person;
  std::optional<StratumId> stratum;  // none: rest
};

// `kind` names the step in the history. Who was never contacted gets a first date inside the new interval, spread
// as before. not_found when a person or stratum is not there; usage when nobody is named.
Result<Done> decide(const App& app, const OpenedPlan& opened, const std::vector<Decision>& decisions,
                    const std::string& kind);

}  // namespace kith::app
