#include "rules/way_search.hpp"

#include <algorithm>

namespace kith {
namespace {

constexpr std::size_t kManyLabels = 256;  // a search that is no longer small
constexpr std::size_t kManyTies = 1'000'000;

}  // namespace

void WaySearch::Offers::push(const Offer& one) {
  heap_.push_back(one);
  std::size_t at = heap_.size() - 1;
  while (at > 0 && first(one, heap_[(at - 1) / 2])) {
    heap_[at] = heap_[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  heap_[at] = one;
}

void WaySearch::Offers::pop() {
  const Offer last = heap_.back();
  heap_.pop_back();
  if (!heap_.empty()) sink(0, last);
}

void WaySearch::Offers::sink(std::size_t at, const Offer& one) {
  for (std::size_t below = 2 * at + 1; below < heap_.size(); below = 2 * at + 1) {
    if (below + 1 < heap_.size() && first(heap_[below + 1], heap_[below])) ++below;
    if (!first(heap_[below], one)) break;
    heap_[at] = heap_[below];
    at = below;
  }
  heap_[at] = one;
}

void WaySearch::Notes::begin(std::size_t nodes) {
  if (cells_.size() < nodes) cells_.resize(nodes);
  if (++now_ == 0) {  // once in 2^32 searches
    std::fill(cells_.begin(), cells_.end(), Cell{});
    now_ = 1;
  }
}

void WaySearch::Marks::begin(std::size_t nodes) {
  for (const Node node : added_) bits_[node >> 6] = 0;
  added_.clear();
  if (bits_.size() * 64 < nodes) bits_.resize(nodes / 64 + 1);
}

void WaySearch::Marks::add(Node node) {
  if (has(node)) return;
  bits_[node >> 6] |= std::uint64_t{1} << (node & 63);
  added_.push_back(node);
}

void WaySearch::Side::begin(std::size_t nodes) {
  labels.clear();
  offers.clear();
  labelled.begin(nodes);
  reached.begin(nodes);
}

std::uint32_t WaySearch::put(Side& side, const Label& label) {
  const auto at = static_cast<std::uint32_t>(side.labels.size());
  side.labels.push_back(label);
  side.labelled.set(label.node, at);
  side.reached.add(label.node);
  return at;
}

// Moves on to the next step of `label` that is not to be skipped: the chance there, 0 when none is left.
template <class Skip>
double WaySearch::advance(Label& label, double least, const Skip& skip, double hand_over) {
  const double here = label.steps > 0 ? label.chance * hand_over : label.chance;
  for (; label.next < label.row.size(); ++label.next) {
    const TieStep& step = label.row[label.next];
    const double chance = here * static_cast<double>(step.strength);
    if (chance < least) break;
    if (!skip(step.to, label.steps + 1)) return chance;
  }
  return 0;
}

// After the topmost offer was taken: the next one of the same label, if it has one.
void WaySearch::Offers::follow(double chance) {
  if (chance > 0) {
    sink(0, {chance, top().label});
  } else {
    pop();
  }
}

std::optional<Way> WaySearch::best_way(const TieGraph& graph, Node from, Node to, double least,
                                       std::span<const std::uint8_t> open) {
  const std::size_t nodes = graph.nodes();
  const auto closed = [&](Node node) { return node < open.size() && open[node] == 0; };
  if (from >= nodes || to >= nodes || from == to || closed(to)) return std::nullopt;
  fore_.begin(nodes);
  hind_.begin(nodes);
  Meeting best;
  const auto settle = [&](Side& side, const Side& other, const Label& label) {
    const std::uint32_t at = put(side, label);
    // Ties to whom the other end has reached; those of whom it reaches later are looked at then.
    for (std::uint32_t i = 0; i < label.row.size(); ++i) {
      const TieStep& step = label.row[i];
      const double chance = label.chance * static_cast<double>(step.strength);
      if (chance <= best.chance || chance < least) break;
      if (!other.reached.has(step.to)) continue;
      const std::uint32_t there = other.labelled[step.to];
      const double all = chance * other.labels[there].chance;
      if (all <= best.chance || all < least) continue;
      best = &side == &fore_ ? Meeting{all, at, there} : Meeting{all, there, at};
    }
    const double next = advance(side.labels[at], std::max(least, best.chance),
                                [&](Node node, int) { return side.reached.has(node) || closed(node); });
    if (next > 0) side.offers.push({next, at});
  };
  settle(fore_, hind_, {1, graph.steps_from(from), 0, from, kNone, 0});
  settle(hind_, fore_, {1, graph.steps_into(to), 0, to, kNone, 0});
  while (!fore_.offers.empty() && !hind_.offers.empty()) {
    const double ahead = fore_.offers.top().chance, behind = hind_.offers.top().chance;
    if (ahead * behind <= best.chance || ahead * behind < least) break;
    const bool forwards = fore_.labels.size() <= hind_.labels.size();
    Side& side = forwards ? fore_ : hind_;
    const Offer offer = side.offers.top();
    Label& last = side.labels[offer.label];
    const Node node = last.row[last.next++].to;
    side.offers.follow(advance(last, std::max(least, best.chance),
                               [&](Node next, int) { return next == node || side.reached.has(next) || closed(next); }));
    if (side.reached.has(node)) continue;
    settle(side, forwards ? hind_ : fore_,
           {offer.chance, forwards ? graph.steps_from(node) : graph.steps_into(node), 0, node, offer.label, 0});
  }
  if (best.fore == kNone) return std::nullopt;
  Way way;
  way.chance = best.chance;
  for (std::uint32_t at = best.fore; at != kNone; at = fore_.labels[at].before) {
    way.nodes.push_back(fore_.labels[at].node);
  }
  std::reverse(way.nodes.begin(), way.nodes.end());
  for (std::uint32_t at = best.hind; at != kNone; at = hind_.labels[at].before) {
    way.nodes.push_back(hind_.labels[at].node);
  }
  return way;
}

// Whom the connectors are tied to; not when there are so many that it costs more than it spares.
bool WaySearch::know_near(const TieGraph& graph) {
  std::size_t ties = 0;
  for (const auto& [gain, connector] : gains_) ties += graph.arcs_of(connector).size();
  if (ties > kManyTies) return false;
  near_.begin(graph.nodes());
  for (const auto& [gain, connector] : gains_) {
    for (const Arc& arc : graph.arcs_of(connector)) near_.add(arc.to);
  }
  return true;
}

// From the targets back: the first time that a connector is reached, by whatever number of steps within the limit, is
// by the likeliest way from there on. A node may be passed again with fewer steps behind it though with less chance,
// since more may be left for it then.
std::vector<Way> WaySearch::best_ways(const TieGraph& graph, Node from, std::span<const Node> targets,
                                      const WayLimits& limits, std::span<const std::uint8_t> open,
                                      std::span<const float> favour) {
  const std::size_t nodes = graph.nodes();
  if (from >= nodes || limits.most == 0 || limits.most_steps < 1) return {};
  const auto closed = [&](Node node) { return node == from || (node < open.size() && open[node] == 0); };
  gains_.clear();
  for (const Arc& arc : graph.arcs_of(from)) {
    if (closed(arc.to)) continue;
    const double part = arc.to < favour.size() ? static_cast<double>(favour[arc.to]) : 1.;
    const double gain = std::min(part, 1.) * static_cast<double>(arc.strength);
    if (gain > 0 && gain >= limits.least) gains_.emplace_back(gain, arc.to);
  }
  const auto better = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  if (!std::is_sorted(gains_.begin(), gains_.end(), better)) std::sort(gains_.begin(), gains_.end(), better);
  places_.begin(nodes);
  direct_.begin(nodes);
  for (std::size_t place = 0; place < gains_.size(); ++place) {
    places_.set(gains_[place].second, static_cast<std::uint32_t>(place));
    direct_.add(gains_[place].second);
  }
  met_.assign(gains_.size(), 0);
  found_.clear();
  hind_.begin(nodes);
  std::size_t unmet = 0;  // the first in gains_ that no way is known for
  const auto before = [&](const Found& a, const Found& b) {
    const Label &x = hind_.labels[a.label], &y = hind_.labels[b.label];
    return a.chance != b.chance ? a.chance > b.chance : x.steps != y.steps ? x.steps < y.steps : x.node < y.node;
  };
  const auto settle = [&](const Label& label) {
    const std::uint32_t at = put(hind_, label);
    if (!direct_.has(label.node) || met_[places_[label.node]] != 0) return at;
    const std::uint32_t place = places_[label.node];
    met_[place] = 1;
    while (unmet < met_.size() && met_[unmet] != 0) ++unmet;
    const Found found{gains_[place].first * label.chance, at};
    if (found.chance >= limits.least) {
      found_.push_back(found);
      std::push_heap(found_.begin(), found_.end(), before);
      if (found_.size() > limits.most) {
        std::pop_heap(found_.begin(), found_.end(), before);
        found_.pop_back();
      }
    }
    return at;
  };
  bool near_asked = false, near_known = false;
  const auto useless = [&](Node node, int steps) {
    if (closed(node)) return true;
    const int left = limits.most_steps - steps;
    if (left <= 1) return left < 1 || !direct_.has(node);
    return left == 2 && near_known && !near_.has(node) && !direct_.has(node);
  };
  const auto skip = [&](Node node, int steps) {
    if (useless(node, steps)) return true;
    return hind_.reached.has(node) && hind_.labels[hind_.labelled[node]].steps <= steps;
  };
  // What a way must have from a node on, so that one of the connectors that are left can make it worth taking.
  const auto least_left = [&] {
    const double least = found_.size() < limits.most ? limits.least : std::max(limits.least, found_.front().chance);
    return unmet < gains_.size() ? least / gains_[unmet].first : 2.;
  };
  const auto offer = [&](std::uint32_t at) {
    const double next = advance(hind_.labels[at], least_left(), skip, limits.hand_over);
    if (next > 0) hind_.offers.push({next, at});
  };
  for (const Node target : targets) {
    if (target < nodes && !hind_.reached.has(target) && !useless(target, 0)) {
      settle({1, graph.steps_into(target), 0, target, kNone, 0});
    }
  }
  for (std::uint32_t at = 0, end = static_cast<std::uint32_t>(hind_.labels.size()); at < end; ++at) offer(at);
  while (!hind_.offers.empty()) {
    const Offer top = hind_.offers.top();
    const double least = least_left();
    if (top.chance < least || (found_.size() == limits.most && top.chance <= least)) break;
    if (!near_asked && hind_.labels.size() > kManyLabels) {
      near_asked = true;
      near_known = know_near(graph);
    }
    Label& last = hind_.labels[top.label];
    const Node node = last.row[last.next++].to;
    const int steps = last.steps + 1;
    hind_.offers.follow(advance(last, least, skip, limits.hand_over));
    if (skip(node, steps)) continue;
    offer(settle({top.chance, graph.steps_into(node), 0, node, top.label, steps}));
  }
  std::sort_heap(found_.begin(), found_.end(), before);
  std::vector<Way> ways;
  for (const Found& found : found_) {
    Way& way = ways.emplace_back(Way{{from}, found.chance});
    for (std::uint32_t at = found.label; at != kNone; at = hind_.labels[at].before) {
      way.nodes.push_back(hind_.labels[at].node);
    }
  }
  return ways;
}

std::vector<Way> best_ways(const TieGraph& graph, Node from, std::span<const Node> targets, const WayLimits& limits,
                           std::span<const std::uint8_t> open, std::span<const float> favour) {
  return WaySearch().best_ways(graph, from, targets, limits, open, favour);
}

}  // namespace kith
