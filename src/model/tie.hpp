// Who knows who: what speaks for two people knowing each other.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"

namespace kith {

// From the strongest to the faintest. One bit each in a TieSigns.
enum class TieSign : std::uint8_t {
  said,               // the user says so
  related,            // spouse, friend, mentor, manager, assistant: a relation known from a card or typed
  introduced,         // one was introduced to the other
  wrote,              // one wrote to the other, as the user's mail shows
  met,                // both were at the same lunch, meeting, visit or event
  copied,             // both stood in To or Cc of the same message
  same_organisation,  // both at the same employer at the same time
};
inline constexpr int kTieSigns = 7;

using TieSigns = std::uint8_t;
constexpr TieSigns bit(TieSign sign) {
  return static_cast<TieSigns>(1U << static_cast<unsigned>(sign));
}

std::string_view name(TieSign sign);  // "same-organisation"

// One sign between two people: how often it was seen and when.
struct TieEvidence {
  PersonId person, other;
  TieSign sign = TieSign::met;
  // Times it was seen, those among many counted as less; or how well the user says. Where several are taken together,
  // each is halved with the half-life of its sign up to `last`.
  double weight = 1;
  Instant first{}, last{};
  int times = 1;
};

}  // namespace kith
