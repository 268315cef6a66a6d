// Organisations: people there, pursuits, events.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> organisation_commands() {
  return {};
}

}  // namespace kith::cli
