// One decision about many people: one step, one undo.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/people.hpp"

namespace kith::app {

enum class BulkAction { place, tag, untag, rest, wake, remove };
std::string_view name(BulkAction action);  // "place", …, "delete"
std::optional<BulkAction> bulk_action_from(std::string_view name);

struct BulkRequest {
  BulkAction action = BulkAction::place;
  StratumId stratum;  // place
  std::string tag;    // tag, untag
  // Either these people or all that the query finds but those left out.
  std::vector<PersonId> people;
  std::optional<PeopleQuery> query;
  std::vector<PersonId> except;
};

struct BulkDone {
  StepId step;  // none when nobody had to change
  std::string title;
  int people = 0;  // who changed
};

// not_found for a person or stratum that is not there, usage without a tag's name or a choice of people.
// Placing wakes; resting leaves those who asked not to be contacted as they are.
Result<BulkDone> change_many(const App& app, const BulkRequest& request);

}  // namespace kith::app
