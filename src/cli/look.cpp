#include "cli/look.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kith::cli {

int Look::text_width() const {
  constexpr int kNarrowest = 40;
  constexpr int kWidest = 100;
  constexpr int kUsual = 80;
  return std::clamp(width.value_or(kUsual), kNarrowest, kWidest);
}

std::string paint(const Look& look, Ink ink, std::string_view text) {
  if (!look.colour || text.empty()) return std::string(text);
  std::string_view code;
  switch (ink) {
    case Ink::plain: return std::string(text);
    case Ink::strong: code = "1"; break;
    case Ink::quiet: code = "2"; break;
    case Ink::accent: code = "36"; break;
    case Ink::good: code = "32"; break;
    case Ink::warn: code = "33"; break;
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

}  // namespace kith::cli
