// Messages on file as the touches that each of their writers would see with each correspondent.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "rules/replies.hpp"
#include "rules/rhythm.hpp"

namespace kith::bench {

// The messages of the one file that the command line names, in time order; says what is wrong and exits when there are
// none.
std::vector<SentMessage> messages_named(int count, char** words);

// Messages to more people than this are left out: an answer to them is nobody's in particular.
inline constexpr std::size_t kMostAddressed = 3;

// By (user, correspondent); touches in time order.
using Correspondences = std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<TouchFact>>;
Correspondences correspondences(std::span<const SentMessage> messages);

}  // namespace kith::bench
