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

// A touch more or less leaves the month as it was: what moves is a short chain of neighbours.
TEST(Level, OnePersonsChangeMovesFew) {
  std::mt19937 random(13);
  std::size_t moved = 0;
  std::size_t placed = 0;
  for (int round = 0; round < 200; ++round) {
    auto all = random_work(random, 150);  // about two thirds of the horizon's minutes
    for (Work& one : all) one.due = std::max(one.due, kMonday - Days{2});
    const Levelled before = level(all, kMonday, {});
    all[random() % all.size()].due = kMonday + Days{static_cast<int>(random() % 80)};
    const Levelled after = level(all, kMonday, {});
    std::size_t here = 0;
    for (std::size_t i = 0; i < all.size(); ++i) here += before.day[i] != after.day[i] ? 1 : 0;
    moved += here;
    placed += static_cast<std::size_t>(
        std::count_if(after.day.begin(), after.day.end(), [](const auto& one) { return one.has_value(); }));
    ASSERT_LT(here, all.size() / 4);
  }
  EXPECT_LT(static_cast<double>(moved) / static_cast<double>(placed), 0.07);
  RecordProperty("moved_of_placed_percent", static_cast<int>(100 * moved / placed));
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
