// Somebody came to the user and asked for something.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"

namespace kith {

enum class ApproachState { open, answered, declined, ignored };

struct Approach {
  ApproachId id;
  PersonId person;
  Instant at{};
  std::string from;             // where they came from: "LinkedIn", "the Guild's dinner"; may be empty
  std::optional<bool> knew_me;  // they had done their homework; none: not said
  std::string wanted;
  ApproachState state = ApproachState::open;
  std::optional<Instant> decided;
  int minutes = 0;  // given to them
  std::string came_of;
};

std::string_view name(ApproachState state);
std::optional<ApproachState> approach_state_from(std::string_view name);

}  // namespace kith
