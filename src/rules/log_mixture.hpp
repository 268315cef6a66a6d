// How long an answer takes: a mixture of two log-normals, the quick and the slow.
#pragma once

#include <span>

namespace kith {

struct LogMixture {
  double quick = .5;            // share of the first
  double mean[2] = {-.5, 2.5};  // of the log of the hours
  double spread[2] = {1.3, 1.2};

  double below(double log_hours) const;  // chance that an answer takes no longer
  double quantile(double share) const;   // log of the hours, share in 0..1
  LogMixture shifted(double by) const;
};

// Expectation-maximisation from the given start; as if `strength` samples more stood by that start.
LogMixture fit_mixture(std::span<const double> log_hours, const LogMixture& start, double strength);

}  // namespace kith
