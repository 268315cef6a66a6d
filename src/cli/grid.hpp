// Rows under headings, aligned. On a terminal the widest columns give way until a row fits one line; in
// a pipe nothing is cut.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/look.hpp"
#include "cli/width.hpp"

namespace kith::cli {

struct Column {
  std::string heading;
  Side side = Side::left;
  int least = 0;  // columns it keeps when others give way; 0: it is never cut
  Ink ink = Ink::plain;
};

struct Grid {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

// With a heading line unless every heading is empty, each line ended; columns without any value are
// left out.
std::string text_of(const Grid& grid, const Look& look);

}  // namespace kith::cli
