#include "rules/communities.hpp"

#include <gmock/gmock.h>

#include "rules/test_graphs.hpp"

namespace kith {
namespace {

using test::even_graph;
using testing::ElementsAre;

TEST(Communities, AreNumberedBySizeAndThenBySmallestNode) {
  // 0 1 2 | 3 4 5 6 | 7 8 9, with one tie between neighbours, and 10 alone.
  const TieGraph graph = even_graph(
      11,
      {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {3, 6}, {4, 5}, {4, 6}, {5, 6}, {7, 8}, {7, 9}, {8, 9}, {2, 3}, {6, 7}});
  EXPECT_THAT(communities(graph), ElementsAre(1, 1, 1, 0, 0, 0, 0, 2, 2, 2, 3));
}

TEST(Communities, WhoIsNotOpenHasNone) {
  const TieGraph graph = even_graph(4, {{0, 1}, {0, 2}, {0, 3}, {1, 2}});
  const std::vector<std::uint8_t> open{0, 1, 1, 1};
  EXPECT_THAT(communities(graph, open), ElementsAre(kNoCommunity, 0, 0, 1));
  EXPECT_THAT(communities(graph, std::vector<std::uint8_t>(4, 0)),
              ElementsAre(kNoCommunity, kNoCommunity, kNoCommunity, kNoCommunity));
}

TEST(Communities, WithoutTiesEverybodyIsTheirOwn) {
  EXPECT_THAT(communities(TieGraph()), ElementsAre());
  EXPECT_THAT(communities(even_graph(3, {})), ElementsAre(0, 1, 2));
}

}  // namespace
}  // namespace kith
