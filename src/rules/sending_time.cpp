#include "rules/sending_time.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kith {
namespace {

using std::chrono::minutes;
using SendSpan = std::pair<int, int>;  // minutes after midnight

constexpr int kDaysAhead = 31;

SendSpan usual_span(const std::optional<BestTime>& best) {
  constexpr SendSpan kMorning{8 * 60, 11 * 60};
  if (!best) return kMorning;
  switch (best->part) {
    case DayPart::morning: return kMorning;
    case DayPart::afternoon: return {13 * 60, 17 * 60};
    case DayPart::evening: return {18 * 60, 21 * 60};
    case DayPart::night: break;  // who is written to at night is read in the morning
  }
  return kMorning;
}

std::vector<SendSpan> send_spans(LocalDate day, const std::optional<BestTime>& best, const ChannelHours& hours,
                                 const WorkDays& days) {
  if (hours.limits(Channel::email)) {
    std::vector<SendSpan> own;
    for (const OpenHours& row : hours.rows()) {
      const auto weekday = static_cast<std::size_t>(iso_weekday(day) - 1);
      if (row.channel == Channel::email && row.week[weekday]) own.emplace_back(row.from, row.to);
    }
    std::sort(own.begin(), own.end());
    return own;
  }
  const bool weekend = iso_weekday(day) > 5;
  const bool open = best && best->weekend ? weekend : days.works(day);
  return open ? std::vector<SendSpan>{usual_span(best)} : std::vector<SendSpan>{};
}

}  // namespace

Instant next_good_hour(Instant now, const Zone& zone, const std::optional<BestTime>& best, const ChannelHours& hours,
                       const WorkDays& days) {
  const LocalDate today = zone.date_of(now);
  for (int ahead = 0; ahead <= kDaysAhead; ++ahead) {
    const LocalDate day = today + Days{ahead};
    for (const auto& [from, to] : send_spans(day, best, hours, days)) {
      if (ahead == 0 && zone.minute_of_day(now) >= to) continue;
      if (ahead == 0 && zone.minute_of_day(now) >= from) return now;
      // A time that a clock change skips: the next span will do.
      if (const auto begins = zone.instant_of(day, minutes{from}); begins && *begins >= now) return *begins;
    }
  }
  return now;
}

std::chrono::seconds next_try(int tries) {
  constexpr minutes kFirst{2};
  constexpr minutes kLast{4 * 60};
  minutes wait = kFirst;
  for (int i = 1; i < tries && wait < kLast; ++i) wait *= 2;
  return std::min(wait, kLast);
}

}  // namespace kith
