// Experiments as rows: what is tried, who was put into which arm, and the words of each week.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/experiment.hpp"
#include "store/tx.hpp"

namespace kith {

// With their arms, the latest first.
Result<std::vector<Experiment>> list_experiments(const Db& db);
Result<std::optional<Experiment>> find_experiment(const Db& db, ExperimentId id);
// Of one experiment, or of all; in the order they were put in. Who is in the trash is left out.
Result<std::vector<ExperimentEntry>> experiment_entries(const Db& db, std::optional<ExperimentId> experiment = {});
Result<std::vector<ExperimentNote>> experiment_notes(const Db& db, ExperimentId experiment);  // the latest week first

// Somebody whom an open experiment waits to be sent: nothing went out on the arm's channel since they were put in.
struct UnsentEntry {
  ExperimentEntryId id;
  PersonId person;
  ExperimentId experiment;
  ArmId arm;
};
// As of `now`; of everybody, or of some.
Result<std::vector<UnsentEntry>> unsent_entries(const Db& db, Instant now, const std::vector<PersonId>* only = nullptr);

}  // namespace kith
