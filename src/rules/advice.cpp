#include "rules/advice.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace kith {
namespace {

double cost_in(const Stratum& stratum, const WorkDays& days) {
  return cost(stratum.minutes, stratum.interval_days, days);
}

// Worth kept alive a day by somebody there.
double worth_rate(const Stratum& stratum) {
  return stratum.worth / std::max(1, stratum.interval_days);
}

struct Member {
  std::size_t candidate = 0;
  std::size_t from = 0;  // where they stood at first
  bool placed = false;
  double tie = 0;
};

bool goes_first(const Member& a, const Member& b) {
  if (a.placed != b.placed) return !a.placed;
  return a.tie != b.tie ? a.tie < b.tie : a.candidate < b.candidate;
}

class Fitting {
 public:
  Fitting(std::span<const Stratum> strata, const WorkDays& days, double over)
      : strata_(strata), days_(days), over_(over), members_(strata.size()) {}

  void add(std::size_t stratum, const Member& member) { members_[stratum].push_back(member); }

  void run() {
    // Each round empties a stratum or ends, so the people of the innermost reach the outermost at last.
    for (std::size_t round = 0; round < strata_.size() * strata_.size() && over_ > kOverMinutes; ++round) {
      if (!step()) break;
    }
  }

  std::vector<Move> moves() const {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<Member>> moved;
    for (std::size_t to = 0; to < members_.size(); ++to) {
      for (const Member& one : members_[to]) {
        if (one.from != to) moved[{one.from, to}].push_back(one);
      }
    }
    std::vector<Move> all;
    for (auto& [way, people] : moved) {
      std::sort(people.begin(), people.end(), goes_first);
      Move move{way.first, way.second, {}};
      for (const Member& one : people) move.people.push_back(one.candidate);
      all.push_back(std::move(move));
    }
    return all;
  }

 private:
  double saved(std::size_t from) const { return cost_in(strata_[from], days_) - cost_in(strata_[from + 1], days_); }
  double lost_per_minute(std::size_t from) const {
    return (worth_rate(strata_[from]) - worth_rate(strata_[from + 1])) / saved(from);
  }
  double whole(std::size_t from) const { return saved(from) * static_cast<double>(members_[from].size()); }

  bool step() {
    std::optional<std::size_t> alone;
    std::optional<std::size_t> most;
    for (std::size_t from = 0; from + 1 < strata_.size(); ++from) {
      if (members_[from].empty() || saved(from) <= 0) continue;
      if (whole(from) >= over_ && (!alone || lost_per_minute(from) < lost_per_minute(*alone))) alone = from;
      if (!most || whole(from) > whole(*most)) most = from;
    }
    const auto chosen = alone ? alone : most;
    if (!chosen) return false;
    auto& here = members_[*chosen];
    std::sort(here.begin(), here.end(), goes_first);
    const auto wanted = static_cast<std::size_t>(std::ceil(over_ / saved(*chosen)));
    const auto count = static_cast<std::ptrdiff_t>(std::min(here.size(), wanted));
    over_ -= saved(*chosen) * static_cast<double>(count);
    auto& there = members_[*chosen + 1];
    there.insert(there.end(), here.begin(), here.begin() + count);
    here.erase(here.begin(), here.begin() + count);
    return true;
  }

  std::span<const Stratum> strata_;
  const WorkDays& days_;
  double over_;
  std::vector<std::vector<Member>> members_;  // beside the strata
};

}  // namespace

double tie_strength(const History& history, LocalDate today, const Zone& zone) {
  if (!history.last) return 0;
  const int silent = std::max(0, (today - zone.date_of(*history.last)).count());
  const double steps = history.dialogues > 0 ? 1 + std::log2(history.dialogues) : 0.5;
  return steps * std::exp2(-static_cast<double>(silent) / kTieHalfLifeDays);
}

Advice advise(std::span<const Candidate> candidates, std::span<const Stratum> strata, const WorkDays& days, int budget,
              LocalDate today, const Zone& zone) {
  Advice advice;
  for (const Candidate& one : candidates) {
    if (one.marks.state == State::active) advice.needed += cost(one.minutes, one.tempo.interval_days, days);
  }
  advice.after = advice.needed;
  if (advice.needed - budget <= kOverMinutes) return advice;
  Fitting fitting(strata, days, advice.needed - budget);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& one = candidates[i];
    if (one.marks.state != State::active || one.own_interval) continue;
    const auto stratum =
        std::find_if(strata.begin(), strata.end(), [&](const Stratum& each) { return each.id == one.stratum; });
    if (stratum == strata.end()) continue;
    const auto from = static_cast<std::size_t>(stratum - strata.begin());
    fitting.add(from, {i, from, one.placed, tie_strength(one.history, today, zone)});
  }
  fitting.run();
  advice.moves = fitting.moves();
  for (const Move& move : advice.moves) {
    const double saved = cost_in(strata[move.from], days) - cost_in(strata[move.to], days);
    advice.after -= saved * static_cast<double>(move.people.size());
  }
  return advice;
}

}  // namespace kith
