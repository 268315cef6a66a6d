// The model of asks, run on a file.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> lab_asks_commands() {
  return {};
}

}  // namespace kith::cli
