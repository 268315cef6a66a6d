#include "rules/pair_evidence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace kith {
namespace {

constexpr Instant kBegin = Instant{std::chrono::seconds{1'790'000'000}};

Instant day_after(int days) {
  return kBegin + Days{days};
}

// "x.x": answered, not, answered; sent a day apart from `first` on, with a window of ten days.
std::vector<Trial> sent(const std::string& what, int first = 0) {
  std::vector<Trial> all;
  for (const char one : what) {
    const Instant at = day_after(first + static_cast<int>(all.size()));
    all.push_back({at, at + Days{10}, one == 'x'});
  }
  return all;
}

TEST(CoinGain, WorkedOutByHand) {
  // 2^n B(a + 1/2, b + 1/2) / pi: with b = 0 that is 2^n (1/2)(3/4)(5/6)...
  EXPECT_NEAR(coin_gain(0, 0), 1, 1e-12);
  EXPECT_NEAR(coin_gain(1, 0), 1, 1e-12);
  EXPECT_NEAR(coin_gain(2, 0), 1.5, 1e-12);
  EXPECT_NEAR(coin_gain(3, 0), 2.5, 1e-12);
  EXPECT_NEAR(coin_gain(5, 0), 7.875, 1e-12);
  EXPECT_NEAR(coin_gain(1, 1), .5, 1e-12);
  EXPECT_NEAR(coin_gain(2, 1), .5, 1e-12);
  EXPECT_LT(coin_gain(6, 0), 20);
  EXPECT_GE(coin_gain(7, 0), 20);
  EXPECT_TRUE(std::isfinite(coin_gain(100000, 0)));
}

TEST(CoinGain, IsAFairBetAtEveryNode) {
  for (int a = 0; a < 40; ++a) {
    for (int b = 0; b < 40; ++b) {
      EXPECT_NEAR((coin_gain(a + 1, b) + coin_gain(a, b + 1)) / 2 / coin_gain(a, b), 1, 1e-9) << a << " " << b;
    }
  }
}

// Every outcome of six pairs, both arms with the same rate: the expected gain never exceeds 1 at any time, and the
// chance that it ever reached `level` never exceeds 1 / level.
TEST(PairEvidence, IsASupermartingaleWithoutADifference) {
  for (const double rate : {.02, .1, .3, .5, .9}) {
    constexpr int kPairs = 6;
    double expected[kPairs + 1] = {};
    double reached = 0;
    for (int outcomes = 0; outcomes < 1 << (2 * kPairs); ++outcomes) {
      std::string a, b;
      double chance = 1;
      for (int i = 0; i < kPairs; ++i) {
        a += (outcomes >> (2 * i)) & 1 ? 'x' : '.';
        b += (outcomes >> (2 * i + 1)) & 1 ? 'x' : '.';
      }
      for (const char one : a + b) chance *= one == 'x' ? rate : 1 - rate;
      double peak = 0;
      for (int day = 0; day <= kPairs; ++day) {
        // The other arm is sent three days later; each pair counts when its later window is over.
        const PairEvidence made = pair_evidence(sent(a), sent(b, 3), day_after(12 + day));
        EXPECT_EQ(made.open, kPairs - day);
        expected[day] += chance * made.e;
        peak = std::max(peak, made.e);
      }
      if (peak >= 4) reached += chance;
    }
    for (const double one : expected) EXPECT_NEAR(one, 1, 1e-9) << rate;
    EXPECT_LE(reached, .25) << rate;
  }
}

TEST(PairEvidence, CountsPairsOnceBothWindowsAreOver) {
  const auto a = sent("xx.x.");
  const auto b = sent("x...", 5);
  const PairEvidence none = pair_evidence(a, b, day_after(14));
  EXPECT_EQ(none.open, 4);
  EXPECT_EQ(none.partless, 1);
  EXPECT_EQ(none.e, 1);
  EXPECT_TRUE(none.course.empty());
  const PairEvidence all = pair_evidence(a, b, day_after(60));
  EXPECT_EQ(all.both, 1);
  EXPECT_EQ(all.only_a, 2);
  EXPECT_EQ(all.only_b, 0);
  EXPECT_EQ(all.neither, 1);
  EXPECT_NEAR(all.e, 1.5, 1e-12);
  ASSERT_EQ(all.course.size(), 4U);
  EXPECT_EQ(all.course.front().at, day_after(15));
  EXPECT_NEAR(all.course.back().e, 1.5, 1e-12);
}

// Quick answers of an arm come before its silences; they must not make it look better.
TEST(PairEvidence, AQuickArmGainsNothingByBeingQuick) {
  const auto quick = sent("xxxxxxxxxx");
  const auto slow = sent("..........", 5);
  EXPECT_EQ(pair_evidence(quick, slow, day_after(9)).e, 1);
}

}  // namespace
}  // namespace kith
