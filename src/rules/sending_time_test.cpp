#include "rules/sending_time.hpp"

#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

const Zone kBerlin = Zone::find("Europe/Berlin").value();

BestTime comes(DayPart part, bool weekend = false) {
  BestTime best;
  best.part = part;
  best.weekend = weekend;
  return best;
}

struct HourCase {
  const char* now;  // on the clock in Berlin
  std::optional<BestTime> best;
  const char* hours;  // "" keeps none
  const char* then;
};

TEST(SendingTime, IsTheNextGoodHour) {
  const HourCase cases[] = {
      // Monday, 23 November 2026
      {"2026-11-23T07:00", {}, "", "2026-11-23T08:00"},
      {"2026-11-23T09:30", {}, "", "2026-11-23T09:30"},
      {"2026-11-23T11:00", {}, "", "2026-11-24T08:00"},
      {"2026-11-27T18:00", {}, "", "2026-11-30T08:00"},
      {"2026-11-28T09:00", {}, "", "2026-11-30T08:00"},
      {"2026-11-23T09:30", comes(DayPart::afternoon), "", "2026-11-23T13:00"},
      {"2026-11-23T21:30", comes(DayPart::evening), "", "2026-11-24T18:00"},
      {"2026-11-23T02:00", comes(DayPart::night), "", "2026-11-23T08:00"},
      {"2026-11-23T09:00", comes(DayPart::morning, true), "", "2026-11-28T08:00"},
      // The user's own hours come before what the other side does.
      {"2026-11-23T09:00", comes(DayPart::morning), "email mon-fri 16:30-18:00", "2026-11-23T16:30"},
      {"2026-11-23T18:00", comes(DayPart::morning), "email mon-fri 16:30-18:00", "2026-11-24T16:30"},
      {"2026-11-23T18:00", {}, "email sun 20:00-21:00", "2026-11-29T20:00"},
      {"2026-11-23T09:00", {}, "call mon-fri 16:30-18:00", "2026-11-23T09:00"},
      // The clocks change on 28 March 2027, a Sunday.
      {"2027-03-26T12:00", {}, "", "2027-03-29T08:00"},
  };
  for (const HourCase& one : cases) {
    ChannelHours hours;
    if (one.hours[0] != '\0') hours = ChannelHours({parse_hours(one.hours).value()});
    const Instant then = next_good_hour(parse_instant(one.now, kBerlin).value(), kBerlin, one.best, hours, WorkDays{});
    EXPECT_EQ(iso(then, kBerlin).substr(0, 16), one.then) << one.now << " " << one.hours;
  }
}

TEST(SendingTime, QuietDaysCarryNoMail) {
  WorkDays days;
  days.quiet = {local_date(2026, 11, 24)};
  const Instant now = parse_instant("2026-11-23T12:00", kBerlin).value();
  EXPECT_EQ(iso(next_good_hour(now, kBerlin, {}, {}, days), kBerlin).substr(0, 16), "2026-11-25T08:00");
  days.week = {};
  EXPECT_EQ(next_good_hour(now, kBerlin, {}, {}, days), now);
}

TEST(SendingTime, TriesComeLaterAndLater) {
  const std::pair<int, int> cases[] = {{0, 2}, {1, 2}, {2, 4}, {3, 8}, {7, 128}, {8, 240}, {9, 240}, {1000, 240}};
  for (const auto& [tries, minutes] : cases) EXPECT_EQ(next_try(tries), std::chrono::minutes{minutes}) << tries;
}

}  // namespace
}  // namespace kith
