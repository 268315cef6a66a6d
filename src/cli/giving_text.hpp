// The ledger and approaches, for people.
#pragma once

#include <string>
#include <vector>

#include "app/approaches.hpp"
#include "app/giving.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string ledger_text(const std::vector<app::LedgerLine>& lines, const Look& look);
std::string person_ledger_text(const app::PersonLedger& ledger, const Now& now, const Look& look);
std::string approaches_text(const std::vector<app::ApproachLine>& lines, const Now& now, const Look& look);
std::string approach_year_text(const app::ApproachYearView& view, const Now& now, const Look& look);

}  // namespace kith::cli
