// Today: the few people to reach, ranked, inside today's minutes.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/promise.hpp"
#include "rules/plan.hpp"
#include "rules/rhythm.hpp"

namespace kith {

enum class Kind { owed, promise, approach, nudge, experiment, birthday, entry, due };
std::string_view name(Kind kind);

// One person as the plan sees them. No strings: twenty thousand of them are ranked at once.
struct Candidate {
  PersonId person;
  StratumId stratum;
  Tempo tempo;
  Channel channel = Channel::email;  // the stratum's
  int minutes = 5;
  double worth = 1;
  History history;
  Marks marks;
  std::optional<PartialDate> birthday;
  std::optional<LocalDate> promised;       // an open promise and the day it was made or is due
  bool placed = false;                     // the user decided the stratum
  bool own_interval = false;               // a rhythm of their own, whatever the stratum's
  int handles = 0;                         // ways to reach them
  std::optional<LocalDate> their_promise;  // the day the other side has promised something for
  std::optional<LocalDate> entry_until;    // the last day of the strong entry point that ends first
  bool experiment_send = false;            // an open experiment waits to be sent to them
  std::optional<Instant> approached;       // they came to the user, who has not decided yet
};

// Why an item stands where it stands.
struct Terms {
  double worth = 0;
  double alive_now = 0;    // chance the tie is alive if contacted now
  double alive_later = 0;  // and if left for another interval
  int minutes = 0;
  double score() const { return worth * (alive_now - alive_later) / minutes; }
};

struct TodayItem {
  std::size_t candidate = 0;  // index into the candidates
  Kind kind = Kind::due;
  LocalDate due{};
  Terms terms;
  int nudge = 0;                         // 1 or 2 with Kind::nudge
  PromiseSide side = PromiseSide::mine;  // with Kind::promise
  Standing standing;
};

struct Conditions {
  LocalDate today{};
  Budget budget;  // spent: minutes used today on anything that the candidates' histories do not show
};

struct Day {
  LocalDate date{};
  int minutes = 0;
  std::vector<std::size_t> people;  // indices into the candidates
  std::vector<int> costs = {};      // beside the people: minutes each
};

struct DayPlan {
  std::vector<TodayItem> items;    // ranked: owed and promises first, then by score
  int planned = 0;                 // minutes
  int spent = 0;                   // minutes of contacts already made today
  int later = 0;                   // people whose date has come and who wait their turn
  double needed = 0;               // minutes per working day that the rhythms ask for
  std::vector<Day> agenda;         // the horizon's days that carry rhythm work, today first
  std::vector<TodayItem> dormant;  // when there are no items: ties worth reviving, best first, at most 5
};

// How much more often than is usual they answer (rules/reply.hpp), as far as it counts in the order: it decides among
// those who have just come up, less and less, until nothing once they have waited a twentieth of their interval more.
double answering(const Candidate& one, LocalDate today, const Zone& zone);

// Small work of its own: answering what is owed, a promise, a nudge, a birthday note, a word about what is new.
inline constexpr int kReplyMinutes = 4;
inline constexpr int kNudgeMinutes = 2;
inline constexpr int kBirthdayMinutes = 3;
inline constexpr int kEntryMinutes = 4;
// So many messages of experiments a day: they come inside the minutes, and leave some for the rhythm.
inline constexpr std::size_t kMostSends = 3;
inline constexpr int kApproachMinutes = 4;
// A tie without any contact yet is taken to be as cold as one left for this many intervals.
inline constexpr int kUnknownGaps = 2;
// Silent for more than this many intervals: dormant.
inline constexpr int kDormantGaps = 2;
inline constexpr std::size_t kMostDormant = 5;

// One line per person at most; a person who is due and has a birthday is one item of the stronger kind.
// - Owed and promises take their minutes first; nudges, birthdays and due work share the rest by score.
// - Whoever was written to or met today has cost their minutes; mail that came in has not.
// - A piece longer than a whole day's minutes shows on a day that is otherwise empty: better one lunch than nothing.
// - A day without work carries none, not even what is owed; promises and birthdays of such a day come up on the
//   last working day before it. The agenda then begins with the next working day.
// - What an experiment waits to send comes next, to those who are due first, whether or not they are due.
// - What the other side promised is asked after once its day has passed, for as long as an answer would be owed.
// - Snoozed people are left alone until their day; a skip hides all but the birthday of another day.
// - Resting people show only what is owed to them, and may be offered as dormant. Do not contact: never.
// - Birthdays are for people who were talked to at least once. Waiting people are in no day of the agenda.
// - A strong entry point in its last kEntryEndsSoonDays is work of today for somebody who is not due and was not
//   reached today. Who is due has the entry point as the reason of that line.
// - Whoever came to the user stands there until that is decided, before what is owed to them: the decision answers it.
DayPlan plan_day(std::span<const Candidate> candidates, const Conditions& conditions, const Zone& zone);

}  // namespace kith
