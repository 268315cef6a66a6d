// The bytes of a feed as UTF-8, and its texts as single lines.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/news_parts.hpp"
#include "formats/plain.hpp"
#include "formats/trim.hpp"

namespace kith {
namespace {

constexpr std::size_t kTitleBytes = 300;
constexpr std::size_t kSummaryBytes = 2000;
constexpr std::size_t kKeyBytes = 200;

// The value of name=value or name="value" in a header or a declaration.
std::string parameter(std::string_view text, std::string_view name) {
  const std::string lower = lower_ascii(text);
  for (auto at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
    std::string_view rest = trim(text.substr(at + name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      const auto end = rest.find(rest.front(), 1);
      return end == std::string_view::npos ? std::string() : std::string(rest.substr(1, end - 1));
    }
    return std::string(rest.substr(0, rest.find_first_of("; \t\r\n?>,")));
  }
  return {};
}

std::string declared_charset(std::string_view bytes) {
  const auto begin = bytes.substr(0, 64).find("<?xml");
  if (begin == std::string_view::npos) return {};
  const std::string_view start = bytes.substr(begin, 300);
  return parameter(start.substr(0, start.find("?>")), "encoding");
}

struct Mark {
  std::string_view bytes, charset;
};
// Byte order marks, and how a document without one begins in two or four bytes a character.
constexpr Mark kMarks[] = {{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                           {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                           {"\xFE\xFF", "UTF-16BE"},
                           {"\xFF\xFE", "UTF-16LE"}};
constexpr Mark kStarts[] = {{std::string_view("<\0\0\0", 4), "UTF-32LE"}, {std::string_view("\0\0\0<", 4), "UTF-32BE"},
                            {std::string_view("<\0?\0", 4), "UTF-16LE"},  {std::string_view("\0<\0?", 4), "UTF-16BE"},
                            {std::string_view("<\0r\0", 4), "UTF-16LE"},  {std::string_view("\0<\0r", 4), "UTF-16BE"}};

// Text that the reader of a terminal or a page could be deceived by: marks that turn its direction, and controls of
// the second row.
std::string without_tricks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = [&](std::size_t k) {
      return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : static_cast<unsigned char>(0);
    };
    const bool second_row = at(0) == 0xC2 && at(1) >= 0x80 && at(1) < 0xA0;
    const bool turns = at(0) == 0xE2 && ((at(1) == 0x80 && at(2) >= 0xAA && at(2) <= 0xAE) ||
                                         (at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9));
    if (second_row || turns) {
      i += second_row ? 1 : 2;
      out += second_row ? " " : "";
      continue;
    }
    out += text[i] == '\x7F' ? ' ' : text[i];
  }
  return out;
}

}  // namespace

std::string line_of_text(std::string_view text) {
  return collapse(without_tricks(clean_utf8(text)));
}

std::string line_of_html(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return line_of_text(html);
  std::string lines;
  for (const std::string& line : split(html_text(html), "\n")) {
    if (line.starts_with("____")) continue;  // a ruler
    lines += line.starts_with("> ") ? line.substr(2) : line;
    lines += ' ';
  }
  return line_of_text(lines);
}

std::string news_text(std::string_view bytes, std::string_view content_type) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return clean_utf8(bytes.substr(3));
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    return clean_utf8(to_utf8(bytes.substr(mark.bytes.size()), mark.charset).value_or(std::string()));
  }
  for (const Mark& start : kStarts) {
    if (bytes.starts_with(start.bytes)) return clean_utf8(to_utf8(bytes, start.charset).value_or(std::string()));
  }
  const bool is_plain_utf8 = is_utf8(bytes);
  for (const std::string& said : {parameter(content_type, "charset"), declared_charset(bytes)}) {
    // Two bytes a character without the look of it, and what no letter outside ASCII follows from: a mistake.
    const std::string lower = lower_ascii(said);
    if (lower.empty() || lower.starts_with("utf-16") || lower.starts_with("utf-32") || lower.starts_with("ucs"))
      continue;
    if (lower == "us-ascii" || lower == "ascii") continue;
    const bool says_utf8 = lower == "utf-8" || lower == "utf8";
    if (says_utf8) {
      if (is_plain_utf8) return clean_utf8(bytes);
      continue;
    }
    // What calls itself Latin 1 is windows-1252 on the web.
    const auto text = to_utf8(bytes, lower == "iso-8859-1" || lower == "latin1" ? "windows-1252" : said);
    if (text) return clean_utf8(*text);
  }
  return clean_utf8(is_plain_utf8 ? std::string(bytes) : utf8_or_latin(bytes));
}

bool complete_item(NewsItem& item, std::string_view id) {
  item.title = excerpt(item.title, kTitleBytes);
  item.title = clip(item.title, kTitleBytes);
  item.summary = clip(item.summary, kSummaryBytes);
  item.author = clip(item.author, kKeyBytes);
  if (item.title.empty()) item.title = excerpt(item.summary, 80);
  if (item.title.empty()) item.title = clip(item.url, kTitleBytes);
  if (item.title.empty()) return false;
  if (item.summary == item.title) item.summary.clear();
  item.key = line_of_text(id);
  if (item.key.empty()) item.key = item.url;
  if (item.key.empty()) {
    item.key = fmt::format("said {}", fingerprint(item.title + "\n" + (item.at ? iso(*item.at) : item.summary)));
  }
  if (item.key.size() > kKeyBytes) item.key = fmt::format("long {}", fingerprint(item.key));
  return true;
}

}  // namespace kith
