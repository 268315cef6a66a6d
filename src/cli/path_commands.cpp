// Ways to a person, an organisation or a topic.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> path_commands() {
  return {};
}

}  // namespace kith::cli
