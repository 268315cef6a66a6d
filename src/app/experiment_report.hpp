// What an experiment has come to, and its journal: each week's figures beside what the user thinks and changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/experiments.hpp"

namespace kith::app {

struct JournalWeek {
  Week week;
  ExperimentWeek figures;  // filled in from the timeline, always as they are now
  std::string thinks;
  std::string changes;
};

struct ExperimentReportView {
  ExperimentReport report;
  // The latest week first: every week from the first sending to the last window's end, as far as lived, and
  // those with words.
  std::vector<JournalWeek> journal;
};
Result<ExperimentReportView> experiment_report(const App& app, ExperimentId id);

struct JournalInput {
  std::optional<Week> week;  // else the running one
  std::optional<std::string> thinks;
  std::optional<std::string> changes;
};
// What is left out stays as it is; both empty takes the week's words away.
Result<ExperimentDone> write_journal(const App& app, ExperimentId id, const JournalInput& input);

// The experiments that Kith suggests, ready to be made.
struct ExampleExperiment {
  std::string_view key;   // "1", the number
  std::string_view what;  // one line
  ExperimentInput input;
};
const std::vector<ExampleExperiment>& example_experiments();
// By its number or its name.
Result<ExperimentInput> example_experiment(const std::string& key);

}  // namespace kith::app
