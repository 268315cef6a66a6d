// An introduction from the question to the thanks: what may happen when, and what is next.
// No names before both said yes; a no ends it; the thanks come last.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/introduction.hpp"

namespace kith {

enum class IntroductionAct { ask, agree, decline, made, met, thanked, follow, drop, reopen, back };
inline constexpr std::string_view kIntroductionActs = "asked|agree|decline|made|met|thanked|followed|drop|reopen|back";
std::string_view name(IntroductionAct act);
std::optional<IntroductionAct> introduction_act_from(std::string_view name);
// ask, agree and decline are of one of the two; the others of both.
bool is_of_one(IntroductionAct act);

// What its days say.
IntroductionState state_of(const Introduction& one);
// Neither closed nor thanked for: a pair has one of these at most.
bool is_open(const Introduction& one);
bool both_agreed(const Introduction& one);

struct IntroductionNames {
  std::string first, second;
  const std::string& of(IntroductionSide side) const { return side == IntroductionSide::first ? first : second; }
};

// refused: names the rule. A connector who has introduced the user has said yes and asked the target, whatever was
// kept of it; the user's own introduction needs both words first.
Status may_happen(const Introduction& one, IntroductionAct act, IntroductionSide side, const IntroductionNames& names);
// Those that may happen now, of either side.
struct PossibleAct {
  IntroductionAct act;
  std::optional<IntroductionSide> side;  // none: of both
  bool operator==(const PossibleAct&) const = default;
};
std::vector<PossibleAct> possible_acts(const Introduction& one);
// bad_input when it would have happened before what it rests on: made before a yes, met before made.
Status in_order(const Introduction& one, IntroductionAct act, Instant at, const Zone& zone,
                const IntroductionNames& names);
// The introduction with it; `words` is why it closed. `back` takes the last thing away that happened.
Introduction with_act(Introduction one, IntroductionAct act, IntroductionSide side, Instant at,
                      const std::string& words);

// Whether two are the same pair, whoever is named first.
bool same_pair(const Introduction& a, const Introduction& b);

inline constexpr int kAnswerDays = 7;  // waited for an answer where nothing is known of the person
inline constexpr int kMeetDays = 14;   // from the introduction to "did you meet?"

// How long an answer of each takes, in days, and when they were last heard of.
struct IntroductionWaits {
  int first = kAnswerDays, second = kAnswerDays;
  std::optional<Instant> heard_first, heard_second;
  int of(IntroductionSide side) const { return side == IntroductionSide::first ? first : second; }
  std::optional<Instant> heard(IntroductionSide side) const {
    return side == IntroductionSide::first ? heard_first : heard_second;
  }
};

struct IntroductionNext {
  IntroductionAct act = IntroductionAct::ask;
  std::optional<IntroductionSide> side;  // whom to turn to; none: both
  LocalDate due{};
  std::string what;  // one sentence without a full stop
};
// None once it is closed or thanked for, and once two whom the user introduced have met.
std::optional<IntroductionNext> next_of(const Introduction& one, const IntroductionNames& names,
                                        const IntroductionWaits& waits, LocalDate today, const Zone& zone);

// "Ada Byron, through Charles Babbage", "Ada Byron and Grace Hopper"
std::string introduction_title(IntroductionKind kind, const IntroductionNames& names);

}  // namespace kith
