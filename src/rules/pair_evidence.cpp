#include "rules/pair_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include <boost/math/special_functions/gamma.hpp>

namespace kith {
namespace {

// Nobody needs more than one in a million million, and what follows stays within what a double can hold.
constexpr double kMostLogGain = 27.6;

}  // namespace

double coin_gain(int a, int b) {
  const double log_beta = boost::math::lgamma(a + .5) + boost::math::lgamma(b + .5) - boost::math::lgamma(a + b + 1.);
  const double log_gain = (a + b) * std::numbers::ln2 + log_beta - std::log(std::numbers::pi);  // B(1/2, 1/2) is pi
  return std::exp(std::min(log_gain, kMostLogGain));
}

PairEvidence pair_evidence(std::span<const Trial> a, std::span<const Trial> b, Instant now) {
  PairEvidence made;
  const std::size_t pairs = std::min(a.size(), b.size());
  made.partless = static_cast<int>(std::max(a.size(), b.size()) - pairs);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < pairs; ++i) order.push_back(i);
  const auto over = [&](std::size_t i) { return std::max(a[i].over, b[i].over); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return over(x) < over(y); });
  for (const std::size_t i : order) {
    if (over(i) > now) {
      ++made.open;
      continue;
    }
    int& kind =
        a[i].answered ? (b[i].answered ? made.both : made.only_a) : (b[i].answered ? made.only_b : made.neither);
    ++kind;
    made.e = coin_gain(made.only_a, made.only_b);
    made.peak = std::max(made.peak, made.e);
    if (made.course.empty() || made.course.back().at != over(i)) made.course.push_back({over(i), made.e});
    made.course.back().e = made.e;
  }
  return made;
}

}  // namespace kith
