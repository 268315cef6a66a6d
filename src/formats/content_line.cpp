#include "formats/content_line.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/plain.hpp"

namespace kith {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// A ; or , written as =3B or =2C is text, not a separator, so it comes out escaped.
std::string decode_quoted_printable(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '=') {
      out += value[i];
    } else if (i + 2 < value.size() && hex(value[i + 1]) >= 0 && hex(value[i + 2]) >= 0) {
      const char c = static_cast<char>(hex(value[i + 1]) * 16 + hex(value[i + 2]));
      if ((c == ';' || c == ',') && (out.empty() || out.back() != '\\')) out += '\\';
      out += c;
      i += 2;
    } else if (i + 1 < value.size()) {
      out += '=';
    }
  }
  return out;
}

bool latin(std::string_view charset) {
  const std::string name = lower_ascii(charset);
  return name.find("8859") != std::string::npos || name.find("125") != std::string::npos || name == "us-ascii";
}

// A charset is believed unless the bytes speak against it: text that is well-formed UTF-8 beyond ASCII was
// hardly ever written as Latin-1.
std::string decode_charset(std::string_view bytes, std::string_view charset) {
  const bool utf8 = is_utf8(bytes);
  if (charset.empty() || equal_ascii(charset, "UTF-8") || (utf8 && latin(charset))) return utf8_or_latin(bytes);
  auto text = to_utf8(bytes, charset);
  return text ? *text : utf8_or_latin(bytes);
}

// RFC 6868.
std::string decode_carets(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char next = i + 1 < value.size() ? value[i + 1] : '\0';
    if (value[i] != '^' || (next != 'n' && next != '^' && next != '\'')) {
      out += value[i];
      continue;
    }
    out += next == 'n' ? '\n' : next == '\'' ? '"' : '^';
    ++i;
  }
  return out;
}

std::string encode_carets(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '\n') {
      out += "^n";
    } else if (c == '^') {
      out += "^^";
    } else if (c == '"') {
      out += "^'";
    } else {
      out += c;
    }
  }
  return out;
}

// The end of a piece that stops at one of `stops` outside of double quotes.
std::size_t piece_end(std::string_view text, std::string_view stops) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && stops.find(text[i]) != std::string_view::npos) return i;
  }
  // A quote that is never closed does not hide the colon.
  return quoted ? std::min(text.find_first_of(stops), text.size()) : text.size();
}

bool name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '/' || c == '.';
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return out;
}

struct Encoding {
  bool quoted_printable = false;
  std::string charset;
};

bool take_encoding(Property& property, Encoding& encoding, std::string_view value) {
  if (equal_ascii(value, "QUOTED-PRINTABLE") || equal_ascii(value, "Q")) {
    encoding.quoted_printable = true;
  } else if (equal_ascii(value, "BASE64") || equal_ascii(value, "B")) {
    property.base64 = true;
  } else {
    return equal_ascii(value, "8BIT") || equal_ascii(value, "7BIT");
  }
  return true;
}

// More parameters than any program writes are not kept.
constexpr std::size_t kMaxParams = 64;

void take_param(Property& property, Encoding& encoding, std::string_view text) {
  if (property.params.size() >= kMaxParams) return;
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) {
    text = trim(text);
    // 2.1 writes TEL;WORK and NOTE;QUOTED-PRINTABLE; a lone B or Q is a type.
    if (text.empty() || (text.size() > 1 && take_encoding(property, encoding, text))) return;
    property.params.push_back({"TYPE", plain(text)});
    return;
  }
  if (!is_name(trim(text.substr(0, equals)))) return;
  const std::string name = upper(trim(text.substr(0, equals)));
  std::string_view values = trim(text.substr(equals + 1));
  if (name == "ENCODING" && take_encoding(property, encoding, values)) return;
  if (name == "CHARSET") {
    encoding.charset = std::string(values);
    return;
  }
  const bool list = name == "TYPE";
  while (!values.empty() && property.params.size() < kMaxParams) {
    const auto end = list ? piece_end(values, ",") : values.size();
    std::string_view value = trim(values.substr(0, end));
    values.remove_prefix(std::min(end + 1, values.size()));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    // TYPE="work,voice" quotes a whole list.
    if (list && value.find(',') != std::string_view::npos && value.size() < 256) {
      for (const auto& one : split(value, ",")) property.params.push_back({name, plain(one)});
    } else {
      property.params.push_back({name, decode_carets(plain(value))});
    }
  }
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), name_char);
}

std::string_view Property::param(std::string_view wanted) const {
  for (const auto& [key, text] : params) {
    if (key == wanted) return text;
  }
  return {};
}

std::optional<Property> parse_content_line(std::string_view line, long number) {
  const auto name_end = std::min(line.find_first_of(";:"), line.size());
  std::string_view name = trim(line.substr(0, name_end));
  if (name_end == line.size() || !is_name(name)) return std::nullopt;
  Property property;
  property.line = number;
  if (const auto dot = name.find('.'); dot != std::string_view::npos) {
    property.group = std::string(name.substr(0, dot));
    name.remove_prefix(dot + 1);
  }
  property.name = upper(name);

  Encoding encoding;
  line.remove_prefix(name_end);
  while (!line.empty() && line.front() == ';') {
    line.remove_prefix(1);
    const auto end = piece_end(line, ";:");
    take_param(property, encoding, line.substr(0, end));
    line.remove_prefix(end);
  }
  if (line.empty()) return std::nullopt;
  line.remove_prefix(1);

  if (encoding.quoted_printable) {
    property.value = decode_charset(decode_quoted_printable(line), encoding.charset);
  } else if (property.base64) {
    for (const char c : line) {
      if (c > ' ' && c < 0x7F) property.value += c;
    }
  } else {
    property.value = decode_charset(line, encoding.charset);
  }
  return property;
}

std::string content_line(const Property& property) {
  std::string line;
  if (!property.group.empty()) line += property.group + ".";
  line += property.name;
  for (const auto& [name, value] : property.params) {
    const std::string text = encode_carets(value);
    const bool quote = text.find_first_of(",;:") != std::string::npos;
    line += ";" + name + "=" + (quote ? "\"" + text + "\"" : text);
  }
  if (property.base64) line += ";ENCODING=b";
  line += ":";
  // What quoted-printable hid: real line ends and control characters.
  for (std::size_t i = 0; i < property.value.size(); ++i) {
    const char c = property.value[i];
    if (c == '\r' && i + 1 < property.value.size() && property.value[i + 1] == '\n') continue;
    if (c == '\n' || c == '\r') {
      line += "\\n";
    } else {
      line += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? ' ' : c;
    }
  }
  return line;
}

std::vector<std::string_view> split_escaped(std::string_view value, char separator) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\') {
      ++i;
    } else if (value[i] == separator) {
      parts.push_back(value.substr(from, i - from));
      from = i + 1;
    }
  }
  parts.push_back(value.substr(from));
  return parts;
}

std::string unescape(std::string_view value, Escapes escapes) {
  std::string out;
  out.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char next = value[i] == '\\' && i + 1 < value.size() ? value[i + 1] : '\0';
    if (next == ';' || next == ',' || next == ':' || next == '\\' || next == '"') {
      out += next;
      ++i;
    } else if ((next == 'n' || next == 'N') && escapes == Escapes::all) {
      out += '\n';
      ++i;
    } else {
      out += value[i];
    }
  }
  return out;
}

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace kith
