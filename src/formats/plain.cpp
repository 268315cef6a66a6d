#include "formats/plain.hpp"

#include "base/text.hpp"

namespace kith {
namespace {

// More whole characters of several bytes than stray bytes: Latin text hardly ever looks like that.
bool damaged_utf8(std::string_view bytes) {
  std::size_t whole = 0, stray = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const bool good = is_utf8(bytes.substr(i, length)) && i + length <= bytes.size();
    ++(good ? whole : stray);
    i += good ? length : 1;
  }
  return whole > stray;
}

}  // namespace

std::string utf8_or_latin(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  if (damaged_utf8(bytes)) return clean_utf8(bytes);
  // Every byte means something in ICU's windows-1252, so this cannot fail.
  return to_utf8(bytes, "windows-1252").value_or(clean_utf8(bytes));
}

std::string plain(std::string_view bytes) {
  bool clean = true;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) >= 0x80 || (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')) {
      clean = false;
      break;
    }
  }
  if (clean) return std::string(trim(bytes));
  const std::string text = utf8_or_latin(bytes);
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      lines += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      lines += '\n';
    }
  }
  return std::string(trim(clean_utf8(lines)));
}

}  // namespace kith
