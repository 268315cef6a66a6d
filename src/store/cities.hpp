// Where people live, as their addresses say.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/db.hpp"

namespace kith {

// The city of each one's first address that has one; who has none is left out. By person.
Result<std::vector<std::pair<PersonId, std::string>>> cities_of(const Db& db, const std::vector<PersonId>& people);

}  // namespace kith
