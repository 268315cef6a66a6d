#include "formats/calendar_event.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/ical_parts.hpp"
#include "formats/ical_time.hpp"

namespace kith {
namespace {

constexpr std::size_t kLongestText = 300;
// Longer than a meeting can be; a hostile duration must not overflow.
constexpr std::chrono::seconds kLongest{std::chrono::hours{24 * 366}};

template <class Fn>
void each_property(icalcomponent* event, icalproperty_kind kind, Fn fn) {
  for (icalproperty* one = icalcomponent_get_first_property(event, kind); one != nullptr;
       one = icalcomponent_get_next_property(event, kind)) {
    fn(one);
  }
}

icalproperty* first(icalcomponent* event, icalproperty_kind kind) {
  return icalcomponent_get_first_property(event, kind);
}

std::string text_of(const char* value) {
  return value == nullptr ? std::string() : std::string(clip(collapse(clean_utf8(value)), kLongestText));
}

std::string zone_of(icalproperty* property) {
  icalparameter* const parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  const char* const name = parameter == nullptr ? nullptr : icalparameter_get_tzid(parameter);
  std::string_view bare = name == nullptr ? std::string_view() : trim(name);
  if (bare.size() > 1 && bare.front() == '"' && bare.back() == '"') bare = bare.substr(1, bare.size() - 2);
  return std::string(bare);
}

struct Told {
  LocalTime time;
  std::string zone;
  bool date = false;
};

std::optional<Told> told(icalproperty* property, const icaltimetype& time) {
  const auto local = local_time(time);
  if (!local) return std::nullopt;
  return Told{*local, icaltime_is_utc(time) != 0 ? "UTC" : zone_of(property), time.is_date != 0};
}

Instant instant_of(const Told& told, const CalendarZones& zones) {
  return zones.instant_of(told.time, told.zone);
}

std::string address_of(icalproperty* property, const char* value) {
  std::string_view address = value == nullptr ? std::string_view() : trim(value);
  if (equal_ascii(address.substr(0, 7), "mailto:")) address = trim(address.substr(7));
  if (address.find('@') == std::string_view::npos) {
    icalparameter* const parameter = icalproperty_get_first_parameter(property, ICAL_EMAIL_PARAMETER);
    const char* const email = parameter == nullptr ? nullptr : icalparameter_get_email(parameter);
    address = email == nullptr ? std::string_view() : trim(email);
  }
  std::string clean(clip(clean_utf8(address), kLongestText));
  const std::string lower = lower_ascii(clean);
  // Rooms and calendars of Google have addresses too.
  if (lower.ends_with("@resource.calendar.google.com") || lower.ends_with("@group.calendar.google.com")) return {};
  return clean;
}

std::string common_name(icalproperty* property) {
  icalparameter* const parameter = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
  std::string name = text_of(parameter == nullptr ? nullptr : icalparameter_get_cn(parameter));
  while (name.size() > 1 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front()) {
    name = name.substr(1, name.size() - 2);
  }
  return name;
}

bool is_room(icalproperty* property) {
  icalparameter* const parameter = icalproperty_get_first_parameter(property, ICAL_CUTYPE_PARAMETER);
  if (parameter == nullptr) return false;
  const icalparameter_cutype type = icalparameter_get_cutype(parameter);
  return type == ICAL_CUTYPE_ROOM || type == ICAL_CUTYPE_RESOURCE;
}

bool declines(icalproperty* property) {
  icalparameter* const parameter = icalproperty_get_first_parameter(property, ICAL_PARTSTAT_PARAMETER);
  return parameter != nullptr && icalparameter_get_partstat(parameter) == ICAL_PARTSTAT_DECLINED;
}

void add_attendee(CalendarEvent& event, Attendee attendee) {
  if (attendee.email.empty() && attendee.name.empty()) return;
  const auto same = std::find_if(event.attendees.begin(), event.attendees.end(), [&](const Attendee& other) {
    return attendee.email.empty() ? other.name == attendee.name : equal_ascii(other.email, attendee.email);
  });
  if (same == event.attendees.end()) {
    event.attendees.push_back(std::move(attendee));
    return;
  }
  if (same->name.empty()) same->name = std::move(attendee.name);
  same->declined = same->declined || attendee.declined;
}

void read_attendees(icalcomponent* from, CalendarEvent& event) {
  each_property(from, ICAL_ATTENDEE_PROPERTY, [&](icalproperty* one) {
    if (is_room(one)) return;
    add_attendee(event, {common_name(one), address_of(one, icalproperty_get_attendee(one)), declines(one)});
  });
  each_property(from, ICAL_ORGANIZER_PROPERTY, [&](icalproperty* one) {
    add_attendee(event, {common_name(one), address_of(one, icalproperty_get_organizer(one)), false});
  });
}

void read_rules(icalcomponent* from, CalendarEvent& event, const CalendarZones& zones) {
  const auto keep = [](std::vector<std::string>& rules) {
    return [&rules](icalproperty* one) {
      const ical::Text text(icalproperty_get_value_as_string_r(one));
      if (text) rules.emplace_back(text.get());
    };
  };
  each_property(from, ICAL_RRULE_PROPERTY, keep(event.rules));
  each_property(from, ICAL_EXRULE_PROPERTY, keep(event.except_rules));
  each_property(from, ICAL_EXDATE_PROPERTY, [&](icalproperty* one) {
    const auto time = told(one, icalproperty_get_exdate(one));
    if (!time) return;
    if (time->date) {
      event.removed_days.push_back(date::floor<Days>(time->time));
    } else {
      event.removed.push_back(instant_of(*time, zones));
    }
  });
  each_property(from, ICAL_RDATE_PROPERTY, [&](icalproperty* one) {
    const icaldatetimeperiodtype given = icalproperty_get_rdate(one);
    const auto time = told(one, icaltime_is_null_time(given.time) != 0 ? given.period.start : given.time);
    if (time)
      event.added.push_back(time->zone == event.zone ? time->time
                                                     : zones.local_of(instant_of(*time, zones), event.zone));
  });
}

std::chrono::seconds length_of(icalcomponent* from, const CalendarEvent& event, const CalendarZones& zones) {
  std::chrono::seconds length{0};
  if (icalproperty* const end = first(from, ICAL_DTEND_PROPERTY)) {
    if (const auto time = told(end, icalproperty_get_dtend(end)))
      length = instant_of(*time, zones) - zones.instant_of(event.start, event.zone);
  } else if (icalproperty* const duration = first(from, ICAL_DURATION_PROPERTY)) {
    length = std::chrono::seconds{icaldurationtype_as_int(icalproperty_get_duration(duration))};
  }
  return std::clamp(length, std::chrono::seconds{0}, kLongest);
}

// Outlook marks whole days only this way when it was told to show them in a zone.
bool outlook_all_day(icalcomponent* from) {
  bool all_day = false;
  each_property(from, ICAL_X_PROPERTY, [&](icalproperty* one) {
    const char* const name = icalproperty_get_x_name(one);
    const char* const value = icalproperty_get_x(one);
    all_day = all_day || (name != nullptr && value != nullptr && equal_ascii(name, "X-MICROSOFT-CDO-ALLDAYEVENT") &&
                          equal_ascii(trim(value), "TRUE"));
  });
  return all_day;
}

void read_replaced(icalcomponent* from, CalendarEvent& event, const CalendarZones& zones) {
  icalproperty* const id = first(from, ICAL_RECURRENCEID_PROPERTY);
  if (id == nullptr) return;
  auto time = told(id, icalproperty_get_recurrenceid(id));
  if (!time) return;
  if (time->date && !event.all_day) {  // which of that day's times is meant is not said: the same time of day
    time->time += event.start - date::floor<Days>(event.start);
    time->zone = event.zone;
  }
  event.replaces = instant_of(*time, zones);
  icalparameter* const range = icalproperty_get_first_parameter(id, ICAL_RANGE_PARAMETER);
  event.onwards = range != nullptr && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
}

}  // namespace

std::vector<std::string> zones_named(const std::string& component) {
  const ical::Component event(icalparser_parse_string(component.c_str()));
  std::vector<std::string> names;
  if (!event) return names;
  each_property(event.get(), ICAL_ANY_PROPERTY, [&](icalproperty* one) {
    std::string name = zone_of(one);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  });
  return names;
}

Result<CalendarEvent> read_event(const std::string& component, long line, const CalendarZones& zones) {
  const ical::Component parsed(icalparser_parse_string(component.c_str()));
  if (!parsed || icalcomponent_isa(parsed.get()) != ICAL_VEVENT_COMPONENT) {
    return fail(Code::bad_input, "left out: this event could not be read");
  }
  icalcomponent* const from = parsed.get();
  icalproperty* const starts = first(from, ICAL_DTSTART_PROPERTY);
  const auto start = starts == nullptr ? std::nullopt : told(starts, icalproperty_get_dtstart(starts));
  if (!start) return fail(Code::bad_input, "left out: this event has no start that could be read");
  CalendarEvent event;
  event.line = line;
  event.start = start->time;
  event.zone = start->zone;
  event.all_day = start->date || outlook_all_day(from);
  event.length = length_of(from, event, zones);
  if (icalproperty* const title = first(from, ICAL_SUMMARY_PROPERTY))
    event.title = text_of(icalproperty_get_summary(title));
  if (icalproperty* const place = first(from, ICAL_LOCATION_PROPERTY))
    event.location = text_of(icalproperty_get_location(place));
  if (icalproperty* const status = first(from, ICAL_STATUS_PROPERTY))
    event.cancelled = icalproperty_get_status(status) == ICAL_STATUS_CANCELLED;
  if (icalproperty* const sequence = first(from, ICAL_SEQUENCE_PROPERTY))
    event.sequence = icalproperty_get_sequence(sequence);
  if (icalproperty* const uid = first(from, ICAL_UID_PROPERTY)) {
    const char* const value = icalproperty_get_uid(uid);
    event.uid = value == nullptr ? std::string() : clean_utf8(trim(value));
  }
  if (event.uid.empty()) event.uid = "no uid: " + iso(zones.instant_of(event.start, event.zone)) + event.title;
  read_attendees(from, event);
  read_rules(from, event, zones);
  read_replaced(from, event, zones);
  return event;
}

}  // namespace kith
