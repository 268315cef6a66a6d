// What the place we write to can show: how wide it is and whether it has colours. Everything that makes
// text takes one, so the same code serves a terminal, a pipe and a test.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::cli {

struct Look {
  std::optional<int> width;  // of the terminal; none in a pipe, where tables are never cut
  bool colour = false;
  // For running text: comfortable to read, also on a very wide terminal.
  int text_width() const;
};

enum class Ink { plain, strong, quiet, accent, good, warn };
// `text` in that ink, or as it is without colours.
std::string paint(const Look& look, Ink ink, std::string_view text);

}  // namespace kith::cli
