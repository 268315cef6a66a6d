// What speaks for two people knowing each other, out of what the database holds.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/tie.hpp"
#include "model/tie_ground.hpp"

namespace kith {

// A meeting or a message of more people than this says nothing of two of them.
inline constexpr std::size_t kMostTogether = 20;
// Of an organisation of more people than this only those of one department are taken to know each other, and of a
// department of more nobody is.
inline constexpr std::size_t kMostColleagues = 50;

// By person (the lower number), other, sign, each once; of what was seen up to `now`. Nothing of pairs that the user
// calls strangers.
std::vector<TieEvidence> tie_evidence(const TieGround& ground, Instant now);

// Sorted as above and taken together, each weight halved with its sign's half-life up to the last.
void take_together(std::vector<TieEvidence>& evidence);

// Of two people in what tie_evidence() gave; empty when there is none.
std::span<const TieEvidence> evidence_between(std::span<const TieEvidence> evidence, PersonId one, PersonId other);

}  // namespace kith
