// ISO weeks: Monday to Sunday, named by the year that holds their Thursday.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/dates.hpp"

namespace kith {

struct Week {
  LocalDate monday{};
  auto operator<=>(const Week&) const = default;
  LocalDate sunday() const { return monday + Days{6}; }
  Week after(int weeks) const { return {monday + Days{7 * weeks}}; }
  bool holds(LocalDate day) const { return day >= monday && day <= sunday(); }
};

Week week_of(LocalDate day);
std::string iso(Week week);                      // "2026-W47"
Result<Week> parse_week(std::string_view text);  // "2026-W47"; bad_input for a week its year does not have

}  // namespace kith
