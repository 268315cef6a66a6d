// How often an experiment without any difference is called one, when somebody looks after every outcome: the e-value
// beside tests that are meant for a single look. And how often a real difference is found.
// evalue [EXPERIMENTS]: 100,000 by default, of each kind.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <utility>
#include <vector>

#include "rules/pair_evidence.hpp"
#include "rules/small_numbers.hpp"

namespace {

using namespace kith;

constexpr Instant kBegin = Instant{std::chrono::seconds{1'790'000'000}};
constexpr int kWindowDays = 14;
constexpr double kLevel = .05;
constexpr double kWanted = 1 / kLevel;

enum class Order { in_turn, one_arm_first, any };
const char* name(Order order) {
  switch (order) {
    case Order::in_turn: return "in turn";
    case Order::one_arm_first: return "one arm first";
    case Order::any: return "in any order";
  }
  return "";
}

struct Design {
  int a = 25, b = 25;  // people in each arm
  double rate_a = .2, rate_b = .2;
  Order order = Order::any;
};

struct Outcome {
  Instant at{};  // when it is known: the answer, or the end of the window
  bool of_a = false;
  bool answered = false;
};

struct Run {
  std::vector<Trial> a, b;
  std::vector<Outcome> outcomes;  // by time
};

class Simulator {
 public:
  explicit Simulator(std::uint32_t seed) : random_(seed) {}

  Run run(const Design& design) {
    const int all = design.a + design.b;
    std::vector<bool> arms(static_cast<std::size_t>(all));
    for (int i = 0; i < all; ++i) arms[static_cast<std::size_t>(i)] = i < design.a;
    if (design.order == Order::any) std::shuffle(arms.begin(), arms.end(), random_);
    if (design.order == Order::in_turn) {
      int a = design.a, b = design.b;
      for (int i = 0; i < all; ++i) {
        const bool take_a = b == 0 || (a > 0 && i % 2 == 0);
        arms[static_cast<std::size_t>(i)] = take_a;
        (take_a ? a : b) -= 1;
      }
    }
    Run made;
    for (int i = 0; i < all; ++i) {
      const bool of_a = arms[static_cast<std::size_t>(i)];
      const Instant sent = kBegin + std::chrono::hours{i * 12};
      const bool answered = chance_(random_) < (of_a ? design.rate_a : design.rate_b);
      // The first arm answers within a day, the other takes its time: speed must not count as success.
      const double days = of_a ? chance_(random_) : chance_(random_) * kWindowDays;
      const Instant over = sent + Days{kWindowDays};
      const auto answer = sent + std::chrono::seconds{static_cast<std::int64_t>(days * 86400)};
      (of_a ? made.a : made.b).push_back({sent, over, answered});
      made.outcomes.push_back({answered ? answer : over, of_a, answered});
    }
    std::stable_sort(made.outcomes.begin(), made.outcomes.end(),
                     [](const Outcome& x, const Outcome& y) { return x.at < y.at; });
    return made;
  }

 private:
  std::mt19937 random_;
  std::uniform_real_distribution<double> chance_{0, 1};
};

// The e-value changes only where pairs come to count, so its course has every value that a look could meet.
bool ever_evident(const Run& run) {
  const auto made = pair_evidence(run.a, run.b, run.outcomes.back().at);
  return made.peak >= kWanted;
}

// The same by really looking after every outcome.
bool ever_evident_by_looking(const Run& run) {
  return std::any_of(run.outcomes.begin(), run.outcomes.end(),
                     [&](const Outcome& one) { return pair_evidence(run.a, run.b, one.at).e >= kWanted; });
}

double z_test(Proportion a, Proportion b) {
  if (a.of == 0 || b.of == 0) return 1;
  const double pooled = static_cast<double>(a.hits + b.hits) / (a.of + b.of);
  const double spread = std::sqrt(pooled * (1 - pooled) * (1. / a.of + 1. / b.of));
  return spread > 0 ? std::erfc(std::abs(a.rate() - b.rate()) / spread / std::sqrt(2.)) : 1;
}

template <class Test>
bool ever_below(const Run& run, Test test) {
  Proportion a, b;
  for (const Outcome& one : run.outcomes) {
    Proportion& arm = one.of_a ? a : b;
    ++arm.of;
    arm.hits += one.answered ? 1 : 0;
    if (test(a, b) < kLevel) return true;
  }
  return false;
}

Proportion share_of(const std::vector<Trial>& trials) {
  Proportion all;
  for (const Trial& one : trials) {
    ++all.of;
    all.hits += one.answered ? 1 : 0;
  }
  return all;
}

double percent(int of, int all) {
  return 100. * of / all;
}

// Returns the largest share of experiments in which the e-value erred.
double without_difference(int experiments) {
  std::printf(
      "No difference, looked at after every outcome: share ever called one at 5 %% (%d experiments a row;\n"
      "Fisher and z on a tenth of them)\n",
      experiments);
  std::printf("%8s %8s %16s %10s %10s %10s\n", "rate", "arms", "sent", "e-value", "Fisher", "z-test");
  double worst = 0;
  std::uint32_t seed = 1;
  for (const auto& [a, b] : {std::pair{25, 25}, std::pair{40, 10}, std::pair{200, 200}}) {
    for (const double rate : {.05, .2, .5}) {
      for (const Order order : {Order::in_turn, Order::one_arm_first, Order::any}) {
        Simulator simulator(++seed);
        int evident = 0, fisher = 0, z = 0, looked = 0, disagree = 0;
        for (int i = 0; i < experiments; ++i) {
          const Run run = simulator.run({a, b, rate, rate, order});
          const bool found = ever_evident(run);
          evident += found ? 1 : 0;
          if (i % 1000 == 0) disagree += !found && ever_evident_by_looking(run) ? 1 : 0;
          if (i % 10 != 0) continue;
          ++looked;
          z += ever_below(run, z_test) ? 1 : 0;
          if (a + b <= 100) fisher += ever_below(run, fisher_exact) ? 1 : 0;
        }
        worst = std::max(worst, percent(evident, experiments));
        char arms[24];
        std::snprintf(arms, sizeof arms, "%d+%d", a, b);
        char exact[24];
        std::snprintf(exact, sizeof exact, a + b <= 100 ? "%.2f %%" : "-", percent(fisher, looked));
        std::printf("%6.0f %% %8s %16s %8.2f %% %10s %8.2f %%%s\n", rate * 100, arms, name(order),
                    percent(evident, experiments), exact, percent(z, looked), disagree > 0 ? "  looks disagree" : "");
      }
    }
  }
  return worst;
}

void with_difference(int experiments) {
  std::printf("\nA real difference: share found\n%8s %8s %8s %22s %22s\n", "rate A", "rate B", "arms",
              "e-value, any time", "Fisher, once, at the end");
  std::uint32_t seed = 1000;
  for (const int size : {25, 50, 100}) {
    for (const auto& [a, b] : {std::pair{.4, .1}, std::pair{.4, .2}, std::pair{.3, .05}, std::pair{.6, .3}}) {
      Simulator simulator(++seed);
      int evident = 0, fisher = 0;
      for (int i = 0; i < experiments; ++i) {
        const Run run = simulator.run({size, size, a, b, Order::any});
        evident += ever_evident(run) ? 1 : 0;
        fisher += fisher_exact(share_of(run.a), share_of(run.b)) < kLevel ? 1 : 0;
      }
      std::printf("%6.0f %% %6.0f %% %5d+%-3d %20.1f %% %20.1f %%\n", a * 100, b * 100, size, size,
                  percent(evident, experiments), percent(fisher, experiments));
    }
  }
}

}  // namespace

int main(int count, char** words) {
  const int experiments = count > 1 ? std::atoi(words[1]) : 100'000;
  if (experiments < 10) {
    std::fprintf(stderr, "usage: evalue [EXPERIMENTS]\n");
    return 2;
  }
  const double worst = without_difference(experiments);
  std::printf("The e-value's worst row: %.2f %% (asked: at most 5 %%)\n", worst);
  with_difference(std::max(10, experiments / 10));
  return worst <= 100 * kLevel ? 0 : 1;
}
