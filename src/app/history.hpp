// Undo and history, both from the change log.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "store/log.hpp"

namespace kith::app {

struct Undone {
  StepId step;        // the undoing itself, a step that can be undone too
  std::string title;  // of what was undone
  int kept = 0;       // values edited later, left as they are
  std::vector<std::string> people_kept;
};

// A named step, or the newest that still stands. refused when it is undone already; not_found when
// there is nothing to undo.
Result<Undone> undo(const App& app, std::optional<StepId> step = {});

Result<std::vector<Step>> history(const App& app, std::optional<StepId> before, int limit);

// One step's changes to one person, in words.
struct PersonStep {
  Step step;
  struct Line {
    std::string what;  // "e-mail address", "Stratum"
    std::optional<std::string> before, after;
  };
  std::vector<Line> lines;
};
Result<std::vector<PersonStep>> person_history(const App& app, PersonId person, int limit);

}  // namespace kith::app
