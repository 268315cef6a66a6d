#include "support/rounds.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "app/lab_replies.hpp"

namespace kith::bench {

std::vector<SentMessage> messages_named(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: {} FILE\n", words[0]);
    std::exit(2);
  }
  app::Numbering people;
  auto file = app::read_messages(words[1], people);
  if (!file || file->messages.empty()) {
    fmt::print(stderr, "{}: {}\n", words[1], file ? "no messages" : file.error().what);
    std::exit(1);
  }
  std::stable_sort(file->messages.begin(), file->messages.end(),
                   [](const SentMessage& a, const SentMessage& b) { return a.at < b.at; });
  return std::move(file->messages);
}

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
