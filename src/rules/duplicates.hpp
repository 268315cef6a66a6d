// Same person twice: every pair of a table that is likely one person, and who of a table a newcomer may be.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "rules/sameness.hpp"

namespace kith {

struct LikelyPair {
  std::uint32_t a, b;  // rows, the smaller first
  double log_odds;
};

// Called now and then with the share of the work that is done, 0..1.
using Share = std::function<void(double)>;

// Pairs of at least `least` probability, in order of their rows.
std::vector<LikelyPair> likely_pairs(const TraitTable& table, double least, const Share& share = {});

// A table ready to be asked about one more row at a time.
class NewcomerIndex {
 public:
  explicit NewcomerIndex(TraitTable table);
  struct Match {
    std::uint32_t row;
    double log_odds;
  };
  // Likeliest first, of at least `least` probability.
  std::vector<Match> find(const std::vector<std::vector<std::string>>& values, double least);

 private:
  TraitTable table_;
  BlockIndex index_;
  Sameness sameness_;
};

}  // namespace kith
