// Logistic regression drawn towards weights known before, by Newton's method.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kith {

// `width` numbers a row, rows one after another.
struct Examples {
  std::size_t width = 0;
  std::vector<float> cells;
  std::vector<float> labels;   // 0 or 1
  std::vector<float> weights;  // what each row counts
  std::size_t rows() const { return labels.size(); }
  std::span<const float> row(std::size_t i) const { return std::span(cells).subspan(i * width, width); }
};

double sigmoid(double x);

struct Linear {
  std::vector<double> weights;
  double intercept = 0;
  double operator()(std::span<const float> row) const;  // log odds
};

// Minimises sum of weighted log losses + pull / 2 * |weights - prior|^2; the intercept is free but for a slight
// pull to the prior's, so that a table of one label has an answer too.
Linear fit_logistic(const Examples& table, const Linear& prior, double pull);

// The same for labels that are numbers: least squares.
Linear fit_line(const Examples& table, const Linear& prior, double pull);

}  // namespace kith
