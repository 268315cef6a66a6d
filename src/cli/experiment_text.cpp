#include "cli/experiment_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/grid.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"
#include "rules/experiment_words.hpp"

namespace kith::cli {
namespace {

std::string part_heading(const Look& look, const std::string& text) {
  return "\n" + paint(look, Ink::strong, text) + "\n";
}

std::string arm_words(const Arm& arm) {
  std::vector<std::string> parts{std::string(name(arm.channel))};
  if (!arm.message.empty()) parts.push_back(arm.message);
  if (!arm.gift.empty()) parts.push_back("with " + arm.gift);
  return joined(parts, ", ");
}

std::string plan_words(const Experiment& experiment) {
  return fmt::format("{} planned, answers within {} days, {}", experiment.planned, experiment.window_days,
                     experiment.assignment == Assignment::random ? "arms drawn by lot" : "arms chosen by you");
}

std::string head_text(const Experiment& experiment, const Now& now, const Look& look) {
  std::string text = paint(look, Ink::strong, fmt::format("{}  {}", experiment.id.value, experiment.name));
  if (experiment.closed)
    text +=
        paint(look, Ink::quiet, fmt::format("  closed {}", short_day(now.zone.date_of(*experiment.closed), now.today)));
  text += "\n" + wrapped_at(experiment.hypothesis, 0, look.text_width()) + "\n";
  return text + paint(look, Ink::quiet, plan_words(experiment)) + "\n";
}

std::string share_cell(const Proportion& share, const Interval& between) {
  if (share.of == 0) return "none over yet";
  return fmt::format("{} of {}: {}, {} to {}", share.hits, share.of, percent_words(share.rate()),
                     percent_words(between.low), percent_words(between.high));
}

std::string number_cell(int number) {
  return number == 0 ? "" : std::to_string(number);
}

std::string arms_text(const std::vector<ArmReport>& arms, const Look& look) {
  Grid grid{{{"Arm", Side::left, 10, Ink::strong},
             {"Sent", Side::right},
             {"Waiting", Side::right},
             {"Answered", Side::right},
             {"Declined", Side::right},
             {"Met", Side::right},
             {"Led on", Side::right},
             {"Late", Side::right},
             {"Silent", Side::right},
             {"Answered, of those whose time is over", Side::left, 20}},
            {}};
  for (const ArmReport& arm : arms) {
    const ArmCounts& n = arm.counts;
    grid.rows.push_back({arm.arm.name, fmt::format("{} of {}", n.sent, n.assigned), number_cell(n.waiting),
                         number_cell(n.answered), number_cell(n.declined), number_cell(n.met), number_cell(n.led_to),
                         number_cell(n.late), number_cell(n.silent), share_cell(arm.answered, arm.answered_between)});
  }
  return text_of(grid, look);
}

std::string comparisons_text(const ExperimentReport& report, const Look& look) {
  if (report.comparisons.empty()) return {};
  std::string text = part_heading(look, "Compared");
  const double needed = evidence_needed(report.comparisons.size());
  for (const Comparison& two : report.comparisons) {
    const std::string& a = report.arms[two.a].arm.name;
    const std::string& b = report.arms[two.b].arm.name;
    const PairEvidence& pairs = two.evidence;
    text += paint(look, Ink::strong, fmt::format("{} and {}", a, b)) + "\n";
    text += fmt::format("  pairs     only {} answered {}, only {} {}, both {}, neither {}", a, pairs.only_a, b,
                        pairs.only_b, pairs.both, pairs.neither);
    text += pairs.open > 0 ? fmt::format("; {} still open\n", pairs.open) : "\n";
    text += fmt::format("  e-value   {:.2f}, {:.2f} at its highest; from {:.0f} on it counts, whenever you look\n",
                        pairs.e, pairs.peak, needed);
    text += fmt::format("  chance    {} that {} are really answered more often; a hint, it moves as you watch\n",
                        percent_words(two.chance_a_better), a);
    if (two.fisher) text += fmt::format("  at the end of the plan: Fisher's exact test, {}\n", p_words(*two.fisher));
  }
  return text;
}

std::string curves_text(const std::vector<ArmReport>& arms, const Look& look) {
  Grid grid{{{"Arm", Side::left, 10, Ink::strong},
             {"Within", Side::right},
             {"Answered", Side::right},
             {"", Side::left, 12, Ink::quiet}},
            {}};
  for (const ArmReport& arm : arms) {
    for (const CurveStep& step : arm.curve) {
      grid.rows.push_back(
          {arm.arm.name, fmt::format("{:.1f} days", step.days), percent_words(step.answered),
           fmt::format("{} to {}, {} still watched", percent_words(step.low), percent_words(step.high), step.at_risk)});
    }
  }
  if (grid.rows.empty()) return {};
  return part_heading(look, "Time to the answer, those who wait counted as far as they have waited") +
         text_of(grid, look);
}

std::string segments_text(const ExperimentReport& report, const Look& look) {
  if (report.segments.empty()) return {};
  Grid grid{{{"Segment", Side::left, 14, Ink::strong},
             {"Arm", Side::left, 10},
             {"Sent", Side::right},
             {"Answered", Side::right},
             {"", Side::left, 20}},
            {}};
  for (const SegmentReport& part : report.segments) {
    for (const ArmReport& arm : part.arms) {
      grid.rows.push_back({part.segment.empty() ? "others" : part.segment, arm.arm.name,
                           std::to_string(arm.counts.sent), std::to_string(arm.counts.answered),
                           share_cell(arm.answered, arm.answered_between)});
    }
  }
  return part_heading(look, "By segment") + text_of(grid, look);
}

std::string journal_text(const std::vector<app::JournalWeek>& journal, const Look& look) {
  if (journal.empty()) return {};
  std::string text = part_heading(look, "Journal");
  for (const app::JournalWeek& entry : journal) {
    text += fmt::format("{}  {} sent, {} answered, {} met; {} of {} in all\n",
                        paint(look, Ink::strong, iso(entry.week)), entry.figures.sent, entry.figures.answered,
                        entry.figures.met, entry.figures.answered_in_all, entry.figures.sent_in_all);
    if (!entry.thinks.empty()) text += "          I think: " + wrapped_at(entry.thinks, 10, look.text_width()) + "\n";
    if (!entry.changes.empty())
      text += "          I change: " + wrapped_at(entry.changes, 10, look.text_width()) + "\n";
  }
  return text;
}

std::string stand_cell(const Followed& one, const Now& now) {
  std::string text(name(one.stand));
  std::replace(text.begin(), text.end(), '-', ' ');
  if (!one.entry.words.empty()) text += ": " + one.entry.words;
  if (one.stand == Stand::waiting && one.over)
    text += fmt::format(" until {}", short_day(now.zone.date_of(*one.over), now.today));
  return text;
}

std::string day_cell(const std::optional<Instant>& at, const Now& now) {
  return at ? short_day(now.zone.date_of(*at), now.today) : "";
}

}  // namespace

std::string experiments_text(const std::vector<app::ExperimentLine>& lines, const Look& look) {
  if (lines.empty()) return "No experiment yet. kith experiment example shows four to begin with.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"Experiment", Side::left, 16, Ink::strong},
             {"State"},
             {"Sent", Side::right},
             {"Waiting", Side::right},
             {"Answered", Side::right},
             {"Hypothesis", Side::left, 20}},
            {}};
  for (const app::ExperimentLine& line : lines) {
    const Experiment& one = line.experiment;
    grid.rows.push_back({std::to_string(one.id.value), one.name, std::string(name(one.state)),
                         fmt::format("{} of {}", line.counts.sent, one.planned), number_cell(line.counts.waiting),
                         std::to_string(line.counts.answered), one.hypothesis});
  }
  return text_of(grid, look);
}

std::string experiment_text(const app::ExperimentView& view, const Now& now, const Look& look) {
  const Experiment& experiment = view.experiment;
  std::string text = head_text(experiment, now, look);
  for (const Arm& arm : experiment.arms) text += fmt::format("  {}: {}\n", arm.name, arm_words(arm));
  if (!experiment.segments.empty())
    text += paint(look, Ink::quiet, "Segments: " + joined(experiment.segments, "; ")) + "\n";
  if (view.entries.empty()) {
    return text + fmt::format("\nNobody is put in yet: kith experiment assign {} REF...\n", experiment.id.value);
  }
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"Name", Side::left, 14, Ink::strong},
             {"Arm", Side::left, 8},
             {"Segment", Side::left, 8},
             {"Sent"},
             {"Answer"},
             {"Stands", Side::left, 12}},
            {}};
  for (const app::ExperimentEntryLine& line : view.entries) {
    const Followed& one = line.followed;
    const Arm* arm = experiment.arm(one.entry.arm);
    grid.rows.push_back({std::to_string(line.person.id.value), line.person.name, arm == nullptr ? "" : arm->name,
                         one.entry.segment, day_cell(one.sent, now), day_cell(one.answer, now), stand_cell(one, now)});
  }
  return text + "\n" + text_of(grid, look);
}

std::string experiment_report_text(const app::ExperimentReportView& view, const Now& now, const Look& look) {
  const ExperimentReport& report = view.report;
  std::string text = head_text(report.experiment, now, look) + "\n";
  text += wrapped_at(report.sentence, 0, look.text_width()) + "\n";
  for (const std::string& caution : report.cautions)
    text += paint(look, Ink::quiet, wrapped_at(caution, 0, look.text_width())) + "\n";
  text += "\n" + arms_text(report.arms, look);
  text += comparisons_text(report, look) + curves_text(report.arms, look) + segments_text(report, look);
  text += journal_text(view.journal, look);
  if (!report.experiment.closing.empty())
    text += part_heading(look, "Learned") + wrapped_at(report.experiment.closing, 0, look.text_width()) + "\n";
  return text;
}

std::string assigned_text(const app::Assigned& made, const Experiment& experiment, const Look& look) {
  std::string text = made.title + ".\n";
  Grid grid{{{"", Side::right, 4, Ink::quiet}, {"", Side::left, 14, Ink::strong}, {"", Side::left, 8}}, {}};
  for (const app::Assigned::Person& one : made.people) {
    const Arm* arm = experiment.arm(one.arm);
    grid.rows.push_back({std::to_string(one.person.id.value), one.person.name, arm == nullptr ? "" : arm->name});
  }
  text += text_of(grid, look);
  std::vector<std::string> passed;
  if (made.in_already > 0) passed.push_back(fmt::format("{} in it already", made.in_already));
  if (made.elsewhere > 0) passed.push_back(fmt::format("{} another experiment waits for", made.elsewhere));
  if (made.not_contacted > 0) passed.push_back(fmt::format("{} not to be contacted", made.not_contacted));
  if (!passed.empty()) text += paint(look, Ink::quiet, "Passed over: " + joined(passed, ", ") + ".") + "\n";
  return text;
}

std::string examples_text(const Look& look) {
  Grid grid{{{"", Side::right, 0, Ink::quiet}, {"", Side::left, 16, Ink::strong}, {"", Side::left, 20}}, {}};
  for (const app::ExampleExperiment& one : app::example_experiments()) {
    grid.rows.push_back({std::string(one.key), one.input.name, std::string(one.what)});
  }
  return text_of(grid, look) + paint(look, Ink::quiet, "Make one: kith experiment example 2") + "\n";
}

}  // namespace kith::cli
