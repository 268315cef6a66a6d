// Reading what the user wrote: does it ask, does it promise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "model/promise.hpp"

namespace kith {

// A message that asks something of its reader: a question that is not a courtesy, or a request.
// Phrases in every language they exist for, and for English a model (ask_chance.hpp); for the text the sender newly
// wrote.
bool asks(std::string_view text);

// A promise in a note: a line that begins with "promise:", "promised", "todo:", "[ ]" or "I'll"; "they promised"
// and the like are the other side's. "[x]" and "done:" close it: with its words, or every one above when bare.
struct WrittenPromise {
  std::string text;             // without the marker
  std::optional<LocalDate> by;  // "by 2026-12-01" in the line
  PromiseSide side = PromiseSide::mine;
  bool open = true;
};
std::vector<WrittenPromise> promises_in(std::string_view note);

}  // namespace kith
