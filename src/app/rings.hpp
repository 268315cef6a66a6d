// The network at a glance: everybody as a dot in the ring of their stratum.
#pragma once

#include <string>
#include <vector>

#include "app/people.hpp"

namespace kith::app {

struct RingDot {
  PersonId id;
  std::string name;
  std::string organisation;
  StratumId stratum;
  Warmth warmth;
  double worth = 1;              // the stratum's, what the size of the dot says
  std::optional<LocalDate> due;  // none at rest
  std::string why;               // "Call 3 weeks ago, usually every 8 weeks"
};

struct Rings {
  std::vector<Stratum> strata;  // the innermost first
  std::vector<RingDot> dots;    // in rhythm; by ring, the warmest first
  int total = 0;                // who fit, above the limit too
  int resting = 0;              // who fit and have no rhythm: in no ring
};
// Of those whom the query finds. The warmest of each ring come first, so that the limit takes the coldest.
Result<Rings> rings(const App& app, const std::string& text, int limit = 5000);

}  // namespace kith::app
