// What to move so that the rhythms fit the day's minutes.
#pragma once

#include <span>
#include <vector>

#include "model/stratum.hpp"
#include "rules/today.hpp"

namespace kith {

// How much there is to lose, from what the history says: dialogues (each doubling counts one), halved with every
// half year of silence. A contact without a dialogue is worth half a step, none at all nothing.
double tie_strength(const History& history, LocalDate today, const Zone& zone);
inline constexpr int kTieHalfLifeDays = 180;

struct Move {
  std::size_t from = 0;  // places in the strata
  std::size_t to = 0;
  std::vector<std::size_t> people;  // places in the candidates, the weakest tie first
};

struct Advice {
  double needed = 0;        // minutes per working day that the rhythms cost
  double after = 0;         // and once the moves are made
  std::vector<Move> moves;  // none while it fits
};

// `strata` by rank. People move one stratum out, the ones nobody placed and the weakest ties first: from the
// stratum where the least worth is lost for the minutes won among those that suffice alone; when none does, the
// stratum that saves most goes out whole and the search goes on. Those with a rhythm of their own stay. The moves
// may not be enough: `after` says.
Advice advise(std::span<const Candidate> candidates, std::span<const Stratum> strata, const WorkDays& days, int budget,
              LocalDate today, const Zone& zone);

// Less than half a minute too much is no reason to move anybody.
inline constexpr double kOverMinutes = 0.5;

}  // namespace kith
