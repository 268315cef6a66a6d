// Feeds followed and what was read, for people.
#pragma once

#include <string>
#include <vector>

#include "app/following.hpp"
#include "app/reading.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string following_text(const std::vector<app::FollowingLine>& lines, const Now& now, const Look& look);
std::string reading_text(const std::vector<app::ReadingLine>& lines, const Now& now, const Look& look);
std::string read_text(const app::ReadingAdded& added);
std::string check_text(const app::CheckSummary& summary);

}  // namespace kith::cli
