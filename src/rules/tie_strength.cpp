#include "rules/tie_strength.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rules/contact_chance.hpp"
#include "rules/logistic.hpp"
#include "rules/reply.hpp"
#include "rules/reply_rate.hpp"

namespace kith {
namespace {

struct SignRow {
  double most;   // chance however often it is seen
  double scale;  // weight that gives 63 % of it
  double half_life_days;
};
// By TieSign. Those that mail and departments show (wrote, copied, same_organisation) were chosen on the earlier half
// of Enron, between what fits everybody's mail and what fits one employee's (bench/ties_between.cpp), and so that the
// first connector of a way is the one who writes to the target (bench/paths.cpp); nothing measures the others yet.
constexpr std::array<SignRow, kTieSigns> kSigns{
    {{.95, 1, 1825}, {.8, 1.5, 1825}, {.6, 1, 730}, {.6, 3, 45}, {.6, 2, 365}, {.04, .5, 90}, {.2, 1, 730}}};

constexpr double kMoreThanOneCopy = .036;  // two messages to two people lately

// By own_tie_values().
constexpr std::array<double, kOwnTraits> kOwnWeights{.305, .747, .207};
constexpr double kOwnIntercept = -.92;

double tie_days(Instant from, Instant to) {
  return std::max(0., static_cast<double>(seconds(to) - seconds(from)) / 86400.);
}

}  // namespace

std::array<float, kOwnTraits> own_tie_values(const History& history, Instant now) {
  const double silence = history.last ? tie_days(*history.last, now) : 0;
  const auto pulse = pulse_of(history, silence);
  const double contact = pulse ? contact_chance(*pulse) : .01;
  const double answer = reply_chance(history, static_cast<int>(silence));
  return {static_cast<float>(log_odds(contact)), static_cast<float>(log_odds(answer)),
          static_cast<float>(std::log1p(history.dialogues))};
}

double own_tie_strength(const History& history, Instant now) {
  if (!history.last) return 0;
  double odds = kOwnIntercept;
  const auto values = own_tie_values(history, now);
  for (std::size_t i = 0; i < values.size(); ++i) odds += kOwnWeights[i] * static_cast<double>(values[i]);
  return std::clamp(sigmoid(odds), .01, .95);
}

double half_life_days(TieSign sign) {
  return kSigns[static_cast<std::size_t>(sign)].half_life_days;
}

double faded(TieSign sign, double weight, Instant from, Instant to) {
  return weight * std::exp2(-tie_days(from, to) / half_life_days(sign));
}

double chance_of(const TieEvidence& evidence, Instant now) {
  const SignRow& row = kSigns[static_cast<std::size_t>(evidence.sign)];
  return row.most * (1 - std::exp(-faded(evidence.sign, evidence.weight, evidence.last, now) / row.scale));
}

std::vector<TieBetween> ties_between(std::span<const TieEvidence> evidence, Instant now) {
  std::vector<TieEvidence> sorted;
  sorted.reserve(evidence.size());
  for (TieEvidence one : evidence) {
    if (one.person == one.other || one.first > now) continue;
    if (one.other < one.person) std::swap(one.person, one.other);
    sorted.push_back(one);
  }
  const auto before = [](const TieEvidence& a, const TieEvidence& b) {
    return a.person != b.person ? a.person < b.person : a.other < b.other;
  };
  if (!std::is_sorted(sorted.begin(), sorted.end(), before)) std::sort(sorted.begin(), sorted.end(), before);
  std::vector<TieBetween> made;
  for (const TieEvidence& one : sorted) {
    const double chance = chance_of(one, now);
    if (made.empty() || made.back().person != one.person || made.back().other != one.other) {
      made.push_back({one.person, one.other, 0, 0, one.last});
    }
    TieBetween& tie = made.back();
    tie.strength = 1 - (1 - tie.strength) * (1 - chance);
    tie.signs = static_cast<TieSigns>(tie.signs | bit(one.sign));
    tie.last = std::max(tie.last, one.last);
  }
  return made;
}

bool know_each_other(TieSigns signs, double strength) {
  return signs != 0 && (signs != bit(TieSign::copied) || strength >= kMoreThanOneCopy);
}

}  // namespace kith
