#include "formats/loose_date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kith {
namespace {

std::string read(const char* text, ShortYear years = ShortYear::lifetime) {
  const auto date = loose_date(text, years);
  return date ? iso(*date) : "none";
}

struct Case {
  const char* text;
  const char* date;
};

TEST(LooseDate, FormsOfExports) {
  const Case cases[] = {
      {"1980-05-14", "1980-05-14"},
      {"19800514", "1980-05-14"},
      {"1980/05/14", "1980-05-14"},
      {"1955-07-19T00:00:00Z", "1955-07-19"},
      {"19531015T231000Z", "1953-10-15"},
      {"2009-08-08T14:30:00-05:00", "2009-08-08"},
      {"2026-11-22 14:03:22", "2026-11-22"},
      {"--05-14", "--05-14"},
      {" --05-14", "--05-14"},
      {"--0514", "--05-14"},
      {"1980", "1980"},
      {"1980-05", "1980-05"},
      {"1604-05-14", "--05-14"},  // Apple's way to leave the year out
      {"08 Feb 2026", "2026-02-08"},
      {"8 February 2026", "2026-02-08"},
      {"Feb 8, 2026", "2026-02-08"},
      {"February 8th, 2026", "2026-02-08"},
      {"14. Mai 1980", "1980-05-14"},
      {"3. März 1980", "1980-03-03"},
      {"3 Mrz 1980", "1980-03-03"},
      {"1 Okt 1980", "1980-10-01"},
      {"31 Dez 1980", "1980-12-31"},
      {"14 May", "--05-14"},
      {"May 1980", "1980-05"},
      {"05 Jun 1833", "1833-06-05"},
      {"5/14/1980", "1980-05-14"},
      {"05/14/1980", "1980-05-14"},
      {"14/5/1980", "1980-05-14"},  // 14 is no month
      {"5/6/1980", "1980-05-06"},   // the month first, as the programs that use slashes do
      {"14.05.1980", "1980-05-14"},
      {"5.6.1980", "1980-06-05"},
      {"14.05.", "--05-14"},
      {"5/14", "--05-14"},
      {"29 Feb 2024", "2024-02-29"},
      {"--02-29", "--02-29"},
      {"1/29/26, 2:37 PM", "2026-01-29"},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.text), c.date) << c.text;
}

TEST(LooseDate, WhatIsNone) {
  for (const char* text :
       {"", " ", "0/0/00", "00/00/0000", "0000-00-00", "circa 1800", "unknown", "29 Feb 2023", "31.04.1980",
        "32/13/1980", "1980-13-01", "---14", "12345678901", "1-2", "5", "tomorrow", "1800-1850",
        "a very long text that holds 14 May 1980 somewhere but is no date at all, really"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(LooseDate, ShortYears) {
  EXPECT_EQ(read("4-Apr-21"), "2021-04-04");
  EXPECT_EQ(read("4-Apr-29"), "2029-04-04");
  EXPECT_EQ(read("4-Apr-30"), "1930-04-04");
  EXPECT_EQ(read("5/14/80"), "1980-05-14");
  EXPECT_EQ(read("14.05.00"), "2000-05-14");
  EXPECT_EQ(read("4-Apr-31", ShortYear::recent), "2031-04-04");
  EXPECT_EQ(read("4-Apr-99", ShortYear::recent), "2099-04-04");
}

TEST(LooseDay, NeedsAWholeDate) {
  EXPECT_EQ(iso(*loose_day("08 Feb 2026", ShortYear::recent)), "2026-02-08");
  EXPECT_FALSE(loose_day("Feb 2026", ShortYear::recent));
  EXPECT_FALSE(loose_day("--05-14", ShortYear::recent));
}

std::string moment(const char* text) {
  const auto at = loose_instant(text, ShortYear::recent);
  return at ? iso(*at) : "none";
}

TEST(LooseInstant, FormsOfExports) {
  const Case cases[] = {
      {"2025-06-01 14:03:22 UTC", "2025-06-01T14:03:22Z"},
      {"1842-07-10 08:14:00 UTC", "1842-07-10T08:14:00Z"},
      {"2025-06-01 14:03:22", "2025-06-01T14:03:22Z"},
      {"1/29/26, 2:37 PM", "2026-01-29T14:37:00Z"},
      {"1/29/26, 2:37\u202FPM", "2026-01-29T14:37:00Z"},
      {"1/29/26, 12:05 AM", "2026-01-29T00:05:00Z"},
      {"1/29/26, 12:05 PM", "2026-01-29T12:05:00Z"},
      {"20120305T131933Z", "2012-03-05T13:19:33Z"},
      {"2012-03-05T13:32:54Z", "2012-03-05T13:32:54Z"},
      {"2012-03-05T13:32:54.123Z", "2012-03-05T13:32:54Z"},
      {"2012-03-05T13:32:54+01:00", "2012-03-05T12:32:54Z"},
      {"20090808T1430-0500", "2009-08-08T19:30:00Z"},
      {"2012-03-05", "2012-03-05T00:00:00Z"},
  };
  for (const auto& c : cases) EXPECT_EQ(moment(c.text), c.date) << c.text;
}

TEST(LooseInstant, WhatIsNone) {
  for (const char* text : {"", "--05-14", "2025-06-01 25:03:22 UTC", "2025-06-01 14:63", "1/29/26, 13:37 PM",
                           "2025-06-01 14:03:22 Mars", "2025-06-01 143:03", "2012-03-05T99Z"}) {
    EXPECT_EQ(moment(text), "none") << text;
  }
}

}  // namespace
}  // namespace kith
