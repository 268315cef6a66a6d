// Today and the lists around it, for people.
#pragma once

#include <string>
#include <vector>

#include "app/today.hpp"
#include "cli/look.hpp"

namespace kith::cli {

enum class Detail { usual, terms };     // terms: why this order
enum class DayKind { working, quiet };  // quiet: a weekend, a holiday, a day the user keeps free
std::string today_text(const app::TodayView& view, DayKind day, Detail detail, const Look& look);
// Nobody is here yet; so many write with the user and are proposed.
std::string empty_today_text(int proposed, const Look& look);
std::string owed_text(const std::vector<app::OpenLine>& lines, LocalDate today, const Look& look);
std::string waiting_text(const std::vector<app::OpenLine>& lines, LocalDate today, const Look& look);

}  // namespace kith::cli
