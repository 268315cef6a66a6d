// When a message is best sent, and when one that did not get through is tried again.
#pragma once

#include <chrono>
#include <optional>

#include "base/dates.hpp"
#include "rules/hours.hpp"
#include "rules/reply.hpp"
#include "rules/workdays.hpp"

namespace kith {

// The first moment from `now` on that lies in good hours: those the user keeps mail to; else, on working days, the part
// of the day in which their messages come (mornings from 8 to 11, afternoons from 13 to 17, evenings from 18 to 21; on
// weekends where they come then); else mornings from 8 to 11. `now` itself while they last; `now` when there are none
// within a month.
Instant next_good_hour(Instant now, const Zone& zone, const std::optional<BestTime>& best, const ChannelHours& hours,
                       const WorkDays& days);

// After so many tries (from 1) that did not get through: 2 minutes, 4, 8, … up to 4 hours.
std::chrono::seconds next_try(int tries);
// Then it is given up on, and told.
inline constexpr std::chrono::hours kTryingFor{5 * 24};

}  // namespace kith
