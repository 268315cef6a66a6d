#include "rules/structure.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rules/both_ways.hpp"
#include "rules/draw.hpp"

namespace kith {
namespace {

// What each person has in all, and their strongest tie.
struct Strengths {
  std::vector<double> sum, most;
};

Strengths strengths_of(const BothWays& ties) {
  Strengths made{std::vector<double>(ties.nodes(), 0), std::vector<double>(ties.nodes(), 0)};
  for (Node node = 0; node < ties.nodes(); ++node) {
    for (std::uint32_t at = ties.begins[node]; at < ties.begins[node + 1]; ++at) {
      made.sum[node] += ties.weight[at];
      made.most[node] = std::max(made.most[node], ties.weight[at]);
    }
  }
  return made;
}

}  // namespace

std::vector<Holes> holes(const TieGraph& graph, std::span<const std::uint8_t> open) {
  const BothWays ties = both_ways(graph, open);
  const Strengths all = strengths_of(ties);
  const std::size_t nodes = ties.nodes();
  // Each triangle is found once, from its end with the fewest ties, however many ties the others have. `over` has for
  // each place in a row the sum over q of p_iq p_qj.
  const auto before = [&](Node a, Node b) {
    const std::uint32_t of_a = ties.ties_of(a), of_b = ties.ties_of(b);
    return of_a != of_b ? of_a < of_b : a < b;
  };
  std::vector<double> over(ties.to.size(), 0);
  std::vector<std::uint32_t> back(ties.to.size());  // the place of the same tie in the row of its other end
  std::vector<std::uint32_t> next(ties.begins.begin(), ties.begins.empty() ? ties.begins.end() : ties.begins.end() - 1);
  for (Node node = 0; node < nodes; ++node) {
    for (std::uint32_t at = ties.begins[node]; at < ties.begins[node + 1]; ++at) back[at] = next[ties.to[at]]++;
  }
  std::vector<Holes> made(nodes);
  std::vector<double> repeated(nodes, 0);  // sum over j and q of p_iq m_jq
  // The places in each row of those who come later: few, even for who has very many ties.
  std::vector<std::uint32_t> later, later_begins{0};
  for (Node a = 0; a < nodes; ++a) {
    for (std::uint32_t ab = ties.begins[a]; ab < ties.begins[a + 1]; ++ab) {
      if (before(a, ties.to[ab])) later.push_back(ab);
    }
    later_begins.push_back(static_cast<std::uint32_t>(later.size()));
  }
  const auto later_of = [&](Node node) {
    return std::span(later).subspan(later_begins[node], later_begins[node + 1] - later_begins[node]);
  };
  std::vector<std::uint32_t> place(nodes, 0);
  for (Node a = 0; a < nodes; ++a) {
    for (const std::uint32_t ab : later_of(a)) place[ties.to[ab]] = ab + 1;
    for (const std::uint32_t ab : later_of(a)) {
      const Node b = ties.to[ab];
      for (const std::uint32_t bc : later_of(b)) {
        const Node c = ties.to[bc];
        if (place[c] == 0) continue;
        const std::uint32_t ac = place[c] - 1;
        const double wab = ties.weight[ab], wbc = ties.weight[bc], wac = ties.weight[ac];
        const double sa = all.sum[a], sb = all.sum[b], sc = all.sum[c];
        over[ab] += wac * wbc / (sa * sc);
        over[back[ab]] += wbc * wac / (sb * sc);
        over[ac] += wab * wbc / (sa * sb);
        over[back[ac]] += wbc * wab / (sc * sb);
        over[bc] += wab * wac / (sb * sa);
        over[back[bc]] += wac * wab / (sc * sa);
        repeated[a] += wac / sa * wbc / all.most[b] + wab / sa * wbc / all.most[c];
        repeated[b] += wbc / sb * wac / all.most[a] + wab / sb * wac / all.most[c];
        repeated[c] += wbc / sc * wab / all.most[a] + wac / sc * wab / all.most[b];
        ++made[a].among;
        ++made[b].among;
        ++made[c].among;
      }
    }
    for (const std::uint32_t ab : later_of(a)) place[ties.to[ab]] = 0;
  }
  for (Node node = 0; node < nodes; ++node) {
    Holes& of = made[node];
    of.ties = ties.ties_of(node);
    if (of.ties == 0) continue;
    for (std::uint32_t at = ties.begins[node]; at < ties.begins[node + 1]; ++at) {
      const double share = ties.weight[at] / all.sum[node] + over[at];
      of.constraint += share * share;
    }
    of.effective_size = of.ties - 2. * of.among / of.ties;
    of.effective_weighted = of.ties - repeated[node];
  }
  return made;
}

Holes holes_of(const TieGraph& graph, Node node, std::span<const std::uint8_t> open) {
  const auto closed = [&](Node one) { return one < open.size() && open[one] == 0; };
  Holes made;
  if (node >= graph.nodes() || closed(node)) return made;
  // Both directions of each tie of one node, added up in `weight`.
  const auto gather = [&](Node of, std::vector<double>& weight, std::vector<Node>& tied) {
    for (const TieSteps row : {graph.steps_from(of), graph.steps_into(of)}) {
      for (std::uint32_t i = 0; i < row.size(); ++i) {
        if (closed(row[i].to)) continue;
        if (weight[row[i].to] == 0) tied.push_back(row[i].to);
        weight[row[i].to] += static_cast<double>(row[i].strength);
      }
    }
  };
  std::vector<double> weight(graph.nodes(), 0), others(graph.nodes(), 0), sums(graph.nodes(), 0);
  std::vector<Node> tied, touched;
  gather(node, weight, tied);
  double sum = 0;
  for (const Node j : tied) sum += weight[j];
  struct Among {
    Node j, q;
    double weight;
  };
  std::vector<Among> among;  // each such tie from both its ends
  double repeated = 0;
  for (const Node j : tied) {
    gather(j, others, touched);
    double most = 0, seen = 0;
    for (const Node q : touched) {
      sums[j] += others[q];
      most = std::max(most, others[q]);
      if (weight[q] == 0) continue;
      seen += weight[q] / sum * others[q];
      among.push_back({j, q, others[q]});
    }
    repeated += seen / most;
    for (const Node q : touched) others[q] = 0;
    touched.clear();
  }
  // Over q: the part of each j that comes by way of q.
  for (const Among& one : among) others[one.j] += weight[one.q] / sum * one.weight / sums[one.q];
  made.ties = static_cast<std::uint32_t>(tied.size());
  made.among = static_cast<std::uint32_t>(among.size() / 2);
  for (const Node j : tied) made.constraint += (weight[j] / sum + others[j]) * (weight[j] / sum + others[j]);
  if (made.ties > 0) made.effective_size = made.ties - 2. * made.among / made.ties;
  made.effective_weighted = made.ties - repeated;
  return made;
}

namespace {

// Shares from sums over ordered pairs.
void as_shares(std::vector<double>& sums, std::size_t people) {
  const double pairs = static_cast<double>(people) * (static_cast<double>(people) - 1);
  for (double& one : sums) one = pairs > 0 ? one / pairs : 0;
}

std::vector<Node> open_nodes(const TieGraph& graph, std::span<const std::uint8_t> open) {
  std::vector<Node> made;
  for (Node node = 0; node < graph.nodes(); ++node) {
    if (node >= open.size() || open[node] != 0) made.push_back(node);
  }
  return made;
}

std::vector<double> counted_out(const BothWays& ties, std::size_t people) {
  const std::size_t nodes = ties.nodes();
  std::vector<double> sums(nodes, 0), ways(nodes, 0), hangs(nodes, 0);
  std::vector<std::uint32_t> steps(nodes, ~0U);
  std::vector<Node> order;
  for (Node from = 0; from < nodes; ++from) {
    if (ties.ties_of(from) == 0) continue;
    order.assign(1, from);
    steps[from] = 0;
    ways[from] = 1;
    for (std::size_t head = 0; head < order.size(); ++head) {
      const Node at = order[head];
      for (std::uint32_t i = ties.begins[at]; i < ties.begins[at + 1]; ++i) {
        const Node to = ties.to[i];
        if (steps[to] == ~0U) {
          steps[to] = steps[at] + 1;
          order.push_back(to);
        }
        if (steps[to] == steps[at] + 1) ways[to] += ways[at];
      }
    }
    for (std::size_t i = order.size(); i-- > 0;) {
      const Node at = order[i];
      for (std::uint32_t j = ties.begins[at]; j < ties.begins[at + 1]; ++j) {
        if (steps[ties.to[j]] == steps[at] + 1) hangs[at] += ways[at] / ways[ties.to[j]] * (1 + hangs[ties.to[j]]);
      }
      if (at != from) sums[at] += hangs[at];
    }
    for (const Node at : order) {
      steps[at] = ~0U;
      ways[at] = 0;
      hangs[at] = 0;
    }
  }
  as_shares(sums, people);
  return sums;
}

// Draws one of the shortest ways between two nodes, each with the same chance, searching from both ends.
class ShortestWays {
 public:
  explicit ShortestWays(const BothWays& ties) : ties_(ties), seen_(ties.nodes()) {}

  std::uint64_t looked_at() const { return looked_at_; }  // ties, in all draws

  // Visits the nodes between the two.
  template <class Visit>
  void draw(Node from, Node to, Lot& lot, const Visit& visit) {
    for (const Node node : touched_) seen_[node] = {};
    touched_.clear();
    for (Side* side : {&fore_, &hind_}) {
      side->edge.assign(1, side == &fore_ ? from : to);
      side->arcs = ties_.ties_of(side->edge.front());
      reach(side->edge.front(), side == &fore_ ? kFore : kHind, 0, 1);
    }
    meetings_.clear();
    while (meetings_.empty()) {
      if (fore_.edge.empty() || hind_.edge.empty()) return;  // no way between them
      fore_.arcs <= hind_.arcs ? grow(fore_, kFore) : grow(hind_, kHind);
    }
    double all = 0;
    for (const Meeting& one : meetings_) all += one.ways;
    double left = unit(lot) * all;
    std::size_t chosen = 0;
    for (; chosen + 1 < meetings_.size() && left >= meetings_[chosen].ways; ++chosen) left -= meetings_[chosen].ways;
    walk(meetings_[chosen].near, lot, visit);
    walk(meetings_[chosen].far, lot, visit);
  }

 private:
  static constexpr std::uint8_t kNew = 0, kFore = 1, kHind = 2;
  struct Seen {
    double ways = 0;
    std::uint32_t steps = 0;
    std::uint8_t side = kNew;
  };
  struct Side {
    std::vector<Node> edge;
    std::uint64_t arcs = 0;
  };
  struct Meeting {
    Node near, far;
    double ways;
  };

  static double unit(Lot& lot) { return static_cast<double>(lot.next() >> 11) * 0x1p-53; }

  void reach(Node node, std::uint8_t side, std::uint32_t steps, double ways) {
    seen_[node] = {ways, steps, side};
    touched_.push_back(node);
  }

  // One step further on one side, all of it: whoever meets the other side does so after equally many steps.
  void grow(Side& side, std::uint8_t mark) {
    next_.clear();
    looked_at_ += std::exchange(side.arcs, 0);
    for (const Node at : side.edge) {
      const Seen here = seen_[at];
      for (std::uint32_t i = ties_.begins[at]; i < ties_.begins[at + 1]; ++i) {
        const Node to = ties_.to[i];
        Seen& there = seen_[to];
        if (there.side == kNew) {
          reach(to, mark, here.steps + 1, here.ways);
          next_.push_back(to);
          side.arcs += ties_.ties_of(to);
        } else if (there.side != mark) {
          meetings_.push_back({at, to, here.ways * there.ways});
        } else if (there.steps == here.steps + 1) {
          there.ways += here.ways;
        }
      }
    }
    side.edge.swap(next_);
  }

  // Back to the end of its side; that end is not visited.
  template <class Visit>
  void walk(Node at, Lot& lot, const Visit& visit) {
    while (seen_[at].steps > 0) {
      visit(at);
      const Seen here = seen_[at];
      double left = unit(lot) * here.ways;
      Node back = at;
      for (std::uint32_t i = ties_.begins[at]; i < ties_.begins[at + 1]; ++i) {
        const Seen& there = seen_[ties_.to[i]];
        if (there.side != here.side || there.steps + 1 != here.steps) continue;
        back = ties_.to[i];
        left -= there.ways;
        if (left < 0) break;
      }
      at = back;
    }
  }

  const BothWays& ties_;
  std::vector<Seen> seen_;
  std::vector<Node> touched_, next_;
  Side fore_, hind_;
  std::vector<Meeting> meetings_;
  std::uint64_t looked_at_ = 0;
};

}  // namespace

Bridging exact_bridging(const TieGraph& graph, std::span<const std::uint8_t> open) {
  return {counted_out(both_ways(graph, open), open_nodes(graph, open).size()), 0, 1, 0};
}

Bridging bridging(const TieGraph& graph, const BridgingAim& aim, std::span<const std::uint8_t> open) {
  constexpr double kCheap = 3e7;  // nodes times directed ties: counted out within a fraction of a second
  const double cost = static_cast<double>(graph.nodes()) * static_cast<double>(graph.arcs());
  return cost <= kCheap ? exact_bridging(graph, open) : drawn_bridging(graph, aim, open);
}

// A first draw bounds each share from above (Chernoff's lower tail), half of the chance of missing going to it; the
// second, independent one is then long enough by Bernstein's inequality for all people together.
Bridging drawn_bridging(const TieGraph& graph, const BridgingAim& aim, std::span<const std::uint8_t> open) {
  constexpr std::size_t kFirst = 2000;
  const std::vector<Node> people = open_nodes(graph, open);
  if (people.size() < 3 || !(aim.within > 0) || !(aim.confidence < 1)) return exact_bridging(graph, open);
  const BothWays ties = both_ways(graph, open);
  const double missed = 1 - std::max(aim.confidence, 0.);
  ShortestWays ways(ties);
  Lot lot(20261123);
  std::vector<std::uint32_t> times(ties.nodes(), 0);
  const auto draw = [&](std::size_t count) {
    std::fill(times.begin(), times.end(), 0);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t from = lot.below(people.size());
      std::size_t to = lot.below(people.size() - 1);
      if (to >= from) ++to;
      ways.draw(people[from], people[to], lot, [&](Node node) { ++times[node]; });
    }
  };
  draw(kFirst);
  const double people_count = static_cast<double>(people.size());
  const double a = 2 * std::log(2 * people_count / missed) / static_cast<double>(kFirst);
  std::vector<double> spread;  // variance that each share can have
  for (const Node node : people) {
    const double root = (std::sqrt(a) + std::sqrt(a + 4. * times[node] / static_cast<double>(kFirst))) / 2;
    const double most = std::min(root * root, .5);
    spread.push_back(most * (1 - most));
  }
  std::sort(spread.begin(), spread.end());
  const auto miss = [&](double samples) {
    double sum = 0, last = -1, term = 0;
    for (const double variance : spread) {
      if (variance != last) {
        last = variance;
        term = 2 * std::exp(-samples * aim.within * aim.within / (2 * (variance + aim.within / 3)));
      }
      sum += term;
    }
    return sum;
  };
  double low = 1, high = std::ceil(std::log(4 * people_count / missed) / (2 * aim.within * aim.within));  // Hoeffding
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (miss(middle) <= missed / 2 ? high : low) = middle;
  }
  const double each = static_cast<double>(ways.looked_at()) / static_cast<double>(kFirst);
  if (high * each > people_count * static_cast<double>(ties.to.size())) return exact_bridging(graph, open);
  const auto samples = static_cast<std::size_t>(high);
  draw(samples);
  Bridging made{std::vector<double>(ties.nodes(), 0), aim.within, 1 - missed, samples};
  for (const Node node : people) made.share[node] = times[node] / static_cast<double>(samples);
  return made;
}

}  // namespace kith
