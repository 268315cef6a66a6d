// The silo audit in sentences.
#pragma once

#include <string>
#include <vector>

#include "rules/silo.hpp"
#include "rules/structure.hpp"

namespace kith {

enum class HomeKnown { no, yes };

// "61 of your 100 warm ties are at your own employer."
std::string silo_headline(const SiloAudit& audit, HomeKnown home);
// What follows, a sentence each: what would stay, who would answer, how many circles. Left out where there is nothing.
std::string stay_sentence(const SiloAudit& audit);
std::string answer_sentence(const SiloAudit& audit, HomeKnown home);
std::string circles_sentence(const Holes& holes);  // of the user among the warm ties
// "12 of them, so uneven that they count as 4." "" without a known one.
std::string spread_sentence(const SiloShares& shares);
// "about 14 (10 to 18)"
std::string sum_words(const ChanceSum& sum);

// What each figure means and how it is counted, a paragraph each: the heading and the text.
std::vector<std::pair<std::string, std::string>> silo_definitions();

}  // namespace kith
