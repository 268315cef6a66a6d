#include "rules/ask_chance.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/ask_features.hpp"
#include "rules/ask_weights.hpp"
#include "rules/logistic.hpp"

namespace kith {
namespace {

struct AskWeight {
  std::uint32_t feature;
  float weight;
};

constexpr std::uint32_t digit_at(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a') + 26;
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 52;
  return c == '+' ? 62 : 63;
}

// The table, unpacked once: in order of the features.
const std::vector<AskWeight>& ask_weight_rows() {
  static const std::vector<AskWeight> rows = [] {
    constexpr std::size_t kRow = 4;
    constexpr int kHalf = 2048;
    std::vector<AskWeight> made;
    std::uint32_t feature = 0;
    for (const std::string_view line : kAskWeights) {
      for (std::size_t at = 0; at + kRow <= line.size(); at += kRow) {
        feature += (digit_at(line[at]) << 6U) | digit_at(line[at + 1]);
        const int units = static_cast<int>((digit_at(line[at + 2]) << 6U) | digit_at(line[at + 3])) - kHalf;
        if (units != 0) made.push_back({feature, static_cast<float>(kAskWeightUnit * units)});
      }
    }
    return made;
  }();
  return rows;
}

double weight_of(std::uint32_t feature) {
  const std::vector<AskWeight>& rows = ask_weight_rows();
  const auto row = std::lower_bound(rows.begin(), rows.end(), feature,
                                    [](const AskWeight& one, std::uint32_t wanted) { return one.feature < wanted; });
  return row == rows.end() || row->feature != feature ? 0 : static_cast<double>(row->weight);
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
