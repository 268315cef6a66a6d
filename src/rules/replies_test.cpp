#include "rules/replies.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "rules/test_models.hpp"

namespace kith {
namespace {

Instant hour(double hours) {
  return instant(1'600'000'000 + static_cast<std::int64_t>(hours * 3600));
}

// Forty people, each with their own readiness and pace, over `days`.
std::vector<SentMessage> traffic(unsigned seed, int days) {
  Draws draws(seed);
  std::vector<SentMessage> messages;
  int subject = 0;
  for (int i = 0; i < days * 20; ++i) {
    const double at = draws.share() * days * 24;
    const std::uint32_t from = draws.below(40);
    const std::uint32_t to = draws.below(40);
    if (from == to) continue;
    const std::string about = "matter " + std::to_string(++subject);
    messages.push_back({hour(at), from, {to}, about});
    const double ready = to % 4 == 0 ? .8 : to % 4 == 1 ? .3 : .02;
    if (draws.share() >= ready) continue;
    const double waits = std::exp((to % 8 < 4 ? 0 : 2.5) + draws.share() - .5);
    messages.push_back({hour(at + waits), to, {from}, "Re: " + about});
  }
  return messages;
}

TEST(Replies, LearnsWhoAnswersAndHowFast) {
  const ReplyModel model = ReplyModel::learn(traffic(3, 120));
  const auto chance = [&](std::uint32_t to) {
    const SentMessage one[] = {{hour(121 * 24), 50, {to}, "something new"}};
    return model.ask(one)[0][0];
  };
  const ReplyForecast ready = chance(8);  // 8 % 4 = 0, quick
  const ReplyForecast slow = chance(12);  // ready, slow
  const ReplyForecast sometimes = chance(9);
  const ReplyForecast silent = chance(10);
  EXPECT_GT(ready.chance, .5);
  EXPECT_GT(ready.chance, sometimes.chance);
  EXPECT_GT(sometimes.chance, silent.chance);
  EXPECT_LT(silent.chance, .12);
  EXPECT_LT(ready.median_hours, 3);
  EXPECT_GT(slow.median_hours, 5);
  EXPECT_GT(ready.most_hours, ready.median_hours);
}

TEST(Replies, RanksTheNextWeeksAndIsCalibrated) {
  const auto all = traffic(9, 160);
  std::vector<SentMessage> before;
  std::vector<SentMessage> next;
  for (const SentMessage& one : all) {
    if (one.at < hour(120 * 24)) before.push_back(one);
    if (one.at >= hour(120 * 24) && one.at < hour(150 * 24) && one.subject.rfind("Re: ", 0) != 0) next.push_back(one);
  }
  const auto forecasts = ReplyModel::learn(before).ask(next);
  std::vector<double> scores;
  std::vector<bool> labels;
  double sum = 0;
  double came = 0;
  int answered = 0;
  int under = 0;
  int within = 0;
  for (std::size_t i = 0; i < next.size(); ++i) {
    const ReplyForecast& forecast = forecasts[i][0];
    double took = -1;
    for (const SentMessage& one : all) {
      if (one.subject == "Re: " + next[i].subject) took = static_cast<double>((one.at - next[i].at).count()) / 3600;
    }
    scores.push_back(forecast.chance);
    labels.push_back(took >= 0);
    sum += forecast.chance;
    if (took < 0) continue;
    came += 1;
    ++answered;
    under += took <= forecast.median_hours ? 1 : 0;
    within += took <= forecast.most_hours ? 1 : 0;
  }
  EXPECT_GT(ranking(scores, labels), .8);
  EXPECT_NEAR(sum / came, 1, .2);
  EXPECT_NEAR(static_cast<double>(under) / answered, .5, .15);
  EXPECT_NEAR(static_cast<double>(within) / answered, .9, .08);
}

TEST(Replies, NothingKnownIsTheUsualRate) {
  const SentMessage one[] = {{hour(0), 1, {2, 3}, "Hello"}};
  const auto forecasts = ReplyModel::learn({}).ask(one);
  ASSERT_EQ(forecasts[0].size(), 2U);
  EXPECT_NEAR(forecasts[0][0].chance, .057, .03);
  EXPECT_GT(forecasts[0][0].median_hours, .2);
  EXPECT_LT(forecasts[0][0].median_hours, 12);
}

TEST(Replies, TheOrderOfTheHistoryDoesNotMatter) {
  auto history = traffic(5, 30);
  const SentMessage one[] = {{hour(31 * 24), 1, {4}, "Hello"}};
  const double before = ReplyModel::learn(history).ask(one)[0][0].chance;
  std::stable_sort(history.begin(), history.end(),
                   [](const SentMessage& a, const SentMessage& b) { return b.at < a.at; });
  EXPECT_NEAR(ReplyModel::learn(history).ask(one)[0][0].chance, before, 1e-9);
}

TEST(Replies, ForecastsComeInTheOrderAsked) {
  const ReplyModel model = ReplyModel::learn(traffic(3, 60));
  const SentMessage asked[] = {{hour(62 * 24), 50, {10}, "late"}, {hour(61 * 24), 51, {8, 10}, "early"}};
  const auto forecasts = model.ask(asked);
  ASSERT_EQ(forecasts.size(), 2U);
  EXPECT_EQ(forecasts[0].size(), 1U);
  ASSERT_EQ(forecasts[1].size(), 2U);
  EXPECT_GT(forecasts[1][0].chance, forecasts[1][1].chance);
}

}  // namespace
}  // namespace kith
