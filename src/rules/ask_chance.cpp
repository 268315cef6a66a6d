#include "rules/ask_chance.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "rules/ask_features.hpp"
#include "rules/ask_weights.hpp"
#include "rules/logistic.hpp"

namespace kith {
namespace {

// A row is a feature and, in its last eight bits, what it adds to the log odds; rows are in order of their features.
double weight_of(std::uint32_t feature) {
  const auto* row = std::lower_bound(std::begin(kAskWeights), std::end(kAskWeights), feature << 8U);
  if (row == std::end(kAskWeights) || *row >> 8U != feature) return 0;
  return kAskWeightUnit * static_cast<std::int8_t>(*row & 0xffU);
}

}  // namespace

double ask_chance(std::string_view sentence) {
  const std::vector<std::uint32_t> features = ask_features(sentence);
  if (features.empty()) return 0;
  double log_odds = kAskIntercept;
  for (const std::uint32_t feature : features) log_odds += weight_of(feature);
  return sigmoid(log_odds);
}

}  // namespace kith
