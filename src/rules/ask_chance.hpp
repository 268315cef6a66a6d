// The chance that a sentence asks something of its reader.
//
// A logistic regression over what ask_features.hpp sees, each feature weighed by its naive Bayes ratio before the fit
// (Wang and Manning 2012). For English: in other languages only the phrases speak. Fitted by bench/ask_weights.cpp.
#pragma once

#include <string_view>

namespace kith {

// 0..1 for a sentence, or a line of a few, as it was written.
double ask_chance(std::string_view sentence);

}  // namespace kith
