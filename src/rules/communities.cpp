#include "rules/communities.hpp"

#include <igraph/igraph.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <numeric>

#include "rules/both_ways.hpp"

namespace kith {
namespace {

// igraph keeps its generator, its error handler and its list of what to free in globals.
class IgraphTurn {
 public:
  IgraphTurn() {
    while (taken_.test_and_set(std::memory_order_acquire)) taken_.wait(true, std::memory_order_relaxed);
    before_ = igraph_set_error_handler(igraph_error_handler_ignore);  // returns the error instead of ending the program
    warned_ = igraph_set_warning_handler(igraph_warning_handler_ignore);
  }
  ~IgraphTurn() {
    igraph_set_warning_handler(warned_);
    igraph_set_error_handler(before_);
    taken_.clear(std::memory_order_release);
    taken_.notify_one();
  }
  IgraphTurn(const IgraphTurn&) = delete;
  IgraphTurn& operator=(const IgraphTurn&) = delete;

 private:
  static inline std::atomic_flag taken_;
  igraph_error_handler_t* before_ = nullptr;
  igraph_warning_handler_t* warned_ = nullptr;
};

// What it is given here is in order, so that memory is all it can lack.
void must(igraph_error_t code) {
  if (code != IGRAPH_SUCCESS) throw std::bad_alloc();
}

struct IgraphReals {
  igraph_vector_t of{};
  explicit IgraphReals(std::size_t size) { must(igraph_vector_init(&of, static_cast<igraph_integer_t>(size))); }
  ~IgraphReals() { igraph_vector_destroy(&of); }
  IgraphReals(const IgraphReals&) = delete;
  IgraphReals& operator=(const IgraphReals&) = delete;
};

struct IgraphNumbers {
  igraph_vector_int_t of{};
  explicit IgraphNumbers(std::size_t size) { must(igraph_vector_int_init(&of, static_cast<igraph_integer_t>(size))); }
  ~IgraphNumbers() { igraph_vector_int_destroy(&of); }
  IgraphNumbers(const IgraphNumbers&) = delete;
  IgraphNumbers& operator=(const IgraphNumbers&) = delete;
};

struct IgraphGraph {
  igraph_t of{};
  IgraphGraph(std::size_t nodes, const IgraphNumbers& ends) {
    must(igraph_create(&of, &ends.of, static_cast<igraph_integer_t>(nodes), IGRAPH_UNDIRECTED));
  }
  ~IgraphGraph() { igraph_destroy(&of); }
  IgraphGraph(const IgraphGraph&) = delete;
  IgraphGraph& operator=(const IgraphGraph&) = delete;
};

// Any community numbers to those by size; at least `count` are there.
std::vector<std::uint32_t> by_size(std::vector<std::uint32_t> of, std::size_t count) {
  std::vector<std::uint32_t> size(count, 0), order;
  for (const std::uint32_t one : of) {
    if (one == kNoCommunity) continue;
    if (size[one]++ == 0) order.push_back(one);  // in the order of their smallest nodes
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
  std::vector<std::uint32_t> number(count, 0);
  for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = static_cast<std::uint32_t>(i);
  for (std::uint32_t& one : of) {
    if (one != kNoCommunity) one = number[one];
  }
  return of;
}

}  // namespace

std::vector<std::uint32_t> communities(const TieGraph& graph, std::span<const std::uint8_t> open, double resolution) {
  const BothWays ties = both_ways(graph, open);
  // Those with ties stand for themselves in igraph's graph, without gaps.
  std::vector<std::uint32_t> place(ties.nodes(), kNoCommunity);
  std::uint32_t tied = 0;
  for (Node node = 0; node < ties.nodes(); ++node) {
    if (ties.ties_of(node) > 0) place[node] = tied++;
  }
  std::vector<std::uint32_t> of = place;
  std::uint32_t found = 0;
  if (tied > 0) {
    const std::size_t pairs = ties.to.size() / 2;
    const IgraphTurn turn;
    IgraphNumbers ends(2 * pairs), membership(0);
    IgraphReals weights(pairs), strengths(tied);
    double all = 0;
    std::size_t pair = 0;
    for (Node node = 0; node < ties.nodes(); ++node) {
      for (std::uint32_t at = ties.begins[node]; at < ties.begins[node + 1]; ++at) {
        VECTOR(strengths.of)[place[node]] += ties.weight[at];
        all += ties.weight[at];
        if (ties.to[at] < node) continue;
        VECTOR(ends.of)[2 * pair] = place[node];
        VECTOR(ends.of)[2 * pair + 1] = place[ties.to[at]];
        VECTOR(weights.of)[pair++] = ties.weight[at];
      }
    }
    const IgraphGraph whole(tied, ends);
    must(igraph_rng_seed(igraph_rng_default(), 20261123));
    igraph_integer_t clusters = 0;
    must(igraph_community_leiden(&whole.of, &weights.of, &strengths.of, std::max(1e-9, resolution) / all, .01, false,
                                 -1, &membership.of, &clusters, nullptr));
    found = static_cast<std::uint32_t>(clusters);
    for (std::uint32_t& one : of) {
      if (one != kNoCommunity) one = static_cast<std::uint32_t>(VECTOR(membership.of)[one]);
    }
  }
  for (Node node = 0; node < of.size(); ++node) {
    if (of[node] == kNoCommunity && (node >= open.size() || open[node] != 0)) of[node] = found++;
  }
  return by_size(std::move(of), found);
}

}  // namespace kith
