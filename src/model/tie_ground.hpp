// What a tie between two others may be seen in, as the database holds it: rules/tie_evidence.hpp makes pairs of it.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/dates.hpp"
#include "base/id.hpp"
#include "model/relation.hpp"

namespace kith {

// Somebody at something: those with the same key were there together.
struct Attendance {
  std::uint64_t key = 0;
  PersonId person;
  Instant at{};
  TouchId touch = {};
  auto operator<=>(const Attendance&) const = default;
};
// A message, its people as places in TieGround::addresses.
struct Letter {
  static constexpr std::uint32_t kUser = ~std::uint32_t{0};

  std::int64_t id = 0;
  Instant at{};
  std::uint32_t from = kUser;
  std::uint32_t begin = 0, copied = 0, end = 0;  // in TieGround::parties: To, then Cc
  bool list = false;  // to a discussion list: those beside its writer need not know each other
};
// Somebody at an organisation.
struct Post {
  OrganisationId organisation;
  std::uint64_t department = 0;  // 0: not known
  PersonId person;
  Instant from{}, to{};  // surely there; still there: to is Instant::max()
  PositionId position = {};
  auto operator<=>(const Post&) const = default;
};

// A relation, or an introduction.
struct SaidTie {
  PersonId person, other;
  RelationKind kind = RelationKind::knows;
  std::optional<HowWell> how_well;
  Instant at{}, last{};
};

// Of nobody in the trash.
struct TieGround {
  TieGround() = default;
  TieGround(TieGround&&) noexcept = default;
  TieGround& operator=(TieGround&&) noexcept = default;
  TieGround(const TieGround&) = delete;  // `places` points into `addresses`
  TieGround& operator=(const TieGround&) = delete;

  std::uint32_t place(std::string_view address);  // a new one where it is not there yet

  std::vector<Attendance> attendances;  // in order
  std::vector<Letter> letters;
  std::int64_t last_message = 0;  // the highest number read
  std::vector<std::uint32_t> parties;
  std::deque<std::string> addresses;
  std::unordered_map<std::string_view, std::uint32_t> places;  // of the addresses
  std::vector<PersonId> owners;                                // beside addresses; none where nobody has it
  std::vector<Post> posts;                                     // in order
  std::vector<SaidTie> said;
};

}  // namespace kith
