#include "rules/tie_graph.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace kith {

TieGraph TieGraph::build(std::size_t nodes, std::span<const GraphTie> ties) {
  std::vector<GraphTie> sorted;
  sorted.reserve(ties.size());
  for (const GraphTie& tie : ties) {
    if (tie.from != tie.to && tie.from < nodes && tie.to < nodes && tie.strength > 0) sorted.push_back(tie);
  }
  std::sort(sorted.begin(), sorted.end(), [](const GraphTie& a, const GraphTie& b) {
    return a.from != b.from ? a.from < b.from : a.to != b.to ? a.to < b.to : a.strength > b.strength;
  });
  TieGraph made;
  made.begins_.assign(nodes + 1, 0);
  for (std::size_t at = 0; at < sorted.size(); ++at) {
    const GraphTie& tie = sorted[at];
    if (at > 0 && sorted[at - 1].from == tie.from && sorted[at - 1].to == tie.to) {
      Arc& kept = made.arcs_.back();
      kept.signs = static_cast<TieSigns>(kept.signs | tie.signs);
      kept.last_day = std::max(kept.last_day, tie.last_day);
    } else {
      made.arcs_.push_back({tie.to, std::min(tie.strength, 1.F), tie.last_day, tie.signs, 0});
      ++made.begins_[tie.from + 1];
    }
  }
  for (std::size_t node = 0; node < nodes; ++node) made.begins_[node + 1] += made.begins_[node];
  for (std::size_t node = 0; node < nodes; ++node) {
    std::sort(
        made.arcs_.begin() + made.begins_[node], made.arcs_.begin() + made.begins_[node + 1],
        [](const Arc& a, const Arc& b) { return a.strength != b.strength ? a.strength > b.strength : a.to < b.to; });
  }
  return made;
}

std::span<const Arc> TieGraph::arcs_of(Node node) const {
  if (node >= nodes()) return {};
  return std::span(arcs_).subspan(begins_[node], begins_[node + 1] - begins_[node]);
}

const Arc* TieGraph::arc(Node from, Node to) const {
  for (const Arc& arc : arcs_of(from)) {
    if (arc.to == to) return &arc;
  }
  return nullptr;
}

std::size_t TieGraph::bytes() const {
  return begins_.capacity() * sizeof(std::uint32_t) + arcs_.capacity() * sizeof(Arc);
}

namespace {

struct Reached {
  double chance = 0;
  Node node = 0;
  int steps = 0;
  std::size_t before = 0;  // in the list of all reached
  bool operator<(const Reached& other) const { return chance < other.chance; }
};

}  // namespace

std::vector<Way> best_ways(const TieGraph& graph, Node from, std::span<const Node> targets, const WayLimits& limits,
                           std::span<const std::uint8_t> open, std::span<const float> favour) {
  std::vector<Way> ways;
  std::vector<std::uint8_t> wanted(graph.nodes(), 0);
  for (const Node target : targets) {
    if (target < graph.nodes() && target != from) wanted[target] = 1;
  }
  // One search a first connector: the likeliest way by each, then the best of them.
  for (const Arc& first : graph.arcs_of(from)) {
    const auto closed = [&](Node node) { return node == from || (!open.empty() && open[node] == 0); };
    if (closed(first.to)) continue;
    const double begin = first.strength * (favour.empty() ? 1. : static_cast<double>(favour[first.to]));
    std::vector<Reached> all;
    std::vector<std::uint8_t> done(graph.nodes(), 0);
    std::priority_queue<std::pair<double, std::size_t>> queue;
    all.push_back({begin, first.to, 1, 0});
    queue.emplace(begin, 0);
    while (!queue.empty()) {
      const auto [chance, at] = queue.top();
      queue.pop();
      const Reached here = all[at];
      if (chance < limits.least || done[here.node] != 0) continue;
      done[here.node] = 1;
      if (wanted[here.node] != 0) {
        Way way;
        way.chance = chance;
        for (std::size_t back = at;; back = all[back].before) {
          way.nodes.push_back(all[back].node);
          if (back == 0) break;
        }
        way.nodes.push_back(from);
        std::reverse(way.nodes.begin(), way.nodes.end());
        ways.push_back(std::move(way));
        break;
      }
      if (here.steps >= limits.most_steps) continue;
      for (const Arc& arc : graph.arcs_of(here.node)) {
        if (closed(arc.to) || done[arc.to] != 0) continue;
        all.push_back({chance * arc.strength, arc.to, here.steps + 1, at});
        queue.emplace(chance * arc.strength, all.size() - 1);
      }
    }
  }
  std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.chance > b.chance; });
  if (ways.size() > limits.most) ways.resize(limits.most);
  return ways;
}

}  // namespace kith
