#include "rules/workdays.hpp"

#include <gtest/gtest.h>

#include "rules/test_touches.hpp"

namespace kith {
namespace {

using testing_words::day;

TEST(WorkDays, WeekendsAndQuietDaysCarryNoWork) {
  WorkDays days;
  days.quiet = {day("2026-11-23"), day("2026-12-25")};
  const std::pair<const char*, bool> cases[] = {{"2026-11-20", true},  {"2026-11-21", false}, {"2026-11-22", false},
                                                {"2026-11-23", false}, {"2026-11-24", true},  {"2026-12-25", false}};
  for (const auto& [text, works] : cases) EXPECT_EQ(days.works(day(text)), works) << text;
}

TEST(WorkDays, TheNextOne) {
  WorkDays days;
  days.quiet = {day("2026-11-23")};
  EXPECT_EQ(days.next(day("2026-11-20")), day("2026-11-20"));
  EXPECT_EQ(days.next(day("2026-11-21")), day("2026-11-24"));
  days.week = {false, false, false, false, false, false, true};  // Sundays only
  EXPECT_EQ(days.next(day("2026-11-23")), day("2026-11-29"));
  days.week.fill(false);
  EXPECT_EQ(days.next(day("2026-11-21")), day("2026-11-21"));
}

}  // namespace
}  // namespace kith
