// Feeds followed, and the user's own reading.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> following_commands() {
  return {};
}

}  // namespace kith::cli
