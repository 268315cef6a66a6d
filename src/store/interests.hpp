// What is known of people that an article may speak to: their tags, what they told, their work, notes about them.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/db.hpp"

namespace kith {

enum class KnownTextKind { tag, fact, position, note };

struct KnownText {
  PersonId person;
  KnownTextKind kind = KnownTextKind::note;
  std::string text;
};
// Of everybody who may be written to, in no order.
Result<std::vector<KnownText>> known_texts(const Db& db);

// The names of everybody who may be written to.
Result<std::vector<std::pair<PersonId, std::string>>> reachable_names(const Db& db);

// Who has one of these links to write about out of the user's reading, used up or not.
Result<std::set<std::pair<std::string, PersonId>>> meant_for(const Db& db, const std::vector<std::string>& urls);

}  // namespace kith
