// Of a reply, what its author newly wrote: without quotations, signature and disclaimers. In doubt text is kept.
#pragma once

#include <string>
#include <string_view>

namespace kith {

// `text` is UTF-8 plain text of a whole body, any line ends; the answer has \n and is trimmed.
// Answers written between quoted lines are kept. A body that is nothing but a forwarded message is kept whole.
std::string newly_written(std::string_view text);

// HTML as plain text: blocks as lines, quotations (blockquote, the wrappers of Gmail, Yahoo and Outlook) with "> "
// before each line, scripts and styles dropped, entities decoded. Nesting costs no stack; output is at most the
// input's size times three.
std::string html_text(std::string_view html);

}  // namespace kith
