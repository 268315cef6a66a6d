// The silo audit's terms: which ties are warm, now and at the end of earlier quarters; which would outlive the job.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/history.hpp"
#include "rules/rhythm.hpp"
#include "rules/warmth.hpp"

namespace kith {

// ---- warm ties

inline constexpr int kTalkedDays = 730;   // the last dialogue is no older
inline constexpr double kStrongTie = .5;  // own_tie_strength(): warm however close the rhythm was meant to be

struct TieWarmth {
  bool warm = false;
  Degree degree = Degree::never;
  double strength = 0;
};
// Warm: there was a dialogue, the last one within kTalkedDays, and the silence is no longer than some four times the
// rhythm (Degree cooling or better) or the tie is strong all the same. Days are of 24 hours.
TieWarmth tie_warmth(const History& history, int interval_days, Instant now);

// Whether the tie was warm at each of `instants` (ascending), from the touches up to then; bit i for instants[i], at
// most 16. The rhythm is taken as it is now. The touches in time order.
std::uint16_t warm_then(std::span<const TouchFact> touches, int interval_days, std::span<const Instant> instants);

// The ends of the last `count` whole quarters, oldest first, then `now`.
struct Quarter {
  std::string name;  // "2026-Q3"; "now"
  Instant end{};
};
std::vector<Quarter> quarters(LocalDate today, Instant now, int count, const Zone& zone);

// ---- how old a tie is

enum class TieAge { under_1, to_3, to_10, over_10 };
inline constexpr TieAge kTieAges[] = {TieAge::under_1, TieAge::to_3, TieAge::to_10, TieAge::over_10};
TieAge tie_age(Instant first, Instant now);
std::string_view words(TieAge age);  // "1 to 3 years"

// ---- what outlives the job

// What speaks for a tie with a colleague beyond the work.
struct BeyondWork {
  bool private_mail = false, private_phone = false, profile = false;
  int contacts = 0;           // outside of work: lunch, coffee, a visit, a call or text in the evening
  bool known_before = false;  // in touch before the job there began
  bool elsewhere = false;     // they belong to another organisation as well
  int common = 0;             // of the user's warm ties outside, those who know them
};
enum class StayTerm { work_only, private_way, outside_work, known_before, elsewhere, common, strong };
std::string_view words(StayTerm term);  // "a private address or number"

struct Stay {
  struct Term {
    StayTerm term;
    double chance;  // that this alone would hold the tie
    int count = 0;  // of what it counts
  };
  double chance = 0;
  std::vector<Term> terms;
};
// The tie outlives the job unless everything that could hold it fails: 1 - product(1 - chance). The chances are this
// program's judgement, not measured; each is shown.
Stay stay(const BeyondWork& beyond, double strength);

// A touch that is more than work: not mail or a meeting; calls, texts and messages only before 7, after 19 o'clock and
// on days that are not of the working week.
bool beyond_work(Channel channel, int minute_of_day, bool working_day);

// ---- sums of chances

struct ChanceSum {
  double expected = 0;
  int low = 0, high = 0;  // eight in ten lie between, as if each were drawn by itself
  int of = 0;
};
ChanceSum sum_of(std::span<const double> chances);

}  // namespace kith
