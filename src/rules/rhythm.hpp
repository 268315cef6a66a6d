// When somebody is due. "The rhythm, exactly" of the product, as pure functions: touches fold into
// a History, a History and a Tempo give a Standing on any day. Dates are local dates of `zone`.
#pragma once

#include <optional>
#include <span>

#include "base/dates.hpp"
#include "model/person.hpp"
#include "model/stratum.hpp"
#include "model/touch.hpp"

namespace kith {

// What the rhythm needs of one touch.
struct TouchFact {
  Instant at{};
  Channel channel = Channel::other;
  Direction direction = Direction::both;
  bool asks = false;
};

// Days a message may stay unanswered before a nudge: the third day, or the person's own 95th
// percentile of reply time when that is later. Known from kOwnSamples answers on.
inline constexpr int kWindowDays = 3;
inline constexpr int kOwnSamples = 5;
inline constexpr int kMostNudges = 2;
inline constexpr int kMostSilentRounds = 3;
// An inbound message is owed an answer for this long; after that saying nothing was the answer.
inline constexpr int kOwedDays = 45;

// One person's touches, folded. Plain numbers: the store keeps it beside the person.
struct History {
  int touches = 0;
  int dialogues = 0;  // touches both ways, plus messages that were answered
  std::optional<Instant> first;
  std::optional<Instant> last;           // any touch
  std::optional<Instant> last_dialogue;  // synchronous or inbound
  std::optional<Instant> last_out;       // outbound, including "both"
  Channel last_channel = Channel::other; // of `last`
  // The open round: outbound messages since the last dialogue, not yet rested.
  std::optional<Instant> round_began;
  bool round_asks = false;
  int nudges = 0;         // messages of this round on later days than its first
  int silent_rounds = 0;  // rounds since the last dialogue that ended unanswered
  Channel round_channel = Channel::other;
  std::optional<Instant> owed_since;     // the first inbound message that asks and has no answer yet
  int window_days = kWindowDays;
  bool operator==(const History&) const = default;
};

// `touches` in time order. An outbound message on the same local day as the one before belongs to it.
// A later one is a nudge while the thread is open, and begins a new round once it rests.
History fold(std::span<const TouchFact> touches, const Zone& zone);

struct Tempo {
  int interval_days = 91;
  Counts counts = Counts::contact;
};

// What the user decided about one person's dates.
struct Marks {
  State state = State::active;
  std::optional<LocalDate> first_due;
  std::optional<LocalDate> snoozed_until;
  std::optional<Instant> snoozed_at;
  std::optional<Instant> skipped_at;
};

struct Standing {
  bool tracked = true;  // false: resting or do not contact; nothing below counts then
  LocalDate due{};
  // An outbound message is open: no due work until `until`.
  bool waiting = false;
  LocalDate until{};     // when the window closes: the next nudge, or the end of the round
  int nudge = 0;         // 1 or 2: offer this nudge now; `until` is then when it would lapse
  bool other_channel = false;  // the thread rested unanswered: try another way
  bool propose_wider = false;  // kMostSilentRounds rounds unanswered
  std::optional<LocalDate> owed_since;
};

// A snooze or skip lasts until the next contact after it was set.
Standing standing(const History& history, const Tempo& tempo, const Marks& marks, LocalDate today, const Zone& zone);

}  // namespace kith
