#include "base/dates.hpp"

#include <array>
#include <charconv>

#include <date/tz.h>
#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {
namespace {

using date::days;
using date::year_month_day;

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.front() == '-' || error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

// Reads exactly `digits` digits at the front of `rest` and moves past them.
std::optional<int> take_digits(std::string_view& rest, std::size_t digits) {
  if (rest.size() < digits) return std::nullopt;
  const auto value = number(rest.substr(0, digits));
  if (value) rest.remove_prefix(digits);
  return value;
}

bool take(std::string_view& rest, char wanted) {
  if (rest.empty() || rest.front() != wanted) return false;
  rest.remove_prefix(1);
  return true;
}

std::optional<LocalDate> checked(int year, int month, int day) {
  const year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                           date::day{static_cast<unsigned>(day)}};
  if (month < 1 || day < 1 || !ymd.ok()) return std::nullopt;
  return LocalDate{ymd};
}

std::optional<LocalDate> take_date(std::string_view& rest) {
  const auto year = take_digits(rest, 4);
  if (!year || !take(rest, '-')) return std::nullopt;
  const auto month = take_digits(rest, 2);
  if (!month || !take(rest, '-')) return std::nullopt;
  const auto day = take_digits(rest, 2);
  if (!day) return std::nullopt;
  return checked(*year, *month, *day);
}

// "Z", "+01:00", "+0100"; leaves `rest` alone when there is none.
std::optional<std::chrono::seconds> take_offset(std::string_view& rest) {
  if (take(rest, 'Z') || take(rest, 'z')) return std::chrono::seconds{0};
  if (rest.empty() || (rest.front() != '+' && rest.front() != '-')) return std::nullopt;
  const int sign = rest.front() == '-' ? -1 : 1;
  std::string_view trial = rest.substr(1);
  const auto hours = take_digits(trial, 2);
  take(trial, ':');
  const auto minutes = take_digits(trial, 2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  rest = trial;
  return std::chrono::seconds{sign * (*hours * 3600 + *minutes * 60)};
}

// The machine's zone files list clock changes up to 2037 and leave what follows to a rule the tz library
// does not read. A later day borrows the year before 2038 whose calendar runs the same way from its anchor:
// 1 January, or 1 March so that leap years need no twin. Whole weeks, so "last Sunday of March" stays that.
constexpr int kLastListedYear = 2037;
constexpr std::array<int, 7> kTwins{2027, 2029, 2030, 2031, 2033, 2034, 2037};  // each begins on another weekday

days to_twin(LocalDate day) {
  if (day < local_date(kLastListedYear + 1, 1, 1)) return days{0};
  const year_month_day ymd{day};
  const int year = static_cast<int>(ymd.year());
  const unsigned month = ymd.month() <= date::February ? 1 : 3;
  const LocalDate anchor = local_date(year, month, 1);
  for (const int twin : kTwins) {
    const days apart = anchor - local_date(twin, month, 1);
    if (apart.count() % 7 == 0) return apart;
  }
  return days{0};
}

// A time between two clock changes of a zone.
struct Stretch {
  const date::time_zone* zone = nullptr;
  Instant begin{};
  Instant end{};
  std::chrono::seconds offset{};
};

days to_twin(Instant at) {
  return to_twin(LocalDate{date::floor<days>(at).time_since_epoch()});
}

auto bad_instant(std::string_view text) {
  return fail(Code::usage, fmt::format("\"{}\" is not a time Kith can read", text),
              "write it as 2026-11-22, 2026-11-22T14:03 or 2026-11-22T14:03:22Z");
}

}  // namespace

bool PartialDate::ok() const {
  if (!year && !month) return false;
  if (day && !month) return false;
  if (year && (*year < 1 || *year > 9999)) return false;
  if (month && (*month < 1 || *month > 12)) return false;
  if (!day) return true;
  // Without a year any day that some year has: 2000 had a 29 February.
  return year_month_day{date::year{year.value_or(2000)}, date::month{*month}, date::day{*day}}.ok();
}

Result<Zone> Zone::find(std::string_view name) {
  if (name.empty()) return utc();
  try {
    return Zone(date::locate_zone(std::string(name)));
  } catch (const std::exception&) {
    return fail(Code::usage, fmt::format("\"{}\" is not a time zone", name), "use an IANA name such as Europe/Berlin");
  }
}

Zone Zone::utc() {
  return Zone(date::locate_zone("UTC"));
}

Result<Zone> Zone::of_machine() {
  try {
    return Zone(date::current_zone());
  } catch (const std::exception&) {
    return utc();  // a machine that names no zone keeps UTC
  }
}

std::string Zone::name() const {
  return zone_->name();
}

LocalDate Zone::date_of(Instant at) const {
  return date::floor<days>(date::local_seconds{at.time_since_epoch() + offset(at)});
}

int Zone::minute_of_day(Instant at) const {
  const date::local_seconds local{at.time_since_epoch() + offset(at)};
  return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(local - date::floor<days>(local)).count());
}

std::chrono::seconds Zone::offset(Instant at) const {
  const Instant listed = at - to_twin(at);
  // A network's dates fall between the same few clock changes, and asking the library costs far more.
  thread_local std::array<Stretch, 8> recent{};
  thread_local std::size_t oldest = 0;
  for (const Stretch& one : recent) {
    if (one.zone == zone_ && one.begin <= listed && listed < one.end) return one.offset;
  }
  const auto info = zone_->get_info(listed);
  recent[oldest] = {zone_, info.begin, info.end, info.offset};
  oldest = (oldest + 1) % recent.size();
  return info.offset;
}

Instant Zone::start_of(LocalDate day) const {
  // choose::earliest never throws: a skipped midnight becomes the first instant after the gap.
  const days apart = to_twin(day);
  return zone_->to_sys(date::local_seconds{day - apart}, date::choose::earliest) + apart;
}

Result<Instant> Zone::instant_of(LocalDate day, std::chrono::seconds since_midnight) const {
  const date::local_seconds local = date::local_seconds{day} + since_midnight;
  const days apart = to_twin(day);
  const auto info = zone_->get_info(local - apart);
  if (info.result == date::local_info::nonexistent) {
    return fail(Code::usage,
                fmt::format("{} does not exist in {}: the clocks skip it", date::format("%F %T", local), name()),
                "name another time, or add an offset such as +01:00");
  }
  return zone_->to_sys(local - apart, date::choose::earliest) + apart;
}

Instant machine_now() {
  return date::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::int64_t seconds(Instant at) {
  return at.time_since_epoch().count();
}
Instant instant(std::int64_t value) {
  return Instant{std::chrono::seconds{value}};
}
int serial(LocalDate day) {
  return day.time_since_epoch().count();
}
LocalDate local_date(int value) {
  return LocalDate{days{value}};
}
LocalDate local_date(int year, unsigned month, unsigned day) {
  return LocalDate{year_month_day{date::year{year}, date::month{month}, date::day{day}}};
}

std::string iso(Instant at) {
  const auto day = date::floor<days>(at);
  const year_month_day ymd{day};
  const date::hh_mm_ss time{at - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string iso(Instant at, const Zone& zone) {
  // Local mean time has seconds that an offset cannot show: the instant stays exact, the clock gives way.
  const auto offset = std::chrono::duration_cast<std::chrono::minutes>(zone.offset(at));
  std::string text = iso(at + offset);
  text.pop_back();
  const auto minutes = offset.count();
  return text + fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
}

std::string iso(LocalDate day) {
  const year_month_day ymd{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

std::string iso(const PartialDate& d) {
  if (!d.year)
    return d.day ? fmt::format("--{:02}-{:02}", d.month.value_or(0), *d.day)
                 : fmt::format("--{:02}", d.month.value_or(0));
  if (!d.month) return fmt::format("{:04}", *d.year);
  if (!d.day) return fmt::format("{:04}-{:02}", *d.year, *d.month);
  return fmt::format("{:04}-{:02}-{:02}", *d.year, *d.month, *d.day);
}

Result<Instant> parse_instant(std::string_view text, const Zone& zone) {
  std::string_view rest = trim(text);
  const auto day = take_date(rest);
  if (!day) return bad_instant(text);
  if (rest.empty()) {
    // A day that begins after a skipped midnight is a day; one that the zone left out altogether is not.
    const Instant start = zone.start_of(*day);
    return zone.date_of(start) == *day ? Result<Instant>(start) : zone.instant_of(*day, std::chrono::seconds{0});
  }
  int parts[3] = {0, 0, 0};
  if (!take(rest, 'T') && !take(rest, 't') && !take(rest, ' ')) return bad_instant(text);
  for (int i = 0; i < 3; ++i) {
    if (i > 0 && !take(rest, ':')) {
      if (i == 1) return bad_instant(text);
      break;
    }
    const auto part = take_digits(rest, 2);
    if (!part || *part > (i == 0 ? 23 : 59)) return bad_instant(text);
    parts[i] = *part;
  }
  if (take(rest, '.')) {
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
  }
  const std::chrono::seconds time{parts[0] * 3600 + parts[1] * 60 + parts[2]};
  take(rest, ' ');
  if (rest == "UTC") rest = "Z";
  if (const auto offset = take_offset(rest)) {
    if (!rest.empty()) return bad_instant(text);
    return Instant{day->time_since_epoch() + time - *offset};
  }
  if (!rest.empty()) return bad_instant(text);
  return zone.instant_of(*day, time);
}

Result<LocalDate> parse_date(std::string_view text) {
  std::string_view rest = trim(text);
  const auto day = take_date(rest);
  if (!day || !rest.empty()) {
    return fail(Code::usage, fmt::format("\"{}\" is not a date", text), "write it as 2026-11-22");
  }
  return *day;
}

Result<PartialDate> parse_partial_date(std::string_view text) {
  const auto bad = [&] {
    return fail(Code::usage, fmt::format("\"{}\" is not a date", text), "write it as 1980-05-14, --05-14 or 1980");
  };
  std::string_view rest = trim(text);
  PartialDate found;
  const bool yearless = rest.substr(0, 2) == "--";
  if (yearless) {
    rest.remove_prefix(2);
  } else {
    const auto year = take_digits(rest, 4);
    if (!year) return bad();
    found.year = *year;
    if (rest.empty()) return found.ok() ? Result<PartialDate>(found) : bad();
    take(rest, '-');
  }
  const auto month = take_digits(rest, 2);
  if (!month) return bad();
  found.month = static_cast<unsigned>(*month);
  if (!rest.empty()) {
    take(rest, '-');
    const auto day = take_digits(rest, 2);
    if (!day || !rest.empty()) return bad();
    found.day = static_cast<unsigned>(*day);
  }
  if (!found.ok()) return bad();
  return found;
}

Result<int> parse_interval(std::string_view text) {
  struct Unit {
    char letter;
    int days;
  };
  static constexpr std::array<Unit, 4> kUnits{{{'d', 1}, {'w', 7}, {'m', 30}, {'y', 365}}};
  const std::string_view all = trim(text);
  for (const Unit& unit : kUnits) {
    if (all.size() < 2 || all.back() != unit.letter) continue;
    const auto count = number(all.substr(0, all.size() - 1));
    if (count && *count >= 1 && *count <= 36500 / unit.days) return *count * unit.days;
  }
  return fail(Code::usage, fmt::format("\"{}\" is not a length of time", text), "write it as 10d, 4w, 2m or 1y");
}

std::string interval_words(int length) {
  const auto words = [](int count, std::string_view unit) {
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
  };
  return length % 7 == 0 && length > 7 ? words(length / 7, "week") : length == 7 ? "1 week" : words(length, "day");
}

std::optional<LocalDate> anniversary(const PartialDate& d, int year) {
  if (!d.month || !d.day || year < 1 || year > 9999) return std::nullopt;
  const year_month_day ymd{date::year{year}, date::month{*d.month}, date::day{*d.day}};
  if (ymd.ok()) return LocalDate{ymd};
  if (*d.month == 2 && *d.day == 29) return local_date(year, 2, 28);
  return std::nullopt;
}

std::optional<LocalDate> next_anniversary(const PartialDate& d, LocalDate from) {
  const int year = year_of(from);
  const auto this_year = anniversary(d, year);
  if (this_year && *this_year >= from) return this_year;
  return anniversary(d, year + 1);
}

int iso_weekday(LocalDate day) {
  return static_cast<int>(date::weekday{day}.iso_encoding());
}

int year_of(LocalDate day) {
  return static_cast<int>(year_month_day{day}.year());
}

std::string iso_week(LocalDate day) {
  // The week belongs to the year of its Thursday (ISO 8601).
  const LocalDate thursday = day + days{4 - iso_weekday(day)};
  const int year = year_of(thursday);
  const int week = (thursday - local_date(year, 1, 1)).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", year, week);
}

}  // namespace kith
