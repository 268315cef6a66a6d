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

}  // namespace kith
