// A way to somebody in sentences.
#pragma once

#include <string>

#include "model/history.hpp"

namespace kith {

// The user's own tie: "You last talked 3 weeks ago (lunch)"; without contact "Never in contact through Kith".
std::string own_tie_words(const History& history, LocalDate today, const Zone& zone);

// "You talk every 3 weeks: ask directly"; empty where the tie is not close.
std::string close_words(const History& history, LocalDate today, const Zone& zone);
inline constexpr int kCloseDays = 90;  // so long a silence ends it
inline constexpr int kCloseDialogues = 3;

}  // namespace kith
