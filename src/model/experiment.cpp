#include "model/experiment.hpp"

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array<Words<ExperimentState>, 2> kExperimentStateWords{
    {{ExperimentState::open, "open"}, {ExperimentState::closed, "closed"}}};
constexpr std::array<Words<Assignment>, 2> kAssignmentWords{
    {{Assignment::random, "random"}, {Assignment::chosen, "chosen"}}};
constexpr std::array<Words<Outcome>, 4> kOutcomeWords{{{Outcome::answered, "answered"},
                                                       {Outcome::declined, "declined"},
                                                       {Outcome::met, "met"},
                                                       {Outcome::led_to, "led-to"}}};

}  // namespace

std::string_view name(ExperimentState state) {
  return word(kExperimentStateWords, state);
}
std::string_view name(Assignment assignment) {
  return word(kAssignmentWords, assignment);
}
std::string_view name(Outcome outcome) {
  return word(kOutcomeWords, outcome);
}
std::optional<ExperimentState> experiment_state_from(std::string_view name) {
  return value(kExperimentStateWords, name);
}
std::optional<Assignment> assignment_from(std::string_view name) {
  return value(kAssignmentWords, name);
}
std::optional<Outcome> outcome_from(std::string_view name) {
  return value(kOutcomeWords, name);
}

}  // namespace kith
