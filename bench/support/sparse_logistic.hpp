// Logistic regression over features that a row has or has not, each scaled by its naive Bayes ratio before the fit
// (NBSVM, Wang and Manning 2012), by dual coordinate descent (Yu, Huang and Lin 2011).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace kith::bench {

struct SparseRow {
  std::vector<std::uint32_t> features;  // each once
  bool label = false;
};

struct SparseFit {
  double pull = 2.5;      // of the weights to 0
  double smoothing = .7;  // seen so often with either label before any row
  double evenness = .7;   // exponent of the ratio: 0 treats all features alike, 1 is plain NBSVM
  std::size_t least = 2;  // rows that have a feature for it to count
};

struct SparseModel {
  double intercept = 0;
  std::unordered_map<std::uint32_t, double> weights;
  double log_odds(std::span<const std::uint32_t> features) const;
};

// Learns from the rows with these places.
SparseModel fit_sparse(const std::vector<SparseRow>& rows, std::span<const std::size_t> places, const SparseFit& fit);

}  // namespace kith::bench
