// Sending a draft, and what became of it.
#pragma once

#include <vector>

#include "cli/command.hpp"

namespace kith::cli {

std::vector<Command> outbox_rows();

}  // namespace kith::cli
