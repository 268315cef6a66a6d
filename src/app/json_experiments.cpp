#include "app/json_experiments.hpp"

#include <cmath>

#include "app/members.hpp"

namespace kith::app {
namespace {

template <class List, class Render>
Json all_of(const List& list, Render render) {
  Json all = Json::array();
  for (const auto& each : list) all.push_back(render(each));
  return all;
}

Json maybe_at(const std::optional<Instant>& at) {
  return at ? Json(iso(*at)) : Json();
}

// Figures that are shown to people: more digits would only look more exact.
double four_digits(double value) {
  return std::round(value * 1e4) / 1e4;
}

Json arm_json(const Arm& arm) {
  return {{"id", arm.id.value},
          {"name", arm.name},
          {"channel", std::string(name(arm.channel))},
          {"message", arm.message},
          {"gift", arm.gift}};
}

Json experiment_json(const Experiment& one) {
  return {{"id", one.id.value},
          {"name", one.name},
          {"hypothesis", one.hypothesis},
          {"arms", all_of(one.arms, arm_json)},
          {"segments", one.segments},
          {"planned", one.planned},
          {"window_days", one.window_days},
          {"assignment", std::string(name(one.assignment))},
          {"seed", one.seed},
          {"state", std::string(name(one.state))},
          {"created", iso(one.created)},
          {"closed", maybe_at(one.closed)},
          {"closing", one.closing}};
}

Json counts_json(const ArmCounts& counts) {
  return {{"assigned", counts.assigned}, {"sent", counts.sent},         {"waiting", counts.waiting},
          {"answered", counts.answered}, {"declined", counts.declined}, {"met", counts.met},
          {"led_to", counts.led_to},     {"late", counts.late},         {"silent", counts.silent}};
}

Json entrant_json(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

Json entry_json(const ExperimentEntryLine& line) {
  const ExperimentEntry& entry = line.followed.entry;
  Json typed;
  if (entry.outcome != Outcome::none) {
    typed = {{"outcome", std::string(name(entry.outcome))}, {"words", entry.words}, {"at", maybe_at(entry.outcome_at)}};
  }
  return {{"person", entrant_json(line.person)},
          {"arm", entry.arm.value},
          {"segment", entry.segment},
          {"assigned", iso(entry.assigned)},
          {"stand", std::string(name(line.followed.stand))},
          {"sent", maybe_at(line.followed.sent)},
          {"window_ends", maybe_at(line.followed.over)},
          {"answer", maybe_at(line.followed.answer)},
          {"in_time", line.followed.in_time},
          {"met", line.followed.met},
          {"typed", std::move(typed)}};
}

Json share_json(Proportion share, Interval between) {
  const bool known = share.of > 0;
  return {{"hits", share.hits},
          {"of", share.of},
          {"rate", known ? Json(four_digits(share.rate())) : Json()},
          {"low", known ? Json(four_digits(between.low)) : Json()},
          {"high", known ? Json(four_digits(between.high)) : Json()}};
}

Json curve_json(const CurveStep& step) {
  return {{"days", four_digits(step.days)},         {"at_risk", step.at_risk},      {"answers", step.answers},
          {"answered", four_digits(step.answered)}, {"low", four_digits(step.low)}, {"high", four_digits(step.high)}};
}

Json arm_report_json(const ArmReport& arm) {
  return {{"arm", arm_json(arm.arm)},
          {"counts", counts_json(arm.counts)},
          {"answered", share_json(arm.answered, arm.answered_between)},
          {"met", share_json(arm.met, arm.met_between)},
          {"median_days", arm.median ? Json(four_digits(*arm.median)) : Json()},
          {"curve", all_of(arm.curve, curve_json)}};
}

Json comparison_json(const ExperimentReport& report, const Comparison& two) {
  const PairEvidence& pairs = two.evidence;
  return {{"a", report.arms[two.a].arm.id.value},
          {"b", report.arms[two.b].arm.id.value},
          {"chance_a_better", four_digits(two.chance_a_better)},
          {"e_value", four_digits(pairs.e)},
          {"e_peak", four_digits(pairs.peak)},
          {"e_needed", evidence_needed(report.comparisons.size())},
          {"pairs",
           {{"only_a", pairs.only_a},
            {"only_b", pairs.only_b},
            {"both", pairs.both},
            {"neither", pairs.neither},
            {"open", pairs.open},
            {"partless", pairs.partless}}},
          {"course", all_of(pairs.course,
                            [](const PairEvidence::Point& point) {
                              return Json{{"at", iso(point.at)}, {"e_value", four_digits(point.e)}};
                            })},
          {"fisher_p", two.fisher ? Json(four_digits(*two.fisher)) : Json()}};
}

Json journal_json(const JournalWeek& entry) {
  return {{"week", iso(entry.week)},
          {"from", iso(entry.week.monday)},
          {"to", iso(entry.week.sunday())},
          {"sent", entry.figures.sent},
          {"answered", entry.figures.answered},
          {"met", entry.figures.met},
          {"sent_in_all", entry.figures.sent_in_all},
          {"answered_in_all", entry.figures.answered_in_all},
          {"thinks", entry.thinks},
          {"changes", entry.changes}};
}

constexpr std::string_view kChannelWanted = "a channel such as email, letter or event";

}  // namespace

Json to_json(const ExperimentLine& line) {
  Json json = experiment_json(line.experiment);
  json["counts"] = counts_json(line.counts);
  return json;
}

Json to_json(const ExperimentView& view) {
  Json json = experiment_json(view.experiment);
  json["counts"] = counts_json(view.counts);
  json["entries"] = all_of(view.entries, entry_json);
  return json;
}

Json to_json(const ExperimentReportView& view) {
  const ExperimentReport& report = view.report;
  return {
      {"experiment", experiment_json(report.experiment)},
      {"sentence", report.sentence},
      {"cautions", report.cautions},
      {"finished", report.finished},
      {"counts", counts_json(report.all)},
      {"arms", all_of(report.arms, arm_report_json)},
      {"segments", all_of(report.segments,
                          [](const SegmentReport& part) {
                            return Json{{"segment", part.segment}, {"arms", all_of(part.arms, arm_report_json)}};
                          })},
      {"comparisons", all_of(report.comparisons, [&](const Comparison& two) { return comparison_json(report, two); })},
      {"journal", all_of(view.journal, journal_json)}};
}

Json to_json(const ExperimentDone& done) {
  return {{"step", step_json(done.step)}, {"title", done.title}, {"experiment", done.experiment.value}};
}

Json to_json(const Assigned& assigned) {
  return {{"step", step_json(assigned.step)},
          {"title", assigned.title},
          {"people", all_of(assigned.people,
                            [](const Assigned::Person& one) {
                              return Json{{"person", entrant_json(one.person)}, {"arm", one.arm.value}};
                            })},
          {"in_already", assigned.in_already},
          {"elsewhere", assigned.elsewhere},
          {"not_contacted", assigned.not_contacted}};
}

Json to_json(const ExampleExperiment& example) {
  const ExperimentInput& input = example.input;
  return {{"key", std::string(example.key)},
          {"what", std::string(example.what)},
          {"name", input.name},
          {"hypothesis", input.hypothesis},
          {"arms", all_of(input.arms,
                          [](const Arm& arm) {
                            return Json{{"name", arm.name},
                                        {"channel", std::string(name(arm.channel))},
                                        {"message", arm.message},
                                        {"gift", arm.gift}};
                          })},
          {"segments", input.segments},
          {"planned", input.planned},
          {"window_days", input.window_days},
          {"assignment", std::string(name(input.assignment))}};
}

Result<ExperimentInput> experiment_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  ExperimentInput input;
  KITH_TRY(input.name, body.need_text("name"));
  KITH_TRY(input.hypothesis, body.text_or_empty("hypothesis"));
  KITH_TRY(const bool arms, body.rows("arms", [&](Members& row) -> Status {
    Arm arm;
    KITH_TRY(arm.name, row.need_text("name"));
    KITH_TRY(const auto channel, row.word("channel", channel_from, kChannelWanted));
    if (!channel) return wrong(row.path("channel"), kChannelWanted);
    arm.channel = *channel;
    KITH_TRY(arm.message, row.text_or_empty("message"));
    KITH_TRY(arm.gift, row.text_or_empty("gift"));
    input.arms.push_back(std::move(arm));
    return {};
  }));
  if (!arms) return wrong("arms", "given: an array of arms");
  KITH_TRY(auto segments, body.texts("segments"));
  input.segments = std::move(segments).value_or(std::vector<std::string>{});
  KITH_TRY(const auto planned, body.small("planned"));
  if (!planned) return wrong("planned", "given: how many people in all");
  input.planned = *planned;
  KITH_TRY(const auto window, body.small("window_days"));
  input.window_days = window.value_or(input.window_days);
  KITH_TRY(const auto assignment, body.word("assignment", assignment_from, "random or chosen"));
  input.assignment = assignment.value_or(Assignment::random);
  KITH_TRY(input.seed, body.whole("seed"));
  KITH_CHECK(body.done());
  return input;
}

Result<AssignRequest> assign_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  AssignRequest request;
  if (const Json* people = body.find("people")) {
    if (!people->is_array()) return wrong("people", "an array of numbers");
    for (const Json& one : *people) {
      if (!one.is_number_integer() || one.get<std::int64_t>() < 1) return wrong("people", "an array of numbers from 1");
      request.people.push_back(PersonId{one.get<std::int64_t>()});
    }
  }
  KITH_TRY(request.query, body.text("query"));
  KITH_TRY(request.count, body.small("count"));
  if (request.count && *request.count < 1) return wrong("count", "a number from 1");
  KITH_TRY(request.arm, body.text_or_empty("arm"));
  KITH_CHECK(body.done());
  return request;
}

Result<OutcomeBody> outcome_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  OutcomeBody read;
  KITH_TRY(read.person.value, body.need_id("person"));
  OutcomeInput input;
  const Json* given = body.find("outcome");
  const bool cleared = given != nullptr && given->is_null();
  if (!cleared) {
    constexpr std::string_view kOutcomes = "answered, declined, met, led-to, or null";
    KITH_TRY(const auto outcome, body.word("outcome", outcome_from, kOutcomes));
    if (!outcome) return wrong("outcome", kOutcomes);
    input.outcome = *outcome;
  }
  KITH_TRY(input.words, body.text_or_empty("words"));
  KITH_TRY(const auto at, body.text("at", 40));
  if (at) {
    const auto instant = parse_instant(*at, Zone::utc());
    if (!instant) return wrong("at", "an instant such as 2026-11-23T09:00:00Z");
    input.at = *instant;
  }
  KITH_CHECK(body.done());
  if (!cleared) read.outcome = std::move(input);
  return read;
}

Result<PersonId> unassign_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto person, body.need_id("person"));
  KITH_CHECK(body.done());
  return PersonId{person};
}

Result<JournalInput> journal_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  JournalInput input;
  KITH_TRY(const auto week, body.text("week", 20));
  if (week) {
    const auto known = parse_week(*week);
    if (!known) return wrong("week", "a week such as 2026-W47");
    input.week = *known;
  }
  KITH_TRY(input.thinks, body.text("thinks"));
  KITH_TRY(input.changes, body.text("changes"));
  KITH_CHECK(body.done());
  return input;
}

Result<std::string> closing_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(auto text, body.text_or_empty("learned"));
  KITH_CHECK(body.done());
  return text;
}

}  // namespace kith::app
