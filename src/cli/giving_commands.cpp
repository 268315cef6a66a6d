// What was given and received, and approaches.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> giving_commands() {
  return {};
}

}  // namespace kith::cli
