// Who is put into which arm, by lot: seeded, so that a draw can be shown again, and balanced.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/experiment.hpp"

namespace kith {

// A small generator whose numbers are the same everywhere (SplitMix64; Steele, Lea and Flood 2014).
class Lot {
 public:
  explicit Lot(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::size_t below(std::size_t count);  // 0..count-1; count is not 0
  template <class T>
  void shuffle(std::vector<T>& all) {
    for (std::size_t left = all.size(); left > 1; --left) std::swap(all[left - 1], all[below(left)]);
  }

 private:
  std::uint64_t state_;
};

// An arm for each of `newcomers` (their segments), beside those who are in already. Within each segment the arms
// differ by at most one as far as earlier entries allow; where they tie, the arm with fewer people in all goes
// first, then the lot decides. The same input gives the same draw.
std::vector<ArmId> draw_arms(const Experiment& experiment, const std::vector<ExperimentEntry>& in_already,
                             const std::vector<std::string>& newcomers);

}  // namespace kith
