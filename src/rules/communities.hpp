// Circles in the network: groups with more and stronger ties among them than to others.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/tie_graph.hpp"

namespace kith {

inline constexpr std::uint32_t kNoCommunity = ~std::uint32_t{0};

// Leiden (Traag, Waltman and van Eck 2019) for modularity over ties without direction, weighted by strength. By node:
// the number of its community, the largest 0; of two equally large ones, that of the smaller node first. Who has no
// ties is a community of one. Nodes with a 0 in `open` are not there and get kNoCommunity (an empty span, and nodes
// beyond it: open). `resolution`: above 1 gives more and smaller ones. The same graph gives the same answer.
// Any thread may call it; one at a time computes.
std::vector<std::uint32_t> communities(const TieGraph& graph, std::span<const std::uint8_t> open = {},
                                       double resolution = 1);

}  // namespace kith
