#include "model/relation.hpp"

#include "base/text.hpp"
#include "model/word_table.hpp"

namespace kith {
namespace {

struct Row {
  RelationKind kind;
  std::string_view name;
  RelationKind inverse;
};
constexpr Row kRows[] = {
    {RelationKind::spouse, "spouse", RelationKind::spouse},
    {RelationKind::partner, "partner", RelationKind::partner},
    {RelationKind::parent, "parent", RelationKind::child},
    {RelationKind::child, "child", RelationKind::parent},
    {RelationKind::sibling, "sibling", RelationKind::sibling},
    {RelationKind::relative, "relative", RelationKind::relative},
    {RelationKind::friend_of, "friend", RelationKind::friend_of},
    {RelationKind::colleague, "colleague", RelationKind::colleague},
    {RelationKind::manager, "manager", RelationKind::report},
    {RelationKind::report, "report", RelationKind::manager},
    {RelationKind::assistant, "assistant", RelationKind::principal},
    {RelationKind::principal, "principal", RelationKind::assistant},
    {RelationKind::mentor, "mentor", RelationKind::mentee},
    {RelationKind::mentee, "mentee", RelationKind::mentor},
    {RelationKind::introduced_by, "introduced-by", RelationKind::introduced},
    {RelationKind::introduced, "introduced", RelationKind::introduced_by},
    {RelationKind::knows, "knows", RelationKind::knows},
    {RelationKind::strangers, "strangers", RelationKind::strangers},
};

// As fold() leaves words.
struct Said {
  std::string_view words;
  RelationKind kind;
};
constexpr Said kSaid[] = {
    {"wife", RelationKind::spouse},
    {"husband", RelationKind::spouse},
    {"domestic partner", RelationKind::partner},
    {"girlfriend", RelationKind::partner},
    {"boyfriend", RelationKind::partner},
    {"mother", RelationKind::parent},
    {"father", RelationKind::parent},
    {"children", RelationKind::child},
    {"son", RelationKind::child},
    {"daughter", RelationKind::child},
    {"brother", RelationKind::sibling},
    {"sister", RelationKind::sibling},
    {"kin", RelationKind::relative},
    {"family", RelationKind::relative},
    {"cousin", RelationKind::relative},
    {"co worker", RelationKind::colleague},
    {"coworker", RelationKind::colleague},
    {"boss", RelationKind::manager},
    {"reports to", RelationKind::manager},
    {"direct report", RelationKind::report},
    {"referred by", RelationKind::introduced_by},
    {"referrer", RelationKind::introduced_by},
    {"introduced by", RelationKind::introduced_by},
    {"acquaintance", RelationKind::knows},
    {"contact", RelationKind::knows},
    {"related", RelationKind::knows},
};

constexpr std::array kHowWellNames{Words<HowWell>{HowWell::little, "a-little"}, Words<HowWell>{HowWell::well, "well"},
                                   Words<HowWell>{HowWell::closely, "closely"}};

}  // namespace

std::string_view name(RelationKind kind) {
  for (const Row& row : kRows) {
    if (row.kind == kind) return row.name;
  }
  return {};
}

std::optional<RelationKind> relation_kind_from(std::string_view text) {
  for (const Row& row : kRows) {
    if (row.name == text) return row.kind;
  }
  return std::nullopt;
}

RelationKind inverse(RelationKind kind) {
  for (const Row& row : kRows) {
    if (row.kind == kind) return row.inverse;
  }
  return RelationKind::knows;
}

std::optional<RelationKind> relation_in_words(std::string_view words) {
  const std::string folded = fold(words);
  for (const Row& row : kRows) {
    if (fold(row.name) == folded) return row.kind;
  }
  for (const Said& row : kSaid) {
    if (row.words == folded) return row.kind;
  }
  return std::nullopt;
}

std::string_view name(HowWell how) {
  return word(kHowWellNames, how);
}

std::optional<HowWell> how_well_from(std::string_view name) {
  return value(kHowWellNames, name);
}

std::optional<HowWell> how_well_from(std::int64_t kept) {
  if (kept < 1 || kept > 3) return std::nullopt;
  return static_cast<HowWell>(kept);
}

}  // namespace kith
