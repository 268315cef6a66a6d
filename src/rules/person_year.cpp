#include "rules/person_year.hpp"

#include <algorithm>
#include <cmath>

#include "base/weeks.hpp"
#include "rules/plan.hpp"

namespace kith {
namespace {

bool both_sides(const TouchFact& touch) {
  return synchronous(touch.channel) || touch.direction != Direction::out;
}

LocalDate month_of(LocalDate day) {
  const date::year_month_day ymd{day};
  return LocalDate{ymd.year() / ymd.month() / 1};
}

LocalDate next_month(LocalDate first) {
  return month_of(first + Days{31});
}

void fill_days(std::span<const TouchFact> touches, const Zone& zone, Year& year) {
  for (LocalDate first = month_of(year.from); first <= year.to; first = next_month(first)) {
    year.months.push_back({first, 0, 0, 0});
  }
  for (const TouchFact& touch : touches) {
    const LocalDate day = zone.date_of(touch.at);
    if (day < year.from || day > year.to) continue;
    if (year.days.empty() || year.days.back().day != day) year.days.push_back({day, 0, false});
    ++year.days.back().touches;
    year.days.back().dialogue |= both_sides(touch);
    year.dots.push_back({day, touch.channel, touch.direction, both_sides(touch)});
  }
  for (const YearDay& day : year.days) {
    const auto month = std::find_if(year.months.begin(), year.months.end(),
                                    [&](const YearMonth& one) { return one.first == month_of(day.day); });
    ++month->days;
    month->touches += day.touches;
    month->dialogues += day.dialogue ? 1 : 0;
  }
}

void fill_bands(std::span<const TouchFact> touches, const Tempo& tempo, const Zone& zone, Year& year) {
  const Days interval{std::max(1, tempo.interval_days)};
  const Days slack{static_cast<int>(std::floor(kSlack * interval.count()))};
  std::vector<LocalDate> counted;
  for (const TouchFact& touch : touches) {
    const LocalDate day = zone.date_of(touch.at);
    if (tempo.counts == Counts::dialogue && !both_sides(touch)) continue;
    if (day <= year.to && (counted.empty() || counted.back() != day)) counted.push_back(day);
  }
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const bool open = i + 1 == counted.size();
    YearBand band{counted[i], counted[i] + interval, open ? year.to : counted[i + 1], open, false};
    band.late = band.to > band.due + slack;
    if (band.to < year.from) continue;
    if (!open) ++year.closed;
    if (!open && !band.late) ++year.kept;
    year.bands.push_back(band);
  }
}

void fill_waits(std::span<const TouchFact> touches, int window_days, const Zone& zone, Year& year) {
  for (std::size_t i = 0; i < touches.size(); ++i) {
    const TouchFact& sent = touches[i];
    if (both_sides(sent) || !sent.asks) continue;
    const LocalDate from = zone.date_of(sent.at);
    LocalDate to = from + Days{window_days};
    const auto answer = std::find_if(touches.begin() + static_cast<std::ptrdiff_t>(i) + 1, touches.end(), both_sides);
    const bool answered = answer != touches.end() && zone.date_of(answer->at) <= to;
    if (answered) to = zone.date_of(answer->at);
    to = std::min(to, year.to);
    if (to < year.from || from > year.to) continue;
    if (!year.waits.empty() && from <= year.waits.back().to && !year.waits.back().answered) {
      year.waits.back().to = to;
      year.waits.back().answered = answered;
      continue;
    }
    year.waits.push_back({from, to, answered});
  }
}

}  // namespace

Year year_of(std::span<const TouchFact> touches, const Tempo& tempo, int window_days, LocalDate today,
             const Zone& zone) {
  Year year;
  year.to = today;
  year.from = week_of(today).after(1 - kYearWeeks).monday;
  fill_days(touches, zone, year);
  fill_bands(touches, tempo, zone, year);
  fill_waits(touches, std::max(1, window_days), zone, year);
  return year;
}

}  // namespace kith
