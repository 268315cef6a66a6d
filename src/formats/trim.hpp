// Of a reply, what its author newly wrote: without quotations, signature and disclaimers. In doubt text is kept.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith {

// `text` is UTF-8 plain text of a whole body, any line ends; the answer has \n and is trimmed.
// Answers written between quoted lines are kept. A body that is nothing but a forwarded message is kept whole.
std::string newly_written(std::string_view text);

// HTML as plain text: blocks as lines, quotations (blockquote, the wrappers of Gmail, Yahoo and Outlook) with "> "
// before each line, scripts and styles dropped, entities decoded. Nesting costs no stack; the answer is no longer than
// `html` times kHtmlGrowth: a tag of three letters that is drawn as a rule across.
inline constexpr std::size_t kHtmlGrowth = 12;
std::string html_text(std::string_view html);

}  // namespace kith
