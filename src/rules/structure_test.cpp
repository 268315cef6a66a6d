#include "rules/structure.hpp"

#include <gmock/gmock.h>

#include "rules/test_graphs.hpp"

namespace kith {
namespace {

using test::even_graph;

TEST(Constraint, OfSmallShapesByHand) {
  // A star's middle: four ties, each a quarter. Its rays: one tie that is all they have.
  const auto star = holes(even_graph(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}));
  EXPECT_DOUBLE_EQ(star[0].constraint, 4 * .25 * .25);
  EXPECT_DOUBLE_EQ(star[0].effective_size, 4);
  EXPECT_DOUBLE_EQ(star[0].effective_weighted, 4);
  EXPECT_DOUBLE_EQ(star[1].constraint, 1);
  // Three who all know each other: p_ij is a half, over the third a quarter.
  const auto three = holes(even_graph(4, {{0, 1}, {0, 2}, {1, 2}}));
  EXPECT_DOUBLE_EQ(three[0].constraint, 2 * .75 * .75);
  EXPECT_DOUBLE_EQ(three[0].effective_size, 1);
  EXPECT_DOUBLE_EQ(three[0].effective_weighted, 1);
  EXPECT_EQ(three[3].ties, 0U);
  EXPECT_DOUBLE_EQ(three[3].constraint, 0);
}

TEST(Bridging, TheMiddleOfAChainStandsBetweenTheMost) {
  const Bridging chain = bridging(even_graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}));
  EXPECT_DOUBLE_EQ(chain.share[0], 0);
  EXPECT_DOUBLE_EQ(chain.share[1], 6. / 20);
  EXPECT_DOUBLE_EQ(chain.share[2], 8. / 20);
  EXPECT_EQ(chain.samples, 0U);
}

}  // namespace
}  // namespace kith
