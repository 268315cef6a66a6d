// Does the first suggested connector really write to the target? Paths on Enron, departments as organisations.
//   build/bench/bench/paths ../shared/data/graph/enron [later|earlier]
// At instants 15 days apart, for every employee as the user and everybody two steps away, never in contact with the
// user and with two mutual contacts or more: best_ways() over all that happened up to then names a first connector.
// Printed is how often that one wrote to the target in the following 30 days, beside a mutual contact taken at random
// (its exact mean), their ratio, and 95 % of 2,000 bootstrap samples of the instants. Mutual contacts were in touch
// with both, ever. Constants are chosen on the earlier half of the messages.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "rules/path_rank.hpp"
#include "rules/rhythm.hpp"
#include "rules/tie_evidence.hpp"
#include "rules/tie_graph.hpp"
#include "rules/tie_strength.hpp"
#include "support/enron.hpp"

namespace {

using namespace kith;
using bench::Enron;

constexpr int kAhead = 30;
constexpr int kApart = 15;
constexpr std::size_t kLeastMutual = 2;
constexpr std::size_t kMostOfTouch = 10;  // as rules/correspondence.hpp: mail to more is no contact

struct Tally {
  double asked = 0, wrote = 0, by_chance = 0;
};

using Ends = std::pair<std::uint32_t, std::uint32_t>;

Tally at_instant(const Enron& enron, Instant now) {
  const auto people = static_cast<std::uint32_t>(enron.people.size());
  std::vector<TieEvidence> evidence;
  std::map<Ends, std::vector<TouchFact>> touches;
  std::vector<std::set<std::uint32_t>> contacts(people);
  std::set<Ends> ahead;
  for (const auto& message : enron.messages) {
    if (message.at > now + Days{kAhead}) break;
    if (message.at > now) {
      for (const std::uint32_t to : message.to) ahead.emplace(message.from, to);
      continue;
    }
    for (const TieEvidence& one : bench::evidence_of(message, bench::kEverybody)) evidence.push_back(one);
    for (const std::uint32_t to : message.to) {
      contacts[message.from].insert(to);
      contacts[to].insert(message.from);
      if (message.to.size() > kMostOfTouch) continue;
      touches[{message.from, to}].push_back({message.at, Channel::email, Direction::out});
      touches[{to, message.from}].push_back({message.at, Channel::email, Direction::in});
    }
  }
  std::vector<std::uint32_t> active;
  for (std::uint32_t one = 0; one < people; ++one) {
    if (!contacts[one].empty()) active.push_back(one);
  }
  for (const TieEvidence& one : bench::colleagues(enron, active, now)) evidence.push_back(one);
  take_together(evidence);
  const std::vector<TieBetween> between = ties_between(evidence, now);
  WayLimits limits;
  limits.hand_over = kHandOver;
  Tally tally;
  for (std::uint32_t user = 0; user < people; ++user) {
    std::vector<GraphTie> ties;
    for (const TieBetween& tie : between) {
      const auto a = static_cast<Node>(tie.person.value - 1), b = static_cast<Node>(tie.other.value - 1);
      if (a == user || b == user) continue;
      ties.push_back({a, b, static_cast<float>(tie.strength), tie.signs, 0});
      ties.push_back({b, a, static_cast<float>(tie.strength), tie.signs, 0});
    }
    for (const std::uint32_t other : contacts[user]) {
      const auto own = touches.find({user, other});
      if (own == touches.end()) continue;
      const float strength = static_cast<float>(own_tie_strength(fold(own->second, Zone::utc()), now));
      ties.push_back({user, other, strength, 0, 0});
      ties.push_back({other, user, strength, 0, 0});
    }
    const TieGraph graph = TieGraph::build(people, ties);
    for (std::uint32_t target = 0; target < people; ++target) {
      if (target == user || contacts[user].contains(target)) continue;
      std::vector<std::uint32_t> mutual;
      std::set_intersection(contacts[user].begin(), contacts[user].end(), contacts[target].begin(),
                            contacts[target].end(), std::back_inserter(mutual));
      if (mutual.size() < kLeastMutual) continue;
      const Node targets[] = {target};
      const auto ways = best_ways(graph, user, targets, limits);
      if (ways.empty()) continue;
      double chance = 0;
      for (const std::uint32_t one : mutual) chance += ahead.contains({one, target}) ? 1 : 0;
      tally.asked += 1;
      tally.wrote += ahead.contains({ways.front().nodes[1], target}) ? 1 : 0;
      tally.by_chance += chance / static_cast<double>(mutual.size());
    }
  }
  return tally;
}

double ratio_of(const std::vector<Tally>& all) {
  double wrote = 0, by_chance = 0;
  for (const Tally& one : all) {
    wrote += one.wrote;
    by_chance += one.by_chance;
  }
  return by_chance > 0 ? wrote / by_chance : 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "usage: paths ENRON_FOLDER [later|earlier]\n");
    return 2;
  }
  const bool later = count < 3 || std::string_view(words[2]) != "earlier";
  const Enron enron = bench::read_enron(words[1]);
  const std::size_t half = enron.messages.size() / 2;
  const Instant first = later ? enron.messages[half].at : enron.messages[enron.messages.size() / 20].at;
  const Instant last = (later ? enron.messages.back().at : enron.messages[half].at) - Days{kAhead};
  std::vector<Tally> all;
  Tally sum;
  for (Instant at = first; at <= last; at += Days{kApart}) {
    all.push_back(at_instant(enron, at));
    sum.asked += all.back().asked;
    sum.wrote += all.back().wrote;
    sum.by_chance += all.back().by_chance;
  }
  fmt::print("{} instants from {} to {}, {:.0f} pairs of user and target with {} mutual contacts or more\n", all.size(),
             iso(first).substr(0, 10), iso(last).substr(0, 10), sum.asked, kLeastMutual);
  fmt::print(
      "wrote to the target within {} days: the first suggested connector {:.2f} %, a random mutual contact {:.2f} %\n",
      kAhead, 100 * sum.wrote / sum.asked, 100 * sum.by_chance / sum.asked);
  std::mt19937 random(20261129);
  std::vector<double> ratios;
  for (int i = 0; i < 2000; ++i) {
    std::vector<Tally> sample;
    for (std::size_t j = 0; j < all.size(); ++j) sample.push_back(all[random() % all.size()]);
    ratios.push_back(ratio_of(sample));
  }
  std::sort(ratios.begin(), ratios.end());
  fmt::print("ratio {:.2f} (95 % of the samples: {:.2f} to {:.2f}; asked: 2)\n", ratio_of(all), ratios[50],
             ratios[1949]);
  return 0;
}
