#include "formats/ical_writer.hpp"

#include "formats/ical_parts.hpp"
#include "formats/ical_time.hpp"

namespace kith {
namespace {

// How often a calendar should look again.
constexpr const char* kRefresh = "PT6H";

icaltimetype day_of(LocalDate day) {
  icaltimetype time = ical_time(day);
  time.is_date = 1;
  return time;
}

icaltimetype utc_of(Instant at) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(seconds(at)), 0, icaltimezone_get_utc_timezone());
}

void add_named(icalcomponent* to, const char* name, const std::string& value) {
  icalproperty* property = icalproperty_new_x(value.c_str());
  icalproperty_set_x_name(property, name);
  icalcomponent_add_property(to, property);
}

icalcomponent* event_of(const CalendarEntry& entry) {
  icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(event, property); };
  add(icalproperty_new_uid(entry.uid.c_str()));
  add(icalproperty_new_dtstamp(utc_of(entry.changed)));
  add(icalproperty_new_lastmodified(utc_of(entry.changed)));
  add(icalproperty_new_sequence(entry.sequence));
  add(icalproperty_new_dtstart(day_of(entry.day)));
  add(icalproperty_new_dtend(day_of(entry.day + Days{1})));
  add(icalproperty_new_summary(entry.summary.c_str()));
  if (!entry.description.empty()) add(icalproperty_new_description(entry.description.c_str()));
  if (!entry.url.empty()) add(icalproperty_new_url(entry.url.c_str()));
  if (!entry.category.empty()) add(icalproperty_new_categories(entry.category.c_str()));
  add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));  // it blocks no time
  return event;
}

}  // namespace

std::string write_calendar(const std::string& name, std::span<const CalendarEntry> entries) {
  const ical::Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Kith//Kith//EN"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  add_named(calendar.get(), "X-WR-CALNAME", name);
  icalproperty* refresh = icalproperty_new_refreshinterval(icaldurationtype_from_string(kRefresh));
  icalproperty_add_parameter(refresh, icalparameter_new_value(ICAL_VALUE_DURATION));
  icalcomponent_add_property(calendar.get(), refresh);
  add_named(calendar.get(), "X-PUBLISHED-TTL", kRefresh);
  for (const CalendarEntry& entry : entries) icalcomponent_add_component(calendar.get(), event_of(entry));
  const ical::Text text(icalcomponent_as_ical_string_r(calendar.get()));
  return text ? std::string(text.get()) : std::string();
}

}  // namespace kith
