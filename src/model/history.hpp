// What the rhythm knows of one person: their touches folded into a few numbers, and what the user
// decided about their dates. src/rules folds and reads it, src/store keeps it.
#pragma once

#include <optional>

#include "base/dates.hpp"
#include "model/person.hpp"
#include "model/touch.hpp"

namespace kith {

// Days a message may stay unanswered before a nudge, until the person's own habit is known.
inline constexpr int kWindowDays = 3;

struct History {
  int touches = 0;
  int dialogues = 0;  // touches both ways, plus messages that were answered
  std::optional<Instant> first;
  std::optional<Instant> last;            // any touch
  std::optional<Instant> last_dialogue;   // synchronous or inbound
  std::optional<Instant> last_out;        // outbound, including "both"
  Channel last_channel = Channel::other;  // of `last`
  // The open round: outbound messages since the last dialogue, not yet rested.
  std::optional<Instant> round_began;
  bool round_asks = false;
  int nudges = 0;         // messages of this round on later days than its first
  int silent_rounds = 0;  // rounds since the last dialogue that ended unanswered
  Channel round_channel = Channel::other;
  std::optional<Instant> owed_since;  // the first inbound message that asks and has no answer yet
  int window_days = kWindowDays;
  // How alive the tie is and how they answer (rules/contact_chance.hpp, rules/reply.hpp), as of `last`.
  int contact_days = 0;  // days with contact
  int month = 0;         // the same, each halved every 30 days, in thousandths
  int season = 0;        // every 120 days
  std::optional<int> usual_gap_hours;
  int asked = 0;     // rounds that ended within a week or had their week
  int answered = 0;  // of them within it
  bool operator==(const History&) const = default;
};

struct Marks {
  State state = State::active;
  std::optional<LocalDate> first_due;
  std::optional<LocalDate> snoozed_until;
  std::optional<Instant> snoozed_at;
  std::optional<Instant> skipped_at;
};

}  // namespace kith
