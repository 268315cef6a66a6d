// Introductions as rows.
#pragma once

#include <optional>
#include <vector>

#include "model/introduction.hpp"
#include "store/tx.hpp"

namespace kith {

struct IntroductionFilter {
  std::optional<PersonId> person = {};  // either of the two
  std::optional<OpportunityId> opportunity = {};
};
// Where both are in the network and not in the trash; the newest first.
Result<std::vector<Introduction>> list_introductions(const Db& db, const IntroductionFilter& filter);
Result<std::optional<Introduction>> find_introduction(const Db& db, IntroductionId id);
Result<IntroductionId> insert_introduction(Tx& tx, const Introduction& one);
// All its columns; what did not change is not written.
Status update_introduction(Tx& tx, const Introduction& one);

// For a merge: what was between `from` and somebody is between `to` and them. Where both sides become one person, and
// where the pair has an open one already, it is closed and says so.
Status move_introductions(Tx& tx, PersonId from, PersonId to);
// Taking the two apart: opens again what that join closed.
Status open_introductions_again(Tx& tx, StepId join);

}  // namespace kith
