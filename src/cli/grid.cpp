#include "cli/grid.hpp"

#include <algorithm>

namespace kith::cli {
namespace {

constexpr int kGap = 2;

// One line, whatever a note or an address holds.
std::string on_one_line(std::string_view text) {
  std::string line = visible(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

// Takes one column off the widest column that may give way, until all fit.
void fit(std::vector<int>& widths, const std::vector<Column>& columns, int width) {
  while (true) {
    int sum = -kGap;
    for (const int each : widths) sum += each > 0 ? each + kGap : 0;
    if (sum <= width) return;
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool gives_way = columns[i].least > 0 && widths[i] > columns[i].least;
      if (gives_way && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == widths.size()) return;
    --widths[widest];
  }
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<int>& widths, const Grid& grid,
                    const Look& look, bool heading) {
  std::string line;
  std::size_t last = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (widths[i] > 0 && !cells[i].empty()) last = i;
  }
  for (std::size_t i = 0; i <= last && i < cells.size(); ++i) {
    if (widths[i] == 0) continue;
    if (!line.empty()) line += std::string(kGap, ' ');
    const Column& column = grid.columns[i];
    const std::string cell = cut(cells[i], widths[i]);
    const bool fill = i != last || column.side == Side::right;
    line += paint(look, heading ? Ink::quiet : column.ink, fill ? padded(cell, widths[i], column.side) : cell);
  }
  return line + "\n";
}

}  // namespace

std::string text_of(const Grid& grid, const Look& look) {
  std::vector<std::vector<std::string>> rows;
  std::vector<int> widths(grid.columns.size(), 0);
  for (const auto& row : grid.rows) {
    auto& line = rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      line.push_back(on_one_line(row[i]));
      widths[i] = std::max(widths[i], width_of(line.back()));
    }
  }
  std::vector<std::string> headings;
  bool headed = false;
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    headings.push_back(grid.columns[i].heading);
    headed = headed || !headings.back().empty();
    if (widths[i] > 0) widths[i] = std::max(widths[i], width_of(headings.back()));
  }
  if (look.width) fit(widths, grid.columns, *look.width);
  std::string text;
  if (headed && !rows.empty()) text += line_of(headings, widths, grid, look, true);
  for (const auto& row : rows) text += line_of(row, widths, grid, look, false);
  return text;
}

}  // namespace kith::cli
