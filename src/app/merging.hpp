// One person out of two, and two out of one again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "store/merges.hpp"

namespace kith::app {

// Joins b into a: every handle, note, touch, position, fact and tag moves to a. One step.
Result<Done> merge(const App& app, PersonId a, PersonId b);

// Inside a transaction; `a` and `b` are there and differ. For joining several pairs in one step.
Status merge_into(Tx& tx, PersonId a, PersonId b);

// Takes `gone` out of whom they were joined into: what came from them goes back, with whatever was edited on it
// since; what was added since stays. The two are not proposed as one person again. `ref` is the number of the
// person who was joined, or anything that names the one who stayed when only one was joined into them.
// not_found when nobody was joined, ambiguous when several were.
Result<Done> unmerge(const App& app, const std::string& ref);
Result<Done> unmerge(const App& app, PersonId gone);

}  // namespace kith::app
