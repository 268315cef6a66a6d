// How many columns a terminal gives a text. Control sequences for colour are not text: lay out first,
// paint afterwards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::cli {

// Combining marks count 0, East Asian wide characters and pictures 2, a picture made of several joined
// by U+200D is one.
int width_of(std::string_view text);

// What may be shown of a text that somebody else wrote: no control characters, which a terminal might
// obey, but newlines; tabs are spaces, and what is no UTF-8 is U+FFFD.
std::string visible(std::string_view text);

// At most `width` columns, with … where something was cut.
std::string cut(std::string_view text, int width);

enum class Side { left, right };
// Spaces up to `width` columns; a longer text stays as it is.
std::string padded(std::string_view text, int width, Side side = Side::left);

// Lines of at most `width` columns, broken at spaces; a word longer than that gets a line of its own.
// A newline in the text is kept. Never empty.
std::vector<std::string> wrapped(std::string_view text, int width);

// The same as one text: the first line is taken to start at column `indent`, the others are set there.
std::string wrapped_at(std::string_view text, int indent, int width);

}  // namespace kith::cli
