#include "rules/person_year.hpp"

#include <gtest/gtest.h>

#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;

Year year(const std::vector<std::string>& lines, Tempo tempo = {91, Counts::contact}) {
  return year_of(touches(lines, zone()), tempo, 3, day("2026-11-22"), zone());
}

std::string bands(const Year& made) {
  std::string text;
  for (const YearBand& band : made.bands) {
    text += iso(band.from) + ".." + iso(band.due) + " " + (band.open ? "open" : iso(band.to)) +
            (band.late ? " late; " : "; ");
  }
  return text;
}

TEST(YearWithAPerson, DaysAndMonths) {
  const Year made = year({"2025-11-01 call both", "2026-03-02T09:00 email out", "2026-03-02T12:00 email in",
                          "2026-03-05 email out", "2026-11-22 lunch both", "2026-11-23 call both"});
  EXPECT_EQ(iso(made.from), "2025-11-17");
  EXPECT_EQ(iso_weekday(made.from), 1);
  EXPECT_EQ(iso(made.to), "2026-11-22");
  ASSERT_EQ(made.days.size(), 3U);
  EXPECT_EQ(made.days[0].touches, 2);
  EXPECT_TRUE(made.days[0].dialogue);
  EXPECT_FALSE(made.days[1].dialogue);
  ASSERT_EQ(made.months.size(), 13U);
  EXPECT_EQ(iso(made.months[4].first), "2026-03-01");
  EXPECT_EQ(made.months[4].days, 2);
  EXPECT_EQ(made.months[4].touches, 3);
  EXPECT_EQ(made.months[4].dialogues, 1);
  EXPECT_EQ(made.months[12].dialogues, 1);
  EXPECT_EQ(made.dots.size(), 4U);
}

TEST(YearWithAPerson, BandsOfTheRhythm) {
  EXPECT_EQ(bands(year({})), "");
  const Year made =
      year({"2025-10-01 call both", "2026-01-05 call both", "2026-06-01 email out", "2026-08-20 call both"});
  EXPECT_EQ(bands(made),
            "2025-10-01..2025-12-31 2026-01-05; 2026-01-05..2026-04-06 2026-06-01 late; "
            "2026-06-01..2026-08-31 2026-08-20; 2026-08-20..2026-11-19 open; ");
  EXPECT_EQ(made.kept, 2);
  EXPECT_EQ(made.closed, 3);
  // Where a dialogue counts, what was only sent does not end a band.
  EXPECT_EQ(
      bands(year({"2026-01-05 call both", "2026-02-01 email out", "2026-03-01 call both"}, {56, Counts::dialogue})),
      "2026-01-05..2026-03-02 2026-03-01; 2026-03-01..2026-04-26 open late; ");
}

TEST(YearWithAPerson, Waits) {
  const Year made = year({"2026-03-02 email out asks", "2026-03-04 email in", "2026-05-04 email out asks",
                          "2026-05-06 email out asks", "2026-09-01 email out"});
  ASSERT_EQ(made.waits.size(), 2U);
  EXPECT_TRUE(made.waits[0].answered);
  EXPECT_EQ(iso(made.waits[0].to), "2026-03-04");
  EXPECT_FALSE(made.waits[1].answered);
  EXPECT_EQ(iso(made.waits[1].from), "2026-05-04");
  EXPECT_EQ(iso(made.waits[1].to), "2026-05-09");
}

}  // namespace
}  // namespace kith
