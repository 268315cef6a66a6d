#include "rules/near.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Near, HowManySlipsAWordForgives) {
  EXPECT_EQ(slips_forgiven(3), 0);
  EXPECT_EQ(slips_forgiven(4), 1);
  EXPECT_EQ(slips_forgiven(7), 1);
  EXPECT_EQ(slips_forgiven(8), 2);
}

TEST(Near, SlipsBetweenWhatWasTypedAndTheBeginningOfAWord) {
  struct Row {
    const char* typed;
    const char* word;
    int slips;
  };
  const Row rows[] = {
      {"byron", "byron", 0},
      {"byr", "byron", 0},     // still typing
      {"bryon", "byron", 1},   // neighbours swapped
      {"byrn", "byron", 1},    // one missing
      {"byrron", "byron", 1},  // one too many
      {"biron", "byron", 1},   // another
      {"yron", "byron", 1},    // the first missing
      {"bryo", "byron", 1},    // a slip, and still typing
      {"katherine", "catherine", 1},
      {"kathrine", "catherine", 2},
      {"babbage", "byron", 3},  // more than two is three
      {"schwarzeneger", "schwarzenegger", 1},
      {"", "byron", 0},
      {"byron", "", 3},
  };
  for (const Row& row : rows)
    EXPECT_EQ(slips_to_beginning(row.typed, row.word, 2), row.slips) << row.typed << " " << row.word;
  EXPECT_EQ(slips_to_beginning("kathrine", "catherine", 1), 2);
}

}  // namespace
}  // namespace kith
