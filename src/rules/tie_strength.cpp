#include "rules/tie_strength.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rules/contact_chance.hpp"

namespace kith {
namespace {

struct SignRow {
  double most;   // chance however often it is seen
  double scale;  // weight that gives 63 % of it
  double half_life_days;
};
// By TieSign.
constexpr std::array<SignRow, kTieSigns> kSigns{
    {{.9, .5, 3650}, {.7, .5, 3650}, {.5, 1, 730}, {.8, 4, 365}, {.6, 3, 365}, {.3, 6, 365}, {.15, 1, 1825}}};

}  // namespace

double own_tie_strength(const History& history, Instant now) {
  if (!history.last) return 0;
  const double days = std::max(0., static_cast<double>(seconds(now) - seconds(*history.last)) / 86400.);
  const double often = 1 - std::exp(-static_cast<double>(history.dialogues + 1) / 4.);
  return std::clamp(.95 * often * std::exp2(-days / 365.), .02, .95);
}

std::vector<TieBetween> ties_between(std::span<const TieEvidence> evidence, Instant now) {
  std::vector<TieEvidence> sorted;
  for (TieEvidence one : evidence) {
    if (one.person == one.other || one.first > now) continue;
    if (one.other < one.person) std::swap(one.person, one.other);
    sorted.push_back(one);
  }
  std::sort(sorted.begin(), sorted.end(), [](const TieEvidence& a, const TieEvidence& b) {
    return a.person != b.person ? a.person < b.person : a.other < b.other;
  });
  std::vector<TieBetween> made;
  for (const TieEvidence& one : sorted) {
    const SignRow& row = kSigns[static_cast<std::size_t>(one.sign)];
    const double days = std::max(0., static_cast<double>(seconds(now) - seconds(one.last)) / 86400.);
    const double chance = row.most * (1 - std::exp(-one.weight / row.scale)) * std::exp2(-days / row.half_life_days);
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

}  // namespace kith
