// In which order ways to somebody are offered: how likely each is to carry a favour, and how easy it is to ask for it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "rules/giving.hpp"

namespace kith {

// What the user wants at the other end. A deal is ordered as anything is; it is said to the connector.
enum class WayFor { anything, job, deal, advice };
inline constexpr std::string_view kWayForChoices = "job|deal|advice";
std::string_view name(WayFor purpose);  // "job"; "" for anything
std::optional<WayFor> way_for_from(std::string_view name);

// Something the user asked of somebody.
struct AskMade {
  Instant at{};
  bool favour = false;  // an introduction; else a message that asked something
};

// A favour asked today halves how well the next one goes; what is left of that halves every so many days. A message
// that asks weighs half a favour, several on one day as much as one.
inline constexpr int kWearHalfLifeDays = 45;
// Nobody is ever worn out.
inline constexpr double kLeastWear = .3;
double wear(std::span<const AskMade> asks, Instant now, const Zone& zone);

// Giving came before this ask: easier. Something is owed: harder; much is owed: last, and give first.
double ledger_factor(const Balance& balance);

// For a job: the inverted U over the contacts that the last two on the way share. Rajkumar et al., "A causal test of
// the strength of weak ties", Science 377 (2022): moderately weak ties move people, with most at about ten mutual
// contacts and less on either side. Ours is a bell over log(1 + mutual) around ten, from .7 to 1.2.
inline constexpr int kBestMutual = 10;
double mutual_factor(int mutual);

// For advice: a tie that slept for a year after at least two dialogues is worth more than its age says. Levin, Walter
// and Murnighan, "Dormant ties", Organization Science 22 (2011).
inline constexpr int kDormantTieDays = 365;
inline constexpr int kDormantTieDialogues = 2;
double dormant_factor(int silent_days, int dialogues);

// What is left of a chance at each hand-over beyond the first: a connector who has to ask somebody else in turn. Chosen
// on the earlier half of Enron (bench/paths.cpp). In chains of letters about 65 % went no further at each step: Dodds,
// Muhamad and Watts, "An experimental study of search in global social networks", Science 301 (2003).
inline constexpr double kHandOver = .25;

struct WayFacts {
  double chance = 0;   // product of the ties' strengths
  int hand_overs = 0;  // beyond the first
  std::vector<AskMade> asks;
  Balance balance;
  int mutual = 0;
  int silent_days = 0;
  int dialogues = 0;
};

// One factor of the order.
struct WayTerm {
  std::string_view name;  // "chance", "hand-overs", "asked lately", "ledger", "mutual contacts", "dormant tie"
  double factor = 1;
  std::string words;  // one sentence without a full stop
};
// The chance first; then only what holds of this way and purpose.
std::vector<WayTerm> way_terms(const WayFacts& facts, WayFor purpose, Instant now, const Zone& zone);
double way_score(std::span<const WayTerm> terms);
// No way scores more than its chance times this: how far down the list of chances the best may hide.
double most_favour(WayFor purpose);

// "good", "fair", "some", "slim", "very slim"
std::string_view way_chance_words(double chance);

}  // namespace kith
