// What the rhythms cost a day against the day's minutes, and what to move so that they fit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/opened_plan.hpp"
#include "store/people.hpp"

namespace kith::app {

struct LoadMove {
  Stratum from, to;
  int people = 0;
  std::vector<PersonRow> first;  // some of them, the weakest ties
};

struct LoadView {
  double needed = 0;  // minutes per working day
  int budget = 30;
  double after = 0;  // once the moves are made
  std::vector<LoadMove> moves;
  std::optional<std::string> advice;  // one sentence; none while it fits
  struct Share {
    Stratum stratum;
    int people = 0;
    double minutes = 0;  // per working day
  };
  std::vector<Share> strata;  // by rank
};

Result<LoadView> load(const App& app);
// The sentence alone, for another budget than the setting's.
std::optional<std::string> load_advice(const OpenedPlan& opened, int budget);
// Makes the moves, one step. refused when everything fits already or nobody can move.
Result<Done> fit_load(const App& app);

}  // namespace kith::app
