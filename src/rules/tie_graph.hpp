// The network as an array graph: who could carry a favour to whom, and by which way.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/tie.hpp"

namespace kith {

// A place in the graph, from 0; the app gives 0 to the user.
using Node = std::uint32_t;

// One direction of a tie, as it is put in.
struct GraphTie {
  Node from = 0, to = 0;
  float strength = 0;  // chance that the tie would carry a favour, 0 to 1
  TieSigns signs = 0;
  std::uint16_t last_day = 0;  // days since 1970 of what was seen last; 0 is never
};

// One direction of a tie, as it is kept: 12 bytes, and 4 to 8 a node.
struct Arc {
  Node to = 0;
  float strength = 0;
  std::uint16_t last_day = 0;
  TieSigns signs = 0;
  std::uint8_t spare = 0;
};

struct Way {
  std::vector<Node> nodes;  // from the first to the last, both included
  double chance = 0;        // product of the strengths
};

// What a search may use.
struct WayLimits {
  int most_steps = 4;    // ties on the way
  double least = .001;   // a way less likely than this is none
  std::size_t most = 3;  // ways, the likeliest first, no two by the same first connector
};

class TieGraph {
 public:
  // Ties to oneself and of no strength are left out; of two between the same nodes in the same direction the stronger
  // one stays, with the signs of both and the later day. Ties that name a node beyond `nodes` are left out.
  static TieGraph build(std::size_t nodes, std::span<const GraphTie> ties);

  std::size_t nodes() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  std::size_t arcs() const { return arcs_.size(); }
  // The strongest first.
  std::span<const Arc> arcs_of(Node node) const;
  const Arc* arc(Node from, Node to) const;  // none when there is no such tie
  std::size_t bytes() const;

 private:
  std::vector<std::uint32_t> begins_;
  std::vector<Arc> arcs_;
};

// The likeliest way from one node to any of `targets`; nodes with a 0 in `open` are neither passed nor reached (an
// empty span: all are open). `favour` scales each step out of `from`, by node (empty: all 1): who was asked lately
// counts less. Empty when there is none within the limits.
// Dijkstra on -log(strength).
std::vector<Way> best_ways(const TieGraph& graph, Node from, std::span<const Node> targets, const WayLimits& limits,
                           std::span<const std::uint8_t> open = {}, std::span<const float> favour = {});

}  // namespace kith
