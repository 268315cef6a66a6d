#include "formats/ical_time.hpp"

namespace kith {

icaltimetype ical_time(LocalTime time) {
  const auto day = date::floor<Days>(time);
  const date::year_month_day fields{day};
  const date::hh_mm_ss clock{time - day};
  icaltimetype made = icaltime_null_time();
  made.year = static_cast<int>(fields.year());
  made.month = static_cast<int>(static_cast<unsigned>(fields.month()));
  made.day = static_cast<int>(static_cast<unsigned>(fields.day()));
  made.hour = static_cast<int>(clock.hours().count());
  made.minute = static_cast<int>(clock.minutes().count());
  made.second = static_cast<int>(clock.seconds().count());
  return made;
}

std::optional<LocalTime> local_time(const icaltimetype& time) {
  if (icaltime_is_null_time(time) != 0 || time.month < 1 || time.day < 1 || time.year < 1 || time.year > 9999) {
    return std::nullopt;
  }
  const date::year_month_day day{date::year{time.year}, date::month{static_cast<unsigned>(time.month)},
                                 date::day{static_cast<unsigned>(time.day)}};
  if (!day.ok() || time.hour < 0 || time.hour > 24 || time.minute < 0 || time.minute > 59 || time.second < 0 ||
      time.second > 60) {
    return std::nullopt;
  }
  return LocalTime{date::local_days{day}} + std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
         std::chrono::seconds{time.second};
}

}  // namespace kith
