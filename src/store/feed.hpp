// What the calendar address has said of each person, and the revision it said it in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

struct FeedRow {
  PersonId person;
  std::optional<LocalDate> day;  // none: not in the calendar at present
  int sequence = 0;              // counts the days it was moved
  std::string digest;            // of what the entry says
  Instant changed{};
};
Result<std::map<PersonId, FeedRow>> feed_rows(const Db& db);
// Derived, so not in the change log.
Status save_feed_rows(Tx& tx, const std::vector<FeedRow>& rows);

}  // namespace kith
