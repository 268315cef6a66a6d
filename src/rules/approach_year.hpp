// The account of a year of "meeting anyone who asks": who came, what it cost, what came of it.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/approach.hpp"

namespace kith {

struct ApproachYear {
  int year = 0;
  int came = 0, people = 0;
  std::vector<std::pair<std::string, int>> from;  // the most first; "" where it was not said
  int knew = 0, did_not_know = 0;                 // the others: not said
  int answered = 0, declined = 0, ignored = 0, open = 0;
  int minutes = 0;
  std::vector<Approach> fruitful;  // something came of them, latest first
};

// Of the approaches, those that came in that year of the user's calendar.
ApproachYear approach_year(std::span<const Approach> approaches, int year, const Zone& zone);

// "7 people came to you in 2026; 4 knew who you are. You answered 5, declined 1 and left 1 unanswered, and gave them
// 3 hours 20 minutes. Something came of 2."
std::string approach_year_words(const ApproachYear& year);

}  // namespace kith
