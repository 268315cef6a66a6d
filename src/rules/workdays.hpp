// Which days carry work.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"

namespace kith {

struct WorkDays {
  std::array<bool, 7> week{true, true, true, true, true, false, false};  // Monday first
  std::vector<LocalDate> quiet = {};                                     // sorted: days the user keeps free
  std::string holidays = {};                                             // a calendar's code (holidays.hpp); "" is none
  bool works(LocalDate day) const;
  // The first working day on or after `day`; `day` itself when nothing in a year works.
  LocalDate next(LocalDate day) const;
  // Why a day of the working week carries no work: "Christmas Day", "Quiet day". None on all others.
  std::optional<std::string_view> day_off(LocalDate day) const;
};

}  // namespace kith
