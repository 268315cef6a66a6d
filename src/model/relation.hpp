// Who people are to each other. Each kind has its inverse, so one row says it for both sides.
#pragma once

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
};

// "Ada's manager is Grace": person Ada, kind manager, other Grace.
struct Relation {
  RelationId id;
  PersonId person, other;
  RelationKind kind = RelationKind::knows;
  Instant at{};
  SaidIn source = SaidIn::typed;
};

std::string_view name(RelationKind kind);  // "manager", "introduced-by"
std::optional<RelationKind> relation_kind_from(std::string_view name);
RelationKind inverse(RelationKind kind);
// What files and people call it: "wife", "Reports to", "referred by"; none for what is no relation.
std::optional<RelationKind> relation_in_words(std::string_view words);
inline constexpr std::string_view kRelationChoices =
    "spouse|partner|parent|child|sibling|relative|friend|colleague|manager|report|assistant|principal|mentor|mentee|"
    "introduced-by|introduced|knows";

}  // namespace kith
