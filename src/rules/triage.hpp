// Triage: for everyone the user has not placed yet, a proposed stratum (or a rest) with its evidence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/stratum.hpp"
#include "rules/today.hpp"

namespace kith {

// What speaks for the proposal, in the order in which people come up: contact in the last two years first.
enum class Evidence {
  often,          // dialogues again and again, the last one not long ago
  dialogue,       // a dialogue in the last two years
  one_way,        // contact in the last two years, one way only
  past_dialogue,  // a dialogue, longer ago
  past_one_way,
  never,
  unreachable,  // never, and no address, number or profile is known
};
std::string_view name(Evidence evidence);
std::string_view words(Evidence evidence);  // "dialogue in the last two years"

inline constexpr int kRecentDays = 730;    // "everyone I had talked to in the last 2 years"
inline constexpr int kBorderDays = 60;     // that near to a limit the evidence is not sure
inline constexpr int kOftenDialogues = 4;  // a year, and at least so many in all …
inline constexpr int kOftenDays = 270;     // … the last one not longer ago
inline constexpr int kCoreDialogues = 12;  // a year, for the innermost
inline constexpr int kCoreDays = 90;
inline constexpr int kKeptDialogues = 3;       // so many, even long ago, are more than a yearly note
inline constexpr double kRhythmShare = 0.6;    // of the minutes; the rest is for answers owed, nudges and birthdays
inline constexpr double kFewStrangers = 0.1;   // and when that is not enough, this one
inline constexpr double kStrangers = 1.0 / 3;  // those never contacted get at most this share of the minutes

struct Proposal {
  std::size_t candidate = 0;
  Evidence evidence = Evidence::never;
  std::optional<std::size_t> stratum;  // place in the strata; none: rest
  bool sure = true;                    // may be confirmed with the others of its kind
  bool gave_way = false;               // the evidence says more than the minutes allow
};

struct Triage {
  std::vector<Proposal> proposals;  // by evidence, the sure before the others, then the stronger tie
  double needed_now = 0;            // minutes per working day as everybody stands
  double needed_after = 0;          // with the proposals taken
};

// `strata` by rank. The evidence names an interval (4, 8, 13, 26 or 52 weeks) and the stratum nearest to it is
// proposed. When that costs more than kRhythmShare of `budget`, the weakest give way: strangers rest until they take
// no more than their share, who never had a dialogue goes one stratum out, more strangers rest, then the weakest ties
// go out one stratum at a time. Whoever the user placed stays.
Triage triage(std::span<const Candidate> candidates, std::span<const Stratum> strata, const WorkDays& days, int budget,
              LocalDate today, const Zone& zone);

// "12 contacts, 5 of them dialogues, last 5 months ago"
std::string evidence_words(const Candidate& candidate, LocalDate today, const Zone& zone);

}  // namespace kith
