// HTML mail as plain text, quotations marked.
#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"
#include "formats/trim.hpp"

namespace kith {
namespace {

constexpr std::size_t kMostOpen = 4096;

struct Entity {
  std::string_view name, text;
};
constexpr Entity kEntities[] = {
    {"nbsp", " "},   {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"ndash", "–"},  {"mdash", "—"},  {"lsquo", "‘"},  {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},
    {"laquo", "«"},  {"raquo", "»"},  {"hellip", "…"}, {"euro", "€"},   {"pound", "£"},  {"copy", "©"},
    {"reg", "®"},    {"trade", "™"},  {"bull", "•"},   {"middot", "·"}, {"auml", "ä"},   {"ouml", "ö"},
    {"uuml", "ü"},   {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},   {"szlig", "ß"},  {"eacute", "é"},
    {"Eacute", "É"}, {"egrave", "è"}, {"ecirc", "ê"},  {"agrave", "à"}, {"Agrave", "À"}, {"acirc", "â"},
    {"aacute", "á"}, {"iacute", "í"}, {"oacute", "ó"}, {"uacute", "ú"}, {"ntilde", "ñ"}, {"ccedil", "ç"},
    {"icirc", "î"},  {"ocirc", "ô"},  {"ucirc", "û"},  {"ugrave", "ù"}, {"atilde", "ã"}, {"otilde", "õ"},
    {"aring", "å"},  {"aelig", "æ"},  {"oslash", "ø"}, {"deg", "°"},    {"iexcl", "¡"},  {"iquest", "¿"}};

void add_character(std::string& out, unsigned long code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) {
    out += static_cast<char>(code < 0x20 || code == 0x7F ? ' ' : code);
  } else if (code < 0x800) {
    out += {static_cast<char>(0xC0 | (code >> 6)), static_cast<char>(0x80 | (code & 0x3F))};
  } else if (code < 0x10000) {
    out += {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
            static_cast<char>(0x80 | (code & 0x3F))};
  } else {
    out += {static_cast<char>(0xF0 | (code >> 18)), static_cast<char>(0x80 | ((code >> 12) & 0x3F)),
            static_cast<char>(0x80 | ((code >> 6) & 0x3F)), static_cast<char>(0x80 | (code & 0x3F))};
  }
}

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  bool quotes = false;  // its attributes mark a quotation
};

Tag tag_of(std::string_view inside) {
  Tag tag;
  if (inside.starts_with('/')) {
    tag.closing = true;
    inside.remove_prefix(1);
  }
  tag.name = lower_ascii(inside.substr(0, std::min<std::size_t>(inside.find_first_of(" \t\r\n/>"), 32)));
  const std::string_view attributes = inside.substr(0, 2048);
  // Gmail, Yahoo, Zimbra and Proton wrap what they quote. Outlook writes a block of headers instead, as text.
  for (const std::string_view mark :
       {"gmail_quote", "yahoo_quoted", "zmail_extra", "protonmail_quote", "moz-cite-prefix"})
    tag.quotes = tag.quotes || contains_ascii(attributes, mark);
  tag.quotes = tag.quotes || tag.name == "blockquote";
  return tag;
}

bool is_block(std::string_view name) {
  constexpr std::string_view kBlocks[] = {"p",  "div", "br", "tr", "li", "ul",         "ol",  "table", "h1", "h2",
                                          "h3", "h4",  "h5", "h6", "hr", "blockquote", "pre", "dt",    "dd", "body"};
  return std::find(std::begin(kBlocks), std::end(kBlocks), name) != std::end(kBlocks);
}

class Plain {
 public:
  void space() { space_ = true; }

  void text(std::string_view piece) {
    if (piece.empty()) return;
    if (line_empty_) {
      if (depth_ > 0) out_ += "> ";
    } else if (space_) {
      out_ += ' ';
    }
    space_ = false;
    line_empty_ = false;
    out_ += piece;
  }

  void end_line(bool always) {
    space_ = false;
    if (line_empty_ && !always) return;
    if (line_empty_ && depth_ > 0) out_ += '>';
    out_ += '\n';
    line_empty_ = true;
  }

  void tag(const Tag& tag) {
    if (tag.name == "br") return end_line(true);
    if (is_block(tag.name)) end_line(false);
    if (tag.name == "hr") {
      text("________________________________");
      end_line(false);
    }
    if (tag.name == "p" && tag.closing) end_line(true);
    if (tag.name == "td" || tag.name == "th") space();
    if (tag.name != "blockquote" && tag.name != "div") return;
    if (!tag.closing) {
      if (open_.size() >= kMostOpen) return;
      open_.push_back(tag.quotes);
      if (tag.quotes) ++depth_;
    } else if (!open_.empty()) {
      if (open_.back()) --depth_;
      open_.pop_back();
    }
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::vector<bool> open_;  // of each open div and blockquote: is it a quotation?
  int depth_ = 0;
  bool line_empty_ = true;
  bool space_ = false;
};

// One entity at the front of `html`, which it is taken from; an ampersand alone is itself.
std::string entity(std::string_view& html) {
  const auto end = html.substr(0, 12).find(';');
  std::string out = "&";
  std::size_t used = 1;
  if (end != std::string_view::npos && end > 1) {
    const std::string_view name = html.substr(1, end - 1);
    if (name.front() == '#' && name.size() > 1) {
      const bool hex = name[1] == 'x' || name[1] == 'X';
      unsigned long code = 0;
      bool good = name.size() > (hex ? 2U : 1U);
      for (const char c : name.substr(hex ? 2 : 1)) {
        const char lower = static_cast<char>(c | 0x20);
        const bool digit = c >= '0' && c <= '9';
        if (!digit && (!hex || lower < 'a' || lower > 'f')) good = false;
        code = std::min(code * (hex ? 16 : 10) + static_cast<unsigned long>(digit ? c - '0' : lower - 'a' + 10),
                        0x110000UL);
      }
      if (good) {
        out.clear();
        add_character(out, code);
        used = end + 1;
      }
    } else if (const auto known = std::find_if(std::begin(kEntities), std::end(kEntities),
                                               [&](const Entity& one) { return one.name == name; });
               known != std::end(kEntities)) {
      out = known->text;
      used = end + 1;
    }
  }
  html.remove_prefix(used);
  return out;
}

// Past the end of what nobody reads.
void skip_until(std::string_view& html, std::string_view end) {
  for (std::size_t at = html.find(end.front()); at != std::string_view::npos; at = html.find(end.front(), at + 1)) {
    if (!equal_ascii(html.substr(at, end.size()), end)) continue;
    html.remove_prefix(at);
    return;
  }
  html = {};
}

}  // namespace

std::string html_text(std::string_view html) {
  Plain plain;
  while (!html.empty()) {
    const char c = html.front();
    if (c == '<' && html.starts_with("<!--")) {
      skip_until(html, "-->");
      html.remove_prefix(std::min<std::size_t>(3, html.size()));
    } else if (c == '<' && html.size() > 1 &&
               std::string_view(" \t\r\n<=0123456789").find(html[1]) == std::string_view::npos) {
      const auto end = html.find('>');
      const Tag tag = tag_of(html.substr(1, end == std::string_view::npos ? end : end - 1));
      html.remove_prefix(end == std::string_view::npos ? html.size() : end + 1);
      for (const std::string_view silent : {"style", "script", "head", "title"}) {
        if (tag.name == silent && !tag.closing) skip_until(html, std::string("</") + std::string(silent));
      }
      plain.tag(tag);
    } else if (c == '&') {
      const std::string text = entity(html);
      if (text == " ") {
        plain.space();
      } else {
        plain.text(text);
      }
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      plain.space();
      html.remove_prefix(1);
    } else {
      const auto end = std::min(html.find_first_of("<& \t\r\n", 1), html.size());
      plain.text(html.substr(0, end));
      html.remove_prefix(end);
    }
  }
  return plain.take();
}

}  // namespace kith
