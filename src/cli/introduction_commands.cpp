// Introductions, from the question to the thanks.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> introduction_commands() {
  return {};
}

}  // namespace kith::cli
