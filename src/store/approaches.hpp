// People who came to the user, as rows.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/approach.hpp"
#include "store/tx.hpp"

namespace kith {

struct ApproachFilter {
  std::optional<ApproachState> state = {};
  std::optional<PersonId> person = {};
  std::optional<Instant> from = {}, to = {};  // from <= at < to
};
// Of everybody who is not in the trash, latest first.
Result<std::vector<Approach>> list_approaches(const Db& db, const ApproachFilter& filter);
Result<std::optional<Approach>> find_approach(const Db& db, ApproachId id);
Result<ApproachId> insert_approach(Tx& tx, const Approach& approach);
// The oldest open one of each, up to `now`: what Today asks to decide.
Result<std::map<PersonId, Approach>> open_approaches(const Db& db, Instant now);

}  // namespace kith
