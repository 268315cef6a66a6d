// A week looked back on.
#pragma once

#include <optional>
#include <string>

#include "base/id.hpp"
#include "base/weeks.hpp"

namespace kith {

// What a week came to. A contact is one person on one day, whatever the number of messages.
struct WeekFigures {
  int contacts = 0;
  int people = 0;
  int dialogues = 0;
  int minutes = 0;     // by their strata, on the days the user had part
  int new_people = 0;  // first contact ever
  int revived = 0;     // dialogues with ties that had gone dormant
  int promises_kept = 0;
  bool operator==(const WeekFigures&) const = default;
};

// What the user keeps of it: words, and once it is finished the figures as they were then.
struct WeekNote {
  WeekId id;
  Week week;
  std::string text;
  std::optional<Instant> finished;
  WeekFigures figures;
};

}  // namespace kith
