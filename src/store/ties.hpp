// What the database says of who knows who.
#pragma once

#include <vector>

#include "model/tie.hpp"
#include "store/db.hpp"

namespace kith {

// Of everybody who is not in the trash, up to `now`: from relations, from touches that several people share (a meeting,
// a lunch, a message to them), from mail between them, from positions at the same time.
Result<std::vector<TieEvidence>> tie_evidence(const Db& db, Instant now);

}  // namespace kith
