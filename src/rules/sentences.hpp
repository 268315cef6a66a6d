// A written text as sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

// Up to a full stop, exclamation or question mark or an empty line.
struct Sentence {
  std::string_view written;                       // in the text it was read from
  std::vector<std::vector<std::string>> clauses;  // pieces at commas, colons and dashes, as words of fold(); none empty
  bool question = false;                          // a question mark ends it, outside of an address
};

// Those that hold a word besides addresses, in order.
std::vector<Sentence> sentences_in(std::string_view text);

// A mail address, or one of the web.
bool holds_address(std::string_view word);

}  // namespace kith
