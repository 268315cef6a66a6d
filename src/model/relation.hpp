// Who people are to each other. Each kind has its inverse, so one row says it for both sides.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"
#include "model/person.hpp"

namespace kith {

enum class RelationKind {
  spouse,
  partner,
  parent,
  child,
  sibling,
  relative,
  friend_of,
  colleague,
  manager,
  report,
  assistant,
  principal,  // whom the assistant assists
  mentor,
  mentee,
  introduced_by,
  introduced,
  knows,
  strangers,  // the user says they do not know each other, whatever it looks like
};

// How well the user says two people know each other.
enum class HowWell : std::uint8_t { little = 1, well = 2, closely = 3 };
std::string_view name(HowWell how);  // "a-little", "well", "closely"
std::optional<HowWell> how_well_from(std::string_view name);
std::optional<HowWell> how_well_from(std::int64_t kept);
inline constexpr std::string_view kHowWellChoices = "a-little|well|closely";

// "Ada's manager is Grace": person Ada, kind manager, other Grace.
struct Relation {
  RelationId id;
  PersonId person, other;
  RelationKind kind = RelationKind::knows;
  Instant at{};
  SaidIn source = SaidIn::typed;
  std::optional<HowWell> how_well = {};  // where the user says it
};

std::string_view name(RelationKind kind);  // "manager", "introduced-by"
std::optional<RelationKind> relation_kind_from(std::string_view name);
RelationKind inverse(RelationKind kind);
// What files and people call it: "wife", "Reports to", "referred by"; none for what is no relation.
std::optional<RelationKind> relation_in_words(std::string_view words);
inline constexpr std::string_view kRelationChoices =
    "spouse|partner|parent|child|sibling|relative|friend|colleague|manager|report|assistant|principal|mentor|mentee|"
    "introduced-by|introduced|knows|strangers";

}  // namespace kith
