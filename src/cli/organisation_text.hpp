// Organisations as a table, one of them as a card.
#pragma once

#include <string>
#include <vector>

#include "app/organisations.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string organisations_text(const std::vector<app::OrganisationLine>& lines, const Now& now, const Look& look);
std::string organisation_text(const app::OrganisationView& view, const app::OrganisationTouches& touches,
                              const Now& now, const Look& look);
std::string twins_text(const std::vector<app::OrganisationTwins>& twins, const Look& look);

}  // namespace kith::cli
