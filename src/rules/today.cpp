#include "rules/today.hpp"

#include <algorithm>
#include <cmath>

#include "rules/entry_point.hpp"
#include "rules/reply.hpp"
#include "rules/warmth.hpp"

namespace kith {
namespace {

// Of an interval; who has waited longer than that beyond it is not passed over for a habit.
constexpr double kHabitCounts = .05;

int interval(const Candidate& one) {
  return std::max(1, one.tempo.interval_days);
}

// Days since the last contact that the person's rhythm counts.
int silence(const Candidate& one, LocalDate today, const Zone& zone) {
  const History& h = one.history;
  const bool dialogue = one.tempo.counts == Counts::dialogue && h.last_dialogue;
  const auto last = dialogue ? h.last_dialogue : std::max(h.last_dialogue, h.last_out);
  return last ? std::max(0, (today - zone.date_of(*last)).count()) : kUnknownGaps * interval(one);
}

Terms terms(const Candidate& one, int minutes, LocalDate today, const Zone& zone) {
  const double gap = interval(one);
  const int silent = silence(one, today, zone);
  return {one.worth, alive_after_contact(silent, gap, answering(one, today, zone)), alive(silent + gap, gap),
          std::max(1, minutes)};
}

// The user wrote or both were there: that took minutes. Mail that came in took none.
bool reached_today(const Candidate& one, LocalDate today, const Zone& zone) {
  const History& h = one.history;
  if (h.last_out && zone.date_of(*h.last_out) == today) return true;
  return h.last && synchronous(h.last_channel) && zone.date_of(*h.last) == today;
}

bool put_off(const Standing& standing, LocalDate today) {
  return standing.put_off_until && *standing.put_off_until > today;
}

// A skip is about the rhythm, so it hides a birthday only on its own day; a snooze is about the person.
bool hides_birthday(const Candidate& one, const Standing& standing, LocalDate today, const Zone& zone) {
  if (!put_off(standing, today)) return false;
  if (one.marks.skipped_at && zone.date_of(*one.marks.skipped_at) == today) return true;
  return one.marks.snoozed_until == standing.put_off_until;
}

bool better(const TodayItem& a, const TodayItem& b) {
  const double x = a.terms.score();
  const double y = b.terms.score();
  if (x != y) return x > y;
  if (a.due != b.due) return a.due < b.due;
  return a.candidate < b.candidate;
}

class Planner {
 public:
  Planner(std::span<const Candidate> all, const Conditions& conditions, const Zone& zone)
      : all_(all), today_(conditions.today), budget_(conditions.budget), zone_(zone) {
    works_today_ = budget_.days.works(today_);
    next_workday_ = budget_.days.next(today_ + Days{1});
    day_.spent = budget_.spent;
  }

  DayPlan plan() {
    costs_.reserve(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) sort_out(i);
    day_.needed = need(costs_, budget_.days).minutes_per_workday;
    take_urgent();
    take_sends();
    take_levelled();
    // Minutes that are used up are no reason to offer more; nor is a day off.
    if (day_.items.empty() && works_today_ && budget_.minutes > day_.spent) offer_dormant();
    return std::move(day_);
  }

 private:
  TodayItem item(std::size_t i, Kind kind, LocalDate due, int minutes, const Standing& standing) const {
    const Candidate& one = all_[i];
    return {i, kind, due, terms(one, minutes, today_, zone_), standing.nudge, PromiseSide::mine, standing};
  }

  // Finds the one line a person may have: urgent, else a piece of work to be levelled.
  void sort_out(std::size_t i) {
    const Candidate& one = all_[i];
    if (reached_today(one, today_, zone_)) {
      day_.spent += one.minutes;
      budget_.used.emplace_back(one.history.last_channel, one.minutes);
    }
    if (one.marks.state == State::do_not_contact) return;
    const Standing standing = kith::standing(one.history, one.tempo, one.marks, today_, zone_);
    const bool hushed = put_off(standing, today_);
    if (standing.tracked) costs_.push_back({today_, interval(one), one.minutes, 0});

    if (one.approached && !hushed) {
      urgent_.push_back(item(i, Kind::approach, zone_.date_of(*one.approached), kApproachMinutes, standing));
      return;
    }
    if (standing.owed_since && !hushed) {
      urgent_.push_back(item(i, Kind::owed, *standing.owed_since, kReplyMinutes, standing));
      return;
    }
    if (!standing.tracked) return;
    if (one.promised && *one.promised < next_workday_ && !hushed) {
      urgent_.push_back(item(i, Kind::promise, *one.promised, kReplyMinutes, standing));
      return;
    }
    if (asks_after(one) && !hushed && !standing.waiting) {
      urgent_.push_back(item(i, Kind::promise, *one.their_promise, kReplyMinutes, standing));
      urgent_.back().side = PromiseSide::theirs;
      return;
    }
    if (standing.nudge > 0) {
      const LocalDate offered = standing.until - Days{std::max(1, one.history.window_days)};
      add_work(item(i, Kind::nudge, offered, kNudgeMinutes, standing),
               {.due = today_, .interval_days = 0, .channel = one.history.round_channel});
      return;
    }
    if (one.experiment_send && !hushed && !standing.waiting && !reached_today(one, today_, zone_)) {
      sends_.push_back(item(i, Kind::experiment, standing.due, one.minutes, standing));
      return;
    }
    add_rhythm(i, standing);
  }

  // What the calendar asks for: a birthday, or the rhythm.
  void add_rhythm(std::size_t i, const Standing& standing) {
    const Candidate& one = all_[i];
    const bool due = !standing.waiting && standing.due <= today_;
    const auto birthday = birthday_of(one, standing);
    if (birthday) {
      const int minutes = due ? one.minutes : kBirthdayMinutes;
      // A birthday does not wait for the hours of a channel: the line names another way.
      const Work work =
          due ? Work{.due = standing.due, .interval_days = interval(one)} : Work{.due = today_, .interval_days = 0};
      add_work(item(i, Kind::birthday, *birthday, minutes, standing), work);
    } else if (!due && !standing.waiting && !put_off(standing, today_) && entry_ends_soon(one)) {
      add_work(item(i, Kind::entry, *one.entry_until, kEntryMinutes, standing), {.due = today_, .interval_days = 0});
    } else if (!standing.waiting && (standing.due - today_).count() < kHorizonDays) {
      add_work(item(i, Kind::due, standing.due, one.minutes, standing),
               {.due = standing.due,
                .interval_days = interval(one),
                .channel = one.channel,
                .pinned = standing.due >= today_ && one.marks.snoozed_until == standing.due && standing.put_off_until});
    }
  }

  bool asks_after(const Candidate& one) const {
    if (!one.their_promise || reached_today(one, today_, zone_)) return false;
    const int days = (today_ - *one.their_promise).count();
    return days > 0 && days <= kOwedDays;
  }

  bool entry_ends_soon(const Candidate& one) const {
    if (!one.entry_until || reached_today(one, today_, zone_)) return false;
    const int days = (*one.entry_until - today_).count();
    return days >= 0 && days <= kEntryEndsSoonDays;
  }

  // On its day, or on the last working day before a day without work.
  std::optional<LocalDate> birthday_of(const Candidate& one, const Standing& standing) const {
    if (!one.birthday || one.history.dialogues == 0) return std::nullopt;
    const auto day = next_anniversary(*one.birthday, today_);
    if (!day || (*day != today_ && *day >= next_workday_)) return std::nullopt;
    if (reached_today(one, today_, zone_) || hides_birthday(one, standing, today_, zone_)) return std::nullopt;
    return day;
  }

  void add_work(TodayItem one, Work work) {
    work.minutes = one.terms.minutes;
    work.value = one.terms.score();
    work_.push_back(work);
    offers_.push_back(std::move(one));
  }

  int room() const { return budget_.minutes - day_.spent - day_.planned; }

  void take_urgent() {
    std::sort(urgent_.begin(), urgent_.end(), better);
    const bool untouched = day_.spent == 0 && budget_.minutes > 0;
    for (TodayItem& one : urgent_) {
      const bool only = untouched && day_.items.empty();
      if (works_today_ && (one.terms.minutes <= room() || only)) {
        day_.planned += one.terms.minutes;
        day_.items.push_back(std::move(one));
      } else {
        ++day_.later;
      }
    }
  }

  // Who is due goes first, so that one message does for both; who has no place today is left to the rhythm.
  void take_sends() {
    std::stable_sort(sends_.begin(), sends_.end(), [&](const TodayItem& a, const TodayItem& b) {
      const bool due = a.due <= today_;
      return due != (b.due <= today_) ? due : due && better(a, b);
    });
    std::size_t taken = 0;
    for (TodayItem& one : sends_) {
      if (works_today_ && taken < kMostSends && one.terms.minutes <= room()) {
        ++taken;
        day_.planned += one.terms.minutes;
        day_.items.push_back(std::move(one));
      } else {
        add_rhythm(one.candidate, one.standing);
      }
    }
  }

  void take_levelled() {
    Budget budget = budget_;
    budget.spent = day_.spent;
    const Levelled levelled = level(work_, today_, budget, day_.planned);
    std::vector<TodayItem> chosen;
    std::vector<Day> days(kHorizonDays);
    for (std::size_t n = 0; n < work_.size(); ++n) {
      TodayItem& one = offers_[n];
      const auto& day = levelled.day[n];
      if (day == today_) {
        day_.planned += one.terms.minutes;
        chosen.push_back(std::move(one));
        continue;
      }
      const bool has_come = !one.standing.waiting && one.standing.due <= today_;
      if (has_come) ++day_.later;
      if (!day) continue;
      Day& later = days[static_cast<std::size_t>((*day - today_).count())];
      later.minutes += one.terms.minutes;
      later.people.push_back(n);
    }
    std::sort(chosen.begin(), chosen.end(), better);
    std::move(chosen.begin(), chosen.end(), std::back_inserter(day_.items));
    fill_agenda(days);
  }

  // `days` name their people by place in offers_.
  void fill_agenda(std::vector<Day>& days) {
    if (!day_.items.empty()) {
      Day first{today_, day_.planned, {}, {}};
      for (const TodayItem& one : day_.items) {
        first.people.push_back(one.candidate);
        first.costs.push_back(one.terms.minutes);
      }
      day_.agenda.push_back(std::move(first));
    }
    for (std::size_t ahead = 1; ahead < days.size(); ++ahead) {
      Day& day = days[ahead];
      if (day.people.empty()) continue;
      std::sort(day.people.begin(), day.people.end(),
                [&](std::size_t a, std::size_t b) { return better(offers_[a], offers_[b]); });
      for (std::size_t& person : day.people) {
        day.costs.push_back(offers_[person].terms.minutes);
        person = offers_[person].candidate;
      }
      day.date = today_ + Days{static_cast<int>(ahead)};
      day_.agenda.push_back(std::move(day));
    }
  }

  void offer_dormant() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const Candidate& one = all_[i];
      if (one.marks.state == State::do_not_contact || one.history.dialogues == 0) continue;
      if (silence(one, today_, zone_) <= kDormantGaps * interval(one)) continue;
      const Standing standing = kith::standing(one.history, one.tempo, one.marks, today_, zone_);
      if (standing.waiting || put_off(standing, today_)) continue;
      day_.dormant.push_back(item(i, Kind::due, standing.due, one.minutes, standing));
    }
    const auto kept = std::min(day_.dormant.size(), kMostDormant);
    std::partial_sort(day_.dormant.begin(), day_.dormant.begin() + static_cast<std::ptrdiff_t>(kept),
                      day_.dormant.end(), better);
    day_.dormant.resize(kept);
  }

  std::span<const Candidate> all_;
  LocalDate today_;
  Budget budget_;
  const Zone& zone_;
  bool works_today_ = true;
  LocalDate next_workday_{};
  std::vector<Work> costs_;        // everybody's rhythm
  std::vector<TodayItem> urgent_;  // owed and promises
  std::vector<TodayItem> sends_;   // experiments
  std::vector<TodayItem> offers_;  // the rest, beside work_
  std::vector<Work> work_;
  DayPlan day_;
};

}  // namespace

double answering(const Candidate& one, LocalDate today, const Zone& zone) {
  const double late = static_cast<double>(silence(one, today, zone)) / interval(one) - 1;
  const double counts = std::clamp(1 - late / kHabitCounts, 0., 1.);
  if (counts == 0) return 1;
  const int quiet = one.history.last ? std::max(0, (today - zone.date_of(*one.history.last)).count()) : 0;
  return std::pow(reply_chance(one.history, quiet) / reply_chance(0, 0), counts);
}

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::owed: return "owed";
    case Kind::promise: return "promise";
    case Kind::approach: return "approach";
    case Kind::nudge: return "nudge";
    case Kind::experiment: return "experiment";
    case Kind::birthday: return "birthday";
    case Kind::entry: return "entry-point";
    case Kind::due: return "due";
  }
  return {};
}

DayPlan plan_day(std::span<const Candidate> candidates, const Conditions& conditions, const Zone& zone) {
  return Planner(candidates, conditions, zone).plan();
}

}  // namespace kith
