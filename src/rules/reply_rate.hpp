// Counts that fade, and rates and times of answers that lean on what is known more widely.
#pragma once

namespace kith {

// A count in which everything is worth half as much after `half_life`; times in hours, not going back.
struct Decayed {
  double sum = 0;
  double at = 0;
  double read(double now, double half_life) const;
  void add(double now, double half_life, double value = 1);
};

// How many were asked and how many answered; half as much after kRateHalfLife.
struct ReplyRate {
  Decayed asked, answered;
  void add(double now, bool yes);
  // Beta-binomial: as if `strength` more had been asked and answered at the rate `prior`.
  double rate(double now, double prior, double strength) const;
};
inline constexpr double kRateHalfLife = 24. * 120;  // hours

// Logs of the hours that answers took; half as much after kTimeHalfLife.
struct ReplyTimes {
  Decayed count, sum;
  void add(double now, double log_hours);
  double mean(double now, double prior, double strength) const;
};

inline constexpr double kTimeHalfLife = 24. * 60;  // hours

double log_odds(double chance);

}  // namespace kith
