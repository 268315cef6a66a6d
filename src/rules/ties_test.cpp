#include "rules/ties.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <utility>

#include "rules/test_models.hpp"

namespace kith {
namespace {

constexpr std::int64_t kStart = 1'600'000'000;

Instant tie_day(double days) {
  return instant(kStart + static_cast<std::int64_t>(days * 86400));
}

// Pairs that talk at rates of their own and stop one day.
std::vector<TieEvent> network(unsigned seed, double until) {
  Draws draws(seed);
  std::vector<TieEvent> events;
  for (int pair = 0; pair < 260; ++pair) {
    const std::uint32_t a = draws.below(60);
    const std::uint32_t b = 60 + draws.below(60);
    const double gap = 2 * std::exp(3 * draws.share());
    double at = draws.share() * until * .7;
    const double end = at + draws.wait(gap * 12);
    while (at < std::min(end, until)) {
      const bool back = draws.share() < .5;
      events.push_back({back ? b : a, back ? a : b, tie_day(at)});
      at += draws.wait(gap);
    }
  }
  return events;
}

struct Played {
  std::vector<double> chances;
  std::vector<bool> came;
  double sum = 0;
  double came_sum = 0;
};

Played play(unsigned seed, double at, double horizon) {
  const auto events = network(seed, 400);
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> later;
  for (const TieEvent& event : events) {
    if (event.at > tie_day(at) && event.at <= tie_day(at + horizon))
      later[{std::min(event.from, event.to), std::max(event.from, event.to)}] = true;
  }
  Played outcome;
  for (const TieChance& tie : tie_chances(events, tie_day(at), horizon)) {
    outcome.chances.push_back(tie.chance);
    outcome.came.push_back(later.count({tie.a, tie.b}) > 0);
    outcome.sum += tie.chance;
    outcome.came_sum += outcome.came.back() ? 1 : 0;
  }
  return outcome;
}

TEST(Ties, RanksWhoTalksAgainFirstAndIsRightOnAverage) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const Played outcome = play(seed, 250, 30);
    ASSERT_GT(outcome.chances.size(), 60U) << seed;
    EXPECT_GT(ranking(outcome.chances, outcome.came), .8) << seed;
    EXPECT_NEAR(outcome.sum / outcome.came_sum, 1, .3) << seed;
  }
}

TEST(Ties, WhatComesLaterIsNotKnown) {
  auto events = network(5, 400);
  const auto before = tie_chances(events, tie_day(200), 14);
  for (std::uint32_t i = 0; i < 100; ++i) events.push_back({i, i + 1, tie_day(201)});
  const auto after = tie_chances(events, tie_day(200), 14);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_DOUBLE_EQ(before[i].chance, after[i].chance);
}

TEST(Ties, TheOrderOfTheEventsDoesNotMatter) {
  auto events = network(6, 200);
  const auto before = tie_chances(events, tie_day(150), 14);
  std::reverse(events.begin(), events.end());
  const auto after = tie_chances(events, tie_day(150), 14);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].a, after[i].a);
    EXPECT_NEAR(before[i].chance, after[i].chance, 1e-9);
  }
}

// A handful of events teach nothing: the weights of other networks speak, and sensibly.
TEST(Ties, AFreshTieBeatsAColdOneFromTheFirstDay) {
  const TieEvent events[] = {{1, 2, tie_day(0)},   {2, 1, tie_day(1)},   {1, 2, tie_day(2)},  {3, 4, tie_day(100)},
                             {4, 3, tie_day(101)}, {3, 4, tie_day(102)}, {4, 3, tie_day(103)}};
  const auto ties = tie_chances(events, tie_day(104), 30);
  ASSERT_EQ(ties.size(), 2U);
  EXPECT_EQ(ties[0].a, 1U);
  EXPECT_LT(ties[0].chance, .2);
  EXPECT_GT(ties[1].chance, 2 * ties[0].chance);
}

TEST(Ties, NothingAskedNothingSaid) {
  EXPECT_TRUE(tie_chances({}, tie_day(0), 30).empty());
  const TieEvent one[] = {{1, 2, tie_day(0)}};
  EXPECT_TRUE(tie_chances(one, tie_day(1), 30).empty());
}

}  // namespace
}  // namespace kith
