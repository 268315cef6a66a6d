// What the rules of the rhythm are told of stored touches.
#pragma once

#include <vector>

#include "model/touch.hpp"
#include "rules/rhythm.hpp"

namespace kith {

// In the order given, those not after `until`.
std::vector<TouchFact> touch_facts(const std::vector<Touch>& touches, Instant until = Instant::max());

}  // namespace kith
