#include "model/approach.hpp"

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kApproachStateNames{
    Words<ApproachState>{ApproachState::open, "open"}, Words<ApproachState>{ApproachState::answered, "answered"},
    Words<ApproachState>{ApproachState::declined, "declined"}, Words<ApproachState>{ApproachState::ignored, "ignored"}};

}  // namespace

std::string_view name(ApproachState state) {
  return word(kApproachStateNames, state);
}
std::optional<ApproachState> approach_state_from(std::string_view name) {
  return value(kApproachStateNames, name);
}

}  // namespace kith
