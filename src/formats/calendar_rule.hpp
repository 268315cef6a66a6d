// The times a repeated event takes place.
#pragma once

#include <string>
#include <vector>

#include "formats/calendar_zones.hpp"

namespace kith {

// Most times of one event; a daily one fills 27 years with them.
inline constexpr std::size_t kMostInstances = 10000;

struct EventRule {
  std::string text;  // "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=…"
  std::string zone;  // of the event: an UNTIL in UTC is compared there
};

// Starts of `rule` from `start` on, up to `until`, on the clock of the event's zone; at most kMostInstances. bad_input
// for a rule that makes no sense, and for one that repeats within the hour: that is no meeting.
Result<std::vector<LocalTime>> occurrences(const EventRule& rule, LocalTime start, LocalTime until,
                                           const CalendarZones& zones);

}  // namespace kith
