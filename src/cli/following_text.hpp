// Feeds followed and what was read, for people.
#pragma once

#include <string>
#include <vector>

#include "app/following.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string following_text(const std::vector<app::FollowingLine>& lines, const Now& now, const Look& look);
std::string check_text(const app::CheckSummary& summary);

}  // namespace kith::cli
