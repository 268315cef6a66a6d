// How a message may begin, by what it is for. A skeleton, never a message: what only the writer knows stands in it as
// a gap, [[like this]], and nothing with a gap is sent.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct Opening {
  std::string_view key;      // "congratulation"
  std::string_view name;     // "Congratulation"
  std::string_view when;     // one line: what it is for
  std::string_view subject;  // {first}, {reason}, {link}, {me} and those of another are filled in where they are known
  std::string_view body;
};
std::span<const Opening> openings();
const Opening* find_opening(std::string_view key);
// What suits an entry point of that kind ("article", "job-change" …, "news" of the user's own); none suits all.
const Opening* opening_for(std::string_view kind);

// What is known for the places in a skeleton; what is "" becomes a gap (a line that is nothing but {link} or {me}
// goes instead).
struct OpeningFacts {
  std::string first;   // how the person is called
  std::string reason;  // what it is written about, on one line
  std::string link;
  std::string me;                // the user
  std::string other = {};        // somebody else it is about: their whole name
  std::string other_first = {};  // how they are called
  std::string whole = {};        // the person's own name
};
struct Opened {
  std::string subject, body;
};
Opened open_with(const Opening& opening, const OpeningFacts& facts);
// Without an opening: the greeting, what it is about, and who writes. Nothing is asked for.
Opened open_plainly(const OpeningFacts& facts);

struct Gap {
  std::size_t at = 0, size = 0;  // in bytes, with the brackets
  std::string text;              // what belongs there
};
// "[[" up to the next "]]" on the same line.
std::vector<Gap> gaps(std::string_view text);

}  // namespace kith
