#include "rules/reply_rate.hpp"

#include <algorithm>
#include <cmath>

namespace kith {

double Decayed::read(double now, double half_life) const {
  return sum == 0 ? 0 : sum * std::exp2(-std::max(0.0, now - at) / half_life);
}

void Decayed::add(double now, double half_life, double value) {
  sum = read(now, half_life) + value;
  at = now;
}

void ReplyRate::add(double now, bool yes) {
  asked.add(now, kRateHalfLife);
  if (yes) answered.add(now, kRateHalfLife);
}

double ReplyRate::rate(double now, double prior, double strength) const {
  return (answered.read(now, kRateHalfLife) + prior * strength) / (asked.read(now, kRateHalfLife) + strength);
}

void ReplyTimes::add(double now, double log_hours) {
  count.add(now, kTimeHalfLife);
  sum.add(now, kTimeHalfLife, log_hours);
}

double ReplyTimes::mean(double now, double prior, double strength) const {
  return (sum.read(now, kTimeHalfLife) + prior * strength) / (count.read(now, kTimeHalfLife) + strength);
}

double log_odds(double chance) {
  const double inside = std::clamp(chance, 1e-6, 1 - 1e-6);
  return std::log(inside / (1 - inside));
}

}  // namespace kith
