// First dates for people never contacted: spread evenly over the first interval.
#pragma once

#include <span>
#include <vector>

#include "rules/workdays.hpp"

namespace kith {

// One person of an import who was never contacted, in the order in which they should come up.
struct Newcomer {
  int interval_days = 91;
};

// A working day for each, after `today`: those who share an interval are spread evenly over it,
// the first tomorrow, the last at the interval's end.
std::vector<LocalDate> spread(std::span<const Newcomer> newcomers, LocalDate today, const WorkDays& days);

// The first date of somebody never contacted, once their interval is another: as far into the new one as it was in
// the old one, so that dates spread evenly stay so; a working day. A date that has come stays.
LocalDate respread(LocalDate first_due, LocalDate today, int old_interval, int new_interval, const WorkDays& days);

}  // namespace kith
