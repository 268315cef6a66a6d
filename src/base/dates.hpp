// Three kinds of date: an Instant (UTC), a LocalDate (a day on the user's calendar) and a
// PartialDate (a birthday that may lack its year). Zones turn one into another; an unknown
// zone or a local time that a clock change skips is an error, never a fallback.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <date/date.h>

#include "base/result.hpp"

namespace date {
class time_zone;
}

namespace kith {

using Instant = date::sys_seconds;
using LocalDate = date::local_days;  // plain day arithmetic: date + date::days{7}
using Days = date::days;

// A date of which some parts are known: 1980-05-14, --05-14, 1980, 1980-05. Never empty.
struct PartialDate {
  std::optional<int> year;        // 1..9999
  std::optional<unsigned> month;  // 1..12
  std::optional<unsigned> day;    // 1..31, only with a month
  bool operator==(const PartialDate&) const = default;
  // Every given part is in range and the day exists in that month (29 February without a year does).
  bool ok() const;
};

class Zone {
 public:
  static Result<Zone> find(std::string_view name);  // IANA name; "" is UTC
  static Zone utc();
  static Result<Zone> of_machine();  // the machine's zone
  std::string name() const;
  LocalDate date_of(Instant at) const;
  // Minutes after local midnight, 0..1439, and the day of it.
  int minute_of_day(Instant at) const;
  std::chrono::seconds offset(Instant at) const;
  // The first instant of that local day (a day whose midnight is skipped begins later).
  Instant start_of(LocalDate day) const;
  // Error when the clock change skips that time; the earlier of two when it happens twice.
  Result<Instant> instant_of(LocalDate day, std::chrono::seconds since_midnight) const;

 private:
  explicit Zone(const date::time_zone* zone) : zone_(zone) {}
  const date::time_zone* zone_;
};

Instant machine_now();

std::int64_t seconds(Instant at);  // since 1970-01-01T00:00:00Z; negative before
Instant instant(std::int64_t seconds);
int serial(LocalDate day);  // days since 1970-01-01
LocalDate local_date(int serial);
LocalDate local_date(int year, unsigned month, unsigned day);  // the caller knows it exists

// 2026-11-22T14:03:22Z
std::string iso(Instant at);
// 2026-11-22T15:03:22+01:00, as that zone's clock shows it
std::string iso(Instant at, const Zone& zone);
std::string iso(LocalDate day);         // 2026-11-22
std::string iso(const PartialDate& d);  // 1980-05-14, --05-14, 1980, 1980-05, ---14 never

// 2026-11-22, 2026-11-22T14:03, …:22, with Z, +01:00 or none (then in `zone`); a space may stand for T.
Result<Instant> parse_instant(std::string_view text, const Zone& zone);
Result<LocalDate> parse_date(std::string_view text);            // 2026-11-22 only
Result<PartialDate> parse_partial_date(std::string_view text);  // 1980-05-14, 19800514, --05-14, --0514, 1980-05, 1980

// "13w", "4w", "10d", "2m" (30 days each), "1y" (365): a length in days, at least 1.
Result<int> parse_interval(std::string_view text);
std::string interval_words(int days);  // "13 weeks", "10 days"

// The day an anniversary of d falls on in that year. 29 February falls on 28 February in other years.
// None without month and day.
std::optional<LocalDate> anniversary(const PartialDate& d, int year);
// The first anniversary on or after `from`.
std::optional<LocalDate> next_anniversary(const PartialDate& d, LocalDate from);

int iso_weekday(LocalDate day);  // 1 Monday .. 7 Sunday
int year_of(LocalDate day);
std::string iso_week(LocalDate day);  // "2026-W47"

}  // namespace kith
