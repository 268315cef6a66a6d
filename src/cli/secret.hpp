// Secrets are asked for, so that they stay out of the shell's history and of the list of processes.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.hpp"

namespace kith::cli {

// One line of the standard input; on a terminal `question` stands before it and nothing shows of what is typed. usage
// when there is none.
Result<std::string> secret_line(const Context& context, std::string_view question);

}  // namespace kith::cli
