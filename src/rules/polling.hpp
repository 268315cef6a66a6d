// When a feed is asked again: as often as it has something to say, as rarely as its server wishes.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/dates.hpp"

namespace kith {

struct Polled {
  int failures = 0;                                 // in a row, this time included; 0 when it answered
  std::optional<std::chrono::seconds> max_age;      // what its server says its answer is good for
  std::optional<std::chrono::seconds> retry_after;  // what its server asks for when it refuses
  std::optional<std::chrono::seconds> usual_gap;    // between its posts
};

// Between its latest posts, the middle one of up to ten gaps; none with fewer than three posts.
std::optional<std::chrono::seconds> usual_gap(std::vector<Instant> posts);

// A quarter of the usual gap, within an hour and a day, and never less than its server's max-age (up to a week).
// After a failure an hour, doubled with each one more up to a week, and never less than Retry-After (up to two weeks).
// `spread` (0..1) adds up to a tenth, so that feeds do not all come at once.
std::chrono::seconds wait_to_ask(const Polled& polled, double spread);

}  // namespace kith
