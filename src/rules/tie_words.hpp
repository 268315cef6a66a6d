// What speaks for a tie between two others, in words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/tie.hpp"

namespace kith {

// How likely a tie is to carry a favour, in a word or two that follow "they know each other".
std::string_view strength_words(double strength);  // "closely", "well", "a little", "perhaps"

// "you say they know each other well", "9 messages between them since March", "met at 3 meetings", "both in copy of 14
// messages", "colleagues since 2019". `today` is the user's.
std::string sign_words(const TieEvidence& evidence, LocalDate today, const Zone& zone);
// All of one pair, the strongest sign first, and when it was last seen: "9 messages between them since March, met at 3
// meetings, last 2 weeks ago".
std::string tie_words(std::span<const TieEvidence> pair, LocalDate today, const Zone& zone);

}  // namespace kith
