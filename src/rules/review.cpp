#include "rules/review.hpp"

#include <algorithm>
#include <set>

#include "rules/today.hpp"

namespace kith {
namespace {

bool answers(const TouchFact& touch) {
  return synchronous(touch.channel) || touch.direction != Direction::out;
}

bool user_had_part(const TouchFact& touch) {
  return synchronous(touch.channel) || touch.direction != Direction::in;
}

// One person's touches, cut at the week's edges.
struct Cut {
  std::span<const TouchFact> before, within;
};

Cut cut(const WeekHistory& one, Week week, const Zone& zone) {
  const Instant from = zone.start_of(week.monday);
  const Instant to = zone.start_of(week.sunday() + Days{1});
  const auto at = [&](Instant when) {
    return std::find_if(one.touches.begin(), one.touches.end(), [&](const TouchFact& t) { return t.at >= when; }) -
           one.touches.begin();
  };
  const auto first = static_cast<std::size_t>(at(from));
  const auto last = static_cast<std::size_t>(at(to));
  const std::span<const TouchFact> all(one.touches);
  return {all.first(first), all.subspan(first, last - first)};
}

void count(const WeekHistory& one, const Cut& parts, const Zone& zone, WeekFigures& figures) {
  std::set<int> days, own_days;
  for (const TouchFact& touch : parts.within) {
    const int day = serial(zone.date_of(touch.at));
    days.insert(day);
    if (user_had_part(touch)) own_days.insert(day);
  }
  ++figures.people;
  figures.contacts += static_cast<int>(days.size());
  figures.minutes += one.minutes * static_cast<int>(own_days.size());
  if (parts.before.empty()) ++figures.new_people;
  const std::span<const TouchFact> all(one.touches);
  figures.dialogues +=
      fold(all.first(parts.before.size() + parts.within.size()), zone).dialogues - fold(parts.before, zone).dialogues;
}

std::optional<WeekAsk> ask(const WeekHistory& one, const Cut& parts, std::size_t index) {
  if (!one.undecided) return std::nullopt;
  WeekAsk made{index, false, parts.before.empty(), parts.within.front()};
  for (const TouchFact& touch : parts.within) {
    if (!synchronous(touch.channel)) continue;
    made.met = true;
    made.touch = touch;
  }
  if (!made.met && !made.first) return std::nullopt;
  return made;
}

std::optional<WeekRevival> revival(const WeekHistory& one, const Cut& parts, std::size_t index, const Zone& zone) {
  if (parts.before.empty() || std::none_of(parts.within.begin(), parts.within.end(), answers)) return std::nullopt;
  const int silent = (zone.date_of(parts.within.front().at) - zone.date_of(parts.before.back().at)).count();
  if (silent <= kDormantGaps * one.interval_days) return std::nullopt;
  return WeekRevival{index, silent};
}

}  // namespace

WeekSum sum_up(std::span<const WeekHistory> people, Week week, const Zone& zone) {
  WeekSum sum;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Cut parts = cut(people[i], week, zone);
    if (parts.within.empty()) continue;
    count(people[i], parts, zone, sum.figures);
    if (const auto one = ask(people[i], parts, i)) sum.asks.push_back(*one);
    if (const auto one = revival(people[i], parts, i, zone)) sum.revived.push_back(*one);
  }
  sum.figures.revived = static_cast<int>(sum.revived.size());
  std::stable_sort(sum.asks.begin(), sum.asks.end(),
                   [](const WeekAsk& a, const WeekAsk& b) { return a.met != b.met ? a.met : a.touch.at < b.touch.at; });
  std::stable_sort(sum.revived.begin(), sum.revived.end(),
                   [](const WeekRevival& a, const WeekRevival& b) { return a.silent_days > b.silent_days; });
  return sum;
}

std::optional<Week> week_to_review(LocalDate today, int weekday) {
  const int since = (iso_weekday(today) - weekday + 7) % 7;
  if (since > kReviewGraceDays) return std::nullopt;
  return week_of(today - Days{since + kReviewGraceDays});
}

}  // namespace kith
