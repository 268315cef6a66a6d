#include "rules/experiment_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace kith {
namespace {

constexpr double kFisherLevel = .05;

std::string people_count(int count) {
  return fmt::format("{} {}", count, count == 1 ? "person" : "people");
}

std::string one_or_many(int count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// "9 of 25 postcards answered, 2 of 10 mails so far"
std::string counts_words(const ExperimentReport& report) {
  std::string text;
  for (const ArmReport& arm : report.arms) {
    const bool first = text.empty();
    text += fmt::format("{}{} of {} {}{}", first ? "" : ", ", arm.counts.answered, arm.counts.sent, arm.arm.name,
                        first ? " answered" : "");
  }
  if (!report.finished && report.experiment.state == ExperimentState::open) text += " so far";
  return text;
}

// "6 still wait and 15 are not sent"
std::string still_open(const ExperimentReport& report) {
  const int unsent = std::max(0, report.experiment.planned - report.all.sent);
  const bool ended = report.experiment.state == ExperimentState::closed;
  std::string text;
  if (report.all.waiting > 0) {
    text =
        one_or_many(report.all.waiting, ended ? "was waiting" : "still waits", ended ? "were waiting" : "still wait");
    if (ended) text += " when it was closed";
  }
  if (unsent > 0) {
    if (!text.empty()) text += " and ";
    text += one_or_many(unsent, ended ? "was never sent" : "is not sent", ended ? "were never sent" : "are not sent");
  }
  return text;
}

// The two arms that differ most by their evidence, and whether it is enough.
const Comparison* strongest(const ExperimentReport& report) {
  const auto found =
      std::max_element(report.comparisons.begin(), report.comparisons.end(),
                       [](const Comparison& x, const Comparison& y) { return x.evidence.e < y.evidence.e; });
  return found == report.comparisons.end() ? nullptr : &*found;
}

const Comparison* least_fisher(const ExperimentReport& report) {
  const auto found = std::min_element(
      report.comparisons.begin(), report.comparisons.end(),
      [](const Comparison& x, const Comparison& y) { return x.fisher.value_or(2) < y.fisher.value_or(2); });
  return found == report.comparisons.end() || !found->fisher ? nullptr : &*found;
}

std::string rates_words(const ExperimentReport& report) {
  std::string text;
  for (const ArmReport& arm : report.arms) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", arm.arm.name,
                        arm.answered.of > 0 ? between_words(arm.answered_between) : std::string("not known yet"));
  }
  return text;
}

}  // namespace

std::string percent_words(double share) {
  const double percent = share * 100;
  if (percent > 0 && percent < 1) return "under 1\u00a0%";
  if (percent < 100 && percent > 99) return "over 99\u00a0%";
  return fmt::format("{:.0f}\u00a0%", percent);
}

std::string p_words(double p) {
  return p < .001 ? "p under 0.001" : fmt::format("p = {:.3f}", p);
}

std::string between_words(Interval between) {
  return fmt::format("between {} and {}", percent_words(between.low), percent_words(between.high));
}

std::string report_sentence(const ExperimentReport& report) {
  const Experiment& experiment = report.experiment;
  if (report.all.sent == 0) {
    if (report.all.assigned == 0)
      return fmt::format("Nobody is put in yet; {} planned.", people_count(experiment.planned));
    return fmt::format("Nothing is sent yet: {} of {} planned are put in.", report.all.assigned, experiment.planned);
  }
  const std::string counts = counts_words(report);
  const std::string open = still_open(report);
  if (report.comparisons.empty()) {
    if (report.arms.empty() || report.arms.front().answered.of == 0)
      return fmt::format("{}; too early to tell{}.", counts, open.empty() ? "" : ": " + open);
    return fmt::format("{}; the true share may lie {}. One arm alone says how often, not what works better.", counts,
                       between_words(report.arms.front().answered_between));
  }
  const Comparison* best = strongest(report);
  if (best->evidence.e >= evidence_needed(report.comparisons.size())) {
    const bool a = best->evidence.only_a > best->evidence.only_b;
    const std::string& better = report.arms[a ? best->a : best->b].arm.name;
    const std::string& worse = report.arms[a ? best->b : best->a].arm.name;
    return fmt::format(
        "{}; {} are answered more often than {}: if they were not, evidence this strong would ever turn up at most "
        "once in {:.0f} times, however often one looks.",
        counts, better, worse, std::floor(best->evidence.e / static_cast<double>(report.comparisons.size())));
  }
  if (!report.finished) {
    const bool any_over =
        std::any_of(report.arms.begin(), report.arms.end(), [](const ArmReport& arm) { return arm.answered.of > 0; });
    return fmt::format(
        "{}; {}{}.{}", counts,
        experiment.state == ExperimentState::closed ? "it was closed before it could tell" : "too early to tell",
        open.empty() ? "" : ": " + open,
        any_over ? fmt::format(" By those whose time is over, the true shares may lie: {}.", rates_words(report)) : "");
  }
  const Comparison* least = least_fisher(report);
  if (least != nullptr && *least->fisher * static_cast<double>(report.comparisons.size()) < kFisherLevel) {
    const bool a = report.arms[least->a].answered.rate() > report.arms[least->b].answered.rate();
    return fmt::format(
        "{}; at the end of the plan {} were answered more often than {} (Fisher's exact test, {}). That "
        "counts once, at the planned end, and is weaker than evidence that holds whenever one looks.",
        counts, report.arms[a ? least->a : least->b].arm.name, report.arms[a ? least->b : least->a].arm.name,
        p_words(*least->fisher));
  }
  return fmt::format("{}; no difference is shown, which is not the same as none: the true shares may lie: {}.", counts,
                     rates_words(report));
}

std::vector<std::string> report_cautions(const ExperimentReport& report) {
  std::vector<std::string> all;
  if (report.arms.size() > 1 && report.experiment.assignment == Assignment::chosen)
    all.emplace_back("You chose who got what, so the people may explain a difference as well as the arms do.");
  if (report.comparisons.size() > 1)
    all.push_back(fmt::format("{} comparisons are made, so each needs an e-value of {:.0f} instead of 20.",
                              report.comparisons.size(), evidence_needed(report.comparisons.size())));
  if (report.all.late > 0)
    all.push_back(fmt::format("{} after the window of {} days; late answers are counted apart.",
                              one_or_many(report.all.late, "answer came", "answers came"),
                              report.experiment.window_days));
  int partless = 0;
  for (const Comparison& two : report.comparisons) partless = std::max(partless, two.evidence.partless);
  if (partless > 0)
    all.push_back(fmt::format("{} no partner in the other arm yet; the e-value goes by pairs.",
                              one_or_many(partless, "message has", "messages have")));
  return all;
}

}  // namespace kith
