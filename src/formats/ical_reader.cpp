#include "formats/ical_reader.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/calendar_rule.hpp"
#include "formats/plain.hpp"

namespace kith {
namespace {

std::string_view name_of(std::string_view line) {
  return line.substr(0, line.find_first_of(":;"));
}

std::string_view value_of(std::string_view line) {
  const auto colon = line.find(':');
  return colon == std::string_view::npos ? std::string_view() : trim(line.substr(colon + 1));
}

// Long, and nothing a meeting is known by.
bool is_ballast(std::string_view name) {
  return equal_ascii(name, "ATTACH") || equal_ascii(name, "DESCRIPTION") || equal_ascii(name, "X-ALT-DESC") ||
         equal_ascii(name, "COMMENT");
}

const CalendarEvent* newest(const std::vector<CalendarEvent>& events) {
  const CalendarEvent* best = nullptr;
  for (const CalendarEvent& event : events) {
    if (best == nullptr || event.sequence >= best->sequence) best = &event;
  }
  return best;
}

}  // namespace

IcalReader::IcalReader(const Frame& frame, Emit emit)
    : frame_(frame),
      emit_(std::move(emit)),
      lines_([this](std::string_view text, long number) { return line(text, number); }),
      zones_(frame.zone) {}

Status IcalReader::problem(long number, std::string what) {
  return emit_(Problem{{}, std::max(number, 1L), std::move(what)});
}

Status IcalReader::line(std::string_view text, long number) {
  const std::string_view name = name_of(text);
  if (equal_ascii(name, "BEGIN")) return begin(value_of(text), text, number);
  if (equal_ascii(name, "END")) return end(text);
  if (kept_depth_ == 0) return calendar_line(text);
  // Alarms and the like inside an event say nothing about it; the parts of a zone are the zone.
  const bool nested = open_.size() > kept_depth_ && open_[kept_depth_ - 1] == "VEVENT";
  if (nested || is_ballast(name) || too_long_) return {};
  kept_.append(utf8_or_latin(text)).append("\r\n");
  too_long_ = kept_.size() > kRecordBytes;
  return {};
}

Status IcalReader::calendar_line(std::string_view text) {
  const std::string_view name = name_of(text);
  if (equal_ascii(name, "METHOD")) cancels_ = equal_ascii(value_of(text), "CANCEL");
  if (equal_ascii(name, "X-WR-TIMEZONE")) zones_.set_local(value_of(text));
  return {};
}

Status IcalReader::begin(std::string_view what, std::string_view text, long number) {
  constexpr std::size_t kDeepest = 16;
  if (open_.size() >= kDeepest)
    return fail(Error{Code::bad_input, "its parts are nested too deeply", "", Place{{}, number}});
  std::string kind(clip(what, 40));
  for (char& c : kind) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (kind == "VCALENDAR") {
    // One that begins inside another means that the other's end is missing.
    if (kept_depth_ != 0) KITH_CHECK(problem(kept_line_, "left out: the end of this event is missing"));
    kept_depth_ = 0;
    open_.clear();
    any_ = true;
    cancels_ = false;
  } else if (kept_depth_ != 0 && kind == open_[kept_depth_ - 1]) {
    KITH_CHECK(problem(kept_line_, "left out: the end of this event is missing"));
    open_.resize(kept_depth_ - 1);
    kept_depth_ = 0;
  }
  open_.push_back(std::move(kind));
  const bool keeps = open_.back() == "VEVENT" || open_.back() == "VTIMEZONE";
  if (kept_depth_ == 0 && keeps) {
    any_ = true;
    kept_depth_ = open_.size();
    kept_ = fmt::format("BEGIN:{}\r\n", open_.back());
    kept_line_ = number;
    too_long_ = false;
  } else if (kept_depth_ != 0 && open_[kept_depth_ - 1] == "VTIMEZONE") {
    kept_.append(text).append("\r\n");
  }
  return {};
}

Status IcalReader::end(std::string_view text) {
  if (open_.empty()) return {};
  const bool whole = kept_depth_ == open_.size();
  if (kept_depth_ != 0 && (whole || open_[kept_depth_ - 1] == "VTIMEZONE")) kept_.append(text).append("\r\n");
  const std::string kind = std::move(open_.back());
  open_.pop_back();
  if (!whole) return {};
  kept_depth_ = 0;
  const std::string component = std::move(kept_);
  kept_.clear();
  if (too_long_) return problem(kept_line_, "left out: this event is too long");
  if (kind == "VEVENT") return event(component, kept_line_);
  zones_.add(component);
  return {};
}

Status IcalReader::event(const std::string& text, long number) {
  for (const std::string& zone : zones_named(text)) {
    if (zones_.known(zone)) continue;
    if (unplaced_.size() >= kMostHeldEvents) return problem(number, "left out: too many events name unknown zones");
    unplaced_.emplace_back(text, number);
    return {};
  }
  auto read = read_event(text, number, zones_);
  if (!read) return problem(number, read.error().what);
  return sort(std::move(*read));
}

Status IcalReader::sort(CalendarEvent&& event) {
  if (cancels_) event.cancelled = true;
  if (event.all_day) return emit_(Skipped{event.line, "a whole day"});
  if (!event.repeats() && !event.replaces) return single(event);
  if (++held_events_ > kMostHeldEvents) return problem(event.line, "left out: too many repeated events in one file");
  Series& series = held_[event.uid];
  (event.replaces ? series.changed : series.masters).push_back(std::move(event));
  return {};
}

Status IcalReader::single(const CalendarEvent& event) {
  const Instant at = zones_.instant_of(event.start, event.zone);
  if (at + event.length > frame_.until) return emit_(Skipped{event.line, "still to come"});
  return one_time(event, "", at, false, false);
}

Status IcalReader::one_time(const CalendarEvent& event, const std::string& instance, Instant at, bool repeats,
                            bool removed) {
  MeetingRecord meeting;
  meeting.line = event.line;
  meeting.uid = event.uid;
  meeting.instance = instance;
  meeting.repeats = repeats;
  meeting.sequence = event.sequence;
  meeting.at = at;
  meeting.title = event.title;
  meeting.location = event.location;
  meeting.attendees = event.attendees;
  meeting.cancelled = event.cancelled || removed;
  return emit_(std::move(meeting));
}

Status IcalReader::series(const Series& series) {
  if (const CalendarEvent* master = newest(series.masters)) return times(*master, series.changed);
  for (const CalendarEvent& event : series.changed) {  // one time of a series that is not in the file
    const Instant at = zones_.instant_of(event.start, event.zone);
    if (at + event.length > frame_.until) {
      KITH_CHECK(emit_(Skipped{event.line, "still to come"}));
    } else {
      KITH_CHECK(one_time(event, iso(*event.replaces), at, false, false));
    }
  }
  return {};
}

Status IcalReader::times(const CalendarEvent& master, const std::vector<CalendarEvent>& changed) {
  const LocalTime until = zones_.local_of(frame_.until, master.zone);
  std::set<LocalTime> starts{master.start};
  for (const LocalTime time : master.added) {
    if (time <= until) starts.insert(time);
  }
  for (const std::string& rule : master.rules) {
    const auto more = occurrences({rule, master.zone}, master.start, until, zones_);
    if (!more) {
      KITH_CHECK(problem(master.line, "read without its repeating: " + more.error().what));
    } else {
      starts.insert(more->begin(), more->end());
    }
  }
  std::set<LocalTime> removed;
  for (const std::string& rule : master.except_rules) {
    if (const auto less = occurrences({rule, master.zone}, master.start, until, zones_))
      removed.insert(less->begin(), less->end());
  }
  for (const LocalDate day : master.removed_days) {
    for (const LocalTime time : starts) {
      if (date::floor<Days>(time) == day) removed.insert(time);
    }
  }
  const std::set<Instant> removed_at(master.removed.begin(), master.removed.end());
  std::map<Instant, const CalendarEvent*> moved;  // by the time it stands for, the newest of each
  for (const CalendarEvent& event : changed) {
    const CalendarEvent*& kept = moved[*event.replaces];
    if (kept == nullptr || event.sequence >= kept->sequence) kept = &event;
  }
  const CalendarEvent* onwards = nullptr;  // what holds from some time on
  const auto time_of = [&](const CalendarEvent& event, Instant meant, Instant at, bool gone) -> Status {
    if (++times_ > kMostTimes) return {};
    if (at + event.length > frame_.until) return {};
    return one_time(event, iso(meant), at, true, gone);
  };
  for (const LocalTime start : starts) {
    const Instant meant = zones_.instant_of(start, master.zone);
    const auto own = moved.find(meant);
    if (own != moved.end() && own->second->onwards) onwards = own->second;
    if (removed.contains(start) || removed_at.contains(meant)) {
      KITH_CHECK(time_of(master, meant, meant, true));
    } else if (own != moved.end()) {
      KITH_CHECK(time_of(*own->second, meant, zones_.instant_of(own->second->start, own->second->zone), false));
    } else if (onwards != nullptr) {
      const auto shift = zones_.instant_of(onwards->start, onwards->zone) - *onwards->replaces;
      KITH_CHECK(time_of(*onwards, meant, meant + shift, false));
    } else {
      KITH_CHECK(time_of(master, meant, meant, false));
    }
    if (own != moved.end()) moved.erase(own);
  }
  for (const auto& [meant, event] : moved) {  // stands for a time that the rule does not have
    KITH_CHECK(time_of(*event, meant, zones_.instant_of(event->start, event->zone), false));
  }
  return {};
}

Status IcalReader::finish() {
  KITH_CHECK(lines_.finish());
  if (kept_depth_ != 0) KITH_CHECK(problem(kept_line_, "left out: the file ends in the middle of this event"));
  if (!any_) return problem(1, "there is no calendar in it");
  for (const auto& [text, number] : std::exchange(unplaced_, {})) {
    for (const std::string& zone : zones_named(text)) {
      if (zones_.known(zone) || std::find(unknown_zones_.begin(), unknown_zones_.end(), zone) != unknown_zones_.end()) {
        continue;
      }
      unknown_zones_.push_back(zone);
      KITH_CHECK(problem(number, fmt::format("nobody knows the time zone \"{}\": its times were read in yours",
                                             clip(clean_utf8(zone), 60))));
    }
    auto read = read_event(text, number, zones_);
    if (!read) {
      KITH_CHECK(problem(number, read.error().what));
    } else {
      KITH_CHECK(sort(std::move(*read)));
    }
  }
  for (const auto& [uid, one] : held_) KITH_CHECK(series(one));
  if (times_ > kMostTimes) KITH_CHECK(problem(1, fmt::format("only the first {} times were read", kMostTimes)));
  return {};
}

}  // namespace kith
