#include "rules/spread.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

namespace kith {
namespace {

// The working days after `today` up to the interval's end; the next one after it when there are none.
std::vector<LocalDate> working_days(LocalDate today, int interval, const WorkDays& days) {
  std::vector<LocalDate> found;
  for (int ahead = 1; ahead <= interval; ++ahead) {
    if (days.works(today + Days{ahead})) found.push_back(today + Days{ahead});
  }
  if (found.empty()) found.push_back(days.next(today + Days{interval}));
  return found;
}

struct Group {
  std::vector<LocalDate> days;
  std::size_t people = 0;
  std::size_t given = 0;
};

// Fewer people than days: the first and the last day are taken and the steps between are equal. More: the
// days' shares differ by one at most.
LocalDate day_of(std::size_t nth, const Group& group) {
  const std::size_t days = group.days.size();
  if (group.people > days) return group.days[nth * days / group.people];
  return group.days[group.people == 1 ? 0 : nth * (days - 1) / (group.people - 1)];
}

}  // namespace

std::vector<LocalDate> spread(std::span<const Newcomer> newcomers, LocalDate today, const WorkDays& days) {
  std::map<int, Group> groups;
  for (const Newcomer& one : newcomers) ++groups[std::max(1, one.interval_days)].people;
  for (auto& [interval, group] : groups) group.days = working_days(today, interval, days);

  std::vector<LocalDate> dates;
  dates.reserve(newcomers.size());
  for (const Newcomer& one : newcomers) {
    Group& group = groups[std::max(1, one.interval_days)];
    dates.push_back(day_of(group.given++, group));
  }
  return dates;
}

LocalDate respread(LocalDate first_due, LocalDate today, int old_interval, int new_interval, const WorkDays& days) {
  const int ahead = (first_due - today).count();
  if (ahead <= 0) return first_due;
  const auto there = std::int64_t{ahead} * std::max(1, new_interval) / std::max(1, old_interval);
  return days.next(today + Days{std::max(1, static_cast<int>(there))});
}

}  // namespace kith
