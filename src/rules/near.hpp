// Words that were meant: how many slips of the fingers lie between what was typed and a word.
#pragma once

#include <string_view>

namespace kith {

// How many slips a word of that many letters forgives: none below 4, one below 8, two from 8 on.
int slips_forgiven(std::size_t letters);

// Damerau's distance (a letter missing, added, another, or two neighbours swapped; optimal string
// alignment) between `typed` and the nearest beginning of `word`, since what is typed may go on.
// Above `most` it is most + 1. Bytes count as letters: both are folded.
int slips_to_beginning(std::string_view typed, std::string_view word, int most);

}  // namespace kith
