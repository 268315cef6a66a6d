// A report in plain words.
#pragma once

#include <string>
#include <vector>

#include "rules/experiment.hpp"

namespace kith {

// Counts first, then what they allow to say: nothing, too early, which arm, or no difference shown.
// "9 of 25 postcards answered, 2 of 10 mails so far; too early to tell: 6 still wait and 15 are not sent."
std::string report_sentence(const ExperimentReport& report);
std::vector<std::string> report_cautions(const ExperimentReport& report);

// "between 20 % and 55 %"
std::string between_words(Interval between);
// "p = 0.012", "p under 0.001"
std::string p_words(double p);
// "36 %"; never 0 % or 100 % for what is neither.
std::string percent_words(double share);

}  // namespace kith
