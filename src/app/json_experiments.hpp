// The JSON of experiments, for both fronts.
#pragma once

#include "app/experiment_report.hpp"
#include "app/json.hpp"

namespace kith::app {

Json to_json(const ExperimentLine& line);
Json to_json(const ExperimentView& view);
Json to_json(const ExperimentReportView& view);
Json to_json(const ExperimentDone& done);
Json to_json(const Assigned& assigned);
Json to_json(const ExampleExperiment& example);

Result<ExperimentInput> experiment_input(const Json& body);
Result<AssignRequest> assign_input(const Json& body);
struct OutcomeBody {
  PersonId person;
  std::optional<OutcomeInput> outcome;  // none: back to what the timeline says
};
Result<OutcomeBody> outcome_input(const Json& body);
Result<PersonId> unassign_input(const Json& body);
Result<JournalInput> journal_input(const Json& body);
Result<std::string> closing_input(const Json& body);

}  // namespace kith::app
