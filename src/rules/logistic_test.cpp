#include "rules/logistic.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace kith {
namespace {

Examples examples(std::initializer_list<std::array<float, 3>> rows) {
  Examples table;
  table.width = 2;
  for (const auto& row : rows) {
    table.cells.insert(table.cells.end(), row.begin(), row.begin() + 2);
    table.labels.push_back(row[2]);
    table.weights.push_back(1);
  }
  return table;
}

TEST(Logistic, NothingToLearnFromKeepsThePrior) {
  Examples none;
  none.width = 2;
  const Linear prior{{.5, -2}, -1};
  const Linear fitted = fit_logistic(none, prior, 3);
  EXPECT_EQ(fitted.weights, prior.weights);
  EXPECT_DOUBLE_EQ(fitted.intercept, -1);
}

TEST(Logistic, TheRateAloneIsTheIntercept) {
  Examples table;
  table.width = 1;
  for (int i = 0; i < 1000; ++i) {
    table.cells.push_back(0);
    table.labels.push_back(i % 4 == 0 ? 1.F : 0.F);
    table.weights.push_back(1);
  }
  EXPECT_NEAR(sigmoid(fit_logistic(table, {{0}, 0}, 1).intercept), .25, .002);
}

TEST(Logistic, WeightsCountAsRows) {
  Examples table = examples({{1, 0, 1}, {-1, 0, 0}, {1, 0, 0}});
  table.weights = {3, 3, 1};
  const Examples repeated = examples({{1, 0, 1}, {1, 0, 1}, {1, 0, 1}, {-1, 0, 0}, {-1, 0, 0}, {-1, 0, 0}, {1, 0, 0}});
  const Linear a = fit_logistic(table, {{0, 0}, 0}, 1);
  const Linear b = fit_logistic(repeated, {{0, 0}, 0}, 1);
  EXPECT_NEAR(a.weights[0], b.weights[0], 1e-6);
  EXPECT_NEAR(a.intercept, b.intercept, 1e-6);
}

TEST(Logistic, PullSaysHowFarItLeavesThePrior) {
  const Examples table = examples({{1, 1, 1}, {1, -1, 1}, {-1, 1, 0}, {-1, -1, 0}});
  double before = 100;
  for (const double pull : {.01, .1, 1., 10., 1000.}) {
    const double weight = fit_logistic(table, {{0, 0}, 0}, pull).weights[0];
    EXPECT_GT(weight, 0) << pull;
    EXPECT_LT(weight, before) << pull;
    before = weight;
  }
  EXPECT_NEAR(before, 0, .01);
}

// Newton's step overshoots from there; it still arrives.
TEST(Logistic, ArrivesFromFarAway) {
  const Examples table = examples({{1, 0, 1}, {-1, 0, 0}, {1, 1, 1}, {-1, 1, 0}, {1, 1, 0}, {-1, 0, 1}});
  const Linear near = fit_logistic(table, {{0, 0}, 0}, .1);
  Linear far = near;
  far.intercept = 40;
  const Linear back = fit_logistic(table, {near.weights, 40}, .1);
  EXPECT_LT(back.intercept, 40);
  for (std::size_t r = 0; r < table.rows(); ++r) EXPECT_TRUE(std::isfinite(back(table.row(r))));
}

TEST(Line, FindsALine) {
  Examples table;
  table.width = 1;
  for (int i = -50; i <= 50; ++i) {
    const float x = static_cast<float>(i) / 10;
    table.cells.push_back(x);
    table.labels.push_back(3 * x + 2);
    table.weights.push_back(1);
  }
  const Linear line = fit_line(table, {{0}, 0}, .001);
  EXPECT_NEAR(line.weights[0], 3, .001);
  EXPECT_NEAR(line.intercept, 2, .02);
}

TEST(Line, StaysAtItsStartWithoutRows) {
  Examples none;
  none.width = 1;
  const Linear line = fit_line(none, {{1}, .5}, 10);
  EXPECT_DOUBLE_EQ(line.weights[0], 1);
  EXPECT_DOUBLE_EQ(line.intercept, .5);
}

}  // namespace
}  // namespace kith
