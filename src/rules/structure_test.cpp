#include "rules/structure.hpp"

#include <gmock/gmock.h>
#include <igraph/igraph.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "rules/test_graphs.hpp"

namespace kith {
namespace {

using test::any_ties;
using test::even_graph;

// igraph on the same ties, for what it says of them.
class IgraphsWord {
 public:
  explicit IgraphsWord(const TieGraph& graph) : people_(graph.nodes()) {
    std::set<std::pair<Node, Node>> pairs;
    for (Node from = 0; from < graph.nodes(); ++from) {
      for (const Arc& arc : graph.arcs_of(from)) pairs.emplace(std::min(from, arc.to), std::max(from, arc.to));
    }
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_init(&weights_, 0);
    for (const auto& [a, b] : pairs) {
      igraph_vector_int_push_back(&ends, a);
      igraph_vector_int_push_back(&ends, b);
      const Arc *there = graph.arc(a, b), *back = graph.arc(b, a);
      igraph_vector_push_back(&weights_, (there ? static_cast<double>(there->strength) : 0) +
                                             (back ? static_cast<double>(back->strength) : 0));
    }
    igraph_create(&graph_, &ends, static_cast<igraph_integer_t>(people_), IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
  }
  ~IgraphsWord() {
    igraph_destroy(&graph_);
    igraph_vector_destroy(&weights_);
  }
  IgraphsWord(const IgraphsWord&) = delete;
  IgraphsWord& operator=(const IgraphsWord&) = delete;

  std::vector<double> constraint() const {
    return numbers([&](igraph_vector_t* into) { igraph_constraint(&graph_, into, igraph_vss_all(), &weights_); });
  }
  // The share of ordered pairs.
  std::vector<double> betweenness() const {
    auto all = numbers([&](igraph_vector_t* into) {
      igraph_betweenness(&graph_, into, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr);
    });
    for (double& one : all) one *= 2 / (static_cast<double>(people_) * (static_cast<double>(people_) - 1));
    return all;
  }
  std::vector<Node> neighbours(Node node) const {
    igraph_vector_int_t row;
    igraph_vector_int_init(&row, 0);
    igraph_neighbors(&graph_, &row, node, IGRAPH_ALL);
    std::vector<Node> made;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&row); ++i)
      made.push_back(static_cast<Node>(VECTOR(row)[i]));
    igraph_vector_int_destroy(&row);
    return made;
  }
  double weight(Node a, Node b) const {
    igraph_integer_t edge = -1;
    igraph_get_eid(&graph_, &edge, a, b, IGRAPH_UNDIRECTED, false);
    return edge < 0 ? 0 : VECTOR(weights_)[edge];
  }

 private:
  template <class Ask>
  std::vector<double> numbers(const Ask& ask) const {
    igraph_vector_t all;
    igraph_vector_init(&all, 0);
    ask(&all);
    std::vector<double> made(VECTOR(all), VECTOR(all) + igraph_vector_size(&all));
    igraph_vector_destroy(&all);
    return made;
  }

  std::size_t people_;
  igraph_t graph_{};
  igraph_vector_t weights_{};
};

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
  EXPECT_EQ(three[0].among, 1U);
  EXPECT_EQ(three[3].ties, 0U);
  EXPECT_DOUBLE_EQ(three[3].constraint, 0);
}

TEST(Constraint, IsIgraphsAndSizesFollowFromItsNeighbourhoods) {
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    SCOPED_TRACE(seed);
    Lot lot(seed);
    const std::size_t people = 1 + lot.below(25);
    const TieGraph graph = TieGraph::build(people, any_ties(lot, people, lot.below(120), seed % 2 == 0));
    const IgraphsWord word(graph);
    const auto constraint = word.constraint();
    const auto all = holes(graph);
    ASSERT_EQ(all.size(), people);
    for (Node i = 0; i < people; ++i) {
      const auto near = word.neighbours(i);
      double sum = 0, among = 0, weighted = 0;
      for (const Node j : near) sum += word.weight(i, j);
      for (const Node j : near) {
        double most = 0;
        for (const Node q : word.neighbours(j)) most = std::max(most, word.weight(j, q));
        weighted += 1;
        for (const Node q : near) {
          if (q == j) continue;
          among += word.weight(j, q) > 0 ? .5 : 0;
          weighted -= word.weight(i, q) / sum * word.weight(j, q) / most;
        }
      }
      const auto count = static_cast<double>(near.size());
      for (const Holes& mine : {all[i], holes_of(graph, i)}) {
        EXPECT_EQ(mine.ties, near.size());
        EXPECT_EQ(mine.among, among);
        EXPECT_NEAR(mine.constraint, near.empty() ? 0 : constraint[i], 1e-9);
        EXPECT_NEAR(mine.effective_size, near.empty() ? 0 : count - 2 * among / count, 1e-9);
        EXPECT_NEAR(mine.effective_weighted, weighted, 1e-9);
      }
    }
  }
}

TEST(Constraint, WhoIsNotOpenIsNotThere) {
  Lot lot(7);
  const auto ties = any_ties(lot, 30, 200, false);
  const TieGraph graph = TieGraph::build(30, ties);
  std::vector<std::uint8_t> open(30, 1);
  std::vector<GraphTie> left;
  for (Node node = 0; node < 30; node += 4) open[node] = 0;
  for (const GraphTie& tie : ties) {
    if (open[tie.from] != 0 && open[tie.to] != 0) left.push_back(tie);
  }
  const auto with_closed = holes(graph, open), without = holes(TieGraph::build(30, left));
  for (Node node = 0; node < 30; ++node) {
    for (const Holes& one : {with_closed[node], holes_of(graph, node, open)}) {
      EXPECT_EQ(one.ties, without[node].ties);
      EXPECT_NEAR(one.constraint, without[node].constraint, 1e-12);
      EXPECT_NEAR(one.effective_weighted, without[node].effective_weighted, 1e-12);
    }
  }
  EXPECT_EQ(holes_of(graph, 99).ties, 0U);
  EXPECT_TRUE(holes(TieGraph()).empty());
}

TEST(Constraint, OfSomebodyWithFiftyThousandTies) {
  std::vector<std::pair<Node, Node>> pairs;
  for (Node node = 1; node <= 50'000; ++node) pairs.emplace_back(0, node);
  for (Node node = 1; node < 50'000; node += 2) pairs.emplace_back(node, node + 1);
  const TieGraph graph = even_graph(50'001, pairs);
  const Holes one = holes_of(graph, 0);
  EXPECT_EQ(one.among, 25'000U);
  EXPECT_NEAR(one.effective_size, 49'999, 1e-9);
  EXPECT_NEAR(holes(graph)[0].constraint, one.constraint, 1e-12);
  EXPECT_NEAR(one.constraint, 50'000 * std::pow(1.5 / 50'000, 2), 1e-12);
}

TEST(Bridging, TheMiddleOfAChainStandsBetweenTheMost) {
  const Bridging chain = bridging(even_graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}));
  EXPECT_DOUBLE_EQ(chain.share[0], 0);
  EXPECT_DOUBLE_EQ(chain.share[1], 6. / 20);
  EXPECT_DOUBLE_EQ(chain.share[2], 8. / 20);
  EXPECT_EQ(chain.samples, 0U);
}

TEST(Bridging, CountedOutIsIgraphs) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    Lot lot(seed);
    const std::size_t people = 2 + lot.below(40);
    const TieGraph graph = TieGraph::build(people, any_ties(lot, people, lot.below(120), seed % 2 == 0));
    EXPECT_THAT(exact_bridging(graph).share,
                testing::Pointwise(testing::DoubleNear(1e-9), IgraphsWord(graph).betweenness()));
  }
}

std::vector<std::pair<Node, Node>> ring_of_cliques(Node cliques, Node size) {
  std::vector<std::pair<Node, Node>> pairs;
  for (Node clique = 0; clique < cliques; ++clique) {
    for (Node a = 0; a < size; ++a) {
      for (Node b = a + 1; b < size; ++b) pairs.emplace_back(clique * size + a, clique * size + b);
    }
    pairs.emplace_back(clique * size, (clique + 1) % cliques * size + 1);
  }
  return pairs;
}

TEST(Bridging, DrawnIsAsCloseAsItSays) {
  Lot lot(11);
  std::vector<TieGraph> graphs;
  graphs.push_back(TieGraph::build(1200, any_ties(lot, 1200, 5000, true)));
  graphs.push_back(TieGraph::build(600, any_ties(lot, 600, 900, false)));  // in several pieces
  graphs.push_back(even_graph(600, ring_of_cliques(30, 20)));
  std::vector<std::pair<Node, Node>> star, grid;
  for (Node node = 1; node < 600; ++node) star.emplace_back(0, node);
  for (Node node = 1; node + 1 < 600; ++node) star.emplace_back(node, node + 1);
  for (Node x = 0; x < 25; ++x) {
    for (Node y = 0; y < 24; ++y) {
      if (x + 1 < 25) grid.emplace_back(24 * x + y, 24 * x + 24 + y);
      if (y + 1 < 24) grid.emplace_back(24 * x + y, 24 * x + y + 1);
    }
  }
  graphs.push_back(even_graph(600, star));
  graphs.push_back(even_graph(600, grid));  // many shortest ways between two
  for (std::size_t i = 0; i < graphs.size(); ++i) {
    SCOPED_TRACE(i);
    const double within = i == 0 ? .02 : .06;
    const Bridging drawn = drawn_bridging(graphs[i], {within, .99}), exact = exact_bridging(graphs[i]);
    EXPECT_GT(drawn.samples, 0U);
    EXPECT_EQ(drawn.within, within);
    EXPECT_DOUBLE_EQ(drawn.confidence, .99);
    EXPECT_THAT(drawn.share, testing::Pointwise(testing::DoubleNear(within), exact.share));
    // All shares together are the people between two in the mean: many small ones must add up too.
    const double between = std::accumulate(exact.share.begin(), exact.share.end(), 0.);
    EXPECT_NEAR(std::accumulate(drawn.share.begin(), drawn.share.end(), 0.) / between, 1, .08);
    EXPECT_THAT(exact.share, testing::Pointwise(testing::DoubleNear(1e-9), IgraphsWord(graphs[i]).betweenness()));
    EXPECT_EQ(drawn_bridging(graphs[i], {within, .99}).share, drawn.share) << "the same graph, the same answer";
  }
}

TEST(Bridging, WhoIsNotOpenIsNotThere) {
  // 1 stands between 0 and 2, unless 3 goes.
  const TieGraph graph = even_graph(4, {{0, 1}, {1, 2}, {0, 3}, {3, 2}});
  EXPECT_DOUBLE_EQ(bridging(graph).share[1], 1. / 12);
  const std::vector<std::uint8_t> open{1, 1, 1, 0};
  EXPECT_DOUBLE_EQ(bridging(graph, {}, open).share[1], 2. / 6);
  EXPECT_DOUBLE_EQ(bridging(graph, {}, open).share[3], 0);
}

TEST(Bridging, WhereNothingCanBeDrawnItIsCountedOut) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const TieGraph graph = even_graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
  for (const BridgingAim& aim : {BridgingAim{0, .95}, {-1, .95}, {nan, .95}, {.01, 1}, {.01, nan}, {1e-7, .95}}) {
    EXPECT_EQ(drawn_bridging(graph, aim).share, exact_bridging(graph).share);
    EXPECT_EQ(drawn_bridging(graph, aim).samples, 0U);
  }
  EXPECT_TRUE(bridging(TieGraph()).share.empty());
  EXPECT_THAT(bridging(even_graph(1, {})).share, testing::ElementsAre(0));
  EXPECT_THAT(drawn_bridging(even_graph(2, {{0, 1}}), {}).share, testing::ElementsAre(0, 0));
  EXPECT_THAT(drawn_bridging(even_graph(3, {}), {.2, .5}).share, testing::ElementsAre(0, 0, 0));
  EXPECT_THAT(drawn_bridging(graph, {.2, .5}, std::vector<std::uint8_t>(5, 0)).share, testing::Each(0));
}

}  // namespace
}  // namespace kith
