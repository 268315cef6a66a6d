#include "rules/rhythm.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "rules/contact_chance.hpp"
#include "rules/reply.hpp"

namespace kith {
namespace {

// Of the answers that come within a week, those within so many days (Enron: a day 86 %, two 90.5 %, three 94.6 %, here
// rounded up, so that the third day is the 95th percentile of somebody who is not known yet).
constexpr double kUsualWithin[] = {.86, .905, .95, .9625, .975, .9875, 1};

// Answers to their first message, in whole days begun, sorted.
class Replies {
 public:
  void add(Instant asked, Instant answered) {
    const auto waited = std::max(answered - asked, std::chrono::seconds{0});
    const int days_begun = date::ceil<Days>(waited).count();
    days_.insert(std::upper_bound(days_.begin(), days_.end(), days_begun), days_begun);
  }
  // The first day by which 95 in 100 of theirs and of the usual answers together have come.
  int window() const {
    if (days_.size() < static_cast<std::size_t>(kOwnSamples)) return kWindowDays;
    const double all = static_cast<double>(days_.size()) + kUsualAnswers;
    for (int day = kWindowDays; day < kMostWindowDays; ++day) {
      const auto own = std::upper_bound(days_.begin(), days_.end(), day) - days_.begin();
      const auto place = std::min<std::size_t>(static_cast<std::size_t>(day), std::size(kUsualWithin)) - 1;
      if (static_cast<double>(own) + kUsualAnswers * kUsualWithin[place] >= kWindowShare * all - 1e-9) return day;
    }
    return kMostWindowDays;
  }

 private:
  std::vector<int> days_;
};

// Inbound messages that ask and have no answer yet, oldest first.
class Owed {
 public:
  void ask(Instant at, std::size_t thread) {
    std::erase_if(open_, [&](const auto& one) { return at - one.first > Days{kOwedDays}; });
    open_.emplace_back(at, thread);
  }
  void answer(std::size_t thread) {
    std::erase_if(open_, [&](const auto& one) { return thread == 0 || one.second == 0 || one.second == thread; });
  }
  void clear() { open_.clear(); }
  std::optional<Instant> since() const { return open_.empty() ? std::nullopt : std::optional(open_.front().first); }

 private:
  std::vector<std::pair<Instant, std::size_t>> open_;
};

// Where an open round stands `days` after its last message.
struct Thread {
  int spans;   // whole windows since then
  int number;  // with the nudges sent: 1 and 2 are offers
  bool waits() const { return spans == 0; }
  bool rests() const { return spans > 0 && number > kMostNudges; }
};

Thread thread(const History& history, int days) {
  const int spans = std::max(0, days) / std::max(1, history.window_days);
  return {spans, history.nudges + spans};
}

void close_round(History& history) {
  history.round_began.reset();
  history.round_asks = false;
  history.nudges = 0;
  history.round_channel = Channel::other;
}

void send(History& history, const TouchFact& touch, const Zone& zone) {
  if (history.round_began) {
    const int days = (zone.date_of(touch.at) - zone.date_of(*history.last_out)).count();
    if (thread(history, days).rests()) {
      ++history.silent_rounds;
      close_round(history);
    } else if (days > 0) {
      ++history.nudges;
    }
  }
  if (!history.round_began) history.round_began = touch.at;
  history.round_asks = history.round_asks || touch.asks;
  history.round_channel = touch.channel;
}

// The mark was set after the last contact, or in its very second, so it still holds.
bool holds(const std::optional<Instant>& set, const History& history) {
  return set && (!history.last || *set >= *history.last);
}

LocalDate half_after(LocalDate day, int interval) {
  return day + Days{(interval + 1) / 2};
}

}  // namespace

History fold(std::span<const TouchFact> touches, const Zone& zone) {
  History history;
  Replies replies;
  std::vector<Instant> times;
  Owed owed;
  std::size_t round_thread = 0;  // of the latest message of the open round
  Instant thread_began{};        // the first message of that thread in the round: what an answer answers
  bool their_turn = false;       // theirs are the latest messages
  bool they_began = false;       // and the first of those answered nothing, so an answer makes a dialogue
  for (const TouchFact& touch : touches) {
    ++history.touches;
    if (!history.first) history.first = touch.at;
    const bool together = synchronous(touch.channel) || touch.direction == Direction::both;
    if (together || touch.direction == Direction::in) {
      const bool answer = history.round_began.has_value();
      // What they write of something else says nothing about how fast they answer.
      const bool to_it = touch.thread == 0 || round_thread == 0 || touch.thread == round_thread;
      if (answer && to_it && touch.direction == Direction::in) {
        replies.add(thread_began, touch.at);
        history.window_days = replies.window();
      }
      if (together || answer) ++history.dialogues;
      they_began = !together && !answer && (they_began || !their_turn);
      their_turn = !together;
      close_round(history);
      history.silent_rounds = 0;
      history.last_dialogue = touch.at;
      if (together) {
        owed.clear();
      } else if (touch.asks) {
        owed.ask(touch.at, touch.thread);
      }
    } else {
      if (they_began) ++history.dialogues;
      their_turn = they_began = false;
      owed.answer(touch.thread);
      send(history, touch, zone);
      if (history.round_began == touch.at || touch.thread != round_thread) thread_began = touch.at;
      round_thread = touch.thread;
    }
    if (touch.direction != Direction::in) history.last_out = touch.at;
    history.last = touch.at;
    history.last_channel = touch.channel;
    times.push_back(touch.at);
  }
  keep_pulse(times, history);
  if (history.last) {
    const ReplyRounds rounds = reply_rounds(touches, *history.last);
    history.asked = rounds.asked;
    history.answered = static_cast<int>(rounds.log_hours.size());
  }
  history.owed_since = owed.since();
  return history;
}

Standing standing(const History& history, const Tempo& tempo, const Marks& marks, LocalDate today, const Zone& zone) {
  const int interval = std::max(1, tempo.interval_days);
  Standing now;
  now.tracked = marks.state == State::active;
  now.due = marks.first_due.value_or(today);
  if (history.owed_since && marks.state != State::do_not_contact) {
    const LocalDate since = zone.date_of(*history.owed_since);
    if ((today - since).count() <= kOwedDays) now.owed_since = since;
  }

  const bool dialogue = tempo.counts == Counts::dialogue;
  const bool open = history.round_began && (dialogue || history.round_asks);
  const std::optional<Instant> counted =
      dialogue ? history.last_dialogue : std::max(history.last_dialogue, history.last_out);
  if (counted) now.due = zone.date_of(*counted) + Days{interval};
  LocalDate sent{};
  Thread state{};
  if (open) {
    sent = zone.date_of(*history.last_out);
    state = thread(history, (today - sent).count());
  }
  if (dialogue) {
    const bool rests = open && state.rests();
    if (rests || (open && !counted)) now.due = half_after(sent, interval);
    now.other_channel = rests;
    now.propose_wider = history.silent_rounds + (rests ? 1 : 0) >= kMostSilentRounds;
  }

  const bool snoozed = marks.snoozed_until && holds(marks.snoozed_at, history);
  const bool skipped = holds(marks.skipped_at, history);
  if (snoozed && !(skipped && *marks.skipped_at > *marks.snoozed_at)) {
    now.due = *marks.snoozed_until;
    now.put_off_until = now.due;
  } else if (skipped) {
    now.put_off_until = zone.date_of(*marks.skipped_at) + Days{interval};
    now.due = std::max(now.due, *now.put_off_until);
  }

  // Where any contact counts, the next date replaces the wait: silence never moves it.
  if (open && !state.rests() && (dialogue || now.due > today)) {
    now.waiting = true;
    now.until = sent + Days{(state.spans + 1) * std::max(1, history.window_days)};
    const bool put_off = now.put_off_until && *now.put_off_until > today;
    now.nudge = state.waits() || put_off ? 0 : state.number;
  }
  return now;
}

}  // namespace kith
