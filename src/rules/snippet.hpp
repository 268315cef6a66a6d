// The piece of a text around what was found in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct SnippetPart {
  std::string text;
  bool hit = false;
  bool operator==(const SnippetPart&) const = default;
};

// One line of about `characters` bytes around the first word that begins with one of `words` (folded), those
// words marked, … where something is left out. Without a hit it is the beginning.
std::vector<SnippetPart> snippet(std::string_view text, const std::vector<std::string>& words, std::size_t characters);

}  // namespace kith
