// Ways to somebody, for people.
#pragma once

#include <string>

#include "app/paths.hpp"
#include "cli/look.hpp"

namespace kith::cli {

enum class ShowTerms { no, yes };
std::string paths_text(const app::PathsView& view, ShowTerms terms, const Look& look);

}  // namespace kith::cli
