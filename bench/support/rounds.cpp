#include "support/rounds.hpp"

#include <algorithm>

namespace kith::bench {

Correspondences correspondences(std::span<const SentMessage> messages) {
  Correspondences all;
  for (const SentMessage& message : messages) {
    if (message.to.size() > kMostAddressed) continue;
    for (const std::uint32_t to : message.to) {
      all[{message.from, to}].push_back({message.at, Channel::email, Direction::out});
      all[{to, message.from}].push_back({message.at, Channel::email, Direction::in});
    }
  }
  for (auto& [ends, touches] : all) {
    std::stable_sort(touches.begin(), touches.end(),
                     [](const TouchFact& a, const TouchFact& b) { return a.at < b.at; });
  }
  return all;
}

}  // namespace kith::bench
