// What the use cases around organisations have in common.
#pragma once

#include "app/organisations.hpp"

namespace kith::app {

PursuitSigns pursuit_signs(const Pursuit& pursuit, std::optional<Instant> last_touch, std::optional<Instant> last_event,
                           const Zone& zone);

// Home organisations are named in the settings: the name there follows.
Status rename_home(Tx& tx, const std::string& before, const std::string& after);

// The words that those who are or were there are found by hold its name.
Status follow_staff(Tx& tx, OrganisationId id);

}  // namespace kith::app
