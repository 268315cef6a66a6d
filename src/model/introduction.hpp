// Two people brought together: the user and somebody whom a connector knows, or two people whom the user knows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"

namespace kith {

// asked: a connector is to introduce the user to a target. offered: the user introduces two people to each other.
enum class IntroductionKind { asked, offered };

enum class IntroductionState { planned, asked, agreed, introduced, met, thanked, declined, dropped };

// What one of the two said, and when they were asked.
struct Consent {
  std::optional<Instant> asked, agreed, refused;
  bool operator==(const Consent&) const = default;
};

// first: the target, or the one person. second: the connector, or the other person.
enum class IntroductionSide { first, second };

struct Introduction {
  IntroductionId id;
  IntroductionKind kind = IntroductionKind::offered;
  PersonId first, second;
  std::string why;
  Consent of_first, of_second;
  std::optional<Instant> introduced, met, thanked;
  std::optional<Instant> followed;  // last asked how it went
  std::optional<Instant> closed;    // declined or dropped
  std::string closing;              // why, in words
  OpportunityId opportunity;        // that it is to serve; 0 is none
  Instant created{};

  Consent& of(IntroductionSide side) { return side == IntroductionSide::first ? of_first : of_second; }
  const Consent& of(IntroductionSide side) const { return side == IntroductionSide::first ? of_first : of_second; }
  PersonId who(IntroductionSide side) const { return side == IntroductionSide::first ? first : second; }
};

std::string_view name(IntroductionKind kind);
std::string_view name(IntroductionState state);
std::optional<IntroductionKind> introduction_kind_from(std::string_view name);

}  // namespace kith
