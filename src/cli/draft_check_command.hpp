// The guard on the command line: rows that draft_commands.cpp puts beside its own.
#pragma once

#include <vector>

#include "cli/command.hpp"

namespace kith::cli {

std::vector<Command> draft_check_commands();

}  // namespace kith::cli
