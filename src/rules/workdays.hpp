// Which days carry work.
#pragma once

#include <array>
#include <vector>

#include "base/dates.hpp"

namespace kith {

struct WorkDays {
  std::array<bool, 7> week{true, true, true, true, true, false, false};  // Monday first
  std::vector<LocalDate> quiet;                                          // sorted: holidays and quiet days
  bool works(LocalDate day) const;
  // The first working day on or after `day`; `day` itself when nothing in a year works.
  LocalDate next(LocalDate day) const;
};

}  // namespace kith
