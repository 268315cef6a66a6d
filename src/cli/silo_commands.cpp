// The silo audit: what is left if the job goes.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> silo_commands() {
  return {};
}

}  // namespace kith::cli
