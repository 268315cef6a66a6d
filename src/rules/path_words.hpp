// A way to somebody in sentences.
#pragma once

#include <string>

#include "model/history.hpp"
#include "model/tie.hpp"

namespace kith {

// The user's own tie: "You last talked 3 weeks ago (lunch)"; without contact "Never in contact through Kith".
std::string own_tie_words(const History& history, LocalDate today, const Zone& zone);

// What speaks for two others knowing each other, the strongest sign first: "They were at the same meeting; last seen
// 3 weeks ago".
std::string tie_sign_words(TieSigns signs, LocalDate last, LocalDate today);

// "You talk every 3 weeks: ask directly"; empty where the tie is not close.
std::string close_words(const History& history, LocalDate today, const Zone& zone);
inline constexpr int kCloseDays = 90;  // so long a silence ends it
inline constexpr int kCloseDialogues = 3;

}  // namespace kith
