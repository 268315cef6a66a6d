// How likely a tie is to carry a favour: the user's own, and between two others by what speaks for it.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "model/history.hpp"
#include "model/tie.hpp"

namespace kith {

// Between two other people; the same in both directions.
struct TieBetween {
  PersonId person, other;  // person < other
  double strength = 0;     // 0 to 1
  TieSigns signs = 0;
  Instant last{};
};

// The chance that they answer within a week when the user writes now; 0 where there was no contact yet.
// A logistic regression on what rules/contact_chance.hpp and rules/reply.hpp make of the History and on how often both
// sides spoke, fitted on Enron's rounds by bench/ties_between.cpp (`own`).
double own_tie_strength(const History& history, Instant now);
// Log odds of contact within 30 days and of an answer, and log(1 + dialogues).
inline constexpr std::size_t kOwnTraits = 3;
std::array<float, kOwnTraits> own_tie_values(const History& history, Instant now);

double half_life_days(TieSign sign);
// A weight of that sign as it is worth later: halved every half-life.
double faded(TieSign sign, double weight, Instant from, Instant to);
// What one sign says, as of `now`. Grows with its weight towards the most that the sign can say.
double chance_of(const TieEvidence& evidence, Instant now);

// What the signs say together: 1 - product(1 - chance). Evidence in any order, each pair either way round; evidence
// from after `now` and of somebody with themselves is left out. By person, then other.
std::vector<TieBetween> ties_between(std::span<const TieEvidence> evidence, Instant now);

// Whether two others are taken to know each other: anything speaks for it but a single message to both.
bool know_each_other(TieSigns signs, double strength);

}  // namespace kith
