#include "formats/calendar_rule.hpp"

#include "formats/ical_parts.hpp"
#include "formats/ical_time.hpp"

namespace kith {
namespace {

// An UNTIL as the event's own clock shows it; a bare date means that whole day.
void localise_until(icalrecurrencetype& rule, const std::string& zone, const CalendarZones& zones) {
  if (icaltime_is_null_time(rule.until) != 0) return;
  const auto until = local_time(rule.until);
  if (!until) {
    rule.until = icaltime_null_time();
  } else if (rule.until.is_date != 0) {
    rule.until = ical_time(*until + Days{1} - std::chrono::seconds{1});
  } else if (icaltime_is_utc(rule.until) != 0) {
    rule.until = ical_time(zones.local_of(Instant{until->time_since_epoch()}, zone));
  }
}

}  // namespace

Result<std::vector<LocalTime>> occurrences(const EventRule& rule, LocalTime start, LocalTime until,
                                           const CalendarZones& zones) {
  icalrecurrencetype parsed = icalrecurrencetype_from_string(rule.text.c_str());
  switch (parsed.freq) {
    case ICAL_SECONDLY_RECURRENCE:
    case ICAL_MINUTELY_RECURRENCE: return fail(Code::bad_input, "it repeats within the hour, which no meeting does");
    case ICAL_NO_RECURRENCE: return fail(Code::bad_input, "its rule for repeating makes no sense");
    case ICAL_HOURLY_RECURRENCE:
    case ICAL_DAILY_RECURRENCE:
    case ICAL_WEEKLY_RECURRENCE:
    case ICAL_MONTHLY_RECURRENCE:
    case ICAL_YEARLY_RECURRENCE: break;
  }
  localise_until(parsed, rule.zone, zones);
  std::vector<LocalTime> all;
  const ical::Recurrence times(icalrecur_iterator_new(parsed, ical_time(start)));
  if (!times) return fail(Code::bad_input, "its rule for repeating makes no sense");
  while (all.size() < kMostInstances) {
    const auto time = local_time(icalrecur_iterator_next(times.get()));
    if (!time || *time > until) break;
    if (*time >= start) all.push_back(*time);
  }
  return all;
}

}  // namespace kith
