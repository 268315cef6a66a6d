// The ties without their direction, as the measures of a network's shape take them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/tie_graph.hpp"

namespace kith {

// Each tie stands in the rows of both its ends, with the strengths of both directions added up. A row is in the order
// of the nodes.
struct BothWays {
  std::vector<std::uint32_t> begins;  // a node's row is begins[node] .. begins[node + 1]
  std::vector<Node> to;
  std::vector<double> weight;

  std::size_t nodes() const { return begins.empty() ? 0 : begins.size() - 1; }
  std::uint32_t ties_of(Node node) const { return begins[node + 1] - begins[node]; }
};

// Nodes with a 0 in `open` have no ties (an empty span, and nodes beyond it: open).
BothWays both_ways(const TieGraph& graph, std::span<const std::uint8_t> open = {});

}  // namespace kith
