// Same person? The exact rules an import may join by on its own; anything less is for the user.
#pragma once

#include <string>
#include <string_view>

namespace kith {

// How two names speak for one person: equal after folding in any order of words, one a shortening
// of the other (initials, a missing middle name, a common nickname), or different.
enum class NameLikeness { same, compatible, different };
NameLikeness compare_names(std::string_view a, std::string_view b);

// The key under which equal names meet: folded words in order, joined by a space.
std::string name_key(std::string_view name);

}  // namespace kith
