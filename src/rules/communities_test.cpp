#include "rules/communities.hpp"

#include <gmock/gmock.h>

#include <future>
#include <limits>
#include <set>

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

TEST(Communities, AreTheCirclesThatAreThere) {
  // Ten circles of thirty: within one each knows a third, outside it one in a hundred, and less well.
  Lot lot(5);
  std::vector<GraphTie> ties;
  for (Node a = 0; a < 300; ++a) {
    for (Node b = 0; b < a; ++b) {
      const bool within = a % 10 == b % 10;
      if (lot.below(100) >= (within ? 33U : 1U)) continue;
      ties.push_back({a, b, within ? .5F : .1F});
      ties.push_back({b, a, within ? .5F : .1F});
    }
  }
  const TieGraph graph = TieGraph::build(300, ties);
  const auto of = communities(graph);
  for (Node node = 0; node < 300; ++node) EXPECT_EQ(of[node], of[node % 10]) << node;
  EXPECT_EQ(std::set<std::uint32_t>(of.begin(), of.end()).size(), 10U);
  EXPECT_EQ(communities(graph), of) << "the same graph, the same answer";
}

TEST(Communities, ResolutionSaysHowFine) {
  std::vector<std::pair<Node, Node>> chain;
  for (Node node = 0; node + 1 < 60; ++node) chain.emplace_back(node, node + 1);
  const TieGraph graph = even_graph(60, chain);
  const auto count = [&](double resolution) {
    const auto of = communities(graph, {}, resolution);
    return std::set<std::uint32_t>(of.begin(), of.end()).size();
  };
  EXPECT_LT(count(.1), count(1));
  EXPECT_LT(count(1), count(10));
  for (const double odd : {0., -1., std::numeric_limits<double>::quiet_NaN()}) EXPECT_EQ(count(odd), 1U);
}

TEST(Communities, OfAStarOfFiftyThousand) {
  std::vector<std::pair<Node, Node>> pairs;
  for (Node node = 1; node <= 50'000; ++node) pairs.emplace_back(0, node);
  EXPECT_THAT(communities(even_graph(50'001, pairs)), testing::Each(0));
}

TEST(Communities, MayBeAskedForByManyAtOnce) {
  Lot lot(6);
  const TieGraph graph = TieGraph::build(200, test::any_ties(lot, 200, 800, true));
  const auto alone = communities(graph);
  std::vector<std::future<std::vector<std::uint32_t>>> many;
  for (int i = 0; i < 8; ++i) many.push_back(std::async(std::launch::async, [&] { return communities(graph); }));
  for (auto& one : many) EXPECT_EQ(one.get(), alone);
}

}  // namespace
}  // namespace kith
