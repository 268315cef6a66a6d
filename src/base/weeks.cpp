#include "base/weeks.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {

Week week_of(LocalDate day) {
  return {day - Days{iso_weekday(day) - 1}};
}

std::string iso(Week week) {
  return iso_week(week.monday);
}

Result<Week> parse_week(std::string_view text) {
  const auto bad = [&] {
    return fail(Code::bad_input, fmt::format("\"{}\" is no week", text), "a week is written as 2026-W47");
  };
  const std::string_view week = trim(text);
  if (week.size() != 8 || week[4] != '-' || (week[5] != 'W' && week[5] != 'w')) return bad();
  int year = 0;
  int number = 0;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 6U, 7U}) {
    if (week[at] < '0' || week[at] > '9') return bad();
    int& part = at < 4 ? year : number;
    part = part * 10 + (week[at] - '0');
  }
  if (year < 1 || number < 1) return bad();
  const Week found = week_of(local_date(year, 1, 4)).after(number - 1);  // 4 January is in the first week
  if (iso(found) != fmt::format("{:04}-W{:02}", year, number)) return bad();
  return found;
}

}  // namespace kith
