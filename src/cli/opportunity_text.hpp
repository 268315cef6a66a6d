// Opportunities and attribution, as a terminal shows them.
#pragma once

#include <string>
#include <vector>

#include "app/opportunities.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string opportunities_text(const std::vector<app::OpportunityLine>& lines, const Now& now, const Look& look);
std::string opportunity_text(const app::OpportunityView& view, const Now& now, const Look& look);
std::string attribution_text(const app::AttributionView& view, const Look& look);

}  // namespace kith::cli
