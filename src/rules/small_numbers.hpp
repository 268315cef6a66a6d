// What a few answers among a few messages can say. Pure functions of counts.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kith {

// So many of so many.
struct Proportion {
  int hits = 0;
  int of = 0;
  double rate() const { return of > 0 ? static_cast<double>(hits) / of : 0; }
  bool operator==(const Proportion&) const = default;
};

// Where the true rate lies with 95 in 100: the equal-tailed interval of Beta(hits + 1/2, misses + 1/2), the posterior
// under Jeffreys' prior, with 0 at no hits and 1 at no misses (Brown, Cai and DasGupta 2001, Statistical Science 16,
// section 4.1.2: its coverage stays near nominal from n = 10 on).
struct Interval {
  double low = 0, high = 1;
};
Interval rate_interval(Proportion share);

// The chance that A's true rate is above B's, each with the posterior above.
double chance_better(Proportion a, Proportion b);

// Fisher's exact test, two-sided: the chance, given both margins, of a table that is no likelier than this one.
// Valid once, at the end of a plan that was fixed before.
double fisher_exact(Proportion a, Proportion b);

// Time until an answer, for those who wait too: the estimator of Kaplan and Meier (1958).
struct Waited {
  double days = 0;        // until the answer, or until now
  bool answered = false;  // else censored: they may still answer
};
struct CurveStep {
  double days = 0;
  int at_risk = 0;           // had not answered just before, and were still watched
  int answers = 0;           // at that time
  double answered = 0;       // the share that has answered by then
  double low = 0, high = 1;  // 95 %, Greenwood's variance on the log-log scale
};
// A step for each time with an answer, by time.
std::vector<CurveStep> answer_curve(std::vector<Waited> all);

}  // namespace kith
