// Drafts: written, checked, sent.
#include "cli/context.hpp"

namespace kith::cli {

std::vector<Command> draft_commands() {
  return {};
}

}  // namespace kith::cli
