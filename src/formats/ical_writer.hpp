// All-day entries as an iCalendar document (RFC 5545), for calendars that subscribe to it.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/dates.hpp"

namespace kith {

struct CalendarEntry {
  std::string uid;  // the same for as long as the entry is about the same thing
  LocalDate day{};
  int sequence = 0;   // grows when the day moves
  Instant changed{};  // when any of this last changed
  std::string summary;
  std::string description;  // may hold several lines
  std::string url;
  std::string category;  // may be empty
};

// CRLF ends, lines folded at 75 octets, text escaped. The same entries give the same bytes.
std::string write_calendar(const std::string& name, std::span<const CalendarEntry> entries);

}  // namespace kith
