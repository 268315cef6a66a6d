// Where "now" comes from: the machine, or the instant the user named with --now.
#pragma once

#include <optional>

#include "base/dates.hpp"

namespace kith {

class Clock {
 public:
  Clock() = default;
  explicit Clock(Instant fixed) : fixed_(fixed) {}
  Instant now() const { return fixed_ ? *fixed_ : machine_now(); }

 private:
  std::optional<Instant> fixed_;
};

}  // namespace kith
