// What was given and received: as the user wrote it down, and as it can be seen in what happened.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/giving.hpp"
#include "store/tx.hpp"

namespace kith {

// Of one person, or of everybody who is not in the trash; up to `now`, by person and time.
Result<std::vector<ValueEntry>> value_entries(const Db& db, std::optional<PersonId> person, Instant now);
Result<std::optional<ValueEntry>> find_value_entry(const Db& db, ValueEntryId id);
Result<ValueEntryId> insert_value_entry(Tx& tx, const ValueEntry& entry);

// Seen: touches that were gifts; introductions that somebody made for the user; time given to people who came;
// articles from the user's reading that a message spoke of. Without ids, in no order.
Result<std::vector<ValueEntry>> seen_values(const Db& db, std::optional<PersonId> person, Instant now);

// People with a current position whose role has that word in it, whole or in part: the caller looks closer.
struct InRole {
  PersonId person;
  std::string name, role, organisation;
};
Result<std::vector<InRole>> people_in_roles(const Db& db, const std::string& word, int most);
// What people are known to like: facts of those kinds.
struct Liking {
  PersonId person;
  std::string name, text;
};
Result<std::vector<Liking>> likings(const Db& db, const std::vector<std::string>& kinds, int most);

}  // namespace kith
