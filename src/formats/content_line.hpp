// One line of a vCard after unfolding: item1.TEL;TYPE=work:+49 30 123456
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct Param {
  std::string name;   // upper case; a bare 2.1 parameter is a TYPE
  std::string value;  // one value; TYPE=work,voice becomes two parameters
};

struct Property {
  long line = 0;
  std::string group;          // "item1"; may be empty
  std::string name;           // upper case
  std::vector<Param> params;  // without the transfer encoding and the charset, which are undone
  std::string value;          // UTF-8, with its \, \; and \n escapes still in place
  bool base64 = false;

  std::string_view param(std::string_view name) const;  // the first, "" when there is none
};

// What a group, a property or a parameter may be called: letters, digits and - _ / . only.
bool is_name(std::string_view text);

// None when it is no content line: there must be a name, and a colon after it.
// Quoted-printable and charsets are undone; bytes that are not UTF-8 are read as windows-1252.
std::optional<Property> parse_content_line(std::string_view line, long number);

// The line again, as vCard 4.0 writes it (no line end, not folded).
std::string content_line(const Property& property);

// Cuts at separators that are not escaped; the parts keep their escapes.
std::vector<std::string_view> split_escaped(std::string_view value, char separator);

// vCard 2.1 knows no \n: there it is what it says, as in a Windows path.
enum class Escapes { all, no_newline };
std::string unescape(std::string_view value, Escapes escapes);
std::string escape(std::string_view text);

}  // namespace kith
