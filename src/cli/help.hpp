// Help in every shape, all from the rows.
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/look.hpp"

namespace kith::cli {

std::string overview(const Look& look);      // `kith` alone: what it is and how a day goes
std::string all_commands(const Look& look);  // `kith help`
std::string help_on(const Command& command, const Look& look);
std::string markdown();  // docs/commands.md, to the byte

}  // namespace kith::cli
