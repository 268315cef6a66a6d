// The ways one name is written: "Müller" is also "Mueller" and "Muller", "O'Brien" also "OBrien".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

// Every folded word a text is found by, sorted, once each: fold(), and beside it
//   "ü" written out (muller, mueller), "ue" drawn together (mueller, muller),
//   and what an apostrophe or a hyphen divides as one word (o, brien, obrien).
std::vector<std::string> index_words(std::string_view text);

// What one folded word as typed may stand for in index_words(): itself first, then "ue" drawn together
// where the word has five letters, so that mueller finds Muller too.
std::vector<std::string> typed_spellings(const std::string& word);

}  // namespace kith
