// Pairs that may be one person, as text.
#pragma once

#include <string>
#include <vector>

#include "app/duplicates.hpp"
#include "cli/look.hpp"

namespace kith::cli {

// Each pair with its figure, and line by line what agrees (=), nearly does (~), differs (x) or stands on one side only.
std::string pairs_text(const std::vector<app::SamePair>& pairs, const Look& look);

}  // namespace kith::cli
