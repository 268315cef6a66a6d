#include "rules/boosting.hpp"

#include <gtest/gtest.h>

#include <random>

namespace kith {
namespace {

// Yes when exactly one of two coins shows heads: nothing a line can say.
Examples exclusive(int rows, unsigned seed) {
  std::mt19937 random(seed);
  Examples table;
  table.width = 3;
  for (int i = 0; i < rows; ++i) {
    const bool a = random() % 2 == 0;
    const bool b = random() % 2 == 0;
    table.cells.insert(table.cells.end(), {a ? 1.F : 0.F, b ? 1.F : 0.F, static_cast<float>(random() % 1000)});
    table.labels.push_back(a != b ? 1.F : 0.F);
    table.weights.push_back(1);
  }
  // Not balanced to the last row, as nothing ever is: a tie of gains would leave the first cut to chance.
  return table;
}

TEST(Boosting, FindsWhatALineCannotSay) {
  const Examples table = exclusive(2001, 7);
  const std::vector<double> base(table.rows(), 0);
  const BoostedTrees trees = BoostedTrees::fit(table, base, {.trees = 80, .depth = 3, .rate = .2});
  const float unlike[] = {1, 0, 500};
  const float alike[] = {1, 1, 500};
  EXPECT_GT(sigmoid(trees(unlike)), .85);
  EXPECT_LT(sigmoid(trees(alike)), .15);
}

TEST(Boosting, AFewRowsGrowNoTree) {
  const Examples table = exclusive(60, 7);
  const std::vector<double> base(table.rows(), 0);
  const BoostedTrees trees = BoostedTrees::fit(table, base, {});
  const float one[] = {1, 0, 3};
  const float other[] = {1, 1, 3};
  EXPECT_DOUBLE_EQ(trees(one), trees(other));
}

TEST(Boosting, AddsNothingToABaseThatIsRight) {
  Examples table = exclusive(2000, 3);
  std::vector<double> base;
  for (const float label : table.labels) base.push_back(label > 0 ? 12 : -12);
  const BoostedTrees trees = BoostedTrees::fit(table, base, {});
  const float one[] = {1, 0, 3};
  EXPECT_NEAR(trees(one), 0, .01);
}

TEST(Boosting, NoRowsNoTrees) {
  Examples none;
  none.width = 2;
  const float row[] = {1, 2};
  EXPECT_DOUBLE_EQ(BoostedTrees::fit(none, {}, {})(row), 0);
}

TEST(Boosting, TheSameRowsGiveTheSameTrees) {
  const Examples table = exclusive(500, 11);
  const std::vector<double> base(table.rows(), .1);
  const BoostedTrees a = BoostedTrees::fit(table, base, {});
  const BoostedTrees b = BoostedTrees::fit(table, base, {});
  for (std::size_t r = 0; r < table.rows(); ++r) EXPECT_DOUBLE_EQ(a(table.row(r)), b(table.row(r)));
}

TEST(Boosting, AConstantTraitIsNeverCut) {
  Examples table = exclusive(500, 5);
  for (std::size_t r = 0; r < table.rows(); ++r) table.cells[r * 3 + 2] = 9;
  const std::vector<double> base(table.rows(), 0);
  const BoostedTrees trees = BoostedTrees::fit(table, base, {});
  const float low[] = {1, 0, 0};
  const float high[] = {1, 0, 100};
  EXPECT_DOUBLE_EQ(trees(low), trees(high));
}

}  // namespace
}  // namespace kith
