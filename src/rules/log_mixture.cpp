#include "rules/log_mixture.hpp"

#include <algorithm>
#include <cmath>

namespace kith {
namespace {

constexpr int kMixtureRounds = 60;
constexpr double kNarrowest = .2;

double density(double x, double mean, double spread) {
  const double z = (x - mean) / spread;
  return std::exp(-z * z / 2) / spread;
}

double normal_below(double z) {
  return std::erfc(-z / std::sqrt(2.0)) / 2;
}

}  // namespace

double LogMixture::below(double log_hours) const {
  return quick * normal_below((log_hours - mean[0]) / spread[0]) +
         (1 - quick) * normal_below((log_hours - mean[1]) / spread[1]);
}

double LogMixture::quantile(double share) const {
  double low = std::min(mean[0] - 8 * spread[0], mean[1] - 8 * spread[1]);
  double high = std::max(mean[0] + 8 * spread[0], mean[1] + 8 * spread[1]);
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (below(middle) < share ? low : high) = middle;
  }
  return (low + high) / 2;
}

LogMixture LogMixture::shifted(double by) const {
  LogMixture moved = *this;
  moved.mean[0] += by;
  moved.mean[1] += by;
  return moved;
}

LogMixture fit_mixture(std::span<const double> log_hours, const LogMixture& start, double strength) {
  LogMixture now = start;
  for (int round = 0; round < kMixtureRounds && !log_hours.empty(); ++round) {
    // The start's own samples, as sums.
    const double shares[2] = {start.quick, 1 - start.quick};
    double count[2];
    double sum[2];
    double square[2];
    for (int c = 0; c < 2; ++c) {
      count[c] = strength * shares[c];
      sum[c] = count[c] * start.mean[c];
      square[c] = count[c] * (start.mean[c] * start.mean[c] + start.spread[c] * start.spread[c]);
    }
    for (const double x : log_hours) {
      const double a = now.quick * density(x, now.mean[0], now.spread[0]);
      const double b = (1 - now.quick) * density(x, now.mean[1], now.spread[1]);
      const double first = a + b > 0 ? a / (a + b) : .5;
      for (int c = 0; c < 2; ++c) {
        const double share = c == 0 ? first : 1 - first;
        count[c] += share;
        sum[c] += share * x;
        square[c] += share * x * x;
      }
    }
    now.quick = count[0] / (count[0] + count[1]);
    for (int c = 0; c < 2; ++c) {
      if (count[c] <= 0) continue;
      now.mean[c] = sum[c] / count[c];
      now.spread[c] = std::max(kNarrowest, std::sqrt(std::max(0.0, square[c] / count[c] - now.mean[c] * now.mean[c])));
    }
  }
  return now;
}

}  // namespace kith
