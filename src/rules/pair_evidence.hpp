// Evidence that one arm is answered more often than another, valid however often one looks and whenever one stops.
#pragma once

#include <span>
#include <vector>

#include "base/dates.hpp"

namespace kith {

// One message of an arm, in the order of sending.
struct Trial {
  Instant sent{};
  Instant over{};         // when its window ends
  bool answered = false;  // within the window
};

// The i-th of one arm and the i-th of the other are a pair, whatever comes of them; a longer arm's rest waits for
// partners. Where just one of a pair was answered, it is either's with the same chance if the arms do equally well:
// a fair coin, though the people of another pair may answer more or less often. Against the coin bets a Beta(1/2,
// 1/2) mixture over its bias, whose gain after `a` and `b` is
//   e = 2^(a+b) B(a + 1/2, b + 1/2) / B(1/2, 1/2).
// Under the null this is a nonnegative martingale from 1, so that by Ville's inequality (1939) it ever reaches 20
// with a chance of at most 1 in 20 (Robbins 1970, Ann. Math. Stat. 41; as an e-value and for two samples in blocks:
// Turner, Ly and Grünwald 2024, J. Stat. Plan. Inference 230).
// A pair counts from the day both windows are over, whether or not it was answered before: counted as soon as the
// answers are in, quick answers would come before the silences, and the arm that is quicker would seem the better.
struct PairEvidence {
  int only_a = 0, only_b = 0, both = 0, neither = 0;
  int open = 0;      // pairs of which a window is not over
  int partless = 0;  // sent, but the other arm has no partner for them yet
  double e = 1;      // now
  double peak = 1;   // at its highest so far
  struct Point {
    Instant at{};
    double e = 1;
  };
  std::vector<Point> course;  // one for each instant at which pairs came to count
};
PairEvidence pair_evidence(std::span<const Trial> a, std::span<const Trial> b, Instant now);

// The gain above.
double coin_gain(int a, int b);

}  // namespace kith
