// Entry points, the user's own news, and for whom each is used up, as rows.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/entry_point.hpp"
#include "store/tx.hpp"

namespace kith {

struct StoredEntry {
  EntryPointId id;
  bool made = false;  // false: the same owner has one of that key, maybe in the trash: it stays as it is
};
// Its `id` is given here. failed without an owner.
Result<StoredEntry> add_entry_point(Tx& tx, const EntryPoint& entry);
Result<std::optional<EntryPoint>> find_entry_point(const Db& db, EntryPointId id);

// Theirs and those of the organisations they now work for, fresh or not, used up or not.
Result<std::map<PersonId, std::vector<EntryPoint>>> entry_points_of(const Db& db, const std::vector<PersonId>& people);
// An organisation's own.
Result<std::vector<EntryPoint>> entry_points_of(const Db& db, OrganisationId organisation);
// People who have any, of their own or through their organisation, that lasts until `today` or longer.
Result<std::vector<PersonId>> people_with_entries(const Db& db, LocalDate today);

// Those of their own, of one of these kinds, whose last day is one of these and that nothing has used up: for the
// plan. In no order.
Result<std::vector<EntryPoint>> ending_entries(const Db& db, const std::vector<EntryKind>& kinds, Instant now,
                                               LocalDate from, LocalDate to);

Result<std::vector<OwnNews>> own_news(const Db& db);  // latest first
Result<std::optional<OwnNews>> find_news(const Db& db, NewsId id);
// Its `id` is given here.
Result<NewsId> insert_news(Tx& tx, const OwnNews& news);
// How many people were told each of them.
Result<std::map<NewsId, int>> told_counts(const Db& db);

// What is used up for some people.
Result<std::map<PersonId, std::vector<EntryUse>>> uses_of(const Db& db, const std::vector<PersonId>& people);
// Uses one up, unless it is already. failed unless exactly one of entry and news is named.
Status use_entry(Tx& tx, const EntryUse& use);

}  // namespace kith
