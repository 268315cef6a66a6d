#include "rules/tie_graph.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace kith {
namespace {

constexpr auto kStronger = [](const TieStep& a, const TieStep& b) {
  return a.strength != b.strength ? a.strength > b.strength : a.to < b.to;
};

bool stands(const GraphTie& tie, std::size_t nodes) {
  return tie.from != tie.to && tie.from < nodes && tie.to < nodes && tie.strength > 0;  // not so for NaN
}

void keep_both(Arc& kept, const Arc& other) {
  kept.strength = std::max(kept.strength, other.strength);
  kept.last_day = std::max(kept.last_day, other.last_day);
  kept.signs = static_cast<TieSigns>(kept.signs | other.signs);
}

Arc arc_of(const GraphTie& tie) {
  return {{tie.to, std::min(tie.strength, 1.F)}, tie.last_day, tie.signs, 0};
}

std::uint64_t direction_mark(Node from, const TieStep& step) {
  const std::uint64_t low = std::min(from, step.to), high = std::max(from, step.to);
  std::uint64_t z = (low << 32 | high) * 0x9e3779b97f4a7c15U + std::bit_cast<std::uint32_t>(step.strength);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;  // SplitMix64
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  z ^= z >> 31;
  return from < step.to ? z : ~z + 1;
}

}  // namespace

template <class T>
void TieGraph::Table<T>::rest_on(std::vector<T> all) {
  base = std::make_shared<const std::vector<T>>(std::move(all));
  base_begin = base->data();
  base_size = static_cast<std::uint32_t>(base->size());
  fresh = {};
}

template <class T>
void TieGraph::Table<T>::put(Node node, const std::vector<T>& row) {
  rows[node] = {base_size + static_cast<std::uint32_t>(fresh.size()), static_cast<std::uint32_t>(row.size())};
  fresh.insert(fresh.end(), row.begin(), row.end());
}

// What was made later grows with what it took the place of: when that is much, all rows move together again.
template <class T>
void TieGraph::Table<T>::gather() {
  if (fresh.size() <= 4096 + base_size / 16) return;
  std::vector<T> all;
  std::size_t size = 0;
  for (const Row& one : rows) size += one.size;
  all.reserve(size);
  std::vector<Row> moved(rows.size());
  for (Node node = 0; node < rows.size(); ++node) {
    const std::span<const T> old = row(node);
    moved[node] = {static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(old.size())};
    all.insert(all.end(), old.begin(), old.end());
  }
  rows = std::move(moved);
  rest_on(std::move(all));
}

template <class T>
std::size_t TieGraph::Table<T>::bytes() const {
  return rows.capacity() * sizeof(Row) + ((base ? base->capacity() : 0) + fresh.capacity()) * sizeof(T);
}

TieGraph::Table<TieStep> TieGraph::turned(const Table<Arc>& out, std::size_t arcs) {
  Table<TieStep> made;
  made.rows.resize(out.rows.size());
  const auto nodes = static_cast<Node>(out.rows.size());
  for (Node from = 0; from < nodes; ++from) {
    for (const Arc& arc : out.row(from)) ++made.rows[arc.to].size;
  }
  std::uint32_t begin = 0;
  for (Row& row : made.rows) {
    row.begin = begin;
    begin += std::exchange(row.size, 0);
  }
  std::vector<TieStep> all(arcs);
  for (Node from = 0; from < nodes; ++from) {
    for (const Arc& arc : out.row(from)) {
      Row& row = made.rows[arc.to];
      all[row.begin + row.size++] = {from, arc.strength};
    }
  }
  for (const Row& row : made.rows) {
    std::sort(all.begin() + row.begin, all.begin() + row.begin + row.size, kStronger);
  }
  made.rest_on(std::move(all));
  return made;
}

TieGraph TieGraph::build(std::size_t nodes, std::span<const GraphTie> ties) {
  TieGraph made;
  std::vector<Row>& rows = made.out_.rows;
  rows.resize(nodes);
  for (const GraphTie& tie : ties) {
    if (stands(tie, nodes)) ++rows[tie.from].size;
  }
  std::uint32_t begin = 0;
  for (Row& row : rows) {
    row.begin = begin;
    begin += std::exchange(row.size, 0);
  }
  std::vector<Arc> all(begin);
  for (const GraphTie& tie : ties) {
    if (!stands(tie, nodes)) continue;
    Row& row = rows[tie.from];
    all[row.begin + row.size++] = arc_of(tie);
  }
  // Each row without its repetitions, moved down to where the one before ends.
  std::vector<std::uint32_t> seen(nodes, ~0U);  // where in the new rows a node stands last
  std::uint32_t end = 0;
  for (Node from = 0; from < nodes; ++from) {
    Row& row = rows[from];
    const std::uint32_t first = end;
    for (std::uint32_t at = row.begin; at < row.begin + row.size; ++at) {
      const Arc arc = all[at];
      const std::uint32_t before = seen[arc.to];
      if (before != ~0U && before >= first) {
        keep_both(all[before], arc);
      } else {
        seen[arc.to] = end;
        all[end++] = arc;
      }
    }
    row = {first, end - first};
    std::sort(all.begin() + first, all.begin() + end, kStronger);
    for (std::uint32_t at = first; at < end; ++at) made.directions_ += direction_mark(from, all[at]);
  }
  if (end < all.size()) {
    all.resize(end);
    all.shrink_to_fit();
  }
  made.arcs_ = end;
  made.out_.rest_on(std::move(all));
  if (!made.same_both_ways()) made.in_ = turned(made.out_, made.arcs_);
  return made;
}

TieGraph TieGraph::with(std::span<const GraphTie> changes, std::size_t nodes) const {
  TieGraph made = *this;
  nodes = std::max(nodes, made.nodes());
  made.out_.rows.resize(nodes);
  if (!same_both_ways()) made.in_.rows.resize(nodes);
  // One change for each two nodes, by the first.
  std::vector<std::pair<Node, Arc>> sorted;
  for (const GraphTie& tie : changes) {
    if (tie.from == tie.to || tie.from >= nodes || tie.to >= nodes) continue;
    Arc arc = arc_of(tie);
    if (!stands(tie, nodes)) arc = {{tie.to, 0}, 0, 0, 0};
    sorted.emplace_back(tie.from, arc);
  }
  const auto by = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second.to < b.second.to;
  };
  std::stable_sort(sorted.begin(), sorted.end(), by);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < sorted.size(); ++at) {
    if (kept > 0 && !by(sorted[kept - 1], sorted[at])) {
      keep_both(sorted[kept - 1].second, sorted[at].second);
    } else {
      sorted[kept++] = sorted[at];
    }
  }
  sorted.resize(kept);
  // The row of `node` with what is said in [begin, end) of others, which are in their order.
  const auto renewed = [](auto old, auto begin, auto end, auto& row) {
    row.clear();
    for (const auto& step : old) {
      const auto said = std::lower_bound(begin, end, step.to, [](const auto& one, Node to) { return one.to < to; });
      if (said == end || said->to != step.to) row.push_back(step);
    }
    for (auto one = begin; one != end; ++one) {
      if (one->strength > 0) row.push_back(*one);
    }
    std::sort(row.begin(), row.end(), kStronger);
  };
  std::vector<Arc> said, row;
  for (std::size_t at = 0; at < sorted.size();) {
    const Node from = sorted[at].first;
    said.clear();
    for (; at < sorted.size() && sorted[at].first == from; ++at) said.push_back(sorted[at].second);
    const std::span<const Arc> old = made.out_.row(from);
    made.arcs_ -= old.size();
    for (const Arc& one : old) made.directions_ -= direction_mark(from, one);
    renewed(old, said.begin(), said.end(), row);
    for (const Arc& one : row) made.directions_ += direction_mark(from, one);
    made.arcs_ += row.size();
    made.out_.put(from, row);
  }
  made.out_.gather();
  if (made.same_both_ways()) {
    made.in_ = {};
    return made;
  }
  if (same_both_ways()) {
    made.in_ = turned(made.out_, made.arcs_);
    return made;
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.to < b.second.to; });
  std::vector<TieStep> told, in_row;
  for (std::size_t at = 0; at < sorted.size();) {
    const Node to = sorted[at].second.to;
    told.clear();
    for (; at < sorted.size() && sorted[at].second.to == to; ++at) {
      told.push_back({sorted[at].first, sorted[at].second.strength});
    }
    renewed(made.in_.row(to), told.begin(), told.end(), in_row);
    made.in_.put(to, in_row);
  }
  made.in_.gather();
  return made;
}

const Arc* TieGraph::arc(Node from, Node to) const {
  const std::span<const Arc> row = out_.row(from);
  const TieSteps into = steps_into(to);
  // Who has many ties is looked for among the few of the other: how strong the tie is says where it stands.
  if (row.size() > 16 && row.size() > into.size()) {
    for (std::uint32_t at = 0; at < into.size(); ++at) {
      if (into[at].to != from) continue;
      const TieStep wanted{to, into[at].strength};
      const auto found = std::lower_bound(row.begin(), row.end(), wanted, kStronger);
      return found != row.end() && found->to == to ? &*found : nullptr;
    }
    return nullptr;
  }
  for (const Arc& one : row) {
    if (one.to == to) return &one;
  }
  return nullptr;
}

std::size_t TieGraph::bytes() const {
  return out_.bytes() + in_.bytes();
}

}  // namespace kith
