// Small networks for tests.
#pragma once

#include <utility>
#include <vector>

#include "rules/draw.hpp"
#include "rules/tie_graph.hpp"

namespace kith::test {

// Both directions of each pair.
inline TieGraph even_graph(std::size_t nodes, const std::vector<std::pair<Node, Node>>& pairs, float strength = .5F) {
  std::vector<GraphTie> ties;
  for (const auto& [a, b] : pairs) {
    ties.push_back({a, b, strength});
    ties.push_back({b, a, strength});
  }
  return TieGraph::build(nodes, ties);
}

// Ties as they come, in one direction or in both, a few of them again, with oneself or of no strength. Strengths are
// eighths, so that many are equal.
inline std::vector<GraphTie> any_ties(Lot& lot, std::size_t nodes, std::size_t count, bool both) {
  std::vector<GraphTie> made;
  for (std::size_t i = 0; i < count; ++i) {
    const GraphTie tie{static_cast<Node>(lot.below(nodes)), static_cast<Node>(lot.below(nodes)),
                       static_cast<float>(lot.below(8)) / 8};
    made.push_back(tie);
    if (both) made.push_back({tie.to, tie.from, tie.strength});
  }
  return made;
}

}  // namespace kith::test
