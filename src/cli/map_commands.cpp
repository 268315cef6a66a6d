// The picture of the network, in words and as data.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> map_commands() {
  return {};
}

}  // namespace kith::cli
