// Same person? The exact rules an import may join by on its own; anything less is for the user.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

// How two names speak for one person: equal after folding in any order of words, one a shortening
// of the other (initials, a missing middle name, a common nickname), or different.
enum class NameLikeness { same, compatible, different };
NameLikeness compare_names(std::string_view a, std::string_view b);

// The key under which equal names meet: folded words in order, joined by a space.
std::string name_key(std::string_view name);

// The folded words of a name without titles, degrees and "Jr.".
std::vector<std::string> name_words(std::string_view name);

// A whole name as its given names and its family name, as written: "Smith, Zoë" and "Zoë Smith" are the same. One word
// alone is a given name.
struct NameParts {
  std::string given, family;
};
NameParts split_name(std::string_view name);

// The rows of the nickname table that hold a folded word; two words that share one may name one person.
const std::vector<int>& nickname_rows(const std::string& word);
bool are_nicknames(const std::string& a, const std::string& b);

}  // namespace kith
