// What an import did, and what was imported.
#pragma once

#include <string>
#include <vector>

#include "app/importing.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string import_text(const app::ImportSummary& summary, app::ImportMode mode, const Look& look);
std::string imports_text(const std::vector<app::ImportLine>& lines, const Now& now, const Look& look);

}  // namespace kith::cli
