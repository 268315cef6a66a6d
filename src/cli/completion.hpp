// Completion scripts for shells, from the rows.
#pragma once

#include <string>

namespace kith::cli {

enum class Shell { bash, zsh, fish };
std::string completion(Shell shell);

}  // namespace kith::cli
