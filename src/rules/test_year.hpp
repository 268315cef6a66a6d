// A year lived by Kith's list, through the real rules and nothing else: every morning a list, every item done, and
// people who answer or stay silent as those of Enron did. bench/year.cpp prints it at full size, year_test.cpp holds
// it at a small one.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <random>
#include <vector>

#include "rules/spread.hpp"
#include "rules/strata.hpp"
#include "rules/today.hpp"
#include "rules/triage.hpp"
#include "rules/warmth.hpp"

namespace kith::year {

struct Plan {
  unsigned seed = 1;
  LocalDate start = local_date(2026, 1, 4);  // a Sunday; the first list comes the day after
  int days = 364;
  int people = 800;
  int inner = 25;    // of them placed in Core and Close by hand, one in three in Core
  double crowd = 0;  // a share placed in Active whatever the evidence says: more than fits
  int budget = 30;
  std::string holidays = "DE";
  std::pair<int, int> away{220, 234};  // days of the year without a single contact
  int import_day = 180;
  int import_people = 200;
  ChannelHours hours = {};
};

struct Lived {
  std::vector<int> minutes;                 // planned on each working day that was worked
  std::vector<int> later;                   // who waited their turn on each of them
  std::map<int, std::vector<double>> late;  // by rank: (day reached - day due) / interval, 0 when in time
  double worst_fitting = 0;  // dates after what came at once (the start, the import, the absence) was worked off; //
                             // the same, outside the absence and the four weeks after it
  int over_budget = 0;       // days planned above it
  int on_days_off = 0;       // lists on days without work
  int outside_hours = 0;     // calls on days without call hours
  int misordered = 0;        // lists that name somebody where a better one waits who needs no more minutes
  int contacts = 0, dialogues = 0, nudges = 0, owed = 0, birthdays = 0;
  int reached = 0, people = 0;                      // different people reached, of all in rhythm
  int first_list_back = 0, first_minutes_back = 0;  // the first working day after the absence
  int days_to_normal = 0;                           // working days until no more wait than before the absence
  std::vector<int> settled_after;                   // days until what came at once was worked off
  int kept = 0, foreseen = 0;   // people the agenda saw for the next working day, and of them on its list
  double needed = 0;            // minutes a working day, at the end
  std::map<int, double> asked;  // by rank: contacts that the rhythms asked for, and how many were made
  std::map<int, int> made;
  // The share of the asked contacts that were made.
  double served(int rank) const {
    const auto wanted = asked.find(rank);
    const auto done = made.find(rank);
    return wanted == asked.end() || wanted->second <= 0 || done == made.end()
               ? 0
               : std::min(1.0, done->second / wanted->second);
  }
  double mean_late(int rank) const {
    const auto found = late.find(rank);
    if (found == late.end() || found->second.empty()) return 0;
    double sum = 0;
    for (const double one : found->second) sum += one;
    return sum / static_cast<double>(found->second.size());
  }
};

// Enron, messages to one person alone, pairs of at least three: answered within a week .376 in the mean with a
// variance of .1025, so Beta(.48, .80); days to the answer as in SCIENCE ("Will it be answered, and when").
inline constexpr double kAnswerA = 0.484;
inline constexpr double kAnswerB = 0.804;
inline constexpr std::pair<double, int> kAnswerDays[] = {{0.86, 0}, {0.905, 1}, {0.946, 2}, {0.97, 4}, {1.0, 7}};
// Asking doubles the answers (14.8 against 7.5 %); a call is picked up more often than not (an assumption).
inline constexpr double kPickUp = 0.6;
inline constexpr double kAskShare = 0.3;

class Life {
 public:
  explicit Life(const Plan& plan) : plan_(plan), random_(plan.seed), strata_(default_strata()) {
    for (std::size_t i = 0; i < strata_.size(); ++i) strata_[i].id = StratumId{static_cast<std::int64_t>(i) + 1};
    budget_.minutes = plan.budget;
    budget_.days.holidays = plan.holidays;
    budget_.hours = plan.hours;
    arrive(plan.people, plan.start);
    shock(plan.start);
  }

  Lived live() {
    int usual_later = 0;
    bool back = false;
    int since_back = 0;
    std::vector<std::size_t> foreseen;
    for (int n = 1; n <= plan_.days; ++n) {
      const LocalDate today = plan_.start + Days{n};
      if (n == plan_.import_day) {
        arrive(plan_.import_people, today);
        shock(today);
      }
      if (n == plan_.away.second) shock(today);
      deliver(today);
      const bool away = n >= plan_.away.first && n < plan_.away.second;
      if (away) {
        foreseen.clear();
        continue;
      }
      const DayPlan day = plan_day(people_, {today, budget_}, zone_);
      if (!budget_.days.works(today)) {
        lived_.on_days_off += day.items.empty() ? 0 : 1;
        continue;
      }
      lived_.minutes.push_back(day.planned);
      lived_.later.push_back(day.later);
      lived_.over_budget += day.planned > plan_.budget ? 1 : 0;
      if (n < plan_.away.first) usual_later = std::max(usual_later, day.later);
      if (n >= plan_.away.second && !back) {
        ++since_back;
        if (since_back == 1) {
          lived_.first_list_back = static_cast<int>(day.items.size());
          lived_.first_minutes_back = day.planned;
        }
        back = day.later <= usual_later;
        if (back) lived_.days_to_normal = since_back;
      }
      count_kept(foreseen, day);
      count_misordered(day, today);
      foreseen.clear();
      for (const Day& next : day.agenda) {
        if (next.date > today) {
          foreseen = next.people;
          break;
        }
      }
      if (!settled_ && day.later <= static_cast<int>(people_.size()) / 50) {
        settled_ = today;
        lived_.settled_after.push_back((today - shocked_).count());
      }
      for (const TodayItem& item : day.items) act(item, today);
      lived_.needed = day.needed;
    }
    close();
    return lived_;
  }

 private:
  struct Mail {
    LocalDate on;
    std::size_t from;
    bool asks;
    bool operator<(const Mail& other) const { return on > other.on; }
  };

  void shock(LocalDate today) {
    settled_.reset();
    shocked_ = today;
  }

  double chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }
  int below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(random_); }
  double answers() {
    const double a = std::gamma_distribution<double>(kAnswerA)(random_);
    const double b = std::gamma_distribution<double>(kAnswerB)(random_);
    return a + b > 0 ? a / (a + b) : 0;
  }
  Instant morning(LocalDate day) const { return zone_.start_of(day) + std::chrono::hours{9}; }

  void touch(std::size_t i, LocalDate day, Channel channel, Direction direction, bool asks = false) {
    // Later on the same day than what was before it.
    const Instant at = morning(day) + std::chrono::minutes{past_[i].size() % 500};
    past_[i].push_back(
        {past_[i].empty() ? at : std::max(at, past_[i].back().at + std::chrono::seconds{1}), channel, direction, asks});
    people_[i].history = fold(past_[i], zone_);
  }

  // Newcomers with the pasts of an address book, placed as triage proposes and spread as an import spreads them.
  void arrive(int count, LocalDate today) {
    const std::size_t first = people_.size();
    for (int i = 0; i < count; ++i) {
      Candidate one;
      one.person = PersonId{static_cast<std::int64_t>(people_.size()) + 1};
      one.handles = 1;
      if (below(3) == 0)
        one.birthday = PartialDate{{}, 1u + static_cast<unsigned>(below(12)), 1u + static_cast<unsigned>(below(28))};
      put(one, 2);
      people_.push_back(one);
      past_.emplace_back();
      answers_.push_back(answers());
      arrived_.push_back(today);
      give_past(people_.size() - 1, today);
    }
    const std::vector<LocalDate> dates =
        spread(std::vector<Newcomer>(static_cast<std::size_t>(count), {strata_[2].interval_days}), today, budget_.days);
    for (std::size_t i = first; i < people_.size(); ++i) people_[i].marks.first_due = dates[i - first];
    if (first == 0) place_inner();
    const Triage made = triage(people_, strata_, budget_.days, plan_.budget, today, zone_);
    for (const Proposal& one : made.proposals) place(one, today);
  }

  void give_past(std::size_t i, LocalDate today) {
    const double drawn = chance();
    if (drawn > 0.3) return;  // seven in ten were never written to
    const int contacts = drawn < 0.03 ? 12 + below(10) : drawn < 0.12 ? 2 + below(6) : 1 + below(3);
    const int reach = drawn < 0.12 ? 700 : 1800;
    std::vector<int> ago;
    for (int c = 0; c < contacts; ++c) ago.push_back(1 + below(reach));
    std::sort(ago.rbegin(), ago.rend());
    for (const int days : ago) {
      const bool call = chance() < 0.2;
      touch(i, today - Days{days}, call ? Channel::call : Channel::email,
            call             ? Direction::both
            : chance() < 0.5 ? Direction::in
                             : Direction::out);
    }
  }

  void put(Candidate& one, std::size_t stratum) const {
    const Stratum& there = strata_[stratum];
    one.stratum = there.id;
    one.tempo = {there.interval_days, there.counts};
    one.channel = there.channel;
    one.minutes = there.minutes;
    one.worth = there.worth;
  }

  void place_inner() {
    for (int i = 0; i < std::min(plan_.inner, plan_.people); ++i) {
      const auto at = static_cast<std::size_t>(i);
      put(people_[at], i % 3 == 0 ? 0 : 1);
      people_[at].placed = true;
      if (past_[at].empty())
        touch(at, plan_.start - Days{1 + below(people_[at].tempo.interval_days)}, Channel::call, Direction::both);
    }
  }

  void place(const Proposal& proposal, LocalDate today) {
    Candidate& one = people_[proposal.candidate];
    one.placed = true;
    auto stratum = proposal.stratum;
    if (chance() < plan_.crowd) stratum = std::min<std::size_t>(2, stratum.value_or(2));
    if (!stratum) {
      one.marks.state = State::resting;
      return;
    }
    const int before = one.tempo.interval_days;
    put(one, *stratum);
    if (one.history.touches == 0) {
      one.marks.first_due = respread(*one.marks.first_due, today, before, one.tempo.interval_days, budget_.days);
    }
  }

  void expect_answer(std::size_t i, LocalDate today, double likely) {
    if (chance() >= likely) return;
    const double drawn = chance();
    for (const auto& [share, days] : kAnswerDays) {
      if (drawn > share) continue;
      mail_.push({today + Days{days + 1}, i, chance() < kAskShare});
      return;
    }
  }

  void deliver(LocalDate today) {
    for (; !mail_.empty() && mail_.top().on <= today; mail_.pop()) {
      touch(mail_.top().from, today, Channel::email, Direction::in, mail_.top().asks);
    }
    // Some write by themselves: about one in a hundred on any day.
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (answers_[i] > 0.5 && chance() < 0.002) touch(i, today, Channel::email, Direction::in, chance() < kAskShare);
    }
  }

  void act(const TodayItem& item, LocalDate today) {
    const std::size_t i = item.candidate;
    const Candidate& one = people_[i];
    const int dialogues = one.history.dialogues;
    if (item.kind == Kind::due) note_lateness(i, today, ready(one, item.standing));
    ++lived_.contacts;
    lived_.made[rank_of(i)] += item.kind == Kind::due ? 1 : 0;
    lived_.nudges += item.kind == Kind::nudge ? 1 : 0;
    lived_.owed += item.kind == Kind::owed ? 1 : 0;
    lived_.birthdays += item.kind == Kind::birthday ? 1 : 0;
    const bool call = item.kind == Kind::due && one.channel == Channel::call;
    if (call && !plan_.hours.open(Channel::call, today)) ++lived_.outside_hours;
    if (call && chance() < kPickUp) {
      touch(i, today, Channel::call, Direction::both);
    } else {
      const bool asks = item.kind != Kind::owed && chance() < kAskShare;
      touch(i, today, Channel::email, Direction::out, asks || item.kind == Kind::nudge);
      expect_answer(i, today, std::min(1.0, answers_[i] * (asks ? 2 : 1)) * (item.kind == Kind::nudge ? 0.5 : 1));
    }
    lived_.dialogues += people_[i].history.dialogues - dialogues;
  }

  // An open round holds the date back until it rests.
  LocalDate ready(const Candidate& one, const Standing& now) const {
    if (!now.other_channel || !one.history.last_out) return now.due;
    const int spans = std::max(1, kMostNudges + 1 - one.history.nudges);
    return std::max(now.due, zone_.date_of(*one.history.last_out) + Days{spans * one.history.window_days});
  }

  void note_lateness(std::size_t i, LocalDate today, LocalDate due) {
    const int interval = std::max(1, people_[i].tempo.interval_days);
    // Whoever came with a date long past has the first interval, like those who were never contacted.
    if (due < arrived_[i]) due = arrived_[i] + Days{interval};
    const double late = std::max(0, (today - due).count()) / static_cast<double>(interval);
    lived_.late[rank_of(i)].push_back(late);
    if (settled_ && due >= *settled_) lived_.worst_fitting = std::max(lived_.worst_fitting, late);
  }

  int rank_of(std::size_t i) const {
    for (const Stratum& one : strata_) {
      if (one.id == people_[i].stratum) return one.rank;
    }
    return 0;
  }

  void count_kept(const std::vector<std::size_t>& foreseen, const DayPlan& day) {
    for (const std::size_t i : foreseen) {
      ++lived_.foreseen;
      lived_.kept +=
          std::any_of(day.items.begin(), day.items.end(), [&](const auto& one) { return one.candidate == i; });
    }
  }

  double score_of(const Candidate& one, LocalDate today) const {
    const double gap = one.tempo.interval_days;
    const History& h = one.history;
    const auto last = one.tempo.counts == Counts::dialogue && h.last_dialogue ? h.last_dialogue
                                                                              : std::max(h.last_dialogue, h.last_out);
    const double silent = last ? (today - zone_.date_of(*last)).count() : kUnknownGaps * gap;
    return one.worth * (alive_after_contact(silent, gap, answering(one, today, zone_)) - alive(silent + gap, gap)) /
           one.minutes;
  }

  void count_misordered(const DayPlan& day, LocalDate today) {
    std::vector<bool> named(people_.size(), false);
    for (const TodayItem& item : day.items) named[item.candidate] = true;
    bool wrong = false;
    for (std::size_t i = 0; i < people_.size() && !wrong; ++i) {
      const Candidate& one = people_[i];
      if (named[i] || one.marks.state != State::active || !budget_.hours.open(one.channel, today)) continue;
      const Standing now = standing(one.history, one.tempo, one.marks, today, zone_);
      if (now.waiting || now.due > today) continue;
      const double score = score_of(one, today);
      wrong = std::any_of(day.items.begin(), day.items.end(), [&](const TodayItem& item) {
        return item.kind == Kind::due && item.terms.minutes >= one.minutes && item.terms.score() < score - 1e-9;
      });
    }
    lived_.misordered += wrong ? 1 : 0;
  }

  // Those who still wait count with what they are late by now.
  void close() {
    const LocalDate today = plan_.start + Days{plan_.days};
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const Candidate& one = people_[i];
      if (one.marks.state != State::active) continue;
      ++lived_.people;
      lived_.asked[rank_of(i)] +=
          (today - arrived_[i]).count() / static_cast<double>(std::max(1, one.tempo.interval_days));
      const bool out = one.history.last_out && zone_.date_of(*one.history.last_out) > plan_.start;
      lived_.reached += out ? 1 : 0;
      const Standing now = standing(one.history, one.tempo, one.marks, today, zone_);
      if (!now.waiting && now.due < today) note_lateness(i, today, ready(one, now));
    }
  }

  Plan plan_;
  std::mt19937 random_;
  Zone zone_ = Zone::find("Europe/Berlin").value();
  std::vector<Stratum> strata_;
  Budget budget_;
  std::vector<Candidate> people_;
  std::vector<std::vector<TouchFact>> past_;
  std::vector<double> answers_;
  std::vector<LocalDate> arrived_;
  std::priority_queue<Mail> mail_;
  std::optional<LocalDate> settled_;  // at most one in fifty waits their turn, since the last of the three shocks
  LocalDate shocked_;
  Lived lived_;
};

inline Lived live(const Plan& plan) {
  return Life(plan).live();
}

}  // namespace kith::year
