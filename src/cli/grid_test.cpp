#include "cli/grid.hpp"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

Grid people() {
  return {{{"ID", Side::right}, {"NAME", Side::left, 6}, {"WHERE", Side::left, 4}, {"TAGS", Side::left, 4}},
          {{"7", "Ada Byron", "Analytical Engines", ""}, {"12", "山田太郎", "", ""}}};
}

TEST(Grid, AlignsByColumnsAndLeavesOutEmptyOnes) {
  EXPECT_EQ(text_of(people(), {}),
            "ID  NAME       WHERE\n"
            " 7  Ada Byron  Analytical Engines\n"
            "12  山田太郎\n");
}

TEST(Grid, GivesWayOnANarrowTerminal) {
  EXPECT_EQ(text_of(people(), {.width = 24}),
            "ID  NAME       WHERE\n"
            " 7  Ada Byron  Analytic…\n"
            "12  山田太郎\n");
}

TEST(Grid, NeverCutsBelowWhatAColumnKeeps) {
  EXPECT_EQ(text_of(people(), {.width = 5}),
            "ID  NAME    WHE…\n"
            " 7  Ada B…  Ana…\n"
            "12  山田…\n");
}

TEST(Grid, OneLineARow) {
  const Grid grid{{{""}}, {{"a\nb\tc"}}};
  EXPECT_EQ(text_of(grid, {}), "a b c\n");
}

TEST(Grid, NothingForNoRows) {
  EXPECT_EQ(text_of({{{"ID"}}, {}}, {}), "");
}

TEST(Grid, PaintsOnlyWithColours) {
  const Grid grid{{{"ID", Side::left, 0, Ink::strong}}, {{"7"}}};
  EXPECT_EQ(text_of(grid, {.width = 80, .colour = true}), "\x1b[2mID\x1b[0m\n\x1b[1m7\x1b[0m\n");
  EXPECT_EQ(text_of(grid, {.width = 80}), "ID\n7\n");
}

}  // namespace
}  // namespace kith::cli
