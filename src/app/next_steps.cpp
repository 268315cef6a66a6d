#include "app/next_steps.hpp"

#include <algorithm>
#include <iterator>

namespace kith::app {

std::string_view name(StepOf kind) {
  switch (kind) {
    case StepOf::introduction: return "introduction";
    case StepOf::organisation: return "organisation";
    case StepOf::opportunity: return "opportunity";
  }
  return {};
}

Result<std::vector<NextStep>> next_steps(const Db& db, LocalDate today, const Zone& zone) {
  std::vector<NextStep> all;
  for (const auto part : {introduction_steps, organisation_steps, opportunity_steps}) {
    KITH_TRY(auto steps, part(db, today, zone));
    all.insert(all.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
  }
  std::stable_sort(all.begin(), all.end(), [](const NextStep& a, const NextStep& b) { return a.due < b.due; });
  return all;
}

}  // namespace kith::app
