#include "rules/draw.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace kith {

std::uint64_t Lot::next() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

std::size_t Lot::below(std::size_t count) {
  // What is over the last whole multiple would favour the small numbers.
  const std::uint64_t many = count;
  const std::uint64_t limit = ~std::uint64_t{0} - ~std::uint64_t{0} % many;
  std::uint64_t drawn = next();
  while (drawn >= limit) drawn = next();
  return static_cast<std::size_t>(drawn % many);
}

std::vector<ArmId> draw_arms(const Experiment& experiment, const std::vector<ExperimentEntry>& in_already,
                             const std::vector<std::string>& newcomers) {
  std::map<ArmId, int> all;
  std::map<std::pair<std::string, ArmId>, int> within;
  for (const ExperimentEntry& one : in_already) {
    ++all[one.arm];
    ++within[{one.segment, one.arm}];
  }
  // Each batch of an experiment has a draw of its own.
  Lot lot(static_cast<std::uint64_t>(experiment.seed) + in_already.size());
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < newcomers.size(); ++i) places[newcomers[i]].push_back(i);
  std::vector<ArmId> drawn(newcomers.size());
  for (auto& [segment, some] : places) {
    lot.shuffle(some);
    for (const std::size_t place : some) {
      std::vector<ArmId> least;
      std::tuple<int, int> fewest{};
      for (const Arm& arm : experiment.arms) {
        const std::tuple<int, int> have{within[{segment, arm.id}], all[arm.id]};
        if (least.empty() || have < fewest) {
          least.clear();
          fewest = have;
        }
        if (have == fewest) least.push_back(arm.id);
      }
      if (least.empty()) return {};
      drawn[place] = least[lot.below(least.size())];
      ++all[drawn[place]];
      ++within[{segment, drawn[place]}];
    }
  }
  return drawn;
}

}  // namespace kith
