// How alike two folded texts are. All bounded: only the first 64 bytes count.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kith {

// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment; Hyyrö 2003, bit-parallel).
int edits(std::string_view a, std::string_view b);

// 0..1 (Winkler 1990: prefix scale .1, at most 4 letters).
double jaro_winkler(std::string_view a, std::string_view b);

// How a folded word sounds, roughly, in any European language: consonants in classes, vowels only in front.
// "smith" and "schmidt" differ, "meyer" and "maier", "stephen" and "stefan", "philips" and "filips" meet.
std::string sound_of(std::string_view word);

// Which letters occur, as bits: two texts that differ in more than 2 k of them are more than k edits apart.
std::uint64_t letters_of(std::string_view text);

}  // namespace kith
