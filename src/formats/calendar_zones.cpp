#include "formats/calendar_zones.hpp"

#include <variant>

#include <unicode/timezone.h>

#include "base/text.hpp"
#include "formats/ical_parts.hpp"
#include "formats/ical_time.hpp"

namespace kith {
namespace {

using namespace std::chrono_literals;

Instant instant_in(const Zone& zone, LocalTime time) {
  const auto day = date::floor<Days>(time);
  if (const auto at = zone.instant_of(day, time - day)) return *at;
  const Instant as_utc{time.time_since_epoch()};
  return as_utc - zone.offset(as_utc - 24h);
}

// "Europe/Berlin" at the end of a path, as some programs write their zones.
std::optional<Zone> named_zone(std::string_view name) {
  for (;;) {
    if (name.empty()) return std::nullopt;
    if (auto zone = Zone::find(name)) return *zone;
    const auto slash = name.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    name.remove_prefix(slash + 1);
  }
}

std::optional<Zone> windows_zone(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString id;
  icu::TimeZone::getIDForWindowsID(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size()))), nullptr, id,
      status);
  if (U_FAILURE(status) || id.isEmpty()) return std::nullopt;
  std::string iana;
  id.toUTF8String(iana);
  return named_zone(iana);
}

}  // namespace

struct CalendarZones::Impl {
  using Known = std::variant<Zone, icaltimezone*>;
  Zone local;
  std::map<std::string, ical::TimeZone, std::less<>> told;
  mutable std::map<std::string, std::optional<Known>, std::less<>> found;

  std::optional<Known> find(std::string_view name) const {
    if (name.empty()) return Known(local);
    if (const auto kept = found.find(name); kept != found.end()) return kept->second;
    std::optional<Known> known;
    if (const auto zone = named_zone(name)) {
      known = *zone;
    } else if (const auto row = told.find(name); row != told.end()) {
      known = row->second.get();
    } else if (const auto windows = windows_zone(name)) {
      known = *windows;
    }
    return found.emplace(name, known).first->second;
  }
};

CalendarZones::CalendarZones(Zone local) : impl_(std::make_unique<Impl>(Impl{std::move(local), {}, {}})) {}
CalendarZones::~CalendarZones() = default;

bool CalendarZones::add(const std::string& component) {
  ical::Component parsed(icalparser_parse_string(component.c_str()));
  if (!parsed || icalcomponent_isa(parsed.get()) != ICAL_VTIMEZONE_COMPONENT) return false;
  ical::TimeZone zone(icaltimezone_new());
  icalcomponent* const given = parsed.release();  // the zone owns it from here, when it takes it
  if (icaltimezone_set_component(zone.get(), given) == 0) {
    icalcomponent_free(given);
    return false;
  }
  const char* const name = icaltimezone_get_tzid(zone.get());
  if (name == nullptr) return false;
  const std::string key(name);
  impl_->found.erase(key);
  impl_->told[key] = std::move(zone);
  return true;
}

bool CalendarZones::known(std::string_view name) const {
  return impl_->find(name).has_value();
}

Instant CalendarZones::instant_of(LocalTime time, std::string_view name) const {
  const auto known = impl_->find(name);
  if (!known) return instant_in(impl_->local, time);
  if (const Zone* zone = std::get_if<Zone>(&*known)) return instant_in(*zone, time);
  icaltimetype when = ical_time(time);
  int summer = 0;
  const int offset = icaltimezone_get_utc_offset(std::get<icaltimezone*>(*known), &when, &summer);
  return Instant{time.time_since_epoch()} - std::chrono::seconds{offset};
}

LocalTime CalendarZones::local_of(Instant at, std::string_view name) const {
  const auto known = impl_->find(name);
  if (known && std::holds_alternative<icaltimezone*>(*known)) {
    icaltimetype when = ical_time(LocalTime{at.time_since_epoch()});
    int summer = 0;
    const int offset = icaltimezone_get_utc_offset_of_utc_time(std::get<icaltimezone*>(*known), &when, &summer);
    return LocalTime{at.time_since_epoch() + std::chrono::seconds{offset}};
  }
  const Zone& zone = known ? std::get<Zone>(*known) : impl_->local;
  return LocalTime{at.time_since_epoch() + zone.offset(at)};
}

void CalendarZones::set_local(std::string_view name) {
  if (const auto zone = named_zone(trim(name))) impl_->local = *zone;
}

}  // namespace kith
