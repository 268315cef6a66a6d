// What an experiment has come to: each person's stand read from the timeline, counts, and what they allow to say.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/experiment.hpp"
#include "rules/pair_evidence.hpp"
#include "rules/small_numbers.hpp"

namespace kith {

enum class Stand {
  assigned,  // nothing went out yet
  waiting,   // sent, no answer, the window is open
  silent,    // the window is over
  late,      // the first answer came after the window
  answered,
  declined,
  met,  // in person, after it was sent
  led_to,
};
std::string_view name(Stand stand);

// One person of an experiment, followed.
struct Followed {
  ExperimentEntry entry;
  Stand stand = Stand::assigned;
  std::optional<Instant> sent;
  std::optional<Instant> over;    // the end of the window; with sent
  std::optional<Instant> answer;  // the first, in time or late
  bool in_time = false;           // answered within the window; a declining counts as an answer
  bool met = false;
};

// - Sent: the first touch on the arm's channel since the person was put in that the user made (out; on a channel
//   where both are there at once, also both).
// - Answered: the first touch after it that they made, or both; or what the user typed, if that came sooner.
// - Met: a touch in person after it. What the user typed goes before what the timeline says.
// `touches` oldest first; what is later than `now`, or than the closing of the experiment, does not count.
Followed follow(const Experiment& experiment, const ExperimentEntry& entry, std::span<const Touch> touches,
                Instant now);
// Not a call: those are lunch, coffee, meeting, visit, event.
bool in_person(Channel channel);

struct ArmCounts {
  int assigned = 0;  // all who were put in
  int sent = 0;
  int waiting = 0;
  int answered = 0;  // in time, whatever came of it
  int declined = 0;
  int met = 0;
  int led_to = 0;
  int late = 0;
  int silent = 0;
};

struct ArmReport {
  Arm arm;
  ArmCounts counts;
  // Of those whose window is over only: while it is open the quick answers are in and the silences are not.
  Proportion answered;
  Interval answered_between;
  Proportion met;
  Interval met_between;
  std::vector<CurveStep> curve;  // days from sending to the answer; who waits is censored
  std::optional<double> median;  // the days within which half have answered; none: not half so far
};

struct SegmentReport {
  std::string segment;          // "" for who fits none
  std::vector<ArmReport> arms;  // beside the experiment's, without curves
};

// Of each two arms.
struct Comparison {
  std::size_t a = 0, b = 0;     // places in `arms`
  double chance_a_better = .5;  // as one sees it now: not valid under peeking
  PairEvidence evidence;
  std::optional<double> fisher;  // once everybody planned is sent and every window is over
};

struct ExperimentReport {
  Experiment experiment;
  Instant now{};
  ArmCounts all;
  bool finished = false;  // everybody planned is sent and every window is over
  std::vector<ArmReport> arms;
  std::vector<SegmentReport> segments;  // none without segments
  std::vector<Comparison> comparisons;
  std::string sentence;               // never more than the numbers say
  std::vector<std::string> cautions;  // what to keep in mind beside it
};
ExperimentReport report(const Experiment& experiment, const std::vector<Followed>& people, Instant now);

// What e must reach: 1 in 20, shared among so many comparisons.
double evidence_needed(std::size_t comparisons);

// The week's figures for its journal.
struct ExperimentWeek {
  int sent = 0, answered = 0, met = 0;       // in that week
  int sent_in_all = 0, answered_in_all = 0;  // up to its end
};
ExperimentWeek week_figures(const std::vector<Followed>& people, Week week, const Zone& zone);

}  // namespace kith
