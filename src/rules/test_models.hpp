// What tests of the models share: made-up networks whose habits are known, and how well a ranking did.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace kith {

// The chance that a yes stands above a no; ties count half.
inline double ranking(const std::vector<double>& scores, const std::vector<bool>& labels) {
  double above = 0;
  double pairs = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    for (std::size_t j = 0; j < scores.size(); ++j) {
      if (!labels[i] || labels[j]) continue;
      pairs += 1;
      above += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
    }
  }
  return pairs > 0 ? above / pairs : .5;
}

// Draws that are the same on every machine.
class Draws {
 public:
  explicit Draws(unsigned seed) : engine_(seed) {}
  double share() { return static_cast<double>(engine_()) / 4294967296.0; }
  std::uint32_t below(std::uint32_t most) { return static_cast<std::uint32_t>(share() * most); }
  double wait(double mean) { return -mean * std::log(1 - share()); }

 private:
  std::mt19937 engine_;
};

}  // namespace kith
