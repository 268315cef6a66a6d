// People as a table, one person as a card.
#pragma once

#include <string>
#include <vector>

#include "app/people.hpp"
#include "cli/look.hpp"

namespace kith::cli {

struct Now {
  LocalDate today{};
  Zone zone = Zone::utc();
};

std::string people_text(const app::PeopleList& list, const Now& now, const Look& look);
std::string person_text(const app::PersonView& view, const Timeline& timeline, const Now& now, const Look& look);
std::string timeline_text(const Timeline& timeline, const Now& now, const Look& look);
std::string trash_text(const std::vector<app::Trashed>& trash, const Now& now, const Look& look);

// "Next: 21 December, in 28 days." or what holds instead; "" when nothing is to be said.
std::string next_text(const app::PersonView& view, const Now& now);

}  // namespace kith::cli
