// Opportunities, and what led to them.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> opportunity_commands() {
  return {};
}

}  // namespace kith::cli
