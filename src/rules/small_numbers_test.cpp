// Figures worked out apart from the code: by hand, or by integrating the densities on a fine grid.
#include "rules/small_numbers.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(RateInterval, Table) {
  struct Case {
    Proportion share;
    double low, high;
  };
  const Case cases[] = {
      {{9, 25}, .19533, .55506}, {{2, 10}, .04406, .50277}, {{1, 3}, .03875, .82326}, {{50, 200}, .19387, .31330},
      {{0, 10}, 0, .21720},      {{10, 10}, .78280, 1},     {{0, 0}, 0, 1},  // nothing known
  };
  for (const Case& one : cases) {
    const Interval between = rate_interval(one.share);
    EXPECT_NEAR(between.low, one.low, 1e-5) << one.share.hits << " of " << one.share.of;
    EXPECT_NEAR(between.high, one.high, 1e-5) << one.share.hits << " of " << one.share.of;
  }
}

TEST(ChanceBetter, Table) {
  struct Case {
    Proportion a, b;
    double chance;
  };
  const Case cases[] = {
      {{9, 25}, {2, 10}, .81971}, {{0, 10}, {5, 10}, .00260}, {{3, 3}, {0, 3}, .99571}, {{50, 200}, {40, 200}, .88447},
      {{1, 1}, {0, 1}, .90528},   {{1, 1}, {0, 0}, .70264},   {{0, 0}, {0, 0}, .5},     {{7, 9}, {7, 9}, .5},
  };
  for (const Case& one : cases) {
    EXPECT_NEAR(chance_better(one.a, one.b), one.chance, 1e-5) << one.a.hits << " of " << one.a.of;
    EXPECT_NEAR(chance_better(one.b, one.a), 1 - one.chance, 1e-5) << one.b.hits << " of " << one.b.of;
  }
  // A narrow peak is not missed.
  EXPECT_NEAR(chance_better({5000, 10000}, {4900, 10000}), .9214, 1e-3);
}

TEST(FisherExact, Table) {
  struct Case {
    Proportion a, b;
    double p;
  };
  const Case cases[] = {
      {{3, 4}, {1, 4}, 17. / 35},  // the lady tasting tea: (1 + 16 + 16 + 1) / 70
      {{9, 25}, {2, 10}, .446976}, {{8, 10}, {1, 10}, .005477}, {{0, 5}, {0, 5}, 1}, {{0, 0}, {3, 5}, 1},
  };
  for (const Case& one : cases) {
    EXPECT_NEAR(fisher_exact(one.a, one.b), one.p, 1e-6) << one.a.hits << " of " << one.a.of;
    EXPECT_NEAR(fisher_exact(one.b, one.a), one.p, 1e-6) << one.b.hits << " of " << one.b.of;
  }
}

TEST(AnswerCurve, WhoWaitsCountsAsFarAsTheyHaveWaited) {
  // 1 day answered of 5, 2 days answered of 4 (one is censored the same day, after it), 3 days answered of 2.
  const auto steps = answer_curve({{5, false}, {2, true}, {1, true}, {2, false}, {3, true}});
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_NEAR(steps[0].answered, .2, 1e-12);
  EXPECT_NEAR(steps[1].answered, .4, 1e-12);
  EXPECT_NEAR(steps[2].answered, .7, 1e-12);
  EXPECT_EQ(steps[0].at_risk, 5);
  EXPECT_EQ(steps[1].at_risk, 4);
  EXPECT_EQ(steps[2].at_risk, 2);
  // Greenwood: sum of d/(n(n-d)) = 1/20; on the log-log scale S^exp(±1.96·sqrt(.05)/log .8).
  EXPECT_NEAR(steps[0].low, .03092, 1e-4);
  EXPECT_NEAR(steps[0].high, .79614, 1e-4);
}

TEST(AnswerCurve, Edges) {
  EXPECT_TRUE(answer_curve({}).empty());
  EXPECT_TRUE(answer_curve({{3, false}}).empty());
  const auto all = answer_curve({{1, true}, {1, true}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].answers, 2);
  EXPECT_EQ(all[0].answered, 1);
  EXPECT_EQ(all[0].high, 1);
}

}  // namespace
}  // namespace kith
