// What opportunities are called, for what names one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/db.hpp"

namespace kith {

// Of those that are there.
Result<std::map<OpportunityId, std::string>> opportunity_titles(const Db& db, const std::vector<OpportunityId>& ids);

}  // namespace kith
