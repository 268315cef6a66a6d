// Pursuing an organisation: the order of stages, what each is about, and when a pursuit stands still.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/pursuit.hpp"

namespace kith {

struct PursuitStageRow {
  PursuitStage stage;
  std::string_view title;     // "Giving back"
  std::string_view expected;  // what to do next when no step is set
  int patience_weeks;         // without a step, a contact or an event it stands still after so long
};
const PursuitStageRow& stage_row(PursuitStage stage);
std::optional<PursuitStage> stage_after(PursuitStage stage);

// What the pursuit has to go on.
struct PursuitSigns {
  std::optional<LocalDate> last_touch;  // with anybody who is there now
  std::optional<LocalDate> last_event;
  LocalDate stage_day{};  // when this stage was reached
};
// The day on which the pursuit has stood still for the stage's patience; none while a step with a day is set, or
// once it is closed.
std::optional<LocalDate> stalls_on(const Pursuit& pursuit, const PursuitSigns& signs);
// "No next step since May: decide on one, or close it." `since` as of `today`: a month, with its year in another.
std::string stalled_words(const PursuitSigns& signs, LocalDate today);

// At most so many pursuits that stand still are lines of one day.
inline constexpr int kMostStalled = 3;

// How a pursuit came to its stage, from what the change log says.
struct PursuitChange {
  std::string stage;           // as it became; "" when only the day did
  std::optional<Instant> day;  // of the stage, as it became
  bool taken_back = false;     // by an undo, or by undoing one
};
struct ReachedStage {
  PursuitStage stage = PursuitStage::idea;
  Instant at{};
  bool operator==(const ReachedStage&) const = default;
};
// Oldest first, ends with the stage the pursuit has. `first` is the stage it began with.
std::vector<ReachedStage> stages_of(const Pursuit& pursuit, PursuitStage first,
                                    const std::vector<PursuitChange>& changes);

}  // namespace kith
