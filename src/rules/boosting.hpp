// Boosted shallow trees for a yes or no (Friedman 2001, with the second-order gains of XGBoost, 2016).
#pragma once

#include <cstdint>

#include "rules/logistic.hpp"

namespace kith {

struct BoostingPlan {
  int trees = 60;
  int depth = 3;
  double rate = .08;
  double leaf_pull = 8;     // L2 on the leaves
  double leaf_weight = 25;  // least sum of p (1 - p) in a leaf: a small table grows no trees at all
};

class BoostedTrees {
 public:
  // Learns what is to be added to the log odds `base`, one a row. Deterministic.
  static BoostedTrees fit(const Examples& table, std::span<const double> base, const BoostingPlan& plan);
  double operator()(std::span<const float> row) const;  // log odds to add

 private:
  struct Split {
    std::int32_t trait = -1;  // -1: all go left
    float above = 0;          // right when greater
  };
  struct Tree {
    std::vector<Split> splits;  // 2^depth - 1, as a heap
    std::vector<double> leaves;
  };
  std::vector<Tree> trees_;
};

}  // namespace kith
