// What the model of asks sees of a sentence. The program and the trainer (bench/ask_weights.cpp) both read it here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kith {

// A feature is a number of 24 bits, the hash of what it says: one to three words or marks in a row, two with a gap,
// a word beside the beginning or the end, how the sentence and its clauses begin and end, its length, whom it speaks
// of, and what the phrases of ask_signs.hpp say. Names and numbers count as such, not by their letters. Sorted, each
// once.
inline constexpr unsigned kAskFeatureBits = 24;
std::vector<std::uint32_t> ask_features(std::string_view sentence);

}  // namespace kith
