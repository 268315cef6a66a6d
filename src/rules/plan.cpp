#include "rules/plan.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace kith {
namespace {

using Room = std::array<int, kHorizonDays>;  // minutes left, from today

struct Ranked {
  double value;
  std::size_t place;
};

bool worse(const Ranked& a, const Ranked& b) {
  return a.value != b.value ? a.value < b.value : a.place > b.place;
}

// What is longer than a whole day's minutes takes a day that is otherwise empty.
int minutes_of(const Work& one, const Budget& budget) {
  return std::clamp(one.minutes, 1, budget.minutes);
}

Room empty_room(LocalDate today, const Budget& budget, int reserved) {
  Room room{};
  for (int day = 0; day < kHorizonDays; ++day) {
    if (budget.days.works(today + Days{day})) room[static_cast<std::size_t>(day)] = budget.minutes;
  }
  room[0] = std::max(0, room[0] - budget.spent - reserved);
  return room;
}

// The first day with room for so many minutes. Days only fill up, so the search goes on where it stopped.
class Earliest {
 public:
  explicit Earliest(int most) : from_(static_cast<std::size_t>(most) + 1, 0) {}
  int day(const Room& room, int minutes) {
    std::size_t& from = from_[static_cast<std::size_t>(minutes)];
    while (from < room.size() && room[from] < minutes) ++from;
    return from < room.size() ? static_cast<int>(from) : -1;
  }

 private:
  std::vector<std::size_t> from_;  // by minutes
};

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

  std::vector<Ranked> queue;
  queue.reserve(work.size());
  int least = budget.minutes;  // what the smallest piece needs
  for (std::size_t i = 0; i < work.size(); ++i) {
    if ((work[i].due - today).count() >= kHorizonDays) continue;
    queue.push_back({work[i].value, i});
    least = std::min(least, minutes_of(work[i], budget));
  }
  std::make_heap(queue.begin(), queue.end(), worse);

  Room room = empty_room(today, budget, reserved);
  Earliest earliest(budget.minutes);
  // Once every day is full the rest waits, unranked: an overloaded plan costs no more than a fitting one.
  for (auto end = queue.end(); end != queue.begin() && *std::max_element(room.begin(), room.end()) >= least;) {
    std::pop_heap(queue.begin(), end, worse);
    const std::size_t i = (--end)->place;
    const Work& one = work[i];
    const int minutes = minutes_of(one, budget);
    const int due = (one.due - today).count();
    const int slack = static_cast<int>(kSlack * std::max(0, one.interval_days));
    const int day = due < 0 ? earliest.day(room, minutes) : nearest(room, minutes, due, slack);
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
