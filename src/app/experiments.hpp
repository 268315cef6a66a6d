// Experiments: making one, putting people in, saying what came of it, closing it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "rules/experiment.hpp"
#include "rules/reason.hpp"
#include "store/experiments.hpp"
#include "store/people.hpp"

namespace kith::app {

struct ExperimentInput {
  std::string name;
  std::string hypothesis;
  std::vector<Arm> arms;  // 1 to 6, without ids
  std::vector<std::string> segments;
  int planned = 0;       // 1..10000
  int window_days = 14;  // 1..365
  Assignment assignment = Assignment::random;
  std::optional<std::int64_t> seed;  // else one of its own
};

struct ExperimentDone {
  StepId step;
  std::string title;
  ExperimentId experiment;
};
Result<ExperimentDone> add_experiment(const App& app, const ExperimentInput& input);

// An id, or its name (case does not matter).
Result<ExperimentId> resolve_experiment(const App& app, const std::string& ref);

struct ExperimentLine {
  Experiment experiment;
  ArmCounts counts;
};
Result<std::vector<ExperimentLine>> experiments(const App& app);  // the latest first

struct ExperimentEntryLine {
  PersonRow person;
  Followed followed;
};
struct ExperimentView {
  Experiment experiment;
  ArmCounts counts;
  std::vector<ExperimentEntryLine> entries;  // in the order they were put in
};
Result<ExperimentView> view_experiment(const App& app, ExperimentId id);

// Everybody of an experiment as the timeline has them now.
Result<std::vector<Followed>> followed_of(const App& app, const Db& db, const Experiment& experiment);

struct AssignRequest {
  std::vector<PersonId> people;
  std::optional<std::string> query;  // instead: who fits it, by lot
  std::optional<int> count;          // at most so many of those who fit
  std::string arm;                   // a name; needed where the user chooses
};
struct Assigned {
  StepId step;
  std::string title;
  struct Person {
    PersonRow person;
    ArmId arm;
  };
  std::vector<Person> people;
  int in_already = 0;     // passed over: in this experiment
  int elsewhere = 0;      // passed over: another open experiment waits to be sent to them
  int not_contacted = 0;  // passed over: do not contact
};
// refused for people named who may not be put in; those found by a query are passed over. In a random experiment
// naming an arm is refused: the lot decides.
Result<Assigned> assign_people(const App& app, ExperimentId id, const AssignRequest& request);
// refused once it was sent: what was tried stays.
Result<ExperimentDone> unassign_person(const App& app, ExperimentId id, PersonId person);

struct OutcomeInput {
  Outcome outcome = Outcome::answered;
  std::string words;          // with led_to, what it led to
  std::optional<Instant> at;  // else now
};
// refused before it was sent.
Result<ExperimentDone> set_outcome(const App& app, ExperimentId id, PersonId person, const OutcomeInput& input);
// Back to what the timeline says.
Result<ExperimentDone> clear_outcome(const App& app, ExperimentId id, PersonId person);

Result<ExperimentDone> close_experiment(const App& app, ExperimentId id, const std::string& learned);
Result<ExperimentDone> delete_experiment(const App& app, ExperimentId id);

// What Today says of those whom an open experiment waits to be sent to.
Result<std::map<PersonId, ExperimentSend>> experiment_sends(const App& app, const Db& db,
                                                            const std::vector<PersonId>& people);

}  // namespace kith::app
