// Searches ways in a graph again and again: keeps what a search writes on, so that one costs what it looks at.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "rules/tie_graph.hpp"

namespace kith {

// One thread's: it may be used for any graphs, one search after the other.
class WaySearch {
 public:
  // As best_ways() in rules/tie_graph.hpp.
  std::vector<Way> best_ways(const TieGraph& graph, Node from, std::span<const Node> targets, const WayLimits& limits,
                             std::span<const std::uint8_t> open = {}, std::span<const float> favour = {});

  // The likeliest way of any length, none that is less likely than `least`. Dijkstra on -log(strength) from both ends
  // (Pohl 1971); a node's ties come out one by one, the strongest first, so that who has very many costs no more.
  std::optional<Way> best_way(const TieGraph& graph, Node from, Node to, double least = 0,
                              std::span<const std::uint8_t> open = {});

 private:
  static constexpr std::uint32_t kNone = ~0U;

  // A node that a search has come to.
  struct Label {
    double chance = 0;       // from the end where the search began
    TieSteps row;            // where it goes on from here
    std::uint32_t next = 0;  // place in the row of the next one to take
    Node node = 0;
    std::uint32_t before = kNone;  // the label it came from
    int steps = 0;
  };
  // The next step of a label: what the node that it leads to would have.
  struct Offer {
    double chance = 0;
    std::uint32_t label = 0;
  };
  // The largest chance first; of equal ones, the earlier label.
  class Offers {
   public:
    bool empty() const { return heap_.empty(); }
    const Offer& top() const { return heap_.front(); }
    void clear() { heap_.clear(); }
    void push(const Offer& one);
    void follow(double chance);

   private:
    void pop();
    static bool first(const Offer& a, const Offer& b) {
      return a.chance != b.chance ? a.chance > b.chance : a.label < b.label;
    }
    void sink(std::size_t at, const Offer& one);

    std::vector<Offer> heap_;
  };
  // Numbers by node that are all forgotten at once.
  class Notes {
   public:
    void begin(std::size_t nodes);
    bool has(Node node) const { return cells_[node].time == now_; }
    std::uint32_t operator[](Node node) const { return has(node) ? cells_[node].value : kNone; }
    void set(Node node, std::uint32_t value) { cells_[node] = {now_, value}; }

   private:
    struct Cell {
      std::uint32_t time = 0, value = 0;
    };
    std::vector<Cell> cells_;
    std::uint32_t now_ = 0;
  };
  // A set of nodes, small enough to stay close to the processor.
  class Marks {
   public:
    void begin(std::size_t nodes);
    bool has(Node node) const { return (bits_[node >> 6] >> (node & 63) & 1) != 0; }
    void add(Node node);

   private:
    std::vector<std::uint64_t> bits_;
    std::vector<Node> added_;
  };
  // One end of a search.
  struct Side {
    std::vector<Label> labels;
    Offers offers;
    Notes labelled;  // a node's last label
    Marks reached;
    void begin(std::size_t nodes);
  };
  // Where the two ends of a search met.
  struct Meeting {
    double chance = 0;
    std::uint32_t fore = kNone, hind = kNone;
  };
  struct Found {
    double chance = 0;
    std::uint32_t label = 0;
  };

  template <class Skip>
  static double advance(Label& label, double least, const Skip& skip, double hand_over = 1);
  bool know_near(const TieGraph& graph);
  static std::uint32_t put(Side& side, const Label& label);

  Side fore_, hind_;
  std::vector<std::pair<double, Node>> gains_;  // the chance of the first step to each connector, the best first
  Notes places_;                                // of the connectors in gains_
  std::vector<std::uint8_t> met_;               // by that place
  Marks direct_, near_;                         // the connectors; whom they are tied to
  std::vector<Found> found_;                    // a heap, the last of them in front
};

}  // namespace kith
