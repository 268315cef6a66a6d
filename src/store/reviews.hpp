// Pairs that may be one person: those an import could not decide, and those a search found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

struct ReviewPair {
  ReviewId id;
  PersonId person, other;
  std::string why;                        // what an import knew; "" when a search found the pair
  std::optional<std::int64_t> odds = {};  // log odds in thousandths, as the last search saw them
};
// Undecided, both people there; by id.
Result<std::vector<ReviewPair>> open_reviews(const Db& db);
Result<bool> pair_known(const Db& db, PersonId a, PersonId b);  // asked or decided before

// Every pair that was ever asked, by the people those two are today: who was joined counts as whom they went into.
struct KnownPair {
  ReviewPair review;
  PersonId a, b;  // today, the smaller first; equal once joined
  bool open = false;
};
Result<std::vector<KnownPair>> known_pairs(const Db& db);

}  // namespace kith
