// Entry points and the user's own news.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> entry_commands() {
  return {};
}

}  // namespace kith::cli
