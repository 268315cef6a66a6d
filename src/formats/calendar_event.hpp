// One VEVENT, read and checked, before its repeating is worked out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/calendar_zones.hpp"
#include "model/record.hpp"

namespace kith {

struct CalendarEvent {
  long line = 0;
  std::string uid;
  int sequence = 0;
  std::string zone;  // of its start; "" is wherever the user is
  LocalTime start{};
  bool all_day = false;
  std::chrono::seconds length{0};
  std::vector<std::string> rules, except_rules;
  std::vector<LocalTime> added;         // RDATE, on the event's clock
  std::vector<Instant> removed;         // EXDATE
  std::vector<LocalDate> removed_days;  // EXDATE with a date alone
  std::optional<Instant> replaces;      // RECURRENCE-ID: which time of the series it stands for
  bool onwards = false;                 // and for all after it
  std::string title, location;
  std::vector<Attendee> attendees;
  bool cancelled = false;

  bool repeats() const { return !rules.empty() || !added.empty(); }
};

// The zones it names.
std::vector<std::string> zones_named(const std::string& component);
// bad_input when it has no start that could be read.
Result<CalendarEvent> read_event(const std::string& component, long line, const CalendarZones& zones);

}  // namespace kith
