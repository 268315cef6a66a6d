#include "base/dates.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Zone zone(std::string_view name) {
  return Zone::find(name).value();
}
Instant utc(std::string_view text) {
  return parse_instant(text, Zone::utc()).value();
}
LocalDate day(std::string_view text) {
  return parse_date(text).value();
}

TEST(Zone, FindsIanaNamesOnly) {
  EXPECT_EQ(zone("Europe/Berlin").name(), "Europe/Berlin");
  EXPECT_EQ(zone("").offset(utc("2026-07-01")), std::chrono::seconds{0});
  for (const char* name : {"Europe/Atlantis", "CET+1", "../etc/passwd", "europe/berlin", " "}) {
    const auto found = Zone::find(name);
    ASSERT_FALSE(found) << name;
    EXPECT_EQ(found.error().code, Code::usage);
  }
  EXPECT_TRUE(Zone::of_machine());
}

struct OffsetCase {
  const char* zone;
  const char* at;
  int seconds;
  const char* local_day;
  int minute;
};

TEST(Zone, OffsetsThroughTheAges) {
  const OffsetCase cases[] = {
      {"UTC", "2026-11-22T14:03:22Z", 0, "2026-11-22", 843},
      {"Europe/Berlin", "2026-03-29T00:59:59Z", 3600, "2026-03-29", 119},
      {"Europe/Berlin", "2026-03-29T01:00:00Z", 7200, "2026-03-29", 180},
      {"Europe/Berlin", "2026-10-25T01:00:00Z", 3600, "2026-10-25", 120},
      {"Asia/Kathmandu", "2026-11-22T18:15:00Z", 20700, "2026-11-23", 0},
      {"Pacific/Apia", "2011-12-30T09:59:59Z", -36000, "2011-12-29", 1439},
      {"Pacific/Apia", "2011-12-30T10:00:00Z", 50400, "2011-12-31", 0},
      {"America/Sao_Paulo", "2018-11-04T03:00:00Z", -7200, "2018-11-04", 60},
      {"America/New_York", "1835-01-01T12:00:00Z", -17762, "1835-01-01", 423},  // local mean time -4:56:02
      {"Europe/Berlin", "1969-12-31T23:00:00Z", 3600, "1970-01-01", 0},
      // Beyond the years that the zone files list, by today's rules: last Sundays of March and October.
      {"Europe/Berlin", "2038-07-01T12:00:00Z", 7200, "2038-07-01", 840},
      {"Europe/Berlin", "2040-03-25T00:59:59Z", 3600, "2040-03-25", 119},  // leap year
      {"Europe/Berlin", "2040-03-25T01:00:00Z", 7200, "2040-03-25", 180},
      {"Europe/Berlin", "2096-02-29T22:30:00Z", 3600, "2096-02-29", 1410},
      {"Europe/Berlin", "2099-10-25T00:59:59Z", 7200, "2099-10-25", 179},
      {"Europe/Berlin", "2099-10-25T01:00:00Z", 3600, "2099-10-25", 120},
      {"America/New_York", "2095-03-13T06:59:59Z", -18000, "2095-03-13", 119},  // second Sunday of March
      {"America/New_York", "2095-03-13T07:00:00Z", -14400, "2095-03-13", 180},
      {"Australia/Sydney", "2091-01-15T12:00:00Z", 39600, "2091-01-15", 1380},  // southern summer
      {"Australia/Sydney", "2088-02-29T12:00:00Z", 39600, "2088-02-29", 1380},
      {"Asia/Kathmandu", "2095-07-01T18:15:00Z", 20700, "2095-07-02", 0},
      {"America/Sao_Paulo", "2095-12-01T12:00:00Z", -10800, "2095-12-01", 540},
  };
  for (const OffsetCase& one : cases) {
    SCOPED_TRACE(std::string(one.zone) + " " + one.at);
    const Zone there = zone(one.zone);
    EXPECT_EQ(there.offset(utc(one.at)).count(), one.seconds);
    EXPECT_EQ(iso(there.date_of(utc(one.at))), one.local_day);
    EXPECT_EQ(there.minute_of_day(utc(one.at)), one.minute);
  }
}

struct StartCase {
  const char* zone;
  const char* day;
  const char* start;
};

TEST(Zone, ADayBeginsAtItsFirstInstant) {
  const StartCase cases[] = {
      {"Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z"},
      {"Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z"},
      {"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"},  // midnight is skipped: begins at one
      {"America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00Z"},  // 23:00 to midnight happened twice
      {"America/Havana", "2026-11-01", "2026-11-01T04:00:00Z"},     // midnight happens twice: the earlier
      {"Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"},
      {"Europe/Berlin", "2095-07-02", "2095-07-01T22:00:00Z"},
  };
  for (const StartCase& one : cases) {
    SCOPED_TRACE(std::string(one.zone) + " " + one.day);
    EXPECT_EQ(iso(zone(one.zone).start_of(day(one.day))), one.start);
  }
}

// For every day of some decades: it begins on itself, and the second before belongs to the day before.
TEST(Zone, DaysFollowOneAnother) {
  for (const char* name :
       {"Europe/Berlin", "America/Sao_Paulo", "America/Havana", "Asia/Kathmandu", "Australia/Lord_Howe"}) {
    const Zone there = zone(name);
    for (const auto& [from, to] : {std::pair{1833, 1840}, {1966, 1972}, {2010, 2045}, {2094, 2101}}) {
      for (LocalDate today = local_date(from, 1, 1); today < local_date(to, 1, 1); today += Days{1}) {
        const Instant start = there.start_of(today);
        ASSERT_EQ(there.date_of(start), today) << name;
        ASSERT_EQ(there.date_of(start - std::chrono::seconds{1}), today - Days{1}) << name << " " << iso(today);
      }
    }
  }
}

TEST(Zone, ASkippedTimeIsAnError) {
  const Zone berlin = zone("Europe/Berlin");
  EXPECT_FALSE(berlin.instant_of(day("2026-03-29"), hours{2}));
  EXPECT_FALSE(berlin.instant_of(day("2026-03-29"), minutes{179}));
  EXPECT_EQ(iso(berlin.instant_of(day("2026-03-29"), hours{3}).value()), "2026-03-29T01:00:00Z");
  EXPECT_FALSE(berlin.instant_of(day("2095-03-27"), hours{2}));
  EXPECT_EQ(iso(berlin.instant_of(day("2026-10-25"), minutes{150}).value()),
            "2026-10-25T00:30:00Z");  // the earlier
  EXPECT_FALSE(zone("America/Sao_Paulo").instant_of(day("2018-11-04"), hours{0}));
  EXPECT_FALSE(zone("Pacific/Apia").instant_of(day("2011-12-30"), hours{12}));
  EXPECT_EQ(berlin.instant_of(day("2026-03-29"), hours{2}).error().code, Code::usage);
}

struct ParseCase {
  const char* text;
  const char* zone;
  const char* instant;  // "" is an error
};

TEST(ParseInstant, Table) {
  const ParseCase cases[] = {
      {"2026-11-22", "Europe/Berlin", "2026-11-21T23:00:00Z"},
      {"2026-11-22T14:03", "Europe/Berlin", "2026-11-22T13:03:00Z"},
      {"2026-11-22 14:03:22", "Europe/Berlin", "2026-11-22T13:03:22Z"},
      {"  2026-11-22T14:03  ", "UTC", "2026-11-22T14:03:00Z"},
      {"2026-11-22T14:03:22Z", "Europe/Berlin", "2026-11-22T14:03:22Z"},
      {"2026-11-22t14:03:22z", "Europe/Berlin", "2026-11-22T14:03:22Z"},
      {"2026-11-22T14:03:22.123456Z", "UTC", "2026-11-22T14:03:22Z"},
      {"2026-11-22T14:03:22+01:00", "UTC", "2026-11-22T13:03:22Z"},
      {"2026-11-22T14:03:22-0330", "UTC", "2026-11-22T17:33:22Z"},
      {"2026-11-22 14:03:22 UTC", "Europe/Berlin", "2026-11-22T14:03:22Z"},
      {"2026-11-22 14:03:22 +05:45", "UTC", "2026-11-22T08:18:22Z"},
      {"1836-02-29T12:00:00Z", "UTC", "1836-02-29T12:00:00Z"},
      {"2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"},  // the day begins at one
      {"2026-03-29T01:30", "Europe/Berlin", "2026-03-29T00:30:00Z"},
      {"2026-03-29T02:30", "Europe/Berlin", ""},
      {"2026-03-29T02:30+01:00", "Europe/Berlin", "2026-03-29T01:30:00Z"},
      {"2011-12-30", "Pacific/Apia", ""},  // there was no such day
      {"2026-02-29", "UTC", ""},
      {"2026-13-01", "UTC", ""},
      {"2026-00-01", "UTC", ""},
      {"2026-11-22T24:00", "UTC", ""},
      {"2026-11-22T14:60", "UTC", ""},
      {"2026-11-22T14", "UTC", ""},
      {"2026-11-22T14:03Zulu", "UTC", ""},
      {"2026-11-22T14:03+15:00", "UTC", ""},
      {"2026-11-22T14:03+01", "UTC", ""},
      {"26-11-22", "UTC", ""},
      {"22.11.2026", "UTC", ""},
      {"2026-1-2", "UTC", ""},
      {"-026-11-22", "UTC", ""},
      {"tomorrow", "UTC", ""},
      {"", "UTC", ""},
  };
  for (const ParseCase& one : cases) {
    const auto parsed = parse_instant(one.text, zone(one.zone));
    EXPECT_EQ(parsed ? iso(*parsed) : "", one.instant) << one.text;
  }
}

TEST(Iso, WritesWhatItReads) {
  for (const char* text :
       {"2026-11-22T14:03:22Z", "1835-07-01T03:59:59Z", "2095-12-31T23:59:59Z", "1970-01-01T00:00:00Z"}) {
    EXPECT_EQ(iso(utc(text)), text);
    EXPECT_EQ(instant(seconds(utc(text))), utc(text));
    for (const char* name : {"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"}) {
      EXPECT_EQ(utc(iso(utc(text), zone(name))), utc(text)) << name;
    }
  }
  EXPECT_EQ(iso(utc("2026-11-22T14:03:22Z"), zone("Europe/Berlin")), "2026-11-22T15:03:22+01:00");
  EXPECT_EQ(iso(utc("2026-11-22T14:03:22Z"), zone("America/St_Johns")), "2026-11-22T10:33:22-03:30");
  EXPECT_EQ(seconds(utc("1969-12-31T23:59:59Z")), -1);
  EXPECT_EQ(serial(day("1970-01-02")), 1);
  EXPECT_EQ(serial(day("1969-12-31")), -1);
  EXPECT_EQ(local_date(serial(day("1836-02-29"))), day("1836-02-29"));
}

TEST(ParseDate, OnlyOneForm) {
  EXPECT_EQ(parse_date(" 2024-02-29 ").value(), local_date(2024, 2, 29));
  for (const char* text : {"2023-02-29", "2026-11-22T00:00", "20261122", "2026-11-31", "", "x"})
    EXPECT_FALSE(parse_date(text)) << text;
}

struct PartialCase {
  const char* text;
  const char* iso;  // "" is an error
};

TEST(PartialDates, Table) {
  const PartialCase cases[] = {{"1980-05-14", "1980-05-14"},
                               {"19800514", "1980-05-14"},
                               {"--05-14", "--05-14"},
                               {"--0514", "--05-14"},
                               {"1980-05", "1980-05"},
                               {"1980", "1980"},
                               {"--05", "--05"},
                               {"--02-29", "--02-29"},
                               {"1980-02-29", "1980-02-29"},
                               {"1981-02-29", ""},
                               {"--02-30", ""},
                               {"---14", ""},
                               {"1980-13", ""},
                               {"1980-05-32", ""},
                               {"0000-05-14", ""},
                               {"--", ""},
                               {"", ""},
                               {"80-05-14", ""},
                               {"1980-05-14T00:00:00Z", ""}};
  for (const PartialCase& one : cases) {
    const auto parsed = parse_partial_date(one.text);
    EXPECT_EQ(parsed ? iso(*parsed) : "", one.iso) << one.text;
  }
  EXPECT_FALSE(PartialDate{}.ok());
  EXPECT_FALSE((PartialDate{1980, {}, 14}.ok()));
}

struct AnniversaryCase {
  const char* born;
  const char* from;
  const char* next;  // "" for none
};

TEST(Anniversaries, FallOnceAYear) {
  const AnniversaryCase cases[] = {{"1980-05-14", "2026-05-14", "2026-05-14"},
                                   {"1980-05-14", "2026-05-15", "2027-05-14"},
                                   {"--12-31", "2026-12-31", "2026-12-31"},
                                   {"--01-01", "2026-12-31", "2027-01-01"},
                                   {"--02-29", "2026-01-01", "2026-02-28"},
                                   {"--02-29", "2026-03-01", "2027-02-28"},
                                   {"--02-29", "2027-03-01", "2028-02-29"},
                                   {"--02-29", "2028-02-29", "2028-02-29"},
                                   {"--02-29", "2096-03-01", "2097-02-28"},
                                   {"--02-29", "2100-01-01", "2100-02-28"},
                                   {"1980", "2026-01-01", ""},
                                   {"1980-05", "2026-01-01", ""}};
  for (const AnniversaryCase& one : cases) {
    const auto next = next_anniversary(parse_partial_date(one.born).value(), day(one.from));
    EXPECT_EQ(next ? iso(*next) : "", one.next) << one.born << " from " << one.from;
  }
  EXPECT_FALSE(anniversary(PartialDate{{}, 4, 31}, 2026));  // never a day
}

TEST(Intervals, ReadAndWritten) {
  for (const auto& [text, length] :
       {std::pair{"10d", 10}, {"4w", 28}, {"13w", 91}, {"2m", 60}, {"1y", 365}, {" 1d ", 1}, {"100y", 36500}}) {
    EXPECT_EQ(parse_interval(text).value(), length) << text;
  }
  for (const char* text : {"0w", "-1w", "+1w", "w", "13", "13 w", "1.5w", "101y", "99999999999d", "", "4W"})
    EXPECT_FALSE(parse_interval(text)) << text;
  for (const auto& [length, text] : {std::pair{1, "1 day"},
                                     {7, "1 week"},
                                     {10, "10 days"},
                                     {28, "4 weeks"},
                                     {91, "13 weeks"},
                                     {364, "52 weeks"},
                                     {365, "365 days"}}) {
    EXPECT_EQ(interval_words(length), text);
  }
}

TEST(Weeks, AreIsoWeeks) {
  EXPECT_EQ(iso_weekday(day("2026-11-22")), 7);
  EXPECT_EQ(iso_weekday(day("1836-02-29")), 1);
  EXPECT_EQ(year_of(day("1836-02-29")), 1836);
  for (const auto& [text, week] : {std::pair{"2026-11-22", "2026-W47"},
                                   {"2026-11-23", "2026-W48"},
                                   {"2021-01-03", "2020-W53"},
                                   {"2018-12-31", "2019-W01"},
                                   {"2027-01-01", "2026-W53"}}) {
    EXPECT_EQ(iso_week(day(text)), week) << text;
  }
}

}  // namespace
}  // namespace kith
