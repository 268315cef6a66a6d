#include "rules/contact_chance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace kith {
namespace {

std::vector<Instant> days(const std::vector<int>& numbers) {
  const Instant start = parse_instant("2026-01-01T12:00", Zone::utc()).value();
  std::vector<Instant> times;
  for (const int number : numbers) times.push_back(start + Days{number});
  return times;
}

Instant on(int number) {
  return days({number}).front();
}

TEST(ContactPulse, FoldsDaysWithContact) {
  EXPECT_FALSE(contact_pulse({}, on(0)));
  EXPECT_FALSE(contact_pulse(days({5}), on(4))) << "what comes later is not known";
  const auto pulse = contact_pulse(days({0, 10, 10, 30, 40}), on(70));
  ASSERT_TRUE(pulse);
  EXPECT_EQ(pulse->days, 4);
  EXPECT_DOUBLE_EQ(pulse->silence_days, 30);
  EXPECT_DOUBLE_EQ(*pulse->usual_gap_days, 10);
  EXPECT_NEAR(pulse->month, std::exp2(-70. / 30) + std::exp2(-2) + std::exp2(-40. / 30) + std::exp2(-1), 1e-9);
  EXPECT_FALSE(contact_pulse(days({0, 10}), on(20))->usual_gap_days) << "one gap is no habit";
}

TEST(ContactPulse, LooksAtTheLatestGaps) {
  std::vector<int> numbers;
  for (int i = 0; i < 20; ++i) numbers.push_back(i * 30);
  for (std::size_t i = 1; i <= kGapsLooked; ++i) numbers.push_back(19 * 30 + static_cast<int>(i) * 7);
  EXPECT_DOUBLE_EQ(*contact_pulse(days(numbers), on(numbers.back()))->usual_gap_days, 7);
}

TEST(ContactChance, FallsWithSilence) {
  std::vector<int> weekly;
  for (int i = 0; i < 20; ++i) weekly.push_back(i * 7);
  double before = 1;
  for (const int silence : {1, 7, 14, 30, 60, 120, 365, 2000}) {
    const double chance = contact_chance(*contact_pulse(days(weekly), on(weekly.back() + silence)));
    EXPECT_LT(chance, before) << silence;
    EXPECT_GE(chance, .01) << silence;
    before = chance;
  }
  EXPECT_GT(contact_chance(*contact_pulse(days(weekly), on(weekly.back() + 3))), .7);
  EXPECT_LT(before, .05);
}

TEST(ContactChance, RisesWithContact) {
  const double once = contact_chance(*contact_pulse(days({100}), on(110)));
  const double thrice = contact_chance(*contact_pulse(days({20, 60, 100}), on(110)));
  const double often = contact_chance(*contact_pulse(days({60, 70, 80, 90, 100}), on(110)));
  EXPECT_LT(once, thrice);
  EXPECT_LT(thrice, often);
}

// So many people, each with a contact every so many days for a year until day 365.
ContactLean lean_of(int people, int every, int quiet_from) {
  ContactLessons lessons(on(365));
  for (int one = 0; one < people; ++one) {
    std::vector<int> numbers;
    for (int day = one % every; day < quiet_from; day += every) numbers.push_back(day);
    lessons.add(days(numbers));
  }
  return lessons.lean();
}

TEST(ContactLean, IsLearnedFromMonthsThatAreOver) {
  struct Row {
    const char* what;
    int people, every, quiet_from;
    int asked, came;
    double least, most;  // of the shift at the middle
  };
  const Row rows[] = {
      {"nobody", 0, 30, 366, 0, 0, 0, 0},
      {"one person moves little", 1, 60, 366, 3, 2, 0, .5},
      {"a hundred who always come back", 100, 20, 366, 300, 300, .8, 6},
      {"a hundred who all fell silent four months ago", 100, 20, 245, 300, 0, -6, -1},
      {"nobody before the months looked back on", 10, 20, 0, 0, 0, 0, 0},
  };
  for (const Row& row : rows) {
    const ContactLean lean = lean_of(row.people, row.every, row.quiet_from);
    EXPECT_EQ(lean.asked, row.asked) << row.what;
    EXPECT_EQ(lean.came, row.came) << row.what;
    const ContactPulse pulse = *contact_pulse(days({300, 320, 340}), on(365));
    const double moved = std::log(contact_chance(pulse, 60, lean) / (1 - contact_chance(pulse, 60, lean))) -
                         std::log(contact_chance(pulse) / (1 - contact_chance(pulse)));
    EXPECT_GE(moved, row.least) << row.what;
    EXPECT_LE(moved, row.most) << row.what;
    EXPECT_GE(lean.slope, 0) << row.what;
  }
}

TEST(ContactLean, KnowsNothingOfWhatIsNotOver) {
  ContactLessons before(on(365));
  ContactLessons after(on(365));
  before.add(days({10, 100, 200, 300}));
  after.add(days({10, 100, 200, 300, 370, 380}));
  EXPECT_EQ(before.lean(), after.lean());
}

TEST(ContactLean, SaysWhatItComesFrom) {
  EXPECT_EQ(lean_words({-1, 1, 200, 80.4, 40}),
            "in your last three months contact came 40 times of 200, where 80 were to be expected");
}

TEST(SilenceSentence, SaysItPlainly) {
  struct Row {
    std::vector<int> contacts;
    int now;
    const char* sentence;
  };
  const Row rows[] = {
      {{10}, 10, "In touch today"},
      {{10}, 12, "Last contact 2 days ago"},
      {{10, 20}, 55, "Last contact 5 weeks ago"},
      {{0, 10, 20}, 25, "In touch as usual, about every 10 days"},
      {{0, 10, 20}, 50, "Silent for 3x your usual gap of 10 days"},
      {{0, 10, 20}, 41, "Silent for 2.1x your usual gap of 10 days"},
      {{0, 35, 70}, 350, "Silent for 8x your usual gap of 5 weeks"},
      {{0, 3, 6}, 186, "Silent for 5 months after a usual gap of 3 days"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(silence_sentence(*contact_pulse(days(row.contacts), on(row.now))), row.sentence);
  }
}

// The folded history says what all the touches say, on any later day.
TEST(PulseOf, KeepsWhatTheTouchesSay) {
  for (const std::vector<int>& past : {std::vector{0}, {0, 40}, {0, 10, 10, 30, 40}, {5, 6, 7, 90, 400, 401}}) {
    History history;
    keep_pulse(days(past), history);
    for (const int later : {0, 3, 30, 200}) {
      const auto whole = contact_pulse(days(past), on(past.back() + later));
      const auto kept = pulse_of(history, later);
      ASSERT_TRUE(kept);
      EXPECT_EQ(kept->days, whole->days);
      EXPECT_NEAR(kept->month, whole->month, 1e-3);
      EXPECT_NEAR(kept->season, whole->season, 1e-3);
      EXPECT_EQ(kept->usual_gap_days.has_value(), whole->usual_gap_days.has_value());
      EXPECT_NEAR(contact_chance(*kept), contact_chance(*whole), 1e-3) << later;
    }
  }
  EXPECT_FALSE(pulse_of(History{}, 3)) << "no contact yet";
}

TEST(PulseOf, TheRhythmStandsInForAGapNotKnown) {
  const ContactPulse once{1, 60, .25, .7, std::nullopt};
  EXPECT_GT(contact_chance(once, 182), contact_chance(once, 28))
      << "half a year makes two months of silence nothing odd";
  ContactPulse known = once;
  known.usual_gap_days = 28;
  EXPECT_DOUBLE_EQ(contact_chance(known, 182), contact_chance(once, 28));
}

}  // namespace
}  // namespace kith
