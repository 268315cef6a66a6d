#include "rules/tie_graph.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <map>

#include "rules/test_graphs.hpp"

namespace kith {
namespace {

using test::any_ties;
using testing::ElementsAre;

struct NumberedTie {
  Node from, to;
  float strength;
  bool operator==(const NumberedTie&) const = default;
};
void PrintTo(const NumberedTie& tie, std::ostream* out) {
  *out << tie.from << "->" << tie.to << " " << tie.strength;
}

std::vector<NumberedTie> all_of(const TieGraph& graph) {
  std::vector<NumberedTie> made;
  for (Node node = 0; node < graph.nodes(); ++node) {
    for (const Arc& arc : graph.arcs_of(node)) made.push_back({node, arc.to, arc.strength});
  }
  return made;
}

std::vector<NumberedTie> all_into(const TieGraph& graph) {
  std::vector<NumberedTie> made;
  for (Node node = 0; node < graph.nodes(); ++node) {
    const TieSteps row = graph.steps_into(node);
    for (std::uint32_t at = 0; at < row.size(); ++at) made.push_back({row[at].to, node, row[at].strength});
  }
  return made;
}

TEST(GraphTies, RowsHaveTheStrongestFirst) {
  const TieGraph graph = TieGraph::build(3, std::vector<GraphTie>{{0, 1, .2F}, {0, 2, .4F}, {2, 1, .4F}, {2, 0, .4F}});
  EXPECT_THAT(all_of(graph), ElementsAre(NumberedTie{0, 2, .4F}, NumberedTie{0, 1, .2F}, NumberedTie{2, 0, .4F},
                                         NumberedTie{2, 1, .4F}));
  EXPECT_THAT(all_into(graph), ElementsAre(NumberedTie{2, 0, .4F}, NumberedTie{2, 1, .4F}, NumberedTie{0, 1, .2F},
                                           NumberedTie{0, 2, .4F}));
  EXPECT_EQ(graph.arc(0, 1)->strength, .2F);
  EXPECT_EQ(graph.arc(1, 0), nullptr);
  EXPECT_EQ(graph.arc(7, 0), nullptr);
  EXPECT_EQ(graph.arc(0, 7), nullptr);
}

TEST(GraphTies, WhatIsNoTieIsLeftOut) {
  const float nan = std::numeric_limits<float>::quiet_NaN(), endless = std::numeric_limits<float>::infinity();
  const TieGraph graph = TieGraph::build(
      3, std::vector<GraphTie>{
             {0, 0, .5F}, {0, 3, .5F}, {3, 0, .5F}, {0, 1, 0}, {0, 1, -1}, {0, 1, nan}, {1, 2, endless}, {2, 0, 1.5F}});
  EXPECT_THAT(all_of(graph), ElementsAre(NumberedTie{1, 2, 1}, NumberedTie{2, 0, 1}));
  EXPECT_EQ(TieGraph().nodes(), 0U);
  EXPECT_EQ(TieGraph().arcs_of(0).size(), 0U);
  EXPECT_EQ(TieGraph::build(0, std::vector<GraphTie>{{0, 1, .5F}}).arcs(), 0U);
}

TEST(GraphTies, OfRepeatedOnesTheStrongestStaysWithTheSignsOfAll) {
  const TieGraph graph = TieGraph::build(2, std::vector<GraphTie>{{0, 1, .2F, bit(TieSign::met), 300},
                                                                  {0, 1, .6F, bit(TieSign::wrote), 100},
                                                                  {0, 1, .4F, bit(TieSign::copied), 200}});
  ASSERT_EQ(graph.arcs(), 1U);
  const Arc* arc = graph.arc(0, 1);
  EXPECT_EQ(arc->strength, .6F);
  EXPECT_EQ(arc->last_day, 300);
  EXPECT_EQ(arc->signs, bit(TieSign::met) | bit(TieSign::wrote) | bit(TieSign::copied));
}

std::vector<NumberedTie> as_told(std::size_t nodes, const std::vector<GraphTie>& ties) {
  std::map<std::pair<Node, Node>, float> told;
  for (const GraphTie& tie : ties) {
    if (tie.from == tie.to || tie.from >= nodes || tie.to >= nodes || !(tie.strength > 0)) continue;
    float& known = told[{tie.from, tie.to}];
    known = std::max(known, tie.strength);
  }
  std::vector<NumberedTie> made;
  for (const auto& [pair, strength] : told) made.push_back({pair.first, pair.second, strength});
  return made;
}

void expect_told(const TieGraph& graph, std::vector<NumberedTie> told) {
  std::sort(told.begin(), told.end(), [](const NumberedTie& a, const NumberedTie& b) {
    return a.from != b.from ? a.from < b.from : a.strength != b.strength ? a.strength > b.strength : a.to < b.to;
  });
  EXPECT_EQ(all_of(graph), told);
  EXPECT_EQ(graph.arcs(), told.size());
  for (const NumberedTie& tie : told) {
    const Arc* arc = graph.arc(tie.from, tie.to);
    ASSERT_NE(arc, nullptr);
    EXPECT_EQ(arc->strength, tie.strength);
  }
  std::sort(told.begin(), told.end(), [](const NumberedTie& a, const NumberedTie& b) {
    return a.to != b.to ? a.to < b.to : a.strength != b.strength ? a.strength > b.strength : a.from < b.from;
  });
  EXPECT_EQ(all_into(graph), told);
}

TEST(GraphTies, AreWhatWasPutIn) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Lot lot(seed);
    const std::size_t nodes = 1 + lot.below(30);
    const auto ties = any_ties(lot, nodes, lot.below(200), seed % 2 == 0);
    expect_told(TieGraph::build(nodes, ties), as_told(nodes, ties));
  }
}

TEST(GraphTies, ChangesGiveWhatBuildingAnewWould) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Lot lot(seed);
    std::size_t nodes = 1 + lot.below(30);
    auto told = as_told(nodes, any_ties(lot, nodes, lot.below(200), seed % 2 == 0));
    std::vector<GraphTie> ties;
    for (const NumberedTie& one : told) ties.push_back({one.from, one.to, one.strength});
    TieGraph graph = TieGraph::build(nodes, ties);
    for (int round = 0; round < 5; ++round) {
      const TieGraph before = graph;
      const auto all_before = all_of(before);
      nodes += lot.below(3);
      const auto changes = any_ties(lot, nodes + 1, lot.below(12), seed % 4 < 3);
      graph = graph.with(changes, nodes);
      std::map<std::pair<Node, Node>, float> now, changed;
      for (const NumberedTie& one : told) now[{one.from, one.to}] = one.strength;
      for (const GraphTie& one : changes) {
        if (one.from == one.to || one.from >= nodes || one.to >= nodes) continue;
        float& strength = changed[{one.from, one.to}];
        strength = std::max(strength, one.strength);
      }
      for (const auto& [pair, strength] : changed) now[pair] = strength;
      told.clear();
      for (const auto& [pair, strength] : now) {
        if (strength > 0) told.push_back({pair.first, pair.second, strength});
      }
      ASSERT_EQ(graph.nodes(), nodes);
      expect_told(graph, told);
      EXPECT_EQ(all_of(before), all_before) << "a graph handed out never changes";
    }
  }
}

TEST(GraphTies, OnePersonMayHaveFiftyThousandOfThem) {
  constexpr Node kAll = 50'001;
  std::vector<GraphTie> ties;
  for (Node node = 1; node < kAll; ++node) {
    const float strength = static_cast<float>(node % 97 + 1) / 100;
    ties.push_back({0, node, strength});
    ties.push_back({node, 0, strength});
  }
  TieGraph graph = TieGraph::build(kAll, ties);
  EXPECT_EQ(graph.arcs_of(0).size(), 50'000U);
  EXPECT_EQ(graph.arc(0, 12'345)->to, 12'345U);
  EXPECT_LE(graph.bytes(), 24 * graph.arcs());
  for (Node node = 1; node < 50; ++node) {
    graph = graph.with(std::vector<GraphTie>{{0, node, 0}, {node, 0, 0}});
  }
  EXPECT_EQ(graph.arcs_of(0).size(), 50'000U - 49);
  EXPECT_LE(graph.bytes(), 24 * graph.arcs());
}

TEST(GraphTies, TakeUpTwelveBytesEachAndEightANodeWhereBothDirectionsAreEquallyStrong) {
  Lot lot(1);
  auto ties = any_ties(lot, 1000, 20'000, true);
  const TieGraph even = TieGraph::build(1000, ties);
  EXPECT_EQ(even.bytes(), 12 * even.arcs() + 8 * even.nodes());
  ties.push_back({1, 2, 1});
  const TieGraph uneven = TieGraph::build(1000, ties);
  EXPECT_EQ(uneven.bytes(), 20 * uneven.arcs() + 16 * uneven.nodes());
}

}  // namespace
}  // namespace kith
