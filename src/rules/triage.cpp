#include "rules/triage.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "rules/advice.hpp"
#include "rules/reason.hpp"

namespace kith {
namespace {

constexpr int kCoreWeeks = 4;
constexpr int kCloseWeeks = 8;
constexpr int kActiveWeeks = 13;
constexpr int kWideWeeks = 26;
constexpr int kYearlyWeeks = 52;

// What the history says by itself: its kind, the interval that suits, and whether that is beyond doubt.
struct Reading {
  Evidence evidence;
  int weeks;
  bool sure;
};

int days_since(const std::optional<Instant>& at, LocalDate today, const Zone& zone) {
  return at ? (today - zone.date_of(*at)).count() : 0;
}

bool near(int days, int limit) {
  return std::abs(days - limit) < kBorderDays;
}

Reading read_dialogues(const History& history, LocalDate today, const Zone& zone) {
  const int last = days_since(history.last_dialogue ? history.last_dialogue : history.last, today, zone);
  if (last > kRecentDays) {
    const bool kept = history.dialogues >= kKeptDialogues;
    return {Evidence::past_dialogue, kept ? kWideWeeks : kYearlyWeeks, !near(last, kRecentDays)};
  }
  // A tie of less than a year is counted as one of a year: two calls in a week are no habit.
  const double years = std::max(1.0, days_since(history.first, today, zone) / 365.25);
  const double a_year = history.dialogues / years;
  if (a_year >= kOftenDialogues && history.dialogues >= kOftenDialogues && last <= kOftenDays) {
    const bool core = a_year >= kCoreDialogues && last <= kCoreDays;
    return {Evidence::often, core ? kCoreWeeks : kCloseWeeks, false};  // the inner rings are the user's own choice
  }
  return {Evidence::dialogue, kActiveWeeks, !near(last, kRecentDays)};
}

Reading read(const Candidate& one, LocalDate today, const Zone& zone) {
  const History& history = one.history;
  if (history.touches == 0) {
    return one.handles == 0 ? Reading{Evidence::unreachable, 0, true} : Reading{Evidence::never, kYearlyWeeks, true};
  }
  if (history.dialogues > 0) return read_dialogues(history, today, zone);
  const int last = days_since(history.last, today, zone);
  if (last <= kRecentDays) return {Evidence::one_way, kWideWeeks, !near(last, kRecentDays)};
  return {Evidence::past_one_way, kYearlyWeeks, !near(last, kRecentDays)};
}

// Nearest by ratio: 10 weeks lie nearer to 8 than to 13.
std::optional<std::size_t> nearest_stratum(std::span<const Stratum> strata, int weeks) {
  if (weeks == 0 || strata.empty()) return std::nullopt;
  const auto distance = [&](const Stratum& one) {
    return std::abs(std::log(std::max(1, one.interval_days) / (7.0 * weeks)));
  };
  const auto found = std::min_element(strata.begin(), strata.end(),
                                      [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  return static_cast<std::size_t>(found - strata.begin());
}

class Proposing {
 public:
  Proposing(std::span<const Candidate> all, std::span<const Stratum> strata, const WorkDays& days, int budget,
            LocalDate today, const Zone& zone)
      : all_(all), strata_(strata), days_(days), budget_(budget), today_(today), zone_(zone) {}

  Triage run() {
    for (std::size_t i = 0; i < all_.size(); ++i) add(i);
    fit();
    std::vector<std::size_t> order(made_.proposals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return before(a, b); });
    std::vector<Proposal> sorted;
    sorted.reserve(order.size());
    for (const std::size_t at : order) sorted.push_back(made_.proposals[at]);
    made_.proposals = std::move(sorted);
    return std::move(made_);
  }

 private:
  void add(std::size_t i) {
    const Candidate& one = all_[i];
    if (one.marks.state != State::active) return;
    const double now = cost(one.minutes, one.tempo.interval_days, days_);
    made_.needed_now += now;
    if (one.placed) {
      made_.needed_after += now;
      return;
    }
    const Reading reading = read(one, today_, zone_);
    Proposal proposal{i, reading.evidence, nearest_stratum(strata_, reading.weeks), reading.sure, false};
    made_.needed_after += cost_of(proposal, proposal.stratum);
    made_.proposals.push_back(proposal);
    tie_.push_back(tie_strength(one.history, today_, zone_));
  }

  double cost_of(const Proposal& proposal, std::optional<std::size_t> stratum) const {
    if (!stratum) return 0;
    const Candidate& one = all_[proposal.candidate];
    const Stratum& there = strata_[*stratum];
    return cost(there.minutes, one.own_interval ? one.tempo.interval_days : there.interval_days, days_);
  }

  void move(std::size_t at, std::optional<std::size_t> to) {
    Proposal& proposal = made_.proposals[at];
    made_.needed_after += cost_of(proposal, to) - cost_of(proposal, proposal.stratum);
    proposal.stratum = to;
    proposal.gave_way = true;
  }

  static bool stranger(const Proposal& proposal) {
    return proposal.evidence == Evidence::never || proposal.evidence == Evidence::unreachable;
  }

  bool over() const { return made_.needed_after > kRhythmShare * budget_; }

  void rest_strangers(const std::vector<std::size_t>& weakest, double down_to) {
    double cost = 0;
    for (const std::size_t at : weakest) {
      const Proposal& proposal = made_.proposals[at];
      if (stranger(proposal)) cost += cost_of(proposal, proposal.stratum);
    }
    for (const std::size_t at : weakest) {
      if (!over() || cost <= down_to) return;
      const Proposal& proposal = made_.proposals[at];
      if (!stranger(proposal) || !proposal.stratum) continue;
      cost -= cost_of(proposal, proposal.stratum);
      move(at, std::nullopt);
    }
  }

  enum class Whom { without_dialogue, everybody };

  // One stratum out for the weakest; false when nobody could move.
  bool widen(const std::vector<std::size_t>& weakest, Whom whom) {
    bool any = false;
    for (const std::size_t at : weakest) {
      if (!over()) return any;
      const Proposal& proposal = made_.proposals[at];
      if (stranger(proposal) || !proposal.stratum || *proposal.stratum + 1 >= strata_.size()) continue;
      if (whom == Whom::without_dialogue && all_[proposal.candidate].history.dialogues > 0) continue;
      if (cost_of(proposal, *proposal.stratum + 1) >= cost_of(proposal, proposal.stratum)) continue;
      move(at, *proposal.stratum + 1);
      any = true;
    }
    return any;
  }

  void fit() {
    if (!over()) return;
    std::vector<std::size_t> weakest(made_.proposals.size());
    std::iota(weakest.begin(), weakest.end(), std::size_t{0});
    // Of two strangers the one who came last gives way.
    std::sort(weakest.begin(), weakest.end(), [&](std::size_t a, std::size_t b) {
      return tie_[a] != tie_[b] ? tie_[a] < tie_[b] : made_.proposals[a].candidate > made_.proposals[b].candidate;
    });
    rest_strangers(weakest, kStrangers * budget_);
    widen(weakest, Whom::without_dialogue);
    rest_strangers(weakest, kFewStrangers * budget_);
    widen(weakest, Whom::everybody);
    rest_strangers(weakest, 0);
    while (over() && widen(weakest, Whom::everybody)) {
    }
  }

  bool before(std::size_t a, std::size_t b) const {
    const Proposal& x = made_.proposals[a];
    const Proposal& y = made_.proposals[b];
    if (x.evidence != y.evidence) return x.evidence < y.evidence;
    if (x.sure != y.sure) return x.sure;
    if (tie_[a] != tie_[b]) return tie_[a] > tie_[b];
    return x.candidate < y.candidate;
  }

  std::span<const Candidate> all_;
  std::span<const Stratum> strata_;
  const WorkDays& days_;
  int budget_;
  LocalDate today_;
  const Zone& zone_;
  Triage made_;
  std::vector<double> tie_;  // beside the proposals
};

std::string times(int count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

std::string_view name(Evidence evidence) {
  switch (evidence) {
    case Evidence::often: return "often";
    case Evidence::dialogue: return "dialogue";
    case Evidence::one_way: return "one-way";
    case Evidence::past_dialogue: return "past-dialogue";
    case Evidence::past_one_way: return "past-one-way";
    case Evidence::never: return "never";
    case Evidence::unreachable: return "unreachable";
  }
  return {};
}

std::string_view words(Evidence evidence) {
  switch (evidence) {
    case Evidence::often: return "in touch again and again";
    case Evidence::dialogue: return "dialogue in the last two years";
    case Evidence::one_way: return "contact in the last two years, one way only";
    case Evidence::past_dialogue: return "dialogue, but longer ago";
    case Evidence::past_one_way: return "contact long ago, one way only";
    case Evidence::never: return "no contact ever";
    case Evidence::unreachable: return "no contact ever, and no address, number or profile";
  }
  return {};
}

Triage triage(std::span<const Candidate> candidates, std::span<const Stratum> strata, const WorkDays& days, int budget,
              LocalDate today, const Zone& zone) {
  return Proposing(candidates, strata, days, budget, today, zone).run();
}

std::string evidence_words(const Candidate& candidate, LocalDate today, const Zone& zone) {
  const History& history = candidate.history;
  if (history.touches == 0 || !history.last) {
    return candidate.handles == 0 ? "No contact known, and no way to reach them" : "No contact known";
  }
  const std::string last = distance_words(zone.date_of(*history.last), today);
  if (history.dialogues > 0) {
    if (history.touches == 1) return fmt::format("One dialogue ({}), {}", name(history.last_channel), last);
    return fmt::format("{}, {} both ways, last {}", times(history.touches, "contact"), history.dialogues, last);
  }
  if (!history.last_out) return fmt::format("They wrote {}, last {}", times(history.touches, "time"), last);
  if (!history.last_dialogue) {
    return fmt::format("You wrote {} without an answer, last {}", times(history.touches, "time"), last);
  }
  return fmt::format("{}, never in answer to each other, last {}", times(history.touches, "contact"), last);
}

}  // namespace kith
