#include "app/touch_facts.hpp"

#include <functional>
#include <string>

namespace kith {

std::vector<TouchFact> touch_facts(const std::vector<Touch>& touches, Instant until) {
  std::vector<TouchFact> facts;
  facts.reserve(touches.size());
  for (const Touch& touch : touches) {
    if (touch.at > until) continue;
    const std::size_t thread = touch.thread.empty() ? 0 : std::hash<std::string>{}(touch.thread);
    facts.push_back({touch.at, touch.channel, touch.direction, touch.asks, thread});
  }
  return facts;
}

}  // namespace kith
