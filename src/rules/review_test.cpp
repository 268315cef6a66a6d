#include "rules/review.hpp"

#include <gtest/gtest.h>

#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;

WeekHistory history(const std::vector<std::string>& lines, const Zone& where = zone()) {
  return {true, 10, 91, touches(lines, where)};
}

// contacts people dialogues minutes new revived
std::string figures_words(const WeekFigures& f) {
  return std::to_string(f.contacts) + " " + std::to_string(f.people) + " " + std::to_string(f.dialogues) + " " +
         std::to_string(f.minutes) + " " + std::to_string(f.new_people) + " " + std::to_string(f.revived);
}

struct WeekCase {
  const char* what;
  std::vector<std::string> touches;
  const char* figures;
};

TEST(ReviewOfAWeek, WhatItCameTo) {
  const WeekCase cases[] = {
      {"nothing in the week", {"2026-11-15 call both", "2026-11-23 call both"}, "0 0 0 0 0 0"},
      {"a call", {"2026-11-01 email out", "2026-11-17 call both"}, "1 1 1 10 0 0"},
      {"met for the first time", {"2026-11-18 lunch both"}, "1 1 1 10 1 0"},
      {"two mails on a day are one contact",
       {"2026-11-01 call both", "2026-11-17T09:00 email out", "2026-11-17T17:00 email out"},
       "1 1 0 10 0 0"},
      {"an answer makes the dialogue, also of last week's mail",
       {"2026-11-13 email out asks", "2026-11-17 email in"},
       "1 1 1 0 0 0"},
      {"what came in took no minutes", {"2026-11-01 call both", "2026-11-19 email in asks"}, "1 1 0 0 0 0"},
      {"revived after more than two intervals", {"2026-01-05 call both", "2026-11-17 call both"}, "1 1 1 10 0 1"},
      {"written to after a long silence is not yet revived",
       {"2026-01-05 call both", "2026-11-17 email out"},
       "1 1 0 10 0 0"},
      {"just inside two intervals", {"2026-05-19 call both", "2026-11-17 call both"}, "1 1 1 10 0 0"},
  };
  for (const WeekCase& one : cases) {
    const std::vector<WeekHistory> people{history(one.touches)};
    EXPECT_EQ(figures_words(sum_up(people, *parse_week("2026-W47"), zone()).figures), one.figures) << one.what;
  }
}

TEST(ReviewOfAWeek, BeginsAndEndsAtTheUsersMidnight) {
  // Sunday 23:30 in Berlin is the week that ends; the clocks go back in 2026-W43 (25 October).
  const std::vector<WeekHistory> people{
      history({"2026-10-25T23:30 call both"}), history({"2026-10-26T00:10 call both"}),
      history({"2026-10-18T23:59 call both"}), history({"2026-10-19T00:00 call both"})};
  EXPECT_EQ(sum_up(people, *parse_week("2026-W43"), zone()).figures.people, 2);
  EXPECT_EQ(sum_up(people, *parse_week("2026-W44"), zone()).figures.people, 1);
  EXPECT_EQ(sum_up(people, *parse_week("2026-W42"), zone()).figures.people, 1);
  // The week of the spring change and the one around New Year.
  const std::vector<WeekHistory> others{history({"2027-03-28T23:30 call both"}),
                                        history({"2027-01-03T23:00 call both"}),
                                        history({"2026-12-28T00:00 call both"})};
  EXPECT_EQ(sum_up(others, *parse_week("2027-W12"), zone()).figures.people, 1);
  EXPECT_EQ(sum_up(others, *parse_week("2026-W53"), zone()).figures.people, 2);
}

TEST(ReviewOfAWeek, AsksForThoseMetOrFirstWrittenTo) {
  std::vector<WeekHistory> people{
      history({"2026-11-17 email out"}),                                                    // 0 first written to
      history({"2026-03-01 email out", "2026-11-18 lunch both"}),                           // 1 met, known before
      history({"2026-03-01 email out", "2026-11-18 email out"}),                            // 2 neither
      history({"2026-11-16 email in asks"}),                                                // 3 wrote first
      history({"2026-11-19 call both"}),                                                    // 4 decided
      history({"2026-11-16 email out", "2026-11-17 call both", "2026-11-20 coffee both"}),  // 5 the last meeting counts
  };
  people[4].undecided = false;
  const auto sum = sum_up(people, *parse_week("2026-W47"), zone());
  std::string said;
  for (const WeekAsk& one : sum.asks) {
    said += std::to_string(one.index) + (one.met ? " met " : " wrote ") + std::string(name(one.touch.channel)) +
            (one.first ? " first; " : "; ");
  }
  EXPECT_EQ(said, "1 met lunch; 5 met coffee first; 3 wrote email first; 0 wrote email first; ");
}

TEST(ReviewReminder, FromTheChosenDayAndThreeMore) {
  struct Row {
    const char* today;
    int weekday;
    const char* week;  // "" for none
  };
  const Row rows[] = {
      {"2026-11-19", 5, ""},         {"2026-11-20", 5, "2026-W47"}, {"2026-11-22", 5, "2026-W47"},
      {"2026-11-23", 5, "2026-W47"}, {"2026-11-24", 5, ""},         {"2026-11-22", 7, "2026-W47"},
      {"2026-11-25", 7, "2026-W47"}, {"2026-11-26", 7, ""},         {"2026-11-23", 1, "2026-W47"},
      {"2026-11-26", 1, "2026-W47"}, {"2026-11-27", 1, ""},         {"2026-11-19", 4, "2026-W47"},
      {"2027-01-01", 5, "2026-W53"}, {"2027-01-04", 5, "2026-W53"}, {"2027-01-04", 1, "2026-W53"},
  };
  for (const Row& row : rows) {
    const auto week = week_to_review(day(row.today), row.weekday);
    EXPECT_EQ(week ? iso(*week) : "", row.week) << row.today << " " << row.weekday;
  }
}

}  // namespace
}  // namespace kith
