#include "rules/plan.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace kith {
namespace {

using Room = std::array<int, kHorizonDays>;  // minutes left, from today

Room empty_room(LocalDate today, const Budget& budget, int reserved) {
  Room room{};
  for (int day = 0; day < kHorizonDays; ++day) {
    if (budget.days.works(today + Days{day})) room[static_cast<std::size_t>(day)] = budget.minutes;
  }
  room[0] = std::max(0, room[0] - budget.spent - reserved);
  return room;
}

// The first day with room, or none.
int earliest(const Room& room, int minutes) {
  for (std::size_t day = 0; day < room.size(); ++day) {
    if (room[day] >= minutes) return static_cast<int>(day);
  }
  return -1;
}

// The day with room nearest to `due`, at most `slack` away; the earlier of two as near.
int nearest(const Room& room, int minutes, int due, int slack) {
  const auto fits = [&](int day) {
    return day >= 0 && day < kHorizonDays && room[static_cast<std::size_t>(day)] >= minutes;
  };
  for (int away = 0; away <= slack; ++away) {
    if (fits(due - away)) return due - away;
    if (fits(due + away)) return due + away;
  }
  return -1;
}

}  // namespace

Levelled level(std::span<const Work> work, LocalDate today, const Budget& budget, int reserved) {
  Levelled result{std::vector<std::optional<LocalDate>>(work.size()), std::vector<int>(kHorizonDays, 0)};
  if (budget.minutes <= 0) return result;

  std::vector<std::size_t> order;
  order.reserve(work.size());
  for (std::size_t i = 0; i < work.size(); ++i) {
    if ((work[i].due - today).count() < kHorizonDays) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return work[a].value > work[b].value; });

  Room room = empty_room(today, budget, reserved);
  for (const std::size_t i : order) {
    const Work& one = work[i];
    // What is longer than a whole day's minutes takes a day that is otherwise empty.
    const int minutes = std::clamp(one.minutes, 1, budget.minutes);
    const int due = (one.due - today).count();
    const int slack = static_cast<int>(kSlack * std::max(0, one.interval_days));
    const int day = due < 0 ? earliest(room, minutes) : nearest(room, minutes, due, slack);
    if (day < 0) continue;
    room[static_cast<std::size_t>(day)] -= minutes;
    result.load[static_cast<std::size_t>(day)] += minutes;
    result.day[i] = today + Days{day};
  }
  return result;
}

Need need(std::span<const Work> work, const WorkDays& days) {
  const double per_day = std::accumulate(work.begin(), work.end(), 0.0, [](double sum, const Work& one) {
    return sum + static_cast<double>(one.minutes) / std::max(1, one.interval_days);
  });
  const auto working = std::count(days.week.begin(), days.week.end(), true);
  return {working == 0 ? per_day * 7 : per_day * 7 / static_cast<double>(working)};
}

}  // namespace kith
