// Holds the strengths of rules/tie_strength.cpp against what Enron's people did next, and fits its table (`fit`).
//   build/bench/bench/ties_between ../shared/data/graph/enron [fit|own]
// At instants a month apart, each pair that something speaks for is asked: did both write to the other within the next
// 30 days? Seen by everybody, and from the mailbox of one employee alone (what he sent and got, the departments of his
// correspondents), for each of them. Constants are chosen on the earlier half of the messages, the figures printed are
// of the later half: base rate, Brier score beside the base rate's own, AUC, and what became of each tenth of the
// strengths.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "rules/logistic.hpp"
#include "rules/tie_strength.hpp"
#include "support/enron.hpp"
#include "support/rounds.hpp"

namespace {

using namespace kith;
using bench::Enron;

constexpr std::array<double, 7> kHalfLives{30, 60, 90, 120, 180, 365, 730};
constexpr int kAheadDays = 30;

using Sums = std::array<double, kHalfLives.size()>;
struct Seen {
  Sums wrote{}, copied{};
  Instant at{};
  void move_to(Instant now) {
    const double days = static_cast<double>(seconds(now) - seconds(at)) / 86400.;
    for (std::size_t i = 0; i < kHalfLives.size(); ++i) {
      const double left = std::exp2(-days / kHalfLives[i]);
      wrote[i] *= left;
      copied[i] *= left;
    }
    at = now;
  }
};
// One pair at one instant, and what came of it.
struct Case {
  Sums wrote, copied;
  double colleagues;
  bool both, any;
};

using Pair = std::pair<std::int64_t, std::int64_t>;
Pair pair_of(const TieEvidence& one) {
  return {one.person.value, one.other.value};
}

std::vector<Case> cases(const Enron& enron, bool one_mailbox, bool later) {
  const std::size_t half = enron.messages.size() / 2;
  const Instant first = later ? enron.messages[half].at : enron.messages[enron.messages.size() / 20].at;
  const Instant last = (later ? enron.messages.back().at : enron.messages[half].at) - Days{kAheadDays};
  const auto people = static_cast<std::uint32_t>(enron.people.size());
  const std::uint32_t viewers = one_mailbox ? people : 1;
  std::vector<std::map<Pair, Seen>> seen(viewers);
  std::vector<std::set<std::uint32_t>> known(viewers);
  std::vector<Case> made;
  std::size_t next = 0;
  for (Instant at = first; at <= last; at += Days{kAheadDays}) {
    for (; next < enron.messages.size() && enron.messages[next].at <= at; ++next) {
      const auto& message = enron.messages[next];
      std::set<std::uint32_t> there(message.to.begin(), message.to.end());
      there.insert(message.from);
      const auto see = [&](std::uint32_t view, std::uint32_t viewer) {
        for (const std::uint32_t who : there) {
          if (who != viewer) known[view].insert(who);
        }
        for (const TieEvidence& one : bench::evidence_of(message, viewer)) {
          Seen& row = seen[view][pair_of(one)];
          row.move_to(message.at);
          for (double& sum : one.sign == TieSign::wrote ? row.wrote : row.copied) sum += one.weight;
        }
      };
      if (one_mailbox) {
        for (const std::uint32_t viewer : there) see(viewer, viewer);
      } else {
        see(0, bench::kEverybody);
      }
    }
    std::map<Pair, int> ahead;  // bit 1: upward, bit 2: downward
    for (std::size_t i = next; i < enron.messages.size() && enron.messages[i].at <= at + Days{kAheadDays}; ++i) {
      for (const std::uint32_t to : enron.messages[i].to) {
        const auto from = std::int64_t{enron.messages[i].from} + 1, other = std::int64_t{to} + 1;
        ahead[std::minmax(from, other)] |= from < other ? 1 : 2;
      }
    }
    for (std::uint32_t view = 0; view < viewers; ++view) {
      std::map<Pair, double> colleagues;
      const std::vector<std::uint32_t> who(known[view].begin(), known[view].end());
      for (const TieEvidence& one : bench::colleagues(enron, who, at)) {
        colleagues[pair_of(one)] = one.weight;
        seen[view].try_emplace(pair_of(one), Seen{{}, {}, at});
      }
      for (auto& [pair, row] : seen[view]) {
        row.move_to(at);
        const auto came = ahead.find(pair);
        const auto near = colleagues.find(pair);
        made.push_back({row.wrote, row.copied, near == colleagues.end() ? 0. : near->second,
                        came != ahead.end() && came->second == 3, came != ahead.end()});
      }
    }
  }
  return made;
}

struct Table {
  std::size_t wrote_life, copied_life;
  std::array<double, 6> most_and_scale;  // wrote, copied, colleagues
};
double chance(const Table& table, const Case& one) {
  const auto& v = table.most_and_scale;
  const auto sign = [](double most, double scale, double weight) { return most * (1 - std::exp(-weight / scale)); };
  return 1 - (1 - sign(v[0], v[1], one.wrote[table.wrote_life])) *
                 (1 - sign(v[2], v[3], one.copied[table.copied_life])) * (1 - sign(v[4], v[5], one.colleagues));
}
double log_loss(const Table& table, const std::vector<Case>& all) {
  constexpr std::size_t kEnough = 30000;  // cases to choose by
  const std::size_t step = std::max<std::size_t>(1, all.size() / kEnough);
  double sum = 0;
  for (std::size_t i = 0; i < all.size(); i += step) {
    const Case& one = all[i];
    const double p = std::clamp(chance(table, one), 1e-5, 1 - 1e-5);
    sum -= std::log(one.both ? p : 1 - p);
  }
  return sum * static_cast<double>(step) / static_cast<double>(all.size());
}

// Coordinate descent on a grid that narrows, for each choice of half-lives.
void fit(const std::vector<Case>& all) {
  Table best{};
  double best_loss = 1e9;
  for (std::size_t wrote = 0; wrote < kHalfLives.size(); ++wrote) {
    for (std::size_t copied = wrote; copied < kHalfLives.size(); ++copied) {
      Table table{wrote, copied, {.6, 2, .2, 2, .05, .5}};
      double loss = log_loss(table, all);
      for (double step = 2; step > 1.05; step = std::sqrt(step)) {
        for (int round = 0; round < 3; ++round) {
          for (std::size_t i = 0; i < table.most_and_scale.size(); ++i) {
            for (const double factor : {step, 1 / step}) {
              Table tried = table;
              double& value = tried.most_and_scale[i];
              value = i % 2 == 0 ? std::clamp(value * factor, .005, .95) : std::clamp(value * factor, .05, 50.);
              const double now = log_loss(tried, all);
              if (now < loss) {
                table = tried;
                loss = now;
              }
            }
          }
        }
      }
      if (loss < best_loss) {
        best = table;
        best_loss = loss;
      }
    }
  }
  const auto& v = best.most_and_scale;
  fmt::print(
      "  wrote {:.2f} {:.2f} {:.0f} days, copied {:.2f} {:.2f} {:.0f} days, colleagues {:.3f} {:.2f}: log loss "
      "{:.4f}\n",
      v[0], v[1], kHalfLives[best.wrote_life], v[2], v[3], kHalfLives[best.copied_life], v[4], v[5], best_loss);
}

void print_score(std::string_view what, std::string_view came, std::vector<std::pair<double, bool>> told) {
  double hits = 0, brier = 0;
  for (const auto& [p, yes] : told) hits += yes ? 1 : 0;
  const auto count = static_cast<double>(told.size());
  const double base = hits / count;
  for (const auto& [p, yes] : told) brier += (p - (yes ? 1 : 0)) * (p - (yes ? 1 : 0)) / count;
  std::sort(told.begin(), told.end());
  double below = 0, concordant = 0;
  for (std::size_t i = 0; i < told.size();) {
    std::size_t end = i;
    double yes = 0;
    for (; end < told.size() && told[end].first == told[i].first; ++end) yes += told[end].second ? 1 : 0;
    const double no = static_cast<double>(end - i) - yes;
    concordant += yes * (below + no / 2);
    below += no;
    i = end;
  }
  fmt::print("{}: {:.0f}, {:.1f} % {}; Brier {:.4f} (base rate {:.4f}), AUC {:.3f}\n", what, count, 100 * base, came,
             brier, base * (1 - base), concordant / (hits * (count - hits)));
  for (const auto [from, to] :
       {std::pair(0., .02), {.02, .05}, {.05, .1}, {.1, .2}, {.2, .35}, {.35, .6}, {.6, 1.01}}) {
    double sum = 0, yes = 0, n = 0;
    for (const auto& [p, did] : told) {
      if (p < from || p >= to) continue;
      ++n;
      sum += p;
      yes += did ? 1 : 0;
    }
    if (n > 0)
      fmt::print("  {:.2f} to {:.2f}: {:6.0f}, said {:.3f}, came {:.3f}\n", from, std::min(to, 1.), n, sum / n,
                 yes / n);
  }
}

// One's own ties (`own`): somebody is written to after a day of silence or more; is there an answer within a week?
struct Round {
  History history;
  Instant at{};
  bool answered;
};
std::vector<Round> own_rounds(const Enron& enron, bool later) {
  std::vector<SentMessage> messages;
  for (const auto& one : enron.messages) {
    SentMessage message;
    message.from = one.from;
    message.to = one.to;
    message.at = one.at;
    messages.push_back(std::move(message));
  }
  const Instant half = enron.messages[enron.messages.size() / 2].at;
  const Instant end = enron.messages.back().at - Days{7};
  std::vector<Round> all;
  for (const auto& [ends, touches] : bench::correspondences(messages)) {
    for (std::size_t i = 1; i < touches.size(); ++i) {
      const Instant at = touches[i].at;
      if (touches[i].direction != Direction::out || at - touches[i - 1].at < Days{1} || (at > half) != later ||
          at > end)
        continue;
      bool answered = false;
      for (std::size_t j = i + 1; j < touches.size() && touches[j].at <= at + Days{7}; ++j)
        answered = answered || touches[j].direction == Direction::in;
      all.push_back({fold(std::span(touches).first(i), Zone::utc()), at, answered});
    }
  }
  return all;
}
void own(const Enron& enron) {
  Examples table;
  table.width = kOwnTraits;
  for (const Round& one : own_rounds(enron, false)) {
    const auto values = own_tie_values(one.history, one.at);
    table.cells.insert(table.cells.end(), values.begin(), values.end());
    table.labels.push_back(one.answered ? 1.F : 0.F);
    table.weights.push_back(1);
  }
  const Linear fitted = fit_logistic(table, Linear{std::vector<double>(kOwnTraits, 0.), 0}, .1);
  fmt::print("own ties, fitted on {} rounds of the earlier half: weights", table.rows());
  for (const double weight : fitted.weights) fmt::print(" {:.3f}", weight);
  fmt::print(", intercept {:.3f}\n", fitted.intercept);
  for (const bool later : {false, true}) {
    std::vector<std::pair<double, bool>> told;
    for (const Round& one : own_rounds(enron, later))
      told.emplace_back(own_tie_strength(one.history, one.at), one.answered);
    print_score(later ? "own ties, later half" : "own ties, earlier half", "answered", std::move(told));
  }
}

// The table of the rules: the sums are those with the half-life nearest to the sign's own.
double strength(const Case& one, Instant now) {
  std::vector<TieEvidence> pair;
  const auto add = [&](TieSign sign, double weight) {
    if (weight > 0) pair.push_back({PersonId{1}, PersonId{2}, sign, weight, now, now, 1});
  };
  const auto nearest = [&](TieSign sign, const Sums& sums) {
    const double life = half_life_days(sign);
    const auto found = std::min_element(kHalfLives.begin(), kHalfLives.end(),
                                        [&](double a, double b) { return std::abs(a - life) < std::abs(b - life); });
    return sums[static_cast<std::size_t>(found - kHalfLives.begin())];
  };
  add(TieSign::wrote, nearest(TieSign::wrote, one.wrote));
  add(TieSign::copied, nearest(TieSign::copied, one.copied));
  add(TieSign::same_organisation, one.colleagues);
  const auto ties = ties_between(pair, now);
  return ties.empty() ? 0 : ties[0].strength;
}

void score(std::string_view what, const std::vector<Case>& all) {
  std::vector<std::pair<double, bool>> told;
  for (const Case& one : all) told.emplace_back(strength(one, Instant{}), one.both);
  print_score(what, "wrote both ways", std::move(told));
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "usage: ties_between ENRON_FOLDER [fit|own]\n");
    return 2;
  }
  const Enron enron = bench::read_enron(words[1]);
  if (count > 2 && std::string_view(words[2]) == "own") {
    own(enron);
    return 0;
  }
  for (const bool one_mailbox : {false, true}) {
    const std::string_view view = one_mailbox ? "from one mailbox" : "seen by everybody";
    if (count > 2) {
      fmt::print("{}, fitted on the earlier half:\n", view);
      fit(cases(enron, one_mailbox, false));
    }
    score(fmt::format("{}, earlier half", view), cases(enron, one_mailbox, false));
    score(fmt::format("{}, later half", view), cases(enron, one_mailbox, true));
  }
  return 0;
}
