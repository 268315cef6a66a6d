// A small experiment: which of some ways to reach people gets answers. What was sent and what came back is read
// from the timeline; only who was to get what, and what the user says came of it, is written down.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/weeks.hpp"
#include "model/touch.hpp"

namespace kith {

enum class ExperimentState { open, closed };
// Drawn by lot when people are put in, or chosen by the user.
enum class Assignment { random, chosen };
// What the user says came of it; none: the timeline decides.
enum class Outcome { none, answered, declined, met, led_to };

struct Arm {
  ArmId id;
  std::string name;
  Channel channel = Channel::email;
  std::string message;  // the kind of message, such as congratulation; may be empty
  std::string gift;     // "" without one
};

struct Experiment {
  ExperimentId id;
  std::string name;
  std::string hypothesis;
  std::vector<std::string> segments;  // queries, as rules/query.hpp reads them
  int planned = 0;                    // people in all
  int window_days = 14;               // an answer later than this after sending is late
  Assignment assignment = Assignment::random;
  std::int64_t seed = 0;
  ExperimentState state = ExperimentState::open;
  Instant created{};
  std::optional<Instant> closed;
  std::string closing;  // what was learned
  std::vector<Arm> arms;

  const Arm* arm(ArmId which) const {
    for (const Arm& one : arms) {
      if (one.id == which) return &one;
    }
    return nullptr;
  }
};

// One person put into an arm.
struct ExperimentEntry {
  ExperimentEntryId id;
  ExperimentId experiment;
  ArmId arm;
  PersonId person;
  Instant assigned{};
  std::string segment;  // the first of the experiment's queries that fitted them then; "" for none
  Outcome outcome = Outcome::none;
  std::string words;  // with led_to: to what
  std::optional<Instant> outcome_at;
};

// What the user thought of it in a week.
struct ExperimentNote {
  std::int64_t id = 0;
  ExperimentId experiment;
  Week week;
  std::string thinks;
  std::string changes;
  Instant at{};
};

std::string_view name(ExperimentState state);
std::string_view name(Assignment assignment);
std::string_view name(Outcome outcome);  // "" for none
std::optional<ExperimentState> experiment_state_from(std::string_view name);
std::optional<Assignment> assignment_from(std::string_view name);
std::optional<Outcome> outcome_from(std::string_view name);  // never none

}  // namespace kith
