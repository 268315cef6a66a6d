// The silo audit, for people.
#pragma once

#include <string>

#include "app/silo.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string silo_text(const app::SiloView& view, const Now& now, const Look& look);
std::string silo_people_text(const app::SiloPeople& people, const app::SiloQuery& query, const Now& now,
                             const Look& look);
std::string silo_why_text(const Look& look);

}  // namespace kith::cli
