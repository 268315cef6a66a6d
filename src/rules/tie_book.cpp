#include "rules/tie_book.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kith {
namespace {

constexpr double kDay = 86400;
// A message to more people than this says nothing about any two of its readers.
constexpr std::size_t kMostCopies = 30;
constexpr double kLeastDays = 1. / 24;  // days; below an hour a silence is no longer told apart

double days_of(Instant at) {
  return static_cast<double>(seconds(at)) / kDay;
}

double halved(double age, double half_life) {
  return std::exp2(-age / half_life);
}

double log_time(double days, double horizon) {
  return std::log(std::max(days, kLeastDays) / horizon);
}

// How many of the times, in order, are not later than `at`.
std::size_t until(const std::vector<double>& times, double at) {
  return static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), at) - times.begin());
}

}  // namespace

TieBook::TieBook(std::span<const TieEvent> events) {
  std::vector<TieEvent> sorted;
  sorted.reserve(events.size());
  std::uint32_t most = 0;
  for (const TieEvent& event : events) {
    if (event.from == event.to) continue;
    most = std::max({most, event.from, event.to});
    sorted.push_back(event);
  }
  std::sort(sorted.begin(), sorted.end(), [](const TieEvent& x, const TieEvent& y) {
    return std::tie(x.at, x.from, x.to) < std::tie(y.at, y.from, y.to);
  });
  if (sorted.empty()) return;
  first_ = sorted.front().at;
  nodes_.resize(std::size_t{most} + 1);
  // What one person sent in one second is one message to many.
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t j = i;
    while (j < sorted.size() && sorted[j].at == sorted[i].at && sorted[j].from == sorted[i].from) ++j;
    add_message(std::span(sorted).subspan(i, j - i));
    i = j;
  }
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t j = i;
    while (j < sorted.size() && sorted[j].at == sorted[i].at && sorted[j].from == sorted[i].from) ++j;
    const std::size_t copies = j - i;
    if (copies > 1 && copies <= kMostCopies) {
      for (std::size_t x = i; x < j; ++x) {
        for (std::size_t y = x + 1; y < j; ++y) {
          const auto found =
              by_ends_.find(key(std::min(sorted[x].to, sorted[y].to), std::max(sorted[x].to, sorted[y].to)));
          if (found == by_ends_.end()) continue;
          ties_[found->second].shared.push_back({days_of(sorted[x].at), 1.F / static_cast<float>(copies - 1)});
        }
      }
    }
    i = j;
  }
}

void TieBook::add_message(std::span<const TieEvent> copies) {
  const double at = days_of(copies.front().at);
  const std::uint32_t from = copies.front().from;
  nodes_[from].mail.push_back(at);
  nodes_[from].sent.push_back(at);
  for (const TieEvent& copy : copies) {
    nodes_[copy.to].mail.push_back(at);
    const Ends ends{std::min(from, copy.to), std::max(from, copy.to)};
    const auto [place, fresh] = by_ends_.try_emplace(key(ends.a, ends.b), static_cast<std::uint32_t>(ties_.size()));
    if (fresh) {
      ties_.push_back({ends, {}, {}});
      nodes_[ends.a].ties.push_back(place->second);
      nodes_[ends.b].ties.push_back(place->second);
    }
    ties_[place->second].mail.push_back({at, from == ends.a, 1.F / static_cast<float>(copies.size())});
  }
}

bool TieBook::contact_between(std::uint32_t tie, Instant from, Instant until) const {
  const auto& mail = ties_[tie].mail;
  const auto next =
      std::upper_bound(mail.begin(), mail.end(), days_of(from), [](double at, const Mail& one) { return at < one.at; });
  return next != mail.end() && next->at <= days_of(until);
}

// The whole book at one instant.
class TieBook::Reading {
 public:
  Reading(const TieBook& book, double at, double horizon) : book_(book), at_(at), horizon_(horizon) {
    read_nodes();
    read_ties();
  }

  std::vector<TieState> states() const {
    std::vector<TieState> states;
    for (std::uint32_t tie = 0; tie < book_.ties_.size(); ++tie) {
      const std::size_t seen = seen_[tie];
      if (seen < 2 || at_ - book_.ties_[tie].mail[seen - 1].at > kTieMemory.count()) continue;
      TieState state{tie, {}};
      row_ = &state.traits;
      own(tie);
      both_ends(tie);
      around(tie);
      states.push_back(state);
    }
    return states;
  }

 private:
  struct NodeNow {
    double quick = 0, slow = 0;  // decayed days active: half a horizon, two
    double alive = 0;            // log time since they last wrote
    std::size_t mail = 0;
    std::size_t circle = 0;
    double strength = 0;  // of all their ties
    double old = 0, renewed = 0;
  };

  void read_nodes() {
    now_.resize(book_.nodes_.size());
    for (std::size_t i = 0; i < now_.size(); ++i) {
      const Node& node = book_.nodes_[i];
      NodeNow& now = now_[i];
      now.mail = until(node.mail, at_);
      double last_day = -1e18;
      for (std::size_t k = now.mail; k-- > 0;) {
        const double day = std::floor(node.mail[k]);
        if (day == last_day) continue;
        last_day = day;
        const double age = at_ - node.mail[k];
        if (age > 40 * horizon_) break;
        now.quick += halved(age, horizon_ / 2);
        now.slow += halved(age, horizon_ * 2);
      }
      const std::size_t sent = until(node.sent, at_);
      now.alive =
          sent > 0 ? log_time(at_ - node.sent[sent - 1], horizon_) : log_time(kTieMemory.count() * 2., horizon_);
    }
  }

  void read_ties() {
    seen_.resize(book_.ties_.size());
    strength_.resize(book_.ties_.size());
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      const Tie& tie = book_.ties_[i];
      const auto later = std::upper_bound(tie.mail.begin(), tie.mail.end(), at_,
                                          [](double at, const Mail& one) { return at < one.at; });
      seen_[i] = static_cast<std::size_t>(later - tie.mail.begin());
      if (seen_[i] == 0) continue;
      double sum = 0;
      double last_day = -1e18;
      std::size_t before = 0;
      for (std::size_t k = 0; k < seen_[i]; ++k) {
        if (tie.mail[k].at <= at_ - horizon_) ++before;
        const double day = std::floor(tie.mail[k].at);
        if (day == last_day) continue;
        last_day = day;
        sum += halved(at_ - tie.mail[k].at, horizon_ * 2);
      }
      strength_[i] = sum;
      for (const std::uint32_t end : {tie.ends.a, tie.ends.b}) {
        NodeNow& now = now_[end];
        now.strength += sum;
        if (at_ - tie.mail[seen_[i] - 1].at <= kTieMemory.count()) ++now.circle;
        if (before >= 2 && at_ - horizon_ - tie.mail[before - 1].at <= kTieMemory.count()) {
          now.old += 1;
          if (before < seen_[i]) now.renewed += 1;
        }
      }
    }
    double old = 0;
    double renewed = 0;
    for (const NodeNow& now : now_) {
      old += now.old;
      renewed += now.renewed;
    }
    renewal_ = (renewed + 1) / (old + 4);
  }

  void set(TieTrait trait, double value) const { (*row_)[static_cast<std::size_t>(trait)] = static_cast<float>(value); }
  void set_both(TieTrait lesser, double x, double y) const {
    const auto place = static_cast<std::size_t>(lesser);
    (*row_)[place] = static_cast<float>(std::min(x, y));
    (*row_)[place + 1] = static_cast<float>(std::max(x, y));
  }

  void own(std::uint32_t number) const {
    const Tie& tie = book_.ties_[number];
    const std::size_t seen = seen_[number];
    std::array<double, kTieHalfLives.size()> days{};
    double quarter = 0;
    double one = 0;
    double four = 0;
    std::array<double, 2> way{};
    std::array<double, 2> ways{};
    std::vector<double> gaps;
    std::size_t active = 0;
    std::size_t on_last_day = 0;
    for (std::size_t k = 0; k < seen; ++k) {
      const Mail& mail = tie.mail[k];
      const double age = at_ - mail.at;
      const double w = mail.weight;
      quarter += w * halved(age, horizon_ / 4);
      const double o = halved(age, horizon_);
      one += w * o;
      four += w * halved(age, horizon_ * 4);
      way[mail.upward ? 1 : 0] += o;
      ways[mail.upward ? 1 : 0] += 1;
      ++on_last_day;
      // A day counts once, by its latest message.
      if (k + 1 < seen && std::floor(tie.mail[k + 1].at) == std::floor(mail.at)) continue;
      for (std::size_t h = 0; h < days.size(); ++h) days[h] += halved(age, horizon_ * kTieHalfLives[h]);
      ++active;
      if (k + 1 < seen) {
        gaps.push_back(tie.mail[k + 1].at - mail.at);
        on_last_day = 0;
      }
    }
    for (std::size_t h = 0; h < days.size(); ++h) (*row_)[h] = static_cast<float>(std::log1p(days[h]));
    set(TieTrait::mail_quarter, std::log1p(quarter));
    set(TieTrait::mail_one, std::log1p(one));
    set(TieTrait::mail_four, std::log1p(four));
    set(TieTrait::back_and_forth, std::log1p(std::min(way[0], way[1])));
    const double silence = at_ - tie.mail[seen - 1].at;
    set(TieTrait::recency, log_time(silence, horizon_));
    set(TieTrait::messages, std::log(static_cast<double>(seen)));
    set(TieTrait::days, std::log(static_cast<double>(active)));
    set(TieTrait::age, log_time(at_ - tie.mail.front().at, horizon_));
    double gap = 2 * horizon_;
    double outlived = 0;
    double ended = 0;
    if (!gaps.empty()) {
      const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
      std::nth_element(gaps.begin(), middle, gaps.end());
      gap = *middle;
      for (const double g : gaps) {
        outlived += g > silence ? 1 : 0;
        ended += g > silence && g <= silence + horizon_ ? 1 : 0;
      }
    }
    set(TieTrait::usual_gap, log_time(gap, horizon_));
    set(TieTrait::silence_in_gaps, std::log(std::max(silence, kLeastDays) / std::max(gap, kLeastDays)));
    set(TieTrait::gap_outlived, (outlived + .5) / (static_cast<double>(gaps.size()) + 1));
    set(TieTrait::hazard, (ended + 2 * renewal_) / (outlived + 2));
    set(TieTrait::balance, std::min(ways[0], ways[1]) / std::max(ways[0], ways[1]));
    std::size_t same = 1;
    while (same < seen && tie.mail[seen - 1 - same].upward == tie.mail[seen - 1].upward) ++same;
    set(TieTrait::one_sided, std::log(static_cast<double>(same)));
    set(TieTrait::last_day, std::log(static_cast<double>(std::max<std::size_t>(1, on_last_day))));
  }

  void both_ends(std::uint32_t number) const {
    const Tie& tie = book_.ties_[number];
    const double last = tie.mail[seen_[number] - 1].at;
    const NodeNow& a = now_[tie.ends.a];
    const NodeNow& b = now_[tie.ends.b];
    set_both(TieTrait::lesser_activity, std::log1p(a.quick), std::log1p(b.quick));
    set_both(TieTrait::lesser_span, std::log1p(a.slow), std::log1p(b.slow));
    set_both(TieTrait::lesser_alive, a.alive, b.alive);
    const auto turns = [&](std::uint32_t node, const NodeNow& now) {
      return std::log1p(static_cast<double>(now.mail - until(book_.nodes_[node].mail, last)));
    };
    set_both(TieTrait::lesser_turns, turns(tie.ends.a, a), turns(tie.ends.b, b));
    const double s = strength_[number];
    set_both(TieTrait::lesser_share, s / (a.strength + .1), s / (b.strength + .1));
    set_both(TieTrait::lesser_circle, std::log1p(static_cast<double>(a.circle)),
             std::log1p(static_cast<double>(b.circle)));
    const auto loyalty = [&](const NodeNow& now) {
      const double old = now.old;
      return (now.renewed + 3 * renewal_) / (old + 3);
    };
    set_both(TieTrait::lesser_loyalty, loyalty(a), loyalty(b));
  }

  void around(std::uint32_t number) const {
    const Tie& tie = book_.ties_[number];
    std::uint32_t small = tie.ends.a;
    std::uint32_t large = tie.ends.b;
    if (book_.nodes_[small].ties.size() > book_.nodes_[large].ties.size()) std::swap(small, large);
    double common = 0;
    for (const std::uint32_t other : book_.nodes_[small].ties) {
      if (other == number || seen_[other] == 0 || strength_[other] < .01) continue;
      const Ends ends = book_.ties_[other].ends;
      const std::uint32_t third = ends.a == small ? ends.b : ends.a;
      const auto found = book_.by_ends_.find(key(std::min(third, large), std::max(third, large)));
      if (found == book_.by_ends_.end() || seen_[found->second] == 0) continue;
      common += std::sqrt(strength_[other] * strength_[found->second]);
    }
    set(TieTrait::common, std::log1p(common));
    double together = 0;
    for (const Shared& one : tie.shared) {
      if (one.at > at_) break;
      together += one.weight * halved(at_ - one.at, horizon_);
    }
    set(TieTrait::together, std::log1p(together));
  }

  const TieBook& book_;
  double at_;
  double horizon_;
  std::vector<NodeNow> now_;
  std::vector<std::size_t> seen_;
  std::vector<double> strength_;
  double renewal_ = .25;
  mutable TieRow* row_ = nullptr;
};

std::vector<TieState> TieBook::states(Instant at, double horizon_days) const {
  return Reading(*this, days_of(at), horizon_days).states();
}

std::string_view name(TieTrait trait) {
  static constexpr std::string_view kNames[] = {
      "days_eighth",    "days_quarter",  "days_half",      "days_one",        "days_two",         "days_four",
      "mail_quarter",   "mail_one",      "mail_four",      "back_and_forth",  "recency",          "messages",
      "days",           "age",           "usual_gap",      "silence_in_gaps", "gap_outlived",     "hazard",
      "balance",        "one_sided",     "last_day",       "lesser_activity", "greater_activity", "lesser_span",
      "greater_span",   "lesser_alive",  "greater_alive",  "lesser_turns",    "greater_turns",    "lesser_share",
      "greater_share",  "lesser_circle", "greater_circle", "common",          "together",         "lesser_loyalty",
      "greater_loyalty"};
  return kNames[static_cast<std::size_t>(trait)];
}

}  // namespace kith
