// Drafts: written, checked, sent.
#include "cli/context.hpp"
#include "cli/draft_check_command.hpp"

namespace kith::cli {

std::vector<Command> draft_commands() {
  return draft_check_commands();
}

}  // namespace kith::cli
