#include "rules/reply_rate.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace kith {
namespace {

TEST(Decayed, HalvesWithItsHalfLife) {
  Decayed count;
  EXPECT_DOUBLE_EQ(count.read(10, 5), 0);
  count.add(0, 10, 4);
  EXPECT_DOUBLE_EQ(count.read(10, 10), 2);
  count.add(10, 10, 1);
  EXPECT_DOUBLE_EQ(count.read(10, 10), 3);
  EXPECT_DOUBLE_EQ(count.read(20, 10), 1.5);
  EXPECT_DOUBLE_EQ(count.read(5, 10), 3) << "time does not go back";
}

TEST(ReplyRate, LeansOnThePriorUntilItKnowsBetter) {
  ReplyRate rate;
  EXPECT_DOUBLE_EQ(rate.rate(0, .06, 8), .06);
  rate.add(0, true);
  EXPECT_NEAR(rate.rate(0, .06, 8), (1 + .48) / 9, 1e-9);
  for (int i = 0; i < 999; ++i) rate.add(0, i % 2 == 0);
  EXPECT_NEAR(rate.rate(0, .06, 8), .5, .01);
}

TEST(ReplyRate, ForgetsTowardsThePrior) {
  ReplyRate rate;
  for (int i = 0; i < 20; ++i) rate.add(0, true);
  EXPECT_GT(rate.rate(0, .1, 8), rate.rate(kRateHalfLife, .1, 8));
  EXPECT_NEAR(rate.rate(kRateHalfLife * 40, .1, 8), .1, 1e-6);
}

TEST(ReplyTimes, MeansShrinkToThePrior) {
  ReplyTimes times;
  EXPECT_DOUBLE_EQ(times.mean(0, 1.5, 8), 1.5);
  for (int i = 0; i < 8; ++i) times.add(0, -.5);
  EXPECT_DOUBLE_EQ(times.mean(0, 1.5, 8), .5);
}

TEST(LogOdds, OfTheEndsAreFinite) {
  EXPECT_DOUBLE_EQ(log_odds(.5), 0);
  EXPECT_TRUE(std::isfinite(log_odds(0)));
  EXPECT_TRUE(std::isfinite(log_odds(1)));
}

}  // namespace
}  // namespace kith
