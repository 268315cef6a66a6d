// The network as an array graph: who could carry a favour to whom, and by which way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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

struct TieStep {
  Node to = 0;  // the node at the other end
  float strength = 0;
};

// One direction of a tie, as it is kept.
struct Arc : TieStep {
  std::uint16_t last_day = 0;
  TieSigns signs = 0;
  std::uint8_t spare = 0;
};

// The ties of one node in one direction, the strongest first.
class TieSteps {
 public:
  TieSteps() = default;
  explicit TieSteps(std::span<const Arc> arcs) : first_(arcs.data()), size_(length(arcs)), apart_(sizeof(Arc)) {}
  explicit TieSteps(std::span<const TieStep> steps)
      : first_(steps.data()), size_(length(steps)), apart_(sizeof(TieStep)) {}

  std::uint32_t size() const { return size_; }
  const TieStep& operator[](std::uint32_t at) const {
    return *reinterpret_cast<const TieStep*>(reinterpret_cast<const char*>(first_) + std::size_t{at} * apart_);
  }

 private:
  template <class T>
  static std::uint32_t length(std::span<const T> row) {
    return static_cast<std::uint32_t>(row.size());
  }

  const TieStep* first_ = nullptr;
  std::uint32_t size_ = 0, apart_ = sizeof(TieStep);
};

struct Way {
  std::vector<Node> nodes;  // from the first to the last, both included
  // Product of the strengths, the favour of the first step, and WayLimits::hand_over for each tie beyond the second.
  double chance = 0;
};

// What a search may use.
struct WayLimits {
  int most_steps = 4;    // ties on the way
  double least = .001;   // a way less likely than this is none
  std::size_t most = 3;  // ways, the likeliest first, no two by the same first connector
  double hand_over = 1;  // 0 to 1; what is left of a chance when one more stranger has to pass it on
};

// Never changes once made; copies share the ties. 12 bytes a directed tie and 8 a node where each tie is as strong in
// one direction as in the other, as Kith's are; else 20 and 16.
class TieGraph {
 public:
  // Ties to oneself and of no strength (or none that is a number) are left out, more than 1 is 1; of two between the
  // same nodes in the same direction the stronger one stays, with the signs of both and the later day. Ties that name a
  // node beyond `nodes` are left out.
  static TieGraph build(std::size_t nodes, std::span<const GraphTie> ties);

  // This graph with other ties: what `changes` says of two nodes in one direction takes the place of what was there;
  // a strength of 0 takes the tie away. Only the rows of the nodes named are made anew. `nodes`: as many at least.
  // The same as build() with all ties would give.
  TieGraph with(std::span<const GraphTie> changes, std::size_t nodes = 0) const;

  std::size_t nodes() const { return out_.rows.size(); }
  std::size_t arcs() const { return arcs_; }
  std::span<const Arc> arcs_of(Node node) const { return out_.row(node); }  // the strongest first
  TieSteps steps_from(Node node) const { return TieSteps(out_.row(node)); }
  TieSteps steps_into(Node node) const { return same_both_ways() ? TieSteps(out_.row(node)) : TieSteps(in_.row(node)); }
  const Arc* arc(Node from, Node to) const;  // none when there is no such tie
  std::size_t bytes() const;

 private:
  struct Row {
    std::uint32_t begin = 0, size = 0;
  };
  // Rows lie in `base`, which copies share, or, made later, in `fresh`; begins count on from one to the other.
  template <class T>
  struct Table {
    std::vector<Row> rows;
    std::shared_ptr<const std::vector<T>> base;
    std::vector<T> fresh;
    const T* base_begin = nullptr;
    std::uint32_t base_size = 0;

    std::span<const T> row(Node node) const {
      if (node >= rows.size()) return {};
      const Row at = rows[node];
      return {at.begin < base_size ? base_begin + at.begin : fresh.data() + (at.begin - base_size), at.size};
    }
    void rest_on(std::vector<T> all);
    void put(Node node, const std::vector<T>& row);
    void gather();
    std::size_t bytes() const;
  };

  bool same_both_ways() const { return directions_ == 0; }
  static Table<TieStep> turned(const Table<Arc>& out, std::size_t arcs);

  Table<Arc> out_;
  Table<TieStep> in_;  // empty where it would repeat out_
  std::size_t arcs_ = 0;
  // Over all ties, a number made of the two nodes and the strength: plus in one direction and minus in the other. 0
  // says that each tie has its like; anything else has a chance of 2^-64 to look so.
  std::uint64_t directions_ = 0;
};

// The likeliest way from one node to any of `targets` by each first connector, the likeliest of them first; nodes with
// a 0 in `open` are neither passed nor reached (an empty span, and nodes beyond it: open). `favour`, 0 to 1, scales
// each step out of `from`, by node (an empty span, and nodes beyond it: 1): who was asked lately counts less. Empty
// when there is none within the limits. For many searches keep a WaySearch (rules/way_search.hpp).
std::vector<Way> best_ways(const TieGraph& graph, Node from, std::span<const Node> targets, const WayLimits& limits,
                           std::span<const std::uint8_t> open = {}, std::span<const float> favour = {});

}  // namespace kith
