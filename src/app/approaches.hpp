// People who came to the user: decided one by one, and accounted for by the year.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "rules/approach_year.hpp"
#include "store/approaches.hpp"
#include "store/people.hpp"

namespace kith::app {

struct ApproachLine {
  Approach approach;
  PersonRow person;
};
// Open ones first, the oldest of them on top; then the decided, latest first.
Result<std::vector<ApproachLine>> approaches(const App& app, const ApproachFilter& filter = {});

inline constexpr int kMostApproachMinutes = 100'000;

struct ApproachInput {
  std::optional<PersonId> person;
  std::string name;  // without a person: somebody new, added in the same step
  std::string from;
  std::optional<bool> knew_me;
  std::string wanted;
  std::optional<Instant> at;  // else now; the future is refused
};
// usage unless either a person or a name is given.
Result<Done> add_approach(const App& app, const ApproachInput& input);

struct ApproachEdit {
  std::optional<std::string> from, wanted, came_of;
  std::optional<std::optional<bool>> knew_me;
  std::optional<ApproachState> state;  // open again forgets when it was decided
  std::optional<int> minutes;          // in all; bad_input outside 0..kMostApproachMinutes
  std::optional<Instant> at;
};
Result<Done> edit_approach(const App& app, ApproachId id, const ApproachEdit& edit);
Result<Done> delete_approach(const App& app, ApproachId id);

struct ApproachYearView {
  ApproachYear year;
  std::vector<ApproachLine> fruitful;
  std::string words;
};
// This year when none is named.
Result<ApproachYearView> approach_year(const App& app, std::optional<int> year = {});

}  // namespace kith::app
