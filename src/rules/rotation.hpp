// Which backups stay.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/dates.hpp"

namespace kith {

struct Keep {
  int days = 7;   // the last backup of each of so many days that have one,
  int weeks = 4;  // and, of those before them, the last of so many weeks
};

// True for those that may go; the newest never does. Days and ISO weeks are those of `zone`.
std::vector<bool> rotated_out(std::span<const Instant> backups, const Keep& keep, const Zone& zone);

// When the next is due: at once without one, else so many times 24 hours after the last.
Instant next_backup(std::optional<Instant> last, int every_days, Instant now);

}  // namespace kith
