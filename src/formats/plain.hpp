// The readable text of a field, whatever the file made of it.
#pragma once

#include <string>
#include <string_view>

namespace kith {

// UTF-8 (bytes that are not are read as windows-1252), line ends as \n, control characters as spaces,
// trimmed.
std::string plain(std::string_view bytes);

// The charset part of it alone: `bytes` as they are when they are UTF-8, else from windows-1252. UTF-8 with
// some damage (a character cut in two) stays UTF-8, with U+FFFD in place of the damage.
std::string utf8_or_latin(std::string_view bytes);

}  // namespace kith
