#include "rules/tie_book.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace kith {
namespace {

constexpr double kHorizon = 30;

Instant day(double days) {
  return instant(static_cast<std::int64_t>((20'000 + days) * 86400));
}

float trait(const TieState& state, TieTrait which) {
  return state.traits[static_cast<std::size_t>(which)];
}

TEST(TieBook, AsksAboutPairsWithTwoMessagesInHalfAYear) {
  struct Row {
    const char* what;
    std::vector<double> days;
    bool asked;
  };
  const Row rows[] = {
      {"one message", {0}, false},
      {"two", {0, 1}, true},
      {"two in one second", {0, 0}, true},
      {"the last 179 days ago", {0, 21}, true},
      {"the last 181 days ago", {0, 19}, false},
      {"later ones are not known yet", {0, 201, 202}, false},
  };
  for (const Row& row : rows) {
    std::vector<TieEvent> events;
    for (const double at : row.days) events.push_back({1, 2, day(at)});
    const double asked_at = row.days.size() == 2 && row.days[1] > 10 ? 200 : row.days.size() == 3 ? 200 : 10;
    EXPECT_EQ(TieBook(events).states(day(asked_at), kHorizon).size(), row.asked ? 1U : 0U) << row.what;
  }
}

TEST(TieBook, DirectionAndOrderDoNotMatterToWhoIsATie) {
  const TieEvent events[] = {{7, 3, day(5)}, {3, 7, day(1)}, {3, 3, day(2)}};
  const TieBook book(events);
  const auto states = book.states(day(6), kHorizon);
  ASSERT_EQ(states.size(), 1U);
  EXPECT_EQ(book.ends(states[0].tie).a, 3U);
  EXPECT_EQ(book.ends(states[0].tie).b, 7U);
  EXPECT_EQ(book.first(), day(1));
}

TEST(TieBook, ContactBetweenLeavesOutTheFirstInstantOnly) {
  const TieEvent events[] = {{1, 2, day(1)}, {1, 2, day(5)}};
  const TieBook book(events);
  EXPECT_TRUE(book.contact_between(0, day(1), day(5)));
  EXPECT_FALSE(book.contact_between(0, day(1), day(4.9)));
  EXPECT_FALSE(book.contact_between(0, day(5), day(90)));
}

TEST(TieBook, DaysActiveCountOnceADayAndFade) {
  const TieEvent events[] = {{1, 2, day(0.1)}, {2, 1, day(0.2)}, {1, 2, day(0.3)}, {1, 2, day(30.3)}};
  const auto states = TieBook(events).states(day(30.3), kHorizon);
  ASSERT_EQ(states.size(), 1U);
  // A day one horizon ago and a day now, with the half-life of a horizon.
  EXPECT_NEAR(trait(states[0], TieTrait::days_one), std::log1p(1.5), 1e-5);
  EXPECT_NEAR(trait(states[0], TieTrait::days), std::log(2.0), 1e-5);
  EXPECT_NEAR(trait(states[0], TieTrait::messages), std::log(4.0), 1e-5);
  EXPECT_NEAR(trait(states[0], TieTrait::usual_gap), 0, 1e-5);  // one horizon
}

TEST(TieBook, AMessageToManyCountsLess) {
  std::vector<TieEvent> alone{{1, 2, day(0)}, {1, 2, day(1)}};
  std::vector<TieEvent> many = alone;
  for (std::uint32_t other = 3; other < 10; ++other) many.push_back({1, other, day(1)});
  const auto one = TieBook(alone).states(day(2), kHorizon);
  const auto lost = TieBook(many).states(day(2), kHorizon);
  ASSERT_EQ(one.size(), 1U);
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_GT(trait(one[0], TieTrait::mail_one), trait(lost[0], TieTrait::mail_one));
  EXPECT_FLOAT_EQ(trait(one[0], TieTrait::days_one), trait(lost[0], TieTrait::days_one));
}

TEST(TieBook, ReadersOfOneMessageAreTogether) {
  const TieEvent events[] = {{1, 2, day(0)}, {2, 1, day(1)}, {9, 1, day(2)}, {9, 2, day(2)}};
  const auto states = TieBook(events).states(day(2), kHorizon);
  ASSERT_EQ(states.size(), 1U);
  EXPECT_NEAR(trait(states[0], TieTrait::together), std::log1p(1.0), 1e-5);
  EXPECT_GT(trait(states[0], TieTrait::common), 0);
}

TEST(TieBook, SilenceInGapsIsTheRatio) {
  std::vector<TieEvent> events;
  for (int i = 0; i < 5; ++i) events.push_back({1, 2, day(i * 10)});
  const auto states = TieBook(events).states(day(60), kHorizon);
  ASSERT_EQ(states.size(), 1U);
  EXPECT_NEAR(trait(states[0], TieTrait::silence_in_gaps), std::log(2.0), 1e-5);
  EXPECT_NEAR(trait(states[0], TieTrait::one_sided), std::log(5.0), 1e-5);
  EXPECT_NEAR(trait(states[0], TieTrait::balance), 0, 1e-5);
}

TEST(TieBook, EmptyHasNoTies) {
  EXPECT_TRUE(TieBook({}).states(day(0), kHorizon).empty());
}

TEST(TieBook, EveryTraitHasItsName) {
  for (std::size_t i = 0; i < kTieTraits; ++i) {
    EXPECT_FALSE(name(static_cast<TieTrait>(i)).empty());
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(name(static_cast<TieTrait>(i)), name(static_cast<TieTrait>(j)));
  }
}

}  // namespace
}  // namespace kith
