// The command line as one function: words in, exit status out.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"

namespace kith::cli {

// `arguments` without the program's name. Prints what went wrong; never throws.
int run(const std::vector<std::string>& arguments, Machine& machine);

// The machine this process runs on.
Machine this_machine(Serve serve);

}  // namespace kith::cli
