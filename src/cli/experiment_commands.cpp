// Experiments.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> experiment_commands() {
  return {};
}

}  // namespace kith::cli
