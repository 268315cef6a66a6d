#include "rules/silo_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace kith {
namespace {

std::string warm_ties(int count) {
  return fmt::format("{} warm {}", count, count == 1 ? "tie" : "ties");
}

int rounded(double value) {
  return static_cast<int>(std::lround(value));
}

}  // namespace

std::string sum_words(const ChanceSum& sum) {
  const int about = rounded(sum.expected);
  if (sum.low >= sum.high) return fmt::format("about {}", about);
  return fmt::format("about {} ({} to {})", about, sum.low, sum.high);
}

std::string silo_headline(const SiloAudit& audit, HomeKnown home) {
  if (audit.warm == 0) return "You have no warm tie yet.";
  if (home == HomeKnown::no)
    return fmt::format("You have {}; Kith does not know which of them are at your own employer.",
                       warm_ties(audit.warm));
  if (audit.home == 0)
    return audit.warm == 1 ? "Your one warm tie is not at your own employer."
                           : fmt::format("None of your {} is at your own employer.", warm_ties(audit.warm));
  if (audit.warm == 1) return "Your one warm tie is at your own employer.";
  return fmt::format("{} of your {} {} at your own employer.", audit.home, warm_ties(audit.warm),
                     audit.home == 1 ? "is" : "are");
}

std::string stay_sentence(const SiloAudit& audit) {
  if (audit.home == 0) return {};
  const int left = rounded(audit.stay.expected) + audit.outside;
  std::string text = fmt::format("If you left today, {} of {} would stay", sum_words(audit.stay),
                                 audit.home == 1 ? "that 1" : fmt::format("those {}", audit.home));
  text += audit.outside == 0 ? "; you have none outside."
                             : fmt::format("; with the {} outside that leaves {}.", audit.outside, left);
  if (audit.unreachable > 0) {
    text += fmt::format(" {} of the {} {} no address, number or profile of {} own that you know.", audit.unreachable,
                        audit.home, audit.unreachable == 1 ? "has" : "have", "their");
  }
  return text;
}

std::string answer_sentence(const SiloAudit& audit, HomeKnown home) {
  if (audit.warm == 0) return {};
  return home == HomeKnown::yes
             ? fmt::format("If you wrote to all who are left, {} would answer within a week.", sum_words(audit.answer))
             : fmt::format("If you wrote to all of them, {} would answer within a week.", sum_words(audit.answer));
}

std::string circles_sentence(const Holes& holes) {
  if (holes.ties < 2) return {};
  const int ties = static_cast<int>(holes.ties);
  const int worth = std::max(1, rounded(holes.effective_size));
  std::string text =
      fmt::format("Your {} are worth about {} different {}", warm_ties(ties), worth, worth == 1 ? "circle" : "circles");
  const double share = holes.effective_size / ties;
  text += share >= .8   ? ": few of them know each other, as far as Kith knows."
          : share >= .4 ? ": the others are known to people you know anyway."
                        : ": most of them know each other, and hear the same news.";
  return text;
}

std::string spread_sentence(const SiloShares& shares) {
  if (shares.spread <= 0) return {};
  const auto known = std::count_if(shares.rows.begin(), shares.rows.end(),
                                   [](const SiloShare& share) { return !share.value.empty(); });
  const int even = std::max(1, rounded(shares.spread));
  if (known == 1) return "All in one.";
  if (even >= known) return fmt::format("{} of them, about evenly.", known);
  return fmt::format("{} of them, so uneven that they count as {}.", known, even);
}

std::vector<std::pair<std::string, std::string>> silo_definitions() {
  return {
      {"Warm tie",
       fmt::format(
           "You talked at least once, the last time within {} days, and the silence is no longer than some four "
           "times the rhythm you keep with them; a strong tie counts as warm whatever its rhythm. A dialogue is "
           "a contact both ways, or a message that was answered.",
           kTalkedDays)},
      {"At home",
       "Their present position is at one of your home organisations or at a part of it (its name begins with the same "
       "words and somebody there writes from a home domain); without a present position, their address is at a home "
       "domain."},
      {"Would stay",
       "A tie at home outlives the job unless everything that could hold it fails: one in ten holds by itself; a "
       "private "
       "address or number 30 %, a profile alone 15 %; contact outside work up to 60 % (lunch, coffee, visits, evening "
       "and weekend calls: three of them 38 %); in touch before the job 40 %; another organisation 30 %; people "
       "outside "
       "whom you both know up to 35 %; a strong tie up to 20 %. These chances are a judgement, not a measurement; each "
       "person shows theirs."},
      {"Would answer",
       "The chance that each answers within a week, from how they answered you (leaning on what people do), summed; a "
       "tie at home counts by its chance of staying. Eight times in ten the sum lies in the range, were each drawn by "
       "itself."},
      {"Industry and function",
       "What you typed for the organisation, else the words of its name and domain; the function from the words of the "
       "title. What no word tells is counted as not known."},
      {"Circles",
       "Burt's effective size: the number of warm ties, less the average number of other warm ties that each of them "
       "knows. Colleagues in one small firm or department know each other, and so do two who met or wrote; two who "
       "once "
       "got the same message may not."},
      {"Bridge",
       fmt::format("The only warm tie outside home to an employer or a place where you know {} people or more. It is "
                   "about to go when the tie is cooling: nine in ten bridges are gone the next year (Burt 2002).",
                   kGroupPeople)},
      {"Whom to warm up",
       "Outside home, talked to before, not warm now or a bridge about to go. By what they would bring (a place, a "
       "trade or an employer where nobody is warm, a bridge, seniority, how often you talked) times the chance of an "
       "answer; each gap counts once."},
      {"Trend",
       "Each quarter's end, counted from the contacts up to then, with today's rhythms and home organisations."},
  };
}

}  // namespace kith
