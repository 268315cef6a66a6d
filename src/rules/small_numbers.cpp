#include "rules/small_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace kith {
namespace {

constexpr double kEachTail = .025;
constexpr double kNormalTail = 1.959963984540054;

double log_choose(int n, int k) {
  return boost::math::lgamma(n + 1.) - boost::math::lgamma(k + 1.) - boost::math::lgamma(n - k + 1.);
}

}  // namespace

Interval rate_interval(Proportion share) {
  const double hits = share.hits + .5;
  const double misses = share.of - share.hits + .5;
  if (share.of <= 0) return {};
  return {share.hits == 0 ? 0 : boost::math::ibeta_inv(hits, misses, kEachTail),
          share.hits == share.of ? 1 : boost::math::ibetac_inv(hits, misses, kEachTail)};
}

double chance_better(Proportion a, Proportion b) {
  if (a == b) return .5;
  // P(A > B) is the integral of A's density times B's distribution. With the rate as sin²(t), Jeffreys' prior is flat
  // in t, so that the integrand is smooth up to both ends.
  const double hits = a.hits;
  const double misses = a.of - a.hits;
  const double scale = std::numbers::ln2 + boost::math::lgamma(a.of + 1.) - boost::math::lgamma(hits + .5) -
                       boost::math::lgamma(misses + .5);
  const auto at = [&](double t) {
    const double sine = std::sin(t);
    const double cosine = std::cos(t);
    const double density =
        std::exp(scale + (hits > 0 ? 2 * hits * std::log(sine) : 0) + (misses > 0 ? 2 * misses * std::log(cosine) : 0));
    return density * boost::math::ibeta(b.hits + .5, b.of - b.hits + .5, sine * sine);
  };
  const double chance =
      boost::math::quadrature::gauss_kronrod<double, 31>::integrate(at, 0., std::numbers::pi / 2, 15, 1e-9);
  return std::clamp(chance, 0., 1.);
}

double fisher_exact(Proportion a, Proportion b) {
  const int hits = a.hits + b.hits;
  const int all = a.of + b.of;
  const auto log_chance = [&](int k) {
    return log_choose(a.of, k) + log_choose(b.of, hits - k) - log_choose(all, hits);
  };
  const double seen = log_chance(a.hits);
  double sum = 0;
  for (int k = std::max(0, hits - b.of); k <= std::min(hits, a.of); ++k) {
    const double one = log_chance(k);
    // Tables that are equally likely differ in their last bits.
    if (one <= seen + 1e-7) sum += std::exp(one);
  }
  return std::min(1., sum);
}

std::vector<CurveStep> answer_curve(std::vector<Waited> all) {
  // Of the same time the answers come first: who is censored then was still watched.
  std::sort(all.begin(), all.end(), [](const Waited& x, const Waited& y) {
    return x.days != y.days ? x.days < y.days : x.answered && !y.answered;
  });
  std::vector<CurveStep> steps;
  double left = 1;
  double greenwood = 0;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    int answers = 0;
    while (end < all.size() && all[end].days == all[i].days) answers += all[end++].answered ? 1 : 0;
    const int at_risk = static_cast<int>(all.size() - i);
    if (answers > 0) {
      left *= 1 - static_cast<double>(answers) / at_risk;
      greenwood += at_risk > answers ? static_cast<double>(answers) / at_risk / (at_risk - answers) : 0;
      // Nobody left has no variance: what was known just before still holds.
      CurveStep step{all[i].days, at_risk, answers, 1 - left, steps.empty() ? 0 : steps.back().low, 1};
      if (left > 0) {
        const double spread = std::exp(kNormalTail * std::sqrt(greenwood) / std::log(left));
        step.low = 1 - std::pow(left, spread);
        step.high = 1 - std::pow(left, 1 / spread);
      }
      steps.push_back(step);
    }
    i = end;
  }
  return steps;
}

}  // namespace kith
