// What the use cases around people have in common.
#pragma once

#include <memory>

#include "app/people.hpp"

namespace kith::app {

Result<std::shared_ptr<const PlanView>> plan_view(const App& app, const Db& db);

// A row with what the plan knows of the person.
PersonLine make_line(PersonRow row, const PlanView& view, const Zone& zone);

// How warm the tie is on the view's day.
Warmth warmth_of(const Candidate& candidate, const PlanView& view, const Zone& zone);

// A person with a name, in a step of somebody else's; new people are due today.
Result<PersonId> insert_person(const App& app, Tx& tx, const PersonEdit& edit);

Error bad_cursor();

}  // namespace kith::app
