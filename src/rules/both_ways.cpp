#include "rules/both_ways.hpp"

#include <algorithm>

namespace kith {
namespace {

struct DirectedRows {
  std::vector<std::uint32_t> begins;
  std::vector<Node> to;
  std::vector<float> strength;
};

// `each(from, visit)` visits a node's ties. Turned round, the rows come out in the order of the nodes.
template <class Each>
DirectedRows turned(std::size_t nodes, const Each& each) {
  DirectedRows made;
  made.begins.assign(nodes + 1, 0);
  for (Node from = 0; from < nodes; ++from) {
    each(from, [&](Node to, float) { ++made.begins[to + 1]; });
  }
  for (std::size_t node = 0; node < nodes; ++node) made.begins[node + 1] += made.begins[node];
  made.to.resize(made.begins[nodes]);
  made.strength.resize(made.begins[nodes]);
  std::vector<std::uint32_t> next(made.begins.begin(), made.begins.end() - 1);
  for (Node from = 0; from < nodes; ++from) {
    each(from, [&](Node to, float strength) {
      const std::uint32_t at = next[to]++;
      made.to[at] = from;
      made.strength[at] = strength;
    });
  }
  return made;
}

}  // namespace

BothWays both_ways(const TieGraph& graph, std::span<const std::uint8_t> open) {
  const std::size_t nodes = graph.nodes();
  const auto closed = [&](Node node) { return node < open.size() && open[node] == 0; };
  const DirectedRows in = turned(nodes, [&](Node from, const auto& visit) {
    if (closed(from)) return;
    for (const Arc& arc : graph.arcs_of(from)) {
      if (!closed(arc.to)) visit(arc.to, arc.strength);
    }
  });
  const DirectedRows out = turned(nodes, [&](Node to, const auto& visit) {
    for (std::uint32_t at = in.begins[to]; at < in.begins[to + 1]; ++at) visit(in.to[at], in.strength[at]);
  });
  BothWays made;
  made.begins.reserve(nodes + 1);
  made.begins.push_back(0);
  made.to.reserve(out.to.size());
  made.weight.reserve(out.to.size());
  for (std::size_t node = 0; node < nodes; ++node) {
    std::uint32_t a = out.begins[node], b = in.begins[node];
    const std::uint32_t a_end = out.begins[node + 1], b_end = in.begins[node + 1];
    while (a < a_end || b < b_end) {
      const Node to = a == a_end ? in.to[b] : b == b_end ? out.to[a] : std::min(out.to[a], in.to[b]);
      double weight = 0;
      if (a < a_end && out.to[a] == to) weight += static_cast<double>(out.strength[a++]);
      if (b < b_end && in.to[b] == to) weight += static_cast<double>(in.strength[b++]);
      made.to.push_back(to);
      made.weight.push_back(weight);
    }
    made.begins.push_back(static_cast<std::uint32_t>(made.to.size()));
  }
  return made;
}

}  // namespace kith
