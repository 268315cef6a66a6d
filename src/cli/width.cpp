#include "cli/width.hpp"

#include <algorithm>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace kith::cli {
namespace {

constexpr UChar32 kJoiner = 0x200D;
constexpr UChar32 kEmojiStyle = 0xFE0F;

int cells_of(UChar32 character) {
  switch (u_charType(character)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return 0;
    default: break;
  }
  switch (u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH: return 2;
    default: return 1;
  }
}

// Reads one character as seen: a base with the marks and joined pictures that belong to it.
struct Seen {
  std::size_t bytes = 0;
  int width = 0;
};

Seen next_seen(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  UChar32 character = 0;
  U8_NEXT(bytes, at, length, character);
  Seen seen{static_cast<std::size_t>(at), character < 0 ? 1 : cells_of(character)};
  bool joined = false;
  while (at < length) {
    U8_NEXT(bytes, at, length, character);
    const bool belongs = character > 0 && (joined || character == kJoiner || character == kEmojiStyle ||
                                           u_hasBinaryProperty(character, UCHAR_GRAPHEME_EXTEND) ||
                                           u_hasBinaryProperty(character, UCHAR_EMOJI_MODIFIER));
    if (!belongs) break;
    if (character == kEmojiStyle) seen.width = 2;
    joined = character == kJoiner;
    seen.bytes = static_cast<std::size_t>(at);
  }
  return seen;
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Breaks a word that is longer than a line only when nothing else helps: it is left whole, so that an
// address can be copied.
void wrap_line(std::string_view line, int width, std::vector<std::string>& lines) {
  std::string current;
  int columns = 0;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const int wide = width_of(word);
    if (!current.empty() && columns + 1 + wide > width) {
      lines.push_back(std::move(current));
      current.clear();
      columns = 0;
    }
    if (!current.empty()) {
      current += ' ';
      ++columns;
    }
    current += word;
    columns += wide;
  }
  lines.push_back(std::move(current));
}

}  // namespace

int width_of(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Seen seen = next_seen(text);
    width += seen.width;
    text.remove_prefix(seen.bytes);
  }
  return width;
}

std::string visible(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  std::string shown;
  for (std::int32_t at = 0; at < length;) {
    const std::int32_t from = at;
    UChar32 character = 0;
    U8_NEXT(bytes, at, length, character);
    if (character < 0) {
      shown += kReplacement;
    } else if (character != '\n' && u_charType(character) == U_CONTROL_CHAR) {
      shown += ' ';
    } else {
      shown += text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
    }
  }
  return shown;
}

std::string cut(std::string_view text, int width) {
  if (width_of(text) <= width) return std::string(text);
  if (width <= 0) return {};
  std::size_t kept = 0;
  for (int columns = 0; kept < text.size();) {
    const Seen seen = next_seen(text.substr(kept));
    if (columns + seen.width > width - 1) break;
    columns += seen.width;
    kept += seen.bytes;
  }
  while (kept > 0 && text[kept - 1] == ' ') --kept;
  return std::string(text.substr(0, kept)) + "…";
}

std::string padded(std::string_view text, int width, Side side) {
  const std::string spaces(static_cast<std::size_t>(std::max(0, width - width_of(text))), ' ');
  switch (side) {
    case Side::left: return std::string(text) + spaces;
    case Side::right: return spaces + std::string(text);
  }
  return std::string(text);
}

std::vector<std::string> wrapped(std::string_view given, int width) {
  const std::string shown = visible(given);
  std::string_view text = shown;
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    wrap_line(text.substr(0, end), std::max(width, 1), lines);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string wrapped_at(std::string_view text, int indent, int width) {
  std::string result;
  for (const std::string& line : wrapped(text, width - indent)) {
    if (!result.empty()) result += '\n' + std::string(static_cast<std::size_t>(line.empty() ? 0 : indent), ' ');
    result += line;
  }
  return result;
}

}  // namespace kith::cli
