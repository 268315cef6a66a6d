// Does it ask something of its reader, on sentences a line each. No workspace is involved.
#pragma once

#include <functional>
#include <istream>

#include "base/result.hpp"

namespace kith::app {

// A line longer than this is looked at up to here.
inline constexpr std::size_t kLabSentenceBytes = 64 * 1024;

// The chance that each line asks, in order and as it is read; an empty line asks nothing. What stands before a tab,
// when that is Yes or No, is a label and passed over.
Status lab_asks(std::istream& lines, const std::function<Status(double)>& each);

}  // namespace kith::app
