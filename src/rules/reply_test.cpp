#include "rules/reply.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/test_touches.hpp"

namespace kith {
namespace {

using testing_words::touches;
using testing_words::zone;

Instant told(std::string_view text) {
  return parse_instant(text, zone()).value();
}

TEST(ReplyHabit, CountsRoundsWhoseEndIsKnown) {
  struct Row {
    const char* what;
    std::vector<std::string> lines;
    const char* now;
    int asked, answered;
  };
  const Row rows[] = {
      {"nothing", {}, "2026-02-01T10:00", 0, 0},
      {"still open", {"2026-01-05 email out"}, "2026-01-09T10:00", 0, 0},
      {"lapsed", {"2026-01-05 email out"}, "2026-01-13T10:00", 1, 0},
      {"answered", {"2026-01-05 email out", "2026-01-06 email in"}, "2026-01-06T12:00", 1, 1},
      {"answered by a call", {"2026-01-05 email out", "2026-01-06 call both"}, "2026-01-06T12:00", 1, 1},
      {"too late", {"2026-01-05 email out", "2026-01-20 email in"}, "2026-01-21T12:00", 1, 0},
      {"a nudge is the same round",
       {"2026-01-05 email out", "2026-01-08 email out", "2026-01-09 email in"},
       "2026-01-10T12:00",
       1,
       1},
      {"a later message is another",
       {"2026-01-05 email out", "2026-01-20 email out", "2026-01-21 email in"},
       "2026-02-10T12:00",
       2,
       1},
      {"theirs alone asks nothing", {"2026-01-05 email in", "2026-01-08 email in"}, "2026-02-10T12:00", 0, 0},
      {"lunch is no message", {"2026-01-05 lunch out"}, "2026-02-10T12:00", 0, 0},
      {"what comes later is not known", {"2026-01-05 email out", "2026-01-06 email in"}, "2026-01-05T12:00", 0, 0},
  };
  for (const Row& row : rows) {
    const ReplyHabit habit = reply_habit(touches(row.lines, zone()), told(row.now));
    EXPECT_EQ(habit.asked, row.asked) << row.what;
    EXPECT_EQ(habit.answered, row.answered) << row.what;
    EXPECT_GT(habit.chance, 0) << row.what;
    EXPECT_LT(habit.median_hours, habit.hours90) << row.what;
    EXPECT_LT(habit.hours90, habit.hours95) << row.what;
  }
}

// Twelve messages a fortnight apart on `channel`, each answered after so many hours, or never.
std::vector<TouchFact> rounds(Channel channel, int hours, int from_week = 0) {
  std::vector<TouchFact> facts;
  const Instant start = told("2026-01-05T10:00");
  for (int i = 0; i < 12; ++i) {
    const Instant sent = start + Days{7 * from_week + 14 * i};
    facts.push_back({sent, channel, Direction::out, false});
    if (hours >= 0) facts.push_back({sent + std::chrono::hours{hours}, channel, Direction::in, false});
  }
  return facts;
}

TEST(ReplyHabit, LearnsReadinessAndPace) {
  const Instant now = told("2027-01-01T10:00");
  const ReplyHabit nobody = reply_habit({}, now);
  const ReplyHabit quick = reply_habit(rounds(Channel::email, 1), now);
  const ReplyHabit slow = reply_habit(rounds(Channel::email, 60), now);
  const ReplyHabit silent = reply_habit(rounds(Channel::email, -1), now);
  EXPECT_GT(quick.chance, .8);
  EXPECT_LT(silent.chance, .2);
  EXPECT_GT(silent.chance, 0);
  EXPECT_LT(quick.median_hours, nobody.median_hours);
  EXPECT_GT(slow.median_hours, nobody.median_hours);
  EXPECT_LT(quick.hours90, slow.hours90);
}

TEST(ChannelHabits, PutTheLikeliestFirst) {
  auto facts = rounds(Channel::email, -1);
  for (const TouchFact& one : rounds(Channel::text, 2, 40)) facts.push_back(one);
  const auto habits = channel_habits(facts, told("2028-01-01T10:00"));
  ASSERT_EQ(habits.size(), 2U);
  EXPECT_EQ(habits[0].channel, Channel::text);
  EXPECT_GT(habits[0].habit.chance, habits[1].habit.chance + .3);
  EXPECT_EQ(habits[1].habit.answered, 0);
}

TEST(ChannelHabits, OneRoundLeansOnTheRest) {
  auto facts = rounds(Channel::email, 2);
  facts.push_back({told("2026-12-01T10:00"), Channel::letter, Direction::out, false});
  const auto habits = channel_habits(facts, told("2027-01-01T10:00"));
  ASSERT_EQ(habits.size(), 2U);
  EXPECT_EQ(habits[1].channel, Channel::letter);
  EXPECT_GT(habits[1].habit.chance, .5);
}

TEST(BestTime, FollowsTheirMessagesAndTheUsersHours) {
  std::vector<std::string> lines;
  for (int day = 5; day <= 9; ++day) lines.push_back("2026-01-0" + std::to_string(day) + "T20:00 text in");
  const auto facts = touches(lines, zone());
  const Instant now = told("2026-02-01T10:00");
  const auto free = best_time(facts, now, zone(), Channel::text, {});
  ASSERT_TRUE(free);
  EXPECT_EQ(free->part, DayPart::evening);
  EXPECT_FALSE(free->weekend);
  EXPECT_EQ(free->came, 5);
  EXPECT_EQ(free->messages, 5);
  const ChannelHours mornings({parse_hours("text weekdays 09:00-11:00").value()});
  EXPECT_FALSE(best_time(facts, now, zone(), Channel::text, mornings)) << "nothing came then";
  EXPECT_FALSE(best_time(std::span(facts).first(4), now, zone(), Channel::text, {})) << "too few to say";
}

TEST(HoursWords, RoundToWhatOneSays) {
  struct Row {
    double hours;
    const char* words;
  };
  for (const Row& row :
       {Row{.001, "1 minute"}, {.5, "30 minutes"}, {1, "1 hour"}, {20.6, "21 hours"}, {48, "2 days"}}) {
    EXPECT_EQ(hours_words(row.hours), row.words);
  }
}

TEST(RhythmAdvice, SpeaksUpWhenFarApart) {
  struct Row {
    std::vector<int> days;  // with contact
    int today, interval;
    const char* advice;  // "" for none
  };
  const Row rows[] = {
      {{0, 35, 70, 105, 140}, 150, 91, "You really talk every 5 weeks; your rhythm says 13"},
      {{0, 182, 364, 546, 728}, 730, 91, "You really talk every 26 weeks; your rhythm says 13"},
      {{0, 91, 182, 273, 364}, 370, 91, ""},
      {{0, 70, 140, 210, 280}, 300, 91, ""},
      {{0, 35, 70, 105}, 110, 91, ""},  // three gaps say little
      {{0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30}, 31, 28, "You really talk every 3 days; your rhythm says 4 weeks"},
      {{0, 0, 0, 0, 0, 0}, 1, 28, ""},
      // One conversation, and two in one interval, are no rhythm; nor are the messages within each.
      {{0, 2, 5, 6, 7}, 60, 364, ""},
      {{0, 1, 3, 191, 192}, 200, 364, ""},
      {{0, 1, 364, 365, 728, 729}, 730, 364, ""},
      {{0, 35, 70, 105, 140}, 400, 91, ""},  // the habit is over
  };
  const Instant first = instant(1'700'000'000);
  for (const Row& row : rows) {
    std::vector<Instant> times;
    for (const int day : row.days) times.push_back(first + Days{day});
    EXPECT_EQ(rhythm_advice(times, first + Days{row.today}, row.interval).value_or(""), row.advice)
        << row.today << ' ' << row.interval;
  }
}

TEST(ReplySentence, HasItsFigures) {
  const ReplyHabit habit{10, 7, .62, 3, 50, 90};
  EXPECT_EQ(sentence(habit),
            "Answered 7 of 10; the chance is 62\u00a0%, half within 3 hours, nine in ten within 2 days");
  EXPECT_EQ(sentence(BestTime{DayPart::morning, false, 9, 14}),
            "Their messages come most on weekday mornings (9 of 14)");
}

TEST(ReplyChance, IsDrawnToWhatPeopleDo) {
  EXPECT_NEAR(reply_chance(0, 0), .41, 1e-9);
  EXPECT_GT(reply_chance(1, 1), reply_chance(0, 0));
  EXPECT_LT(reply_chance(1, 1), .6) << "one answer says little";
  EXPECT_GT(reply_chance(30, 30), .9);
  EXPECT_LT(reply_chance(30, 0), .1);
}

// What the folded history says of a later day is what the touches say.
TEST(ReplyChance, FromAHistoryIsTheOneFromTheTouches) {
  const std::vector<std::vector<std::string>> pasts = {
      {"2026-01-05 call both"},
      {"2026-01-05 email out", "2026-01-06 email in"},
      {"2026-01-05 email out", "2026-01-20 email in"},
      {"2026-01-05 email out", "2026-02-20 email out"},
      {"2026-01-05 email out", "2026-01-06 email in", "2026-03-01 text out"},
      {"2026-01-05 email out", "2026-01-06 call both", "2026-03-01 text out", "2026-03-02 text in"}};
  for (const auto& past : pasts) {
    const auto facts = touches(past, zone());
    const History history = fold(facts, zone());
    for (const int later : {0, 3, 30}) {
      const Instant now = facts.back().at + Days{later};
      EXPECT_DOUBLE_EQ(reply_chance(history, later), reply_habit(facts, now).chance) << past.back() << " + " << later;
    }
  }
}

}  // namespace
}  // namespace kith
