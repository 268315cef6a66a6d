#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "formats/calendar_event.hpp"
#include "formats/content_lines.hpp"
#include "formats/reader.hpp"

namespace kith {

// Most repeated or moved events of a file that are held until its end, and most times of all of them.
inline constexpr std::size_t kMostHeldEvents = 50000;
inline constexpr std::size_t kMostTimes = 1000000;

// iCalendar (RFC 5545): meetings that have taken place, each time of a repeated one by itself. A single event is handed
// out where it stands; one that repeats or replaces a time of another waits for the end of the file, since the two may
// come in any order. What is no meeting is Skipped with its reason.
class IcalReader : public Reader {
 public:
  IcalReader(const Frame& frame, Emit emit);
  Status feed(std::string_view bytes) override { return lines_.feed(bytes); }
  Status finish() override;

 private:
  struct Series {
    std::vector<CalendarEvent> masters, changed;
  };
  Status line(std::string_view text, long number);
  Status begin(std::string_view what, std::string_view text, long number);
  Status end(std::string_view text);
  Status calendar_line(std::string_view text);
  Status component();
  Status event(const std::string& text, long number);
  Status sort(CalendarEvent&& event);
  Status single(const CalendarEvent& event);
  Status series(const Series& series);
  Status times(const CalendarEvent& master, const std::vector<CalendarEvent>& changed);
  Status one_time(const CalendarEvent& event, const std::string& instance, Instant at, bool repeats, bool removed);
  Status problem(long number, std::string what);

  Frame frame_;
  Emit emit_;
  ContentLines lines_;
  CalendarZones zones_;
  std::vector<std::string> open_;  // the components we are in
  std::size_t kept_depth_ = 0;     // of the one that is kept; 0 is none
  std::string kept_;               // its lines so far
  long kept_line_ = 0;
  bool too_long_ = false;
  bool any_ = false;                                    // a VCALENDAR was there
  bool cancels_ = false;                                // METHOD:CANCEL
  std::vector<std::pair<std::string, long>> unplaced_;  // events whose zones are not known yet
  std::vector<std::string> unknown_zones_;              // said already
  std::map<std::string, Series> held_;
  std::size_t held_events_ = 0;
  std::size_t times_ = 0;
};

}  // namespace kith
