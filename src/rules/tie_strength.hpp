// How likely a tie is to carry a favour: the user's own, and between two others by what speaks for it.
#pragma once

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

// 0 where there was no contact yet.
double own_tie_strength(const History& history, Instant now);

// Each sign's chance grows with its weight and fades with its age; together they are 1 - product(1 - chance).
// Evidence in any order, each pair either way round; evidence from after `now` and of somebody with themselves is left
// out. By person, then other.
std::vector<TieBetween> ties_between(std::span<const TieEvidence> evidence, Instant now);

}  // namespace kith
