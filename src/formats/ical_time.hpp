// Between libical's times and Kith's.
#pragma once

#include <optional>

#include <libical/ical.h>

#include "formats/calendar_zones.hpp"

namespace kith {

icaltimetype ical_time(LocalTime time);
// None for a time that does not exist. A date is its midnight.
std::optional<LocalTime> local_time(const icaltimetype& time);

}  // namespace kith
