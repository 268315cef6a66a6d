#include "rules/way_search.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <map>

#include "rules/test_graphs.hpp"

namespace kith {
namespace {

using test::any_ties;
using test::even_graph;
using testing::ElementsAre;
using testing::IsEmpty;

using Nodes = std::vector<Node>;

std::vector<Nodes> nodes_of(const std::vector<Way>& ways) {
  std::vector<Nodes> made;
  for (const Way& way : ways) made.push_back(way.nodes);
  return made;
}

// Every way there is, walked.
class AllWays {
 public:
  AllWays(const TieGraph& graph, const Nodes& targets, const WayLimits& limits, std::span<const std::uint8_t> open,
          std::span<const float> favour)
      : graph_(graph), targets_(targets), limits_(limits), open_(open), favour_(favour) {}

  // By first connector, the best chance.
  std::map<Node, double> from(Node node) {
    passed_ = {node};
    walk(node, 1);
    return best_;
  }

 private:
  void walk(Node at, double chance) {
    if (static_cast<int>(passed_.size()) > limits_.most_steps) return;
    for (const Arc& arc : graph_.arcs_of(at)) {
      if (!open_.empty() && open_[arc.to] == 0) continue;
      if (std::find(passed_.begin(), passed_.end(), arc.to) != passed_.end()) continue;
      const double part = passed_.size() == 1 && !favour_.empty() ? static_cast<double>(favour_[arc.to]) : 1.;
      const double passed = passed_.size() > 2 ? limits_.hand_over : 1;
      const double there = chance * static_cast<double>(arc.strength) * part * passed;
      passed_.push_back(arc.to);
      if (std::find(targets_.begin(), targets_.end(), arc.to) != targets_.end()) {
        best_[passed_[1]] = std::max(best_[passed_[1]], there);
      } else {
        walk(arc.to, there);
      }
      passed_.pop_back();
    }
  }

  const TieGraph& graph_;
  const Nodes& targets_;
  WayLimits limits_;
  std::span<const std::uint8_t> open_;
  std::span<const float> favour_;
  Nodes passed_;
  std::map<Node, double> best_;
};

// A way is there, keeps to the limits, and has the chance that it says.
void expect_true(const Way& way, const TieGraph& graph, Node from, const Nodes& targets, const WayLimits& limits,
                 std::span<const std::uint8_t> open, std::span<const float> favour) {
  ASSERT_GE(way.nodes.size(), 2U);
  EXPECT_LE(way.nodes.size(), static_cast<std::size_t>(limits.most_steps) + 1);
  EXPECT_EQ(way.nodes.front(), from);
  EXPECT_NE(std::find(targets.begin(), targets.end(), way.nodes.back()), targets.end());
  double chance = favour.empty() ? 1 : static_cast<double>(favour[way.nodes[1]]);
  for (std::size_t i = 1; i < way.nodes.size(); ++i) {
    const Arc* arc = graph.arc(way.nodes[i - 1], way.nodes[i]);
    ASSERT_NE(arc, nullptr);
    chance *= static_cast<double>(arc->strength) * (i > 2 ? limits.hand_over : 1);
    EXPECT_TRUE(open.empty() || open[way.nodes[i]] != 0);
    EXPECT_EQ(std::count(way.nodes.begin(), way.nodes.end(), way.nodes[i]), 1);
  }
  EXPECT_NEAR(way.chance, chance, 1e-12);
}

TEST(Ways, AreTheBestThereAre) {
  WaySearch search;
  int some = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    SCOPED_TRACE(seed);
    Lot lot(seed);
    const std::size_t nodes = 2 + lot.below(9);
    const TieGraph graph = TieGraph::build(nodes, any_ties(lot, nodes, lot.below(40), seed % 3 == 0));
    const Node from = static_cast<Node>(lot.below(nodes));
    Nodes targets;
    for (std::size_t i = 0; i < 1 + seed % 3; ++i) targets.push_back(static_cast<Node>(lot.below(nodes)));
    std::vector<std::uint8_t> open;
    std::vector<float> favour;
    for (Node node = 0; node < nodes && seed % 4 < 2; ++node) open.push_back(lot.below(5) > 0 ? 1 : 0);
    for (Node node = 0; node < nodes && seed % 4 > 0; ++node) favour.push_back(static_cast<float>(lot.below(5)) / 4);
    WayLimits limits{static_cast<int>(lot.below(6)), .001 * static_cast<double>(lot.below(100)), lot.below(5)};
    if (seed % 5 < 2) limits.hand_over = .25 * static_cast<double>(lot.below(5));

    std::vector<double> expected;
    for (const auto& [first, chance] : AllWays(graph, targets, limits, open, favour).from(from)) {
      if (chance >= limits.least && chance > 0) expected.push_back(chance);
    }
    std::sort(expected.rbegin(), expected.rend());
    if (expected.size() > limits.most) expected.resize(limits.most);
    const auto ways = search.best_ways(graph, from, targets, limits, open, favour);
    std::vector<double> chances;
    Nodes firsts;
    for (const Way& way : ways) {
      expect_true(way, graph, from, targets, limits, open, favour);
      chances.push_back(way.chance);
      firsts.push_back(way.nodes[1]);
    }
    EXPECT_THAT(chances, testing::Pointwise(testing::DoubleNear(1e-12), expected));
    std::sort(firsts.begin(), firsts.end());
    EXPECT_EQ(std::adjacent_find(firsts.begin(), firsts.end()), firsts.end());
    EXPECT_EQ(nodes_of(ways), nodes_of(best_ways(graph, from, targets, limits, open, favour)));
    some += ways.empty() ? 0 : 1;
  }
  EXPECT_GT(some, 200);
}

TEST(Ways, OfAnyLengthAreTheBestThereAre) {
  WaySearch search;
  int some = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    SCOPED_TRACE(seed);
    Lot lot(seed);
    const std::size_t nodes = 2 + lot.below(9);
    const TieGraph graph = TieGraph::build(nodes, any_ties(lot, nodes, lot.below(40), seed % 3 == 0));
    const Node from = static_cast<Node>(lot.below(nodes)), to = static_cast<Node>(lot.below(nodes));
    std::vector<std::uint8_t> open;
    for (Node node = 0; node < nodes && seed % 2 == 0; ++node) open.push_back(lot.below(5) > 0 ? 1 : 0);
    const double least = seed % 5 == 0 ? .1 : 0;

    double expected = 0;
    for (const auto& [first, chance] : AllWays(graph, {to}, {100}, open, {}).from(from)) {
      expected = std::max(expected, chance);
    }
    const auto way = search.best_way(graph, from, to, least, open);
    ASSERT_EQ(way.has_value(), expected > 0 && expected >= least);
    if (!way) continue;
    expect_true(*way, graph, from, {to}, {100}, open, {});
    EXPECT_NEAR(way->chance, expected, 1e-12);
    ++some;
  }
  EXPECT_GT(some, 200);
}

// What is too large to walk is held to the labels of one Dijkstra by steps, done plainly.
std::map<Node, double> by_rounds(const TieGraph& graph, Node from, const Nodes& targets, int most_steps) {
  std::vector<double> back(graph.nodes(), 0);
  for (const Node target : targets) {
    if (target != from) back[target] = 1;
  }
  for (int step = 1; step < most_steps; ++step) {
    std::vector<double> next = back;
    for (Node node = 0; node < graph.nodes(); ++node) {
      for (const Arc& arc : graph.arcs_of(node)) {
        if (node != from && arc.to != from) {
          next[node] = std::max(next[node], static_cast<double>(arc.strength) * back[arc.to]);
        }
      }
    }
    back = std::move(next);
  }
  std::map<Node, double> made;
  for (const Arc& arc : graph.arcs_of(from)) made[arc.to] = static_cast<double>(arc.strength) * back[arc.to];
  return made;
}

TEST(Ways, InALargerNetworkTooWhereWhomTheConnectorsKnowIsLookedUp) {
  WaySearch search;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE(seed);
    Lot lot(seed);
    constexpr std::size_t kAll = 3000;
    std::vector<GraphTie> ties;
    for (std::size_t i = 0; i < 12'000; ++i) {
      const GraphTie tie{static_cast<Node>(lot.below(kAll)), static_cast<Node>(lot.below(1 + lot.below(kAll))),
                         static_cast<float>(1 + lot.below(1000)) / 1001};
      ties.push_back(tie);
      if (seed % 3 > 0) ties.push_back({tie.to, tie.from, tie.strength});
    }
    const TieGraph graph = TieGraph::build(kAll, ties);
    for (int round = 0; round < 10; ++round) {
      const Node from = static_cast<Node>(lot.below(kAll));
      Nodes targets(1 + static_cast<std::size_t>(round % 4) * 20);
      for (Node& one : targets) one = static_cast<Node>(lot.below(kAll));
      const WayLimits limits{1 + static_cast<int>(lot.below(5)), .0001, 4};
      std::vector<double> expected;
      for (const auto& [first, chance] : by_rounds(graph, from, targets, limits.most_steps)) {
        if (chance >= limits.least) expected.push_back(chance);
      }
      std::sort(expected.rbegin(), expected.rend());
      if (expected.size() > limits.most) expected.resize(limits.most);
      std::vector<double> chances;
      for (const Way& way : search.best_ways(graph, from, targets, limits)) {
        expect_true(way, graph, from, targets, limits, {}, {});
        chances.push_back(way.chance);
      }
      EXPECT_THAT(chances, testing::Pointwise(testing::DoubleNear(1e-12), expected));
    }
  }
}

TEST(Ways, AStepMoreMayBeLikelierAndStillTooMany) {
  // 0 - 1 - 2 - 3 - 4 is likely, 0 - 1 - 3 - 4 is shorter.
  const TieGraph graph =
      TieGraph::build(5, std::vector<GraphTie>{{0, 1, .9F}, {1, 2, .9F}, {2, 3, .9F}, {3, 4, .9F}, {1, 3, .1F}});
  const Nodes target{4};
  EXPECT_THAT(nodes_of(best_ways(graph, 0, target, {4, .001, 3})), ElementsAre(Nodes{0, 1, 2, 3, 4}));
  EXPECT_THAT(nodes_of(best_ways(graph, 0, target, {3, .001, 3})), ElementsAre(Nodes{0, 1, 3, 4}));
  EXPECT_THAT(nodes_of(best_ways(graph, 0, target, {2, .001, 3})), IsEmpty());
  EXPECT_THAT(WaySearch().best_way(graph, 0, 4)->nodes, ElementsAre(0, 1, 2, 3, 4));
}

TEST(Ways, WhoWasAskedLatelyComesLater) {
  const TieGraph graph = TieGraph::build(4, std::vector<GraphTie>{{0, 1, .9F}, {0, 2, .8F}, {1, 3, .5F}, {2, 3, .5F}});
  const Nodes target{3};
  EXPECT_THAT(nodes_of(best_ways(graph, 0, target, {})), ElementsAre(Nodes{0, 1, 3}, Nodes{0, 2, 3}));
  const float nan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_THAT(nodes_of(best_ways(graph, 0, target, {}, {}, std::vector<float>{1, .5F, 1, 1})),
              ElementsAre(Nodes{0, 2, 3}, Nodes{0, 1, 3}));
  EXPECT_THAT(nodes_of(best_ways(graph, 0, target, {}, {}, std::vector<float>{1, nan, -1, 1})), IsEmpty());
  // A favour above 1 makes nothing likelier.
  EXPECT_NEAR(best_ways(graph, 0, target, {}, {}, std::vector<float>{1, 9, 1, 1})[0].chance, .45, 1e-6);
  // Who is not named is asked as ever.
  EXPECT_THAT(nodes_of(best_ways(graph, 0, target, {}, {}, std::vector<float>{1, .5F})),
              ElementsAre(Nodes{0, 2, 3}, Nodes{0, 1, 3}));
}

TEST(Ways, WhereThereIsNoneNoneIsSaid) {
  const TieGraph graph = even_graph(5, {{0, 1}, {1, 2}, {3, 4}});
  const auto none = [&](Node from, const Nodes& targets, const WayLimits& limits = {},
                        const std::vector<std::uint8_t>& open = {}) {
    return best_ways(graph, from, targets, limits, open).empty();
  };
  EXPECT_FALSE(none(0, {2}));
  EXPECT_TRUE(none(0, {3})) << "nobody leads there";
  EXPECT_TRUE(none(0, {0})) << "to oneself";
  EXPECT_TRUE(none(0, {}));
  EXPECT_TRUE(none(0, {9}));
  EXPECT_TRUE(none(9, {0}));
  EXPECT_TRUE(none(0, {2}, {4, .001, 0}));
  EXPECT_TRUE(none(0, {2}, {0, .001, 3}));
  EXPECT_TRUE(none(0, {2}, {-4, .001, 3}));
  EXPECT_TRUE(none(0, {2}, {4, .3, 3})) << "too unlikely";
  EXPECT_FALSE(none(0, {2}, {4, .25, 3})) << "just likely enough";
  EXPECT_TRUE(none(0, {2}, {}, {1, 0, 1, 1, 1})) << "who is between asked not to be contacted";
  EXPECT_TRUE(none(0, {2}, {}, {1, 1, 0, 1, 1})) << "the target asked not to be contacted";
  EXPECT_TRUE(none(0, {2}, {}, {0, 0, 0, 0, 0}));
  EXPECT_TRUE(best_ways(TieGraph(), 0, Nodes{0}, {}).empty());

  WaySearch search;
  EXPECT_TRUE(search.best_way(graph, 0, 2).has_value());
  EXPECT_FALSE(search.best_way(graph, 0, 3).has_value());
  EXPECT_FALSE(search.best_way(graph, 0, 0).has_value());
  EXPECT_FALSE(search.best_way(graph, 0, 9).has_value());
  EXPECT_FALSE(search.best_way(graph, 9, 0).has_value());
  EXPECT_FALSE(search.best_way(graph, 0, 2, .3).has_value());
  EXPECT_FALSE(search.best_way(graph, 0, 2, 0, std::vector<std::uint8_t>{1, 0, 1, 1, 1}).has_value());
  EXPECT_FALSE(search.best_way(TieGraph(), 0, 0).has_value());
}

TEST(Ways, OneSearchServesGraphsOfAnySize) {
  WaySearch search;
  const Nodes last{2};
  EXPECT_EQ(search.best_ways(even_graph(3, {{0, 1}, {1, 2}}), 0, last, {}).size(), 1U);
  std::vector<std::pair<Node, Node>> chain;
  for (Node node = 0; node + 1 < 500; ++node) chain.emplace_back(node, node + 1);
  const TieGraph sure = even_graph(500, chain, 1);
  EXPECT_EQ(search.best_way(sure, 0, 499)->nodes.size(), 500U);
  EXPECT_DOUBLE_EQ(search.best_way(sure, 499, 0)->chance, 1);
  EXPECT_EQ(search.best_ways(sure, 0, Nodes{499}, {499, .001, 3}).size(), 1U);
  EXPECT_EQ(search.best_ways(sure, 0, Nodes{499}, {498, .001, 3}).size(), 0U);
  EXPECT_EQ(search.best_ways(even_graph(3, {{0, 1}, {1, 2}}), 0, last, {}).size(), 1U);
}

}  // namespace
}  // namespace kith
