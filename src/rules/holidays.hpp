// Public holidays by country: a table of rules, no files. Those that follow the moon or are decreed each year
// are left out. Source: the Debian package python3-holidays 0.10.1, year by year from 2025 to 2030, and what the
// countries' laws changed since it was made (Ireland 2023, Denmark and Hungary 2024, Poland 2025, …).
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/dates.hpp"

namespace kith {

// A country, or a part of one with holidays of its own: "DE", "DE-BY".
struct HolidayCalendar {
  std::string_view code;
  std::string_view name;  // "Germany, Bavaria"
};
std::span<const HolidayCalendar> holiday_calendars();  // by name, parts after their country
const HolidayCalendar* find_calendar(std::string_view code);

struct Holiday {
  LocalDate date{};
  std::string_view name;  // "Good Friday"
};
// Of that calendar in that year, by date, a day once; empty for a code that is not known.
std::vector<Holiday> holidays(std::string_view code, int year);
// What that day is called there; none on a usual one.
std::optional<std::string_view> holiday(std::string_view code, LocalDate day);

// Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher).
LocalDate easter(int year);

}  // namespace kith
