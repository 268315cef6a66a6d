#include "rules/workdays.hpp"

#include <algorithm>

namespace kith {

bool WorkDays::works(LocalDate day) const {
  return week[static_cast<std::size_t>(iso_weekday(day) - 1)] && !std::binary_search(quiet.begin(), quiet.end(), day);
}

LocalDate WorkDays::next(LocalDate day) const {
  for (int ahead = 0; ahead <= 366; ++ahead) {
    if (works(day + Days{ahead})) return day + Days{ahead};
  }
  return day;
}

}  // namespace kith
