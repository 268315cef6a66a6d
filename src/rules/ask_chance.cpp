#include "rules/ask_chance.hpp"

#include <array>
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

// The table, unpacked once: in order of the features, and where those of each leading part begin.
class AskWeights {
 public:
  AskWeights() {
    constexpr std::size_t kRow = 4;
    constexpr int kHalf = 2048;
    std::uint32_t feature = 0;
    for (const std::string_view line : kAskWeights) {
      for (std::size_t at = 0; at + kRow <= line.size(); at += kRow) {
        feature += (digit_at(line[at]) << 6U) | digit_at(line[at + 1]);
        const int units = static_cast<int>((digit_at(line[at + 2]) << 6U) | digit_at(line[at + 3])) - kHalf;
        if (units != 0) rows_.push_back({feature, static_cast<float>(kAskWeightUnit * units)});
      }
    }
    for (std::uint32_t row = 0, part = 0; part < starts_.size(); ++part) {
      while (row < rows_.size() && rows_[row].feature >> kTail < part) ++row;
      starts_[part] = row;
    }
  }

  double of(std::uint32_t feature) const {
    const std::uint32_t part = feature >> kTail;
    for (std::uint32_t row = starts_[part]; row < starts_[part + 1]; ++row) {
      if (rows_[row].feature == feature) return static_cast<double>(rows_[row].weight);
    }
    return 0;
  }

 private:
  static constexpr unsigned kTail = 10;  // bits: two or three rows to a part
  std::vector<AskWeight> rows_;
  std::array<std::uint32_t, (std::size_t{1} << (kAskFeatureBits - kTail)) + 1> starts_{};
};

const AskWeights& ask_weights() {
  static const AskWeights weights;
  return weights;
}

}  // namespace

double ask_chance(std::string_view sentence) {
  const std::vector<std::uint32_t> features = ask_features(sentence);
  if (features.empty()) return 0;
  const AskWeights& weights = ask_weights();
  double log_odds = kAskIntercept;
  for (const std::uint32_t feature : features) log_odds += weights.of(feature);
  return sigmoid(log_odds);
}

}  // namespace kith
