// Reading what the user wrote: does it ask, does it promise.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"

namespace kith {

// A message that asks something of its reader: a question that is not a courtesy, or a request.
// Plain rules, for the text the sender newly wrote.
bool asks(std::string_view text);

// An open promise in a note: a line that begins with "promise:", "promised", "todo:", "[ ]" or "I'll".
// "[x]" and "done:" close it: with its words, or every one above when bare. Of several the first.
struct Promise {
  std::string text;             // without the marker
  std::optional<LocalDate> by;  // "by 2026-12-01" in the line
};
std::optional<Promise> open_promise(std::string_view note);

}  // namespace kith
