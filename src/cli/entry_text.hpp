// Entry points and own news, for people.
#pragma once

#include <string>
#include <vector>

#include "app/entry_points.hpp"
#include "app/own_news.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string entries_text(const std::vector<app::EntryLine>& lines, const Now& now, const Look& look);
std::string news_text(const std::vector<app::NewsLine>& lines, const Now& now, const Look& look);

}  // namespace kith::cli
