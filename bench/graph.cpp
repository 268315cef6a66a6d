// Who knows who at size, beside igraph on the same graphs in the same run: building, ways, holes, bridging,
// communities.
//   build/bench/bench/graph [--people N] [--ties N] [--pairs N] [--beside N]
// --people and --ties are of the large graph for ways (1,000,000 and 10,000,000), --pairs is how many ways are searched
// (1,000), --beside how many of them igraph searches too (15; 0 spares its gigabyte). Times are of the processor, this
// thread's, with the clock's beside them: on a busy machine the clock counts others' work.
#include <fmt/format.h>
#include <igraph/igraph.h>
#include <time.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string_view>
#include <vector>

#include "rules/both_ways.hpp"
#include "rules/communities.hpp"
#include "rules/draw.hpp"
#include "rules/structure.hpp"
#include "rules/tie_graph.hpp"
#include "rules/tie_strength.hpp"
#include "rules/way_search.hpp"
#include "support/measure.hpp"

namespace {

using namespace kith;

double thread_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Times {
  std::vector<double> processor, clock;  // milliseconds

  template <class Do>
  void take(const Do& act) {
    const bench::Stopwatch watch;
    const double began = thread_ms();
    act();
    processor.push_back(thread_ms() - began);
    clock.push_back(watch.milliseconds());
  }
  double p50() const { return bench::median(processor); }
  void print(std::string_view what, std::string_view asked = "") const {
    fmt::print("{:<58} {:>5} x  p50 {:9.3f}  p90 {:9.3f}  p99 {:9.3f} ms   by the clock p50 {:9.3f} ms{}\n", what,
               processor.size(), p50(), bench::percentile(processor, 90), bench::percentile(processor, 99),
               bench::median(clock), asked.empty() ? "" : fmt::format("   (asked {})", asked));
    std::fflush(stdout);
  }
};

double unit(Lot& lot) {
  return static_cast<double>(lot.next() >> 11) * 0x1p-53;
}

// Degrees as a power law: a node's weight falls with the square root of its place, and places are dealt out at random.
Node someone(Lot& lot, std::size_t people) {
  const double u = unit(lot);
  const auto place = static_cast<std::uint64_t>(u * u * static_cast<double>(people));
  return static_cast<Node>(place * 2'654'435'761U % people);
}

// Many weak, few strong: half are below .05, one in ten above .57.
float some_strength(Lot& lot) {
  return static_cast<float>(.02 + .93 * std::pow(unit(lot), 5));
}

std::vector<GraphTie> some_ties(Lot& lot, std::size_t people, std::size_t count) {
  std::vector<GraphTie> made;
  made.reserve(2 * count);
  for (std::size_t i = 0; i < count; ++i) {
    const Node a = someone(lot, people), b = someone(lot, people);
    const float strength = some_strength(lot);
    made.push_back({a, b, strength, bit(TieSign::wrote), 20'000});
    made.push_back({b, a, strength, bit(TieSign::wrote), 20'000});
  }
  return made;
}

// The same ties for igraph, each once; weights as asked.
class Beside {
 public:
  template <class Weight>
  Beside(const TieGraph& graph, const Weight& weight) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_int_reserve(&ends, static_cast<igraph_integer_t>(graph.arcs()));
    igraph_vector_init(&weights, 0);
    for (Node from = 0; from < graph.nodes(); ++from) {
      for (const Arc& arc : graph.arcs_of(from)) {
        if (arc.to < from) continue;
        igraph_vector_int_push_back(&ends, from);
        igraph_vector_int_push_back(&ends, arc.to);
        igraph_vector_push_back(&weights, weight(static_cast<double>(arc.strength)));
      }
    }
    igraph_create(&of, &ends, static_cast<igraph_integer_t>(graph.nodes()), IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
  }
  ~Beside() {
    igraph_destroy(&of);
    igraph_vector_destroy(&weights);
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;

  // The chance of the likeliest way, 0 for none, when the weights are -log(strength).
  double chance(Node from, Node to) const {
    igraph_vector_int_t edges;
    igraph_vector_int_init(&edges, 0);
    igraph_get_shortest_path_dijkstra(&of, nullptr, &edges, from, to, &weights, IGRAPH_ALL);
    double sum = 0;
    const igraph_integer_t steps = igraph_vector_int_size(&edges);
    for (igraph_integer_t i = 0; i < steps; ++i) sum += VECTOR(weights)[VECTOR(edges)[i]];
    igraph_vector_int_destroy(&edges);
    return steps == 0 ? 0 : std::exp(-sum);
  }

  igraph_t of{};
  igraph_vector_t weights{};
};

void from_touches() {
  constexpr std::size_t kTouches = 1'000'000, kPeople = 100'000;
  Lot lot(1);
  const Instant now{std::chrono::seconds{1'790'000'000}};
  std::vector<TieEvidence> touches;
  touches.reserve(kTouches);
  for (std::size_t i = 0; i < kTouches; ++i) {
    const Instant at{std::chrono::seconds{1'790'000'000 - static_cast<std::int64_t>(lot.below(150'000'000))}};
    touches.push_back({PersonId{1 + static_cast<std::int64_t>(someone(lot, kPeople))},
                       PersonId{1 + static_cast<std::int64_t>(someone(lot, kPeople))},
                       static_cast<TieSign>(lot.below(kTieSigns)), .2 + unit(lot), at, at});
  }
  Times strengths, graphs, whole, updates;
  std::size_t arcs = 0;
  TieGraph graph;
  for (int round = 0; round < 5; ++round) {
    whole.take([&] {
      std::vector<TieBetween> between;
      strengths.take([&] { between = ties_between(touches, now); });
      graphs.take([&] {
        std::vector<GraphTie> ties;
        ties.reserve(2 * between.size());
        for (const TieBetween& tie : between) {
          const auto a = static_cast<Node>(tie.person.value), b = static_cast<Node>(tie.other.value);
          ties.push_back({a, b, static_cast<float>(tie.strength), tie.signs, 20'000});
          ties.push_back({b, a, static_cast<float>(tie.strength), tie.signs, 20'000});
        }
        graph = TieGraph::build(kPeople + 1, ties);
      });
      arcs = graph.arcs();
    });
  }
  whole.print(fmt::format("1,000,000 touches to a graph of {} directed ties", arcs), "2000 ms");
  strengths.print("  of it, the strengths of pairs");
  graphs.print("  of it, the graph");
  for (int round = 0; round < 200; ++round) {
    const Node a = someone(lot, kPeople), b = someone(lot, kPeople);
    updates.take([&] { graph = graph.with(std::vector<GraphTie>{{a, b, .5F}, {b, a, .5F}}); });
  }
  updates.print("one tie more, the graph before kept as it was");
}

void ways(std::size_t people, std::size_t count, std::size_t pairs, std::size_t beside) {
  Lot lot(2);
  TieGraph graph;
  {
    const auto ties = some_ties(lot, people, count);
    Times building;
    building.take([&] { graph = TieGraph::build(people, ties); });
    building.print(fmt::format("{} people, {} directed ties", graph.nodes(), graph.arcs()));
  }
  const Node most = [&] {
    Node best = 0;
    for (Node node = 0; node < people; ++node) {
      if (graph.arcs_of(node).size() > graph.arcs_of(best).size()) best = node;
    }
    return best;
  }();
  fmt::print("{:.2f} bytes a directed tie (asked 24); the most ties one person has: {}\n",
             static_cast<double>(graph.bytes()) / static_cast<double>(graph.arcs()), graph.arcs_of(most).size());
  std::vector<std::pair<Node, Node>> asked;
  while (asked.size() < pairs) {
    const auto from = static_cast<Node>(lot.below(people)), to = static_cast<Node>(lot.below(people));
    if (from != to) asked.emplace_back(from, to);
  }
  WaySearch search;
  search.best_way(graph, 0, 1);
  Times own, igraphs, own_same;
  std::vector<double> chances;
  double steps = 0;
  for (const auto& [from, to] : asked) {
    std::optional<Way> way;
    own.take([&] { way = search.best_way(graph, from, to); });
    chances.push_back(way ? way->chance : 0);
    steps += way ? static_cast<double>(way->nodes.size() - 1) : 0;
    if (chances.size() <= beside) {
      own_same.processor.push_back(own.processor.back());
      own_same.clock.push_back(own.clock.back());
    }
  }
  own.print("best way between two at random", "5 ms p50");
  fmt::print("  steps on a way, in the mean: {:.1f}; chance, in the median: {:.4f}\n",
             steps / static_cast<double>(pairs), bench::median(chances));
  if (beside > 0) {
    const Beside other(graph, [](double strength) { return -std::log(strength); });
    double apart = 0;
    for (std::size_t i = 0; i < std::min(beside, pairs); ++i) {
      double chance = 0;
      igraphs.take([&] { chance = other.chance(asked[i].first, asked[i].second); });
      const double larger = std::max(chance, chances[i]);
      if (larger > 0) apart = std::max(apart, std::abs(chance - chances[i]) / larger);
    }
    igraphs.print("  igraph's Dijkstra, of the first of them");
    own_same.print("  our own of the same ones");
    fmt::print("  ratio of medians {:.0f} (asked 20); largest relative difference in chance {:.1e} (asked 1e-6)\n",
               igraphs.p50() / own_same.p50(), apart);
  }
  // Ways within limits: from anybody, from somebody with about 5,000 ties, to one and to an organisation.
  Node broad = most;
  for (Node node = 0; node < people; ++node) {
    const std::size_t ties = graph.arcs_of(node).size();
    if (ties >= 5000 && ties < graph.arcs_of(broad).size()) broad = node;
  }
  const std::size_t rounds = std::max<std::size_t>(1, pairs / 5);
  for (const bool from_broad : {false, true}) {
    for (const std::size_t targets : {std::size_t{1}, std::size_t{2000}}) {
      Times times;
      std::size_t found = 0;
      for (std::size_t round = 0; round < rounds; ++round) {
        std::vector<Node> all(std::min(targets, people));
        for (Node& one : all) one = static_cast<Node>(lot.below(people));
        const Node from = from_broad ? broad : asked[round].first;
        times.take([&] { found += search.best_ways(graph, from, all, {}).empty() ? 0 : 1; });
      }
      times.print(fmt::format("three ways of 4 steps from {} to {}, some for {} %",
                              from_broad ? fmt::format("one with {} ties", graph.arcs_of(broad).size()) : "anybody",
                              targets == 1 ? "one" : "2,000", 100 * found / rounds));
    }
  }
}

// Ties between the neighbours of one, and n - 2t/n from them, by igraph's lists of neighbours alone.
std::vector<double> plain_effective_sizes(const igraph_t& graph) {
  const auto people = static_cast<std::size_t>(igraph_vcount(&graph));
  std::vector<std::vector<igraph_integer_t>> all(people);
  igraph_vector_int_t row;
  igraph_vector_int_init(&row, 0);
  for (std::size_t i = 0; i < people; ++i) {
    igraph_neighbors(&graph, &row, static_cast<igraph_integer_t>(i), IGRAPH_ALL);
    all[i].assign(VECTOR(row), VECTOR(row) + igraph_vector_int_size(&row));
  }
  igraph_vector_int_destroy(&row);
  std::vector<double> sizes(people, 0);
  std::vector<bool> tied(people, false);
  for (std::size_t i = 0; i < people; ++i) {
    if (all[i].empty()) continue;
    for (const igraph_integer_t j : all[i]) tied[static_cast<std::size_t>(j)] = true;
    double twice = 0;
    for (const igraph_integer_t j : all[i]) {
      for (const igraph_integer_t q : all[static_cast<std::size_t>(j)])
        twice += tied[static_cast<std::size_t>(q)] ? 1 : 0;
    }
    for (const igraph_integer_t j : all[i]) tied[static_cast<std::size_t>(j)] = false;
    const auto count = static_cast<double>(all[i].size());
    sizes[i] = count - twice / count;
  }
  return sizes;
}

void shape() {
  {
    Lot lot(3);
    const TieGraph graph = TieGraph::build(20'000, some_ties(lot, 20'000, 100'000));
    Times own, one, igraphs;
    std::vector<Holes> all;
    for (int round = 0; round < 5; ++round) own.take([&] { all = holes(graph); });
    own.print(fmt::format("constraint and effective size of 20,000, {} ties", graph.arcs() / 2), "1000 ms");
    for (Node node = 0; node < 200; ++node) one.take([&] { holes_of(graph, node); });
    one.print("  of one of them");
    const Beside other(graph, [](double strength) { return 2 * strength; });
    igraph_vector_t constraint;
    igraph_vector_init(&constraint, 0);
    igraphs.take([&] { igraph_constraint(&other.of, &constraint, igraph_vss_all(), &other.weights); });
    igraphs.print("  igraph's constraint alone");
    const auto sizes = plain_effective_sizes(other.of);
    double apart = 0, size_apart = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].ties == 0) continue;
      apart = std::max(apart, std::abs(all[i].constraint - VECTOR(constraint)[i]));
      size_apart = std::max(size_apart, std::abs(all[i].effective_size - sizes[i]));
    }
    igraph_vector_destroy(&constraint);
    fmt::print("  largest differences: constraint {:.1e}, effective size {:.1e} (asked 1e-9)\n", apart, size_apart);
  }
  Lot lot(4);
  constexpr std::size_t kPeople = 10'000;
  const TieGraph graph = TieGraph::build(kPeople, some_ties(lot, kPeople, 50'000));
  Times sampled, igraphs, groups;
  Bridging drawn;
  sampled.take([&] { drawn = bridging(graph); });
  sampled.print(fmt::format("bridging of 10,000, {} ties, {} pairs drawn", graph.arcs() / 2, drawn.samples));
  const Beside other(graph, [](double strength) { return 2 * strength; });
  igraph_vector_t exact;
  igraph_vector_init(&exact, 0);
  igraphs.take([&] { igraph_betweenness(&other.of, &exact, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr); });
  igraphs.print("  igraph's, exact");
  double apart = 0;
  for (std::size_t i = 0; i < kPeople; ++i) {
    const double share = 2 * VECTOR(exact)[i] / (static_cast<double>(kPeople) * (kPeople - 1));
    apart = std::max(apart, std::abs(share - drawn.share[i]));
  }
  igraph_vector_destroy(&exact);
  fmt::print("  furthest from exact {:.5f}, within {} said with {:.0f} %\n", apart, drawn.within,
             100 * drawn.confidence);
  std::vector<std::uint32_t> of;
  for (int round = 0; round < 5; ++round) groups.take([&] { of = communities(graph); });
  std::size_t count = 0;
  for (const std::uint32_t one : of) count = std::max<std::size_t>(count, one + 1);
  groups.print(fmt::format("communities of 10,000, {} ties: {} of them", graph.arcs() / 2, count), "2000 ms");
}

}  // namespace

int main(int count, char** words) {
  std::size_t people = 1'000'000, ties = 10'000'000, pairs = 1000, beside = 15;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view word = words[i];
    std::size_t* value = word == "--people"   ? &people
                         : word == "--ties"   ? &ties
                         : word == "--pairs"  ? &pairs
                         : word == "--beside" ? &beside
                                              : nullptr;
    if (!value || std::from_chars(words[i + 1], words[i + 1] + std::strlen(words[i + 1]), *value).ec != std::errc()) {
      fmt::print(stderr, "graph [--people N] [--ties N] [--pairs N] [--beside N]\n");
      return 2;
    }
  }
  bench::print_machine();
  bench::print_build();
  from_touches();
  shape();
  ways(std::max<std::size_t>(people, 2), ties, std::max<std::size_t>(pairs, 1), beside);
  return 0;
}
