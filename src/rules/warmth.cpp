#include "rules/warmth.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace kith {
namespace {

// Chance of contact within 30 days by silence in usual gaps (Enron; SCIENCE, "Who goes quiet"), at the
// middle of each class on the log2 scale: under 1x at 1/2, 8-16x at 2^3.5, over 16x at 2^4.5.
struct Point {
  double doublings;
  double chance;
};
constexpr Point kPoints[] = {{-1.0, 0.47}, {3.5, 0.18}, {4.5, 0.10}};

// The warmest class reached .40 to .54: an answered contact makes the tie as warm as its best.
constexpr double kRenewed = 0.54;
// No figure is known for how a silence lowers the chance of an answer. The square root of what is left of the
// warmth falls slower than the warmth itself, since dormant ties answer well (Levin 2011), and lets a contact
// be worth more the longer it waited, up to eight gaps: among equals whoever waits longer goes first.
constexpr double kMostAnswer = 0.9;
constexpr double kSurest = 0.95;

// Shares of the way from the coldest to the warmest: alive() at one and at four usual gaps, rounded down.
constexpr double kWarmFrom = 0.8;
constexpr double kCoolingFrom = 0.47;

}  // namespace

double alive(double silence_days, double usual_gap_days) {
  const double ratio = std::max(silence_days, 0.0) / std::max(usual_gap_days, 1.0);
  if (ratio <= 0) return kPoints[0].chance;
  const double x = std::log2(ratio);
  if (x <= kPoints[0].doublings) return kPoints[0].chance;
  for (std::size_t i = 1; i < std::size(kPoints); ++i) {
    const Point& from = kPoints[i - 1];
    const Point& to = kPoints[i];
    if (x >= to.doublings) continue;
    return from.chance + (to.chance - from.chance) * (x - from.doublings) / (to.doublings - from.doublings);
  }
  return kPoints[std::size(kPoints) - 1].chance;
}

double alive_after_contact(double silence_days, double usual_gap_days, double answers) {
  const double now = alive(silence_days, usual_gap_days);
  const double answer = std::min(kSurest, kMostAnswer * std::sqrt(now / kPoints[0].chance * std::max(answers, 0.)));
  return now + answer * (kRenewed - now);
}

Warmth warmth(std::optional<int> silence_days, int usual_gap_days) {
  if (!silence_days) return {};
  const double coldest = kPoints[std::size(kPoints) - 1].chance;
  const double share = (alive(*silence_days, usual_gap_days) - coldest) / (kPoints[0].chance - coldest);
  const Degree degree = share >= kWarmFrom ? Degree::warm : share >= kCoolingFrom ? Degree::cooling : Degree::quiet;
  return {degree, share};
}

std::string_view name(Degree degree) {
  switch (degree) {
    case Degree::never: return "never";
    case Degree::quiet: return "quiet";
    case Degree::cooling: return "cooling";
    case Degree::warm: return "warm";
  }
  return "";
}

std::string_view words(Degree degree) {
  return degree == Degree::never ? "not in touch yet" : name(degree);
}

}  // namespace kith
