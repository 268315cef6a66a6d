#include "rules/holidays.hpp"

#include <gtest/gtest.h>

#include "rules/test_touches.hpp"
#include "rules/workdays.hpp"

namespace kith {
namespace {

using testing_words::day;

TEST(Easter, Table) {
  for (const char* sunday : {"1961-04-02", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2025-04-20",
                             "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25"}) {
    EXPECT_EQ(iso(easter(year_of(day(sunday)))), sunday);
  }
}

struct HolidayCase {
  const char* code;
  const char* date;
  const char* name;  // "": a usual day
};

TEST(Holidays, Table) {
  const HolidayCase cases[] = {
      {"DE", "2026-12-25", "Christmas Day"},
      {"DE", "2026-10-03", "Day of German Unity"},
      {"DE", "2026-05-14", "Ascension Day"},
      {"DE", "2026-06-04", ""},  // Corpus Christi is kept in some parts only
      {"DE-BY", "2026-06-04", "Corpus Christi"},
      {"DE-BE", "2026-03-08", "International Women's Day"},
      {"DE-SN", "2026-11-18", "Day of Repentance and Prayer"},
      {"DE-NI", "2026-10-31", "Reformation Day"},
      {"AT", "2026-10-26", "National Day"},
      {"CH", "2026-08-01", "National Day"},
      {"FR", "2026-07-14", "National Day"},
      {"SE", "2026-06-19", "Midsummer Eve"},
      {"DK", "2025-05-16", ""},  // Great Prayer Day ended with 2023
      {"US", "2026-11-26", "Thanksgiving"},
      {"US", "2026-07-03", "Independence Day"},  // the 4th is a Saturday
      {"US", "2027-12-31", "New Year's Day"},    // 1 January 2028 is a Saturday
      {"US", "2026-05-25", "Memorial Day"},
      {"CA", "2026-05-18", "Victoria Day"},
      {"GB", "2026-12-28", "Boxing Day"},  // the 26th is a Saturday
      {"GB", "2027-12-27", "Christmas Day"},
      {"GB", "2027-12-28", "Boxing Day"},
      {"GB", "2026-08-31", "Summer Bank Holiday"},
      {"GB-SCT", "2026-08-31", ""},
      {"GB-SCT", "2026-08-03", "Summer Bank Holiday"},
      {"GB-NIR", "2026-07-13", "Battle of the Boyne"},
      {"IE", "2026-02-02", "St Brigid's Day"},
      {"PL", "2026-12-24", "Christmas Eve"},
      {"XX", "2026-12-25", ""},
      {"", "2026-12-25", ""},
  };
  for (const HolidayCase& one : cases) {
    EXPECT_EQ(holiday(one.code, day(one.date)).value_or(""), one.name) << one.code << " " << one.date;
  }
}

TEST(Holidays, EveryCalendarHasDaysOfItsOwnYear) {
  for (const HolidayCalendar& one : holiday_calendars()) {
    for (int year = 2025; year <= 2030; ++year) {
      const auto all = holidays(one.code, year);
      EXPECT_GE(all.size(), 7u) << one.code;
      for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(year_of(all[i].date), year) << one.code;
        if (i > 0) {
          EXPECT_LT(all[i - 1].date, all[i].date) << one.code;
        }
      }
    }
  }
}

TEST(WorkDays, HolidaysCarryNoWorkAndAreNamed) {
  WorkDays days;
  days.holidays = "DE";
  days.quiet = {day("2026-12-24")};
  EXPECT_FALSE(days.works(day("2026-12-25")));
  EXPECT_EQ(days.day_off(day("2026-12-25")), "Christmas Day");
  EXPECT_EQ(days.day_off(day("2026-12-24")), "Quiet day");
  EXPECT_EQ(days.day_off(day("2026-12-26")), std::nullopt);  // a Saturday is none of the working week
  EXPECT_EQ(days.day_off(day("2026-12-28")), std::nullopt);
  EXPECT_EQ(days.next(day("2026-12-24")), day("2026-12-28"));
}

}  // namespace
}  // namespace kith
