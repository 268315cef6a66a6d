// Pursuing an organisation: stages, the three questions, next steps, and what was done with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/organisations.hpp"

namespace kith::app {

// Begins at the stage of an idea; refused while one is open.
Result<OrganisationDone> begin_pursuit(const App& app, OrganisationId id);

struct PursuitEdit {
  std::optional<PursuitStage> stage;
  std::optional<LocalDate> stage_day;  // when the stage was reached, else now; the future is refused
  std::optional<std::string> for_me, for_them, i_give;
  std::optional<std::string> next_step;  // "" takes it away, with its day
  std::optional<std::optional<LocalDate>> next_day;
  std::optional<int> next_minutes;  // bad_input outside 1..480
};
// not_found without an open pursuit.
Result<OrganisationDone> edit_pursuit(const App& app, OrganisationId id, const PursuitEdit& edit);
Result<OrganisationDone> close_pursuit(const App& app, OrganisationId id, const std::string& why);
// Takes up the last one that was closed.
Result<OrganisationDone> reopen_pursuit(const App& app, OrganisationId id);

inline constexpr int kMostEventMinutes = 100'000;

// Somebody met: one who is known, or somebody new, added in the same step.
struct Met {
  std::optional<PersonId> person;
  std::string name;
};

// "120 EUR"; "" and "0" are nothing. bad_input for what is no money.
Result<Money> read_cost(std::string_view text);

struct EventInput {
  OrganisationEventKind kind = OrganisationEventKind::event;
  std::string title;
  std::optional<Instant> at;  // else now; the future is refused
  int minutes = 0;
  Money cost;
  std::string note;
  std::vector<Met> met;  // each gets a contact on their timeline
};
// bad_input without a title.
Result<OrganisationDone> add_event(const App& app, OrganisationId id, const EventInput& input);

struct EventEdit {
  std::optional<OrganisationEventKind> kind;
  std::optional<std::string> title, note;
  std::optional<Instant> at;
  std::optional<int> minutes;
  std::optional<Money> cost;
  std::vector<Met> met;           // more people
  std::vector<PersonId> not_met;  // who was not there after all
};
// The contacts it left follow it: their time, channel and note.
Result<OrganisationDone> edit_event(const App& app, OrganisationEventId id, const EventEdit& edit);
// With the contacts it left.
Result<OrganisationDone> delete_event(const App& app, OrganisationEventId id);

// The next step is done: it becomes an event, and the following one takes its place.
struct StepDone {
  std::optional<EventInput> what;  // else the step's own words and minutes
  std::string next;                // "": none is set
  std::optional<LocalDate> next_day;
  std::optional<int> next_minutes;
};
// not_found without an open pursuit or without a step.
Result<OrganisationDone> finish_step(const App& app, OrganisationId id, const StepDone& done);

}  // namespace kith::app
