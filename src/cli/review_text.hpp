// The week's review, promises and the year with somebody, for people.
#pragma once

#include <string>
#include <vector>

#include "app/promises.hpp"
#include "app/review.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string review_text(const app::WeekView& view, const Zone& zone, const Look& look);
std::string weeks_text(const std::vector<WeekNote>& weeks, const Look& look);
std::string promises_text(const std::vector<app::PromiseLine>& lines, const Now& now, const Look& look);
std::string facts_text(const app::PersonView& view, const Now& now, const Look& look);
std::string year_text(const app::PersonView& view, const app::PersonYear& year, const Now& now, const Look& look);
// "the contracts, by 1 Dec", "they: the contracts"
std::string promise_words(const Promise& promise, LocalDate today);
// "manager", "introduced by"
std::string relation_words(RelationKind kind);

}  // namespace kith::cli
