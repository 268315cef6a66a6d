// When somebody is due. "The rhythm, exactly" of the product, as pure functions: touches fold into
// a History, a History and a Tempo give a Standing on any day. Dates are local dates of `zone`.
#pragma once

#include <optional>
#include <span>

#include "base/dates.hpp"
#include "model/history.hpp"
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
  std::size_t thread = 0;  // of mail: equal for one conversation; 0: not known, which answers everything
};

// The window is the third day (kWindowDays), or the person's own 95th percentile of reply time when
// that is later. Theirs is known from kOwnSamples answers on, and drawn to the usual one as if by kUsualAnswers
// answers, so that one late answer in five moves it little.
inline constexpr int kOwnSamples = 5;
inline constexpr double kWindowShare = .95;
inline constexpr double kUsualAnswers = 20;
inline constexpr int kMostWindowDays = 30;  // one very late answer does not stop the rhythm for a year
inline constexpr int kMostNudges = 2;
inline constexpr int kMostSilentRounds = 3;
// An inbound message is owed an answer for this long; after that saying nothing was the answer.
inline constexpr int kOwedDays = 45;

// `touches` in time order. An outbound message on the same local day as the one before belongs to it.
// A later one is a nudge while the thread is open, and begins a new round once it rests. What asked in one
// conversation of mail is not answered by a message in another.
History fold(std::span<const TouchFact> touches, const Zone& zone);

struct Tempo {
  int interval_days = 91;
  Counts counts = Counts::contact;
};

struct Standing {
  bool tracked = true;  // false: resting or do not contact; nothing below counts then
  LocalDate due{};
  // An outbound message is open: no due work until `until`.
  bool waiting = false;
  LocalDate until{};           // when the window closes: the next nudge, or the end of the round
  int nudge = 0;               // 1 or 2: offer this nudge now; `until` is then when it would lapse
  bool other_channel = false;  // the thread rested unanswered: try another way
  bool propose_wider = false;  // kMostSilentRounds rounds unanswered
  std::optional<LocalDate> owed_since;
  // Snoozed or skipped, and no contact since: the user wants no line about it before this day.
  std::optional<LocalDate> put_off_until;
};

// A snooze or skip lasts until the next contact after it was set.
Standing standing(const History& history, const Tempo& tempo, const Marks& marks, LocalDate today, const Zone& zone);

}  // namespace kith
