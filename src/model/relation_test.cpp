#include "model/relation.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace kith {
namespace {

TEST(Relations, EveryKindHasANameAndAnInverseThatComesBack) {
  for (const std::string& choice : split(kRelationChoices, "|")) {
    const auto kind = relation_kind_from(choice);
    ASSERT_TRUE(kind) << choice;
    EXPECT_EQ(name(*kind), choice);
    EXPECT_EQ(inverse(inverse(*kind)), *kind) << choice;
  }
  EXPECT_EQ(inverse(RelationKind::manager), RelationKind::report);
  EXPECT_EQ(inverse(RelationKind::introduced_by), RelationKind::introduced);
  EXPECT_EQ(inverse(RelationKind::spouse), RelationKind::spouse);
}

TEST(Relations, AsFilesCallThem) {
  struct Row {
    const char* words;
    RelationKind kind;
  };
  const Row rows[] = {
      {"Spouse", RelationKind::spouse},
      {"wife", RelationKind::spouse},
      {"Manager", RelationKind::manager},
      {"Reports to", RelationKind::manager},
      {"referred by", RelationKind::introduced_by},
      {"Introduced by", RelationKind::introduced_by},
      {"Friend", RelationKind::friend_of},
      {"co-worker", RelationKind::colleague},
      {"Sister", RelationKind::sibling},
      {"assistant", RelationKind::assistant},
  };
  for (const Row& row : rows) EXPECT_EQ(relation_in_words(row.words), row.kind) << row.words;
  for (const char* other : {"hobby", "anniversary", "", "met at", "profession"}) {
    EXPECT_FALSE(relation_in_words(other)) << other;
  }
}

}  // namespace
}  // namespace kith
