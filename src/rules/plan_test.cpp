#include "rules/plan.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "rules/test_touches.hpp"

namespace kith {
namespace {

using testing_words::day;

const LocalDate kMonday = day("2026-11-23");

struct LevelCase {
  const char* name;
  std::vector<Work> work;  // due, interval, minutes, value
  Budget budget;
  int reserved;
  std::vector<std::string> days;  // "" waits
};

Work work(std::string_view due, int interval, int minutes, double value = 1) {
  return {day(due), interval, minutes, value};
}

TEST(Level, Table) {
  Budget quiet_tuesday;
  quiet_tuesday.days.quiet = {day("2026-11-24")};
  const LevelCase cases[] = {
      {"nothing", {}, {}, 0, {}},
      {"on its day", {work("2026-11-25", 28, 15)}, {}, 0, {"2026-11-25"}},
      {"a Saturday goes to Friday", {work("2026-11-28", 28, 15)}, {}, 0, {"2026-11-27"}},
      {"a Sunday goes to Monday", {work("2026-11-29", 28, 15)}, {}, 0, {"2026-11-30"}},
      {"round a quiet day", {work("2026-11-24", 28, 15)}, quiet_tuesday, 0, {"2026-11-23"}},
      {"the better one keeps the day",
       {work("2026-11-25", 28, 20, 1), work("2026-11-25", 28, 20, 2)},
       {},
       0,
       {"2026-11-24", "2026-11-25"}},
      {"equals keep their order",
       {work("2026-11-25", 28, 20), work("2026-11-25", 28, 20)},
       {},
       0,
       {"2026-11-25", "2026-11-24"}},
      {"out of slack it waits",
       {work("2026-11-25", 7, 30, 2), work("2026-11-25", 7, 30, 3), work("2026-11-25", 7, 30, 4),
        work("2026-11-25", 7, 30, 1)},
       {},
       0,
       {"2026-11-26", "2026-11-24", "2026-11-25", ""}},
      {"what has come goes to the first day with room",
       {work("2026-11-01", 28, 20, 2), work("2026-11-20", 28, 20, 1)},
       {},
       0,
       {"2026-11-23", "2026-11-24"}},
      {"a small one still fits beside",
       {work("2026-11-01", 28, 20, 2), work("2026-11-20", 28, 10, 1)},
       {},
       0,
       {"2026-11-23", "2026-11-23"}},
      {"minutes already spent",
       {work("2026-11-23", 28, 15)},
       {.minutes = 30, .spent = 16, .days = {}},
       0,
       {"2026-11-24"}},
      {"minutes reserved", {work("2026-11-23", 28, 15)}, {}, 16, {"2026-11-24"}},
      {"more spent than there is",
       {work("2026-11-23", 28, 15)},
       {.minutes = 30, .spent = 90, .days = {}},
       90,
       {"2026-11-24"}},
      {"longer than a day takes an empty one", {work("2026-11-23", 28, 90)}, {}, 0, {"2026-11-23"}},
      {"but not a begun one", {work("2026-11-23", 28, 90)}, {.minutes = 30, .spent = 1, .days = {}}, 0, {"2026-11-24"}},
      {"after the horizon", {work("2027-01-18", 28, 5)}, {}, 0, {""}},
      {"the horizon's last day", {work("2027-01-17", 91, 5)}, {}, 0, {"2027-01-15"}},
      {"no minutes, no plan", {work("2026-11-01", 28, 5)}, {.minutes = 0, .spent = 0, .days = {}}, 0, {""}},
      {"nothing before today",
       {work("2026-11-23", 91, 30, 2), work("2026-11-23", 91, 30, 1)},
       {},
       0,
       {"2026-11-23", "2026-11-24"}},
  };
  for (const LevelCase& one : cases) {
    SCOPED_TRACE(one.name);
    const Levelled levelled = level(one.work, kMonday, one.budget, one.reserved);
    std::vector<std::string> days;
    for (const auto& placed : levelled.day) days.push_back(placed ? iso(*placed) : "");
    EXPECT_EQ(days, one.days);
    EXPECT_EQ(levelled.load.size(), static_cast<std::size_t>(kHorizonDays));
  }
}

std::vector<Work> random_work(std::mt19937& random, std::size_t count) {
  const std::vector<std::pair<int, int>> tempos = {{28, 15}, {56, 10}, {91, 5}, {182, 4}, {364, 3}};
  std::vector<Work> all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [interval, minutes] = tempos[random() % tempos.size()];
    const int due = static_cast<int>(random() % 100) - 30;
    all.push_back({kMonday + Days{due}, interval, minutes, static_cast<double>(random() % 1000) / 1000});
  }
  return all;
}

TEST(Level, PropertiesOverRandomWork) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    Budget budget{.minutes = 5 + static_cast<int>(random() % 60), .spent = static_cast<int>(random() % 20), .days = {}};
    if (round % 3 == 0) budget.days.quiet = {kMonday, kMonday + Days{10}, kMonday + Days{11}};
    const int reserved = static_cast<int>(random() % 10);
    const auto all = random_work(random, random() % 600);
    const Levelled levelled = level(all, kMonday, budget, reserved);
    std::vector<int> load(kHorizonDays, 0);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!levelled.day[i]) continue;
      const LocalDate placed = *levelled.day[i];
      const int ahead = (placed - kMonday).count();
      ASSERT_TRUE(ahead >= 0 && ahead < kHorizonDays);
      ASSERT_TRUE(budget.days.works(placed));
      if (all[i].due >= kMonday) {
        const int moved = std::abs((placed - all[i].due).count());
        ASSERT_LE(moved, kSlack * all[i].interval_days);
      }
      load[static_cast<std::size_t>(ahead)] += std::min(all[i].minutes, budget.minutes);
    }
    ASSERT_EQ(levelled.load, load);
    for (int ahead = 0; ahead < kHorizonDays; ++ahead) {
      const int taken = ahead == 0 ? budget.spent + reserved : 0;
      ASSERT_LE(load[static_cast<std::size_t>(ahead)], std::max(0, budget.minutes - taken));
    }
    ASSERT_EQ(level(all, kMonday, budget, reserved).day, levelled.day);  // the same again
  }
}

// Whoever waits has found every day of theirs taken by better work or by work as good.
TEST(Level, NobodyWaitsForSomethingOfLessValue) {
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    const auto all = random_work(random, 500);
    const Levelled levelled = level(all, kMonday, {});
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (levelled.day[i] || all[i].due >= kMonday + Days{kHorizonDays}) continue;
      std::vector<int> better(kHorizonDays, 0);
      for (std::size_t j = 0; j < all.size(); ++j) {
        if (!levelled.day[j] || all[j].value < all[i].value) continue;
        better[static_cast<std::size_t>((*levelled.day[j] - kMonday).count())] += all[j].minutes;
      }
      const int slack = static_cast<int>(kSlack * all[i].interval_days);
      const int due = (all[i].due - kMonday).count();
      const int from = due < 0 ? 0 : std::max(0, due - slack);
      const int to = due < 0 ? kHorizonDays - 1 : std::min(kHorizonDays - 1, due + slack);
      for (int ahead = from; ahead <= to; ++ahead) {
        if (!WorkDays{}.works(kMonday + Days{ahead})) continue;
        ASSERT_GT(better[static_cast<std::size_t>(ahead)] + all[i].minutes, 30);
      }
    }
  }
}

// People in their usual proportions until their rhythms cost `load` minutes a working day.
std::vector<Work> people_for(std::mt19937& random, double load, int overdue_share) {
  struct Tier {
    int interval, minutes, up_to;
    double worth;
  };
  constexpr Tier kTiers[] = {{28, 15, 2, 12}, {56, 10, 5, 7}, {91, 5, 55, 2.5}, {182, 4, 75, 1.2}, {364, 3, 100, 0.6}};
  std::vector<Work> all;
  for (double sum = 0; sum < load;) {
    const int drawn = static_cast<int>(random() % 100);
    const Tier& tier =
        *std::find_if(std::begin(kTiers), std::end(kTiers), [&](const Tier& t) { return drawn < t.up_to; });
    const int due =
        static_cast<int>(random() % static_cast<unsigned>(tier.interval)) - tier.interval * overdue_share / 100;
    const double silence = 1 - static_cast<double>(due) / tier.interval;
    all.push_back({kMonday + Days{due}, tier.interval, tier.minutes,
                   tier.worth * (0.2 + 0.1 * std::min(2.0, silence)) / tier.minutes});
    sum += cost(tier.minutes, tier.interval, {});
  }
  return all;
}

struct Shuffle {
  double mean = 0;
  std::size_t p90 = 0;
  double placed = 0;
  double days = 0;  // that those who moved moved, on average
};

// One person of the coming weeks is reached today, out of turn: how many others of these weeks get another day?
Shuffle shuffle_of(double load, int overdue_share) {
  std::mt19937 random(13);
  std::vector<std::size_t> counts;
  Shuffle sum;
  int apart = 0;
  int both = 0;
  const auto in_four_weeks = [](const std::optional<LocalDate>& day) { return day && *day < kMonday + Days{28}; };
  for (int round = 0; round < 200; ++round) {
    auto all = people_for(random, load, overdue_share);
    const Levelled before = level(all, kMonday, {});
    std::size_t who = random() % all.size();
    while (!before.day[who] || *before.day[who] == kMonday) who = random() % all.size();
    all[who].due = kMonday + Days{all[who].interval_days};
    Budget budget;
    budget.spent = all[who].minutes;
    const Levelled after = level(all, kMonday, budget);
    std::size_t moved = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      sum.placed += in_four_weeks(before.day[i]) ? 1 : 0;
      if (i == who || before.day[i] == after.day[i]) continue;
      if (!in_four_weeks(before.day[i]) && !in_four_weeks(after.day[i])) continue;
      ++moved;
      if (!before.day[i] || !after.day[i]) continue;
      ++both;
      apart += std::abs((*before.day[i] - *after.day[i]).count());
    }
    counts.push_back(moved);
  }
  std::sort(counts.begin(), counts.end());
  for (const std::size_t count : counts) sum.mean += static_cast<double>(count) / static_cast<double>(counts.size());
  sum.p90 = counts[counts.size() * 9 / 10];
  sum.placed /= static_cast<double>(counts.size());
  sum.days = both == 0 ? 0 : static_cast<double>(apart) / both;
  return sum;
}

// A touch more or less leaves the month as it was: a handful of neighbours move, by a few days.
TEST(Level, OneTouchMoreDoesNotShuffleTheMonth) {
  struct StepCase {
    double load;  // minutes a day of 30
    int overdue_share;
    double mean;
    std::size_t p90;
  };
  for (const StepCase& one : {StepCase{15, 0, 1, 2}, StepCase{24, 0, 2, 5}, StepCase{27, 0, 3, 6}}) {
    const Shuffle shuffle = shuffle_of(one.load, one.overdue_share);
    EXPECT_LE(shuffle.mean, one.mean) << one.load;
    EXPECT_LE(shuffle.p90, one.p90) << one.load;
    EXPECT_LE(shuffle.days, 5) << one.load;
  }
  // Overloaded: somebody's minutes today are somebody else's; those who wait move up a little.
  const Shuffle over = shuffle_of(42, 33);
  EXPECT_LE(over.mean, 0.2 * over.placed);
  EXPECT_LE(over.days, 6);
}

TEST(Level, WhoseDayWasNamedKeepsIt) {
  std::vector<Work> all{work("2026-11-26", 28, 20, 9), work("2026-11-26", 28, 20, 1)};
  all[1].pinned = true;
  const Levelled levelled = level(all, kMonday, {});
  EXPECT_EQ(levelled.day[1], day("2026-11-26"));
  EXPECT_NE(levelled.day[0], day("2026-11-26"));
  // A Saturday that was named is the Monday after, never the Friday before.
  all[1].due = day("2026-11-28");
  EXPECT_EQ(level(all, kMonday, {}).day[1], day("2026-11-30"));
}

TEST(Level, CallsFallIntoTheirHours) {
  Budget budget;
  budget.hours = ChannelHours({*parse_hours("call tue,thu 16:30-16:50")});
  std::vector<Work> all;
  for (int i = 0; i < 6; ++i) {
    all.push_back(work("2026-11-23", 91, 10, 1));
    all.back().channel = i < 5 ? Channel::call : Channel::email;
  }
  const Levelled levelled = level(all, kMonday, budget);
  std::vector<std::string> days;
  for (const auto& placed : levelled.day) days.push_back(placed ? iso(*placed) : "");
  EXPECT_EQ(days, (std::vector<std::string>{"2026-11-24", "2026-11-24", "2026-11-26", "2026-11-26", "2026-12-01",
                                            "2026-11-23"}));
  // Ten minutes already called today leave room for one more.
  budget.spent = 10;
  budget.used = {{Channel::call, 10}};
  EXPECT_EQ(level(all, day("2026-11-24"), budget).day[1], day("2026-11-26"));
  // A week's rhythm whose slack knows no open day reaches to the next one.
  all[0] = work("2026-11-27", 7, 10, 1);
  all[0].channel = Channel::call;
  EXPECT_EQ(level(std::span(all).first(1), kMonday, budget).day[0], day("2026-11-26"));
  all[0].due = day("2026-11-28");
  EXPECT_EQ(level(std::span(all).first(1), kMonday, budget).day[0], day("2026-12-01"));
  // Longer than the hours of any day: the whole of them.
  all[0] = work("2026-11-23", 91, 25, 1);
  all[0].channel = Channel::call;
  EXPECT_EQ(
      level(std::span(all).first(1), kMonday, {.minutes = 30, .spent = 0, .days = {}, .hours = budget.hours}).day[0],
      day("2026-11-24"));
}

TEST(Level, HoursAreKeptOverRandomWork) {
  std::mt19937 random(17);
  Budget budget;
  budget.hours = ChannelHours({*parse_hours("call mon-wed 17-17:20"), *parse_hours("text fri 9-9:10")});
  constexpr Channel kMixed[] = {Channel::call, Channel::text, Channel::email};
  for (int round = 0; round < 100; ++round) {
    auto all = random_work(random, random() % 400);
    for (Work& one : all) one.channel = kMixed[random() % 3];
    const Levelled levelled = level(all, kMonday, budget);
    for (int ahead = 0; ahead < kHorizonDays; ++ahead) {
      const LocalDate date = kMonday + Days{ahead};
      for (const Channel channel : {Channel::call, Channel::text}) {
        const int open = *budget.hours.minutes(channel, date);
        int sum = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
          if (levelled.day[i] == date && all[i].channel == channel) sum += std::min(all[i].minutes, open);
        }
        ASSERT_LE(sum, open);
        if (open == 0) {
          for (std::size_t i = 0; i < all.size(); ++i)
            ASSERT_FALSE(levelled.day[i] == date && all[i].channel == channel);
        }
      }
    }
  }
}

TEST(Need, MinutesPerWorkingDay) {
  WorkDays days;
  EXPECT_EQ(need({}, days).minutes_per_workday, 0);
  const std::vector<Work> all = {work("2026-11-23", 28, 20), work("2026-11-23", 7, 5), work("2026-11-23", 0, 1)};
  EXPECT_NEAR(need(all, days).minutes_per_workday, (20.0 / 28 + 5.0 / 7 + 1) * 7 / 5, 1e-12);
  days.week.fill(true);
  EXPECT_NEAR(need(all, days).minutes_per_workday, 20.0 / 28 + 5.0 / 7 + 1, 1e-12);
  days.week.fill(false);
  EXPECT_GT(need(all, days).minutes_per_workday, 0);
}

}  // namespace
}  // namespace kith
