#include "rules/rotation.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

namespace kith {

std::vector<bool> rotated_out(std::span<const Instant> backups, const Keep& keep, const Zone& zone) {
  std::vector<std::size_t> order(backups.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return backups[a] > backups[b]; });
  std::vector<bool> out(backups.size(), true);
  std::set<LocalDate> days;
  std::set<std::string> weeks;
  for (const std::size_t at : order) {  // newest first: the first of a day is its last
    const LocalDate day = zone.date_of(backups[at]);
    if (days.contains(day)) continue;
    if (days.size() < static_cast<std::size_t>(std::max(keep.days, 1))) {
      days.insert(day);
      out[at] = false;
    } else if (weeks.size() < static_cast<std::size_t>(std::max(keep.weeks, 0)) && weeks.insert(iso_week(day)).second) {
      out[at] = false;
    }
  }
  return out;
}

Instant next_backup(std::optional<Instant> last, int every_days, Instant now) {
  // A clock that was set back must not stop the backups.
  if (!last || *last > now) return now;
  return *last + Days{every_days};
}

}  // namespace kith
