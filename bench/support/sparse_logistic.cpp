#include "support/sparse_logistic.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "rules/logistic.hpp"

namespace kith::bench {
namespace {

constexpr int kMostRounds = 40;
constexpr double kSettledShare = 1e-3;  // of the most a row can weigh
constexpr double kIntercept = 3;        // a feature of every row; so large that the pull hardly holds it
constexpr double kWidest = 30;          // log odds

struct Column {
  std::uint32_t feature = 0;
  double scale = 0;
  double rows = 0;
};

std::vector<Column> columns_of(const std::vector<SparseRow>& rows, std::span<const std::size_t> places,
                               const SparseFit& fit) {
  struct Seen {
    double with = 0, without = 0;  // the label
  };
  std::unordered_map<std::uint32_t, Seen> seen;
  Seen all;
  for (const std::size_t place : places) {
    const SparseRow& row = rows[place];
    (row.label ? all.with : all.without) += 1;
    for (const std::uint32_t feature : row.features) (row.label ? seen[feature].with : seen[feature].without) += 1;
  }
  std::vector<Column> columns;
  for (const auto& [feature, count] : seen) {
    if (count.with + count.without < static_cast<double>(fit.least)) continue;
    const double with = (count.with + fit.smoothing) / (all.with + 2 * fit.smoothing);
    const double without = (count.without + fit.smoothing) / (all.without + 2 * fit.smoothing);
    columns.push_back(
        {feature, std::pow(std::fabs(std::log(with / without)), fit.evenness), count.with + count.without});
  }
  std::sort(columns.begin(), columns.end(), [](const Column& a, const Column& b) { return a.feature < b.feature; });
  return columns;
}

// One row's weight in the solution: minimises its part of the dual, which is convex, by Newton on the log odds.
double settle(double weight, double most, double curvature, double margin) {
  constexpr int kMostSteps = 8;
  constexpr double kNear = 1e-6;
  constexpr double kLongestStep = 4;
  double z = std::log(weight / (most - weight));
  for (int i = 0; i < kMostSteps; ++i) {
    const double share = sigmoid(z);
    const double gap = z + curvature * (most * share - weight) + margin;
    const double step = std::clamp(gap / (1 + curvature * most * share * (1 - share)), -kLongestStep, kLongestStep);
    z -= step;
    if (std::fabs(step) < kNear) break;
  }
  return most * sigmoid(std::clamp(z, -kWidest, kWidest));
}

class Descent {
 public:
  Descent(const std::vector<SparseRow>& rows, std::span<const std::size_t> places, const std::vector<Column>& columns,
          double pull)
      : columns_(columns), most_(1 / pull), weights_(columns.size()) {
    std::unordered_map<std::uint32_t, std::size_t> column_of;
    for (std::size_t i = 0; i < columns.size(); ++i) column_of[columns[i].feature] = i;
    constexpr double kStart = .3;
    for (const std::size_t place : places) {
      Case one{{}, rows[place].label ? 1. : -1., kIntercept * kIntercept, 0};
      for (const std::uint32_t feature : rows[place].features) {
        const auto found = column_of.find(feature);
        if (found == column_of.end()) continue;
        one.columns.push_back(found->second);
        one.curvature += columns[found->second].scale * columns[found->second].scale;
      }
      move(one, kStart * most_);
      cases_.push_back(std::move(one));
    }
  }

  void run() {
    std::mt19937_64 random(1);
    for (int round = 0; round < kMostRounds; ++round) {
      std::shuffle(cases_.begin(), cases_.end(), random);
      double moved = 0;
      for (Case& one : cases_) {
        const double before = one.weight;
        move(one, settle(before, most_, one.curvature, one.sign * score(one)));
        moved = std::max(moved, std::fabs(one.weight - before) / most_);
      }
      if (moved < kSettledShare) return;
    }
  }

  SparseModel model() const {
    SparseModel model{intercept_ * kIntercept, {}};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      model.weights[columns_[i].feature] = weights_[i] * columns_[i].scale;
    }
    return model;
  }

 private:
  struct Case {
    std::vector<std::size_t> columns;
    double sign = 1;
    double curvature = 0;
    double weight = 0;
  };

  double score(const Case& one) const {
    double sum = intercept_ * kIntercept;
    for (const std::size_t i : one.columns) sum += weights_[i] * columns_[i].scale;
    return sum;
  }
  void move(Case& one, double weight) {
    const double by = (weight - one.weight) * one.sign;
    one.weight = weight;
    intercept_ += by * kIntercept;
    for (const std::size_t i : one.columns) weights_[i] += by * columns_[i].scale;
  }

  const std::vector<Column>& columns_;
  double most_;
  std::vector<double> weights_;
  double intercept_ = 0;
  std::vector<Case> cases_;
};

}  // namespace

double SparseModel::log_odds(std::span<const std::uint32_t> features) const {
  return std::accumulate(features.begin(), features.end(), intercept, [&](double sum, std::uint32_t feature) {
    const auto found = weights.find(feature);
    return found == weights.end() ? sum : sum + found->second;
  });
}

SparseModel fit_sparse(const std::vector<SparseRow>& rows, std::span<const std::size_t> places, const SparseFit& fit) {
  const std::vector<Column> columns = columns_of(rows, places, fit);
  Descent descent(rows, places, columns, fit.pull);
  descent.run();
  return descent.model();
}

}  // namespace kith::bench
