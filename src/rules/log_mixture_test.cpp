#include "rules/log_mixture.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace kith {
namespace {

TEST(LogMixture, QuantilesAndSharesAreEachOthersInverse) {
  const LogMixture times{.7, {-.5, 3}, {1.2, .8}};
  for (const double share : {.01, .1, .5, .7, .9, .95, .99}) {
    EXPECT_NEAR(times.below(times.quantile(share)), share, 1e-6) << share;
  }
}

TEST(LogMixture, ShiftedMovesEveryQuantile) {
  const LogMixture times{.4, {-1, 2}, {1, 1}};
  EXPECT_NEAR(times.shifted(1.5).quantile(.9), times.quantile(.9) + 1.5, 1e-6);
}

TEST(LogMixture, NothingToFitKeepsTheStart) {
  const LogMixture start{.4, {-1, 2}, {1, 1}};
  EXPECT_DOUBLE_EQ(fit_mixture({}, start, 10).quantile(.5), start.quantile(.5));
}

TEST(LogMixture, FindsTwoHabits) {
  std::mt19937 random(4);
  std::normal_distribution<double> quick(-1, .5);
  std::normal_distribution<double> slow(3, .7);
  std::vector<double> times;
  for (int i = 0; i < 4000; ++i) times.push_back(i % 4 == 0 ? slow(random) : quick(random));
  const LogMixture found = fit_mixture(times, {.5, {0, 2}, {1, 1}}, 1);
  EXPECT_NEAR(found.quick, .75, .02);
  EXPECT_NEAR(found.mean[0], -1, .05);
  EXPECT_NEAR(found.mean[1], 3, .1);
}

TEST(LogMixture, AStrongStartGivesWayToMany) {
  const LogMixture start{.5, {0, 2}, {1, 1}};
  const std::vector<double> few(3, 4.0);
  const std::vector<double> many(3000, 4.0);
  const double at_start = start.quantile(.5);
  const double after_few = fit_mixture(few, start, 50).quantile(.5);
  const double after_many = fit_mixture(many, start, 50).quantile(.5);
  EXPECT_LT(at_start, after_few);
  EXPECT_LT(after_few, after_many);
  EXPECT_LT(after_few - at_start, .5);
  EXPECT_NEAR(after_many, 4, .1);
}

}  // namespace
}  // namespace kith
