// Weeks at the ends of years, where the year of a week is not that of its days.
#include "base/weeks.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Weeks, OfADay) {
  struct Row {
    const char *day, *week, *monday;
  };
  const Row rows[] = {
      {"2026-11-16", "2026-W47", "2026-11-16"}, {"2026-11-22", "2026-W47", "2026-11-16"},
      {"2026-11-23", "2026-W48", "2026-11-23"}, {"2026-12-31", "2026-W53", "2026-12-28"},
      {"2027-01-03", "2026-W53", "2026-12-28"}, {"2027-01-04", "2027-W01", "2027-01-04"},
      {"2024-12-30", "2025-W01", "2024-12-30"}, {"2025-12-29", "2026-W01", "2025-12-29"},
      {"2021-01-01", "2020-W53", "2020-12-28"}, {"2028-02-29", "2028-W09", "2028-02-28"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.day);
    const Week week = week_of(*parse_date(row.day));
    EXPECT_EQ(iso(week), row.week);
    EXPECT_EQ(iso(week.monday), row.monday);
    EXPECT_EQ(*parse_week(row.week), week);
    EXPECT_TRUE(week.holds(*parse_date(row.day)));
    EXPECT_FALSE(week.holds(week.monday - Days{1}));
    EXPECT_FALSE(week.holds(week.sunday() + Days{1}));
  }
}

TEST(Weeks, ThatDoNotExist) {
  for (const char* text :
       {"2025-W53", "2026-W54", "2026-W00", "2026-W7", "2026W47", "2026-47", "W47", "", "2026-W4x"}) {
    const auto week = parse_week(text);
    ASSERT_FALSE(week) << text;
    EXPECT_EQ(week.error().code, Code::bad_input);
  }
  EXPECT_EQ(iso(*parse_week(" 2026-w53 ")), "2026-W53");
}

TEST(Weeks, FollowEachOther) {
  EXPECT_EQ(iso(parse_week("2026-W53")->after(1)), "2027-W01");
  EXPECT_EQ(iso(parse_week("2027-W01")->after(-1)), "2026-W53");
}

}  // namespace
}  // namespace kith
