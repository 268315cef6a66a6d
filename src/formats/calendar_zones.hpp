// The zones a calendar names, and what its local times are in UTC.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"

namespace kith {

// A date and time on some zone's clock.
using LocalTime = date::local_seconds;

// Names are looked up, in this order: IANA names (also behind a path, as "/example.org/Europe/Berlin"), VTIMEZONE
// parts of the file, Windows names ("W. Europe Standard Time"). A known place is right for every year; what a file
// says about its zone often holds for the year of its writing only.
class CalendarZones {
 public:
  // `local` is where times without a zone are.
  explicit CalendarZones(Zone local);
  ~CalendarZones();
  CalendarZones(const CalendarZones&) = delete;
  CalendarZones& operator=(const CalendarZones&) = delete;

  // A VTIMEZONE component, whole; false when it is none.
  bool add(const std::string& component);
  bool known(std::string_view name) const;
  // "UTC" and "" work too. A time that a clock change skips is read with the offset before it (RFC 5545, 3.3.5); an
  // unknown name is read as `local`.
  Instant instant_of(LocalTime time, std::string_view name) const;
  LocalTime local_of(Instant at, std::string_view name) const;
  void set_local(std::string_view name);  // X-WR-TIMEZONE; unknown names change nothing

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kith
