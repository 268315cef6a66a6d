#include "rules/workdays.hpp"

#include <algorithm>

#include "rules/holidays.hpp"

namespace kith {

bool WorkDays::works(LocalDate day) const {
  return week[static_cast<std::size_t>(iso_weekday(day) - 1)] && !day_off(day);
}

LocalDate WorkDays::next(LocalDate day) const {
  for (int ahead = 0; ahead <= 366; ++ahead) {
    if (works(day + Days{ahead})) return day + Days{ahead};
  }
  return day;
}

std::optional<std::string_view> WorkDays::day_off(LocalDate day) const {
  if (!week[static_cast<std::size_t>(iso_weekday(day) - 1)]) return std::nullopt;
  if (!holidays.empty()) {
    if (const auto named = holiday(holidays, day)) return named;
  }
  if (std::binary_search(quiet.begin(), quiet.end(), day)) return "Quiet day";
  return std::nullopt;
}

}  // namespace kith
