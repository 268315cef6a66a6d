// What a search found and the rings, as text.
#pragma once

#include <string>

#include "app/rings.hpp"
#include "app/search.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string search_text(const app::SearchResult& result, const Now& now, const Look& look);
std::string rings_text(const app::Rings& rings, const Look& look);
// The facets as a table, for help.
std::string facets_text();
// "Nobody fits as typed; taken for: byron." or "".
std::string near_text(const std::vector<std::string>& near);

}  // namespace kith::cli
