// Experiments for people: the list, one of them, its report.
#pragma once

#include <string>
#include <vector>

#include "app/experiment_report.hpp"
#include "cli/look.hpp"
#include "cli/people_text.hpp"

namespace kith::cli {

std::string experiments_text(const std::vector<app::ExperimentLine>& lines, const Look& look);
std::string experiment_text(const app::ExperimentView& view, const Now& now, const Look& look);
std::string experiment_report_text(const app::ExperimentReportView& view, const Now& now, const Look& look);
// Who was put in, with the arm each drew, and who was passed over.
std::string assigned_text(const app::Assigned& made, const Experiment& experiment, const Look& look);
std::string examples_text(const Look& look);

}  // namespace kith::cli
