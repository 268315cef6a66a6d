#include "rules/warmth.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Alive, ThePointsItWasFittedTo) {
  EXPECT_DOUBLE_EQ(alive(0, 30), 0.47);
  EXPECT_DOUBLE_EQ(alive(15, 30), 0.47);
  EXPECT_NEAR(alive(30 * 11.3137085, 30), 0.18, 1e-6);  // 2^3.5
  EXPECT_NEAR(alive(30 * 22.627417, 30), 0.10, 1e-6);   // 2^4.5
  EXPECT_DOUBLE_EQ(alive(30 * 1000, 30), 0.10);
  EXPECT_NEAR(alive(30, 30), 0.47 - 0.29 / 4.5, 1e-9);
}

TEST(Alive, OddInputStaysAChance) {
  for (const double silence : {-5.0, 0.0, 1.0, 1e9}) {
    for (const double gap : {-1.0, 0.0, 1.0, 1e9}) {
      EXPECT_GE(alive(silence, gap), 0.10);
      EXPECT_LE(alive(silence, gap), 0.47);
    }
  }
}

TEST(Alive, FallsWithSilenceAndAContactAlwaysHelps) {
  for (const double gap : {1.0, 28.0, 91.0, 364.0}) {
    double before = 1;
    double before_contact = 1;
    for (double silence = 0; silence < gap * 64; silence += gap / 16) {
      const double left = alive(silence, gap);
      const double contacted = alive_after_contact(silence, gap);
      ASSERT_LE(left, before);
      ASSERT_LE(contacted, before_contact);
      ASSERT_GT(contacted, left);
      ASSERT_LT(contacted, 1);
      ASSERT_GT(contacted - alive(silence + gap, gap), 0.05);  // worth something even when dormant
      before = left;
      before_contact = contacted;
    }
  }
}

// What a contact made now is worth against leaving it for another gap: more the longer it waited, up to
// eight gaps, so that nobody is passed over for good by those who have only just come up.
TEST(Alive, WaitingRaisesWhatAContactIsWorth) {
  const auto worth = [](double gaps) { return alive_after_contact(gaps, 1.0) - alive(gaps + 1, 1.0); };
  for (double gaps = 1.0; gaps < 7.5; gaps += 0.25) EXPECT_LT(worth(gaps), worth(gaps + 0.25)) << gaps;
  EXPECT_GT(worth(40), worth(1));  // and a dormant tie is worth no less than one that is just due
}

TEST(Alive, AnswersCountByTheirSquareRoot) {
  for (const double silence : {0., 28., 56., 500.}) {
    const double usual = alive_after_contact(silence, 28);
    EXPECT_DOUBLE_EQ(usual, alive_after_contact(silence, 28, 1));
    EXPECT_LT(alive_after_contact(silence, 28, .25), usual);
    EXPECT_GT(alive_after_contact(silence, 28, 2), usual);
    EXPECT_GT(alive_after_contact(silence, 28, 0), alive(silence, 28) - 1e-12);
    // .9 becomes .45: half the way that an answer goes.
    const double left = alive(silence, 28);
    EXPECT_NEAR(alive_after_contact(silence, 28, .25) - left, (usual - left) / 2, 1e-12);
  }
}

TEST(Warmth, IsSaidInWords) {
  struct Row {
    std::optional<int> silence;
    Degree degree;
  };
  for (const Row& row :
       {Row{std::nullopt, Degree::never}, Row{0, Degree::warm}, Row{56, Degree::warm}, Row{100, Degree::cooling},
        Row{220, Degree::cooling}, Row{400, Degree::quiet}, Row{4000, Degree::quiet}}) {
    EXPECT_EQ(warmth(row.silence, 56).degree, row.degree) << row.silence.value_or(-1);
  }
  EXPECT_DOUBLE_EQ(warmth(0, 56).share, 1);
  EXPECT_DOUBLE_EQ(warmth(100'000, 56).share, 0);
  EXPECT_EQ(words(Degree::never), "not in touch yet");
}

}  // namespace
}  // namespace kith
