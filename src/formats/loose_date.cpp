#include "formats/loose_date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <string>

#include "base/text.hpp"

namespace kith {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

struct MonthName {
  std::string_view name;
  unsigned month;
};
// A word that begins so is that month: "sept", "September".
constexpr MonthName kMonths[] = {
    {"jan", 1}, {"j\u00E4n", 1}, {"feb", 2},  {"mar", 3},  {"m\u00E4r", 3}, {"mrz", 3},
    {"apr", 4}, {"may", 5},      {"mai", 5},  {"jun", 6},  {"jul", 7},      {"aug", 8},
    {"sep", 9}, {"oct", 10},     {"okt", 10}, {"nov", 11}, {"dec", 12},     {"dez", 12},
};

std::optional<unsigned> month_named(std::string_view word) {
  for (const auto& row : kMonths) {
    if (word.size() >= row.name.size() && equal_ascii(word.substr(0, row.name.size()), row.name)) return row.month;
  }
  return std::nullopt;
}

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

// The pieces of a written date, up to where a time begins.
struct Pieces {
  std::array<Number, 3> numbers;
  std::size_t count = 0;
  std::optional<unsigned> month;  // by name
  char separator = 0;             // what follows the first number
  std::string_view time;          // from the first number that is followed by a colon
};

std::optional<Pieces> pieces_of(std::string_view text) {
  Pieces found;
  for (std::size_t i = 0; i < text.size();) {
    if (digit(text[i])) {
      const std::size_t from = i;
      while (i < text.size() && digit(text[i])) ++i;
      if (i < text.size() && text[i] == ':') {
        found.time = text.substr(from);
        return found;
      }
      if (found.count == found.numbers.size() || i - from > 4) return std::nullopt;
      int value = 0;
      for (const char c : text.substr(from, i - from)) value = value * 10 + (c - '0');
      found.numbers[found.count++] = {value, i - from};
      if (found.count == 1 && i < text.size()) found.separator = text[i];
    } else if (letter(text[i])) {
      const std::size_t from = i;
      while (i < text.size() && letter(text[i])) ++i;
      const std::string_view word = text.substr(from, i - from);
      const auto month = month_named(word);
      if (month && !found.month) {
        found.month = month;
      } else if (word != "T" && static_cast<unsigned char>(word.front()) < 0x80 && !equal_ascii(word, "th") &&
                 !equal_ascii(word, "st") && !equal_ascii(word, "nd") && !equal_ascii(word, "rd")) {
        return std::nullopt;
      }
    } else {
      ++i;
    }
  }
  return found;
}

int full_year(const Number& number, ShortYear years) {
  if (number.digits > 2) return number.value;
  return number.value + (years == ShortYear::lifetime && number.value >= 30 ? 1900 : 2000);
}

PartialDate date_of(std::optional<int> year, int month, int day) {
  return {year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
}

std::optional<PartialDate> date_from(const Pieces& p, ShortYear years) {
  const auto& [a, b, c] = p.numbers;
  if (p.month) {
    const int month = static_cast<int>(*p.month);
    if (p.count == 1) {
      if (a.digits > 2) return PartialDate{a.value, p.month, std::nullopt};
      return date_of(std::nullopt, month, a.value);
    }
    if (p.count != 2) return std::nullopt;
    return a.digits > 2 ? date_of(a.value, month, b.value) : date_of(full_year(b, years), month, a.value);
  }
  const bool day_first = p.separator == '.' || a.value > 12;
  if (p.count == 2 && a.digits <= 2 && b.digits <= 2 && p.separator != '-') {
    return day_first ? date_of(std::nullopt, b.value, a.value) : date_of(std::nullopt, a.value, b.value);
  }
  if (p.count != 3) return std::nullopt;
  if (a.digits > 2) return date_of(a.value, b.value, c.value);
  // Years of two digits need a real day and month beside them: "0/0/00" has neither.
  const int year = full_year(c, years);
  return day_first ? date_of(year, b.value, a.value) : date_of(year, a.value, b.value);
}

// Minutes east of UTC; none when it is no zone.
std::optional<int> offset_minutes(std::string_view zone) {
  if (zone.empty() || equal_ascii(zone, "Z") || equal_ascii(zone, "UTC") || equal_ascii(zone, "GMT")) return 0;
  const char sign = zone.front();
  if (sign != '+' && sign != '-') return std::nullopt;
  std::string digits;
  for (const char c : zone.substr(1)) {
    if (digit(c)) digits += c;
    if (!digit(c) && c != ':') return std::nullopt;
  }
  if (digits.size() != 4) return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const int minutes = value / 100 * 60 + value % 100;
  return sign == '+' ? minutes : -minutes;
}

// "14:03:22 UTC", "2:37 PM", "00:00:00.000+01:00" as seconds after midnight UTC.
std::optional<std::int64_t> seconds_of(std::string_view time) {
  std::array<int, 3> parts{};
  std::size_t count = 0;
  std::size_t i = 0;
  while (count < parts.size() && i < time.size() && digit(time[i])) {
    int value = 0;
    for (std::size_t n = 0; i < time.size() && digit(time[i]); ++i, ++n) {
      if (n == 2) return std::nullopt;
      value = value * 10 + (time[i] - '0');
    }
    parts[count++] = value;
    if (i == time.size() || time[i] != ':') break;
    ++i;
  }
  if (i < time.size() && time[i] == '.') {
    for (++i; i < time.size() && digit(time[i]);) ++i;
  }
  // Some services put a narrow no-break space before AM and PM.
  while (i < time.size() && (time[i] == ' ' || (static_cast<unsigned char>(time[i]) & 0x80))) ++i;
  std::string_view rest = trim(time.substr(i));
  auto& [hours, minutes, seconds] = parts;
  if (rest.size() >= 2 && (equal_ascii(rest.substr(0, 2), "AM") || equal_ascii(rest.substr(0, 2), "PM"))) {
    if (hours < 1 || hours > 12) return std::nullopt;
    hours = hours % 12 + (equal_ascii(rest.substr(0, 2), "PM") ? 12 : 0);
    rest = trim(rest.substr(2));
  }
  const auto offset = offset_minutes(rest);
  if (count < 2 || hours > 23 || minutes > 59 || seconds > 60 || !offset) return std::nullopt;
  return (hours * 60LL + minutes - *offset) * 60 + seconds;
}

// 19531015T231000Z and the like: where the date ends and the time begins; npos when there is no T between
// digits.
std::size_t time_mark(std::string_view text) {
  const auto at = text.find('T');
  const bool between = at != std::string_view::npos && at > 0 && at + 1 < text.size();
  return between && digit(text[at - 1]) && digit(text[at + 1]) ? at : std::string_view::npos;
}

std::optional<PartialDate> checked(std::optional<PartialDate> date) {
  if (!date) return std::nullopt;
  if (date->year == 1604) date = without_year(*date);
  return date && date->ok() ? date : std::nullopt;
}

}  // namespace

std::optional<PartialDate> loose_date(std::string_view text, ShortYear years) {
  text = trim(text);
  if (text.empty() || text.size() > 64) return std::nullopt;
  const std::string_view day = text.substr(0, time_mark(text));
  if (auto iso = parse_partial_date(day)) return checked(*iso);
  const auto pieces = pieces_of(text);
  return pieces ? checked(date_from(*pieces, years)) : std::nullopt;
}

std::optional<PartialDate> without_year(const PartialDate& date) {
  if (!date.month) return std::nullopt;
  return PartialDate{std::nullopt, date.month, date.day};
}

std::optional<LocalDate> loose_day(std::string_view text, ShortYear years) {
  const auto date = loose_date(text, years);
  if (!date || !date->year || !date->month || !date->day) return std::nullopt;
  return local_date(*date->year, *date->month, *date->day);
}

std::optional<Instant> loose_instant(std::string_view text, ShortYear years) {
  text = trim(text);
  if (text.size() > 64) return std::nullopt;
  const auto day = loose_day(text, years);
  if (!day) return std::nullopt;
  std::int64_t time = 0;
  if (const auto mark = time_mark(text); mark != std::string_view::npos) {
    // The basic form 231000Z becomes the one with colons.
    const std::string_view written = text.substr(mark + 1);
    const bool basic = written.size() >= 4 && written.find(':') == std::string_view::npos;
    const std::string clock =
        basic ? fmt::format("{}:{}:{}", written.substr(0, 2), written.substr(2, 2), written.substr(4))
              : std::string(written);
    const auto seconds = seconds_of(clock);
    if (!seconds) return std::nullopt;
    time = *seconds;
  } else if (const auto pieces = pieces_of(text); pieces && !pieces->time.empty()) {
    const auto seconds = seconds_of(pieces->time);
    if (!seconds) return std::nullopt;
    time = *seconds;
  }
  return instant(serial(*day) * std::int64_t{86400} + time);
}

}  // namespace kith
