// Experiments: what gets answers, tried on a few people at a time.
#include <fmt/format.h>

#include "app/experiment_report.hpp"
#include "app/json_experiments.hpp"
#include "base/text.hpp"
#include "cli/context.hpp"
#include "cli/experiment_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

constexpr int kMostPlannedHere = 10000;
constexpr std::string_view kArmHint = "for example --arm \"postcards:letter:reconnecting\" or --arm mails:email";

Result<ExperimentId> experiment_of(const Context& context) {
  return app::resolve_experiment(context.app(), context.call().word(0));
}

Status confirm_experiment(const Context& context, const app::ExperimentDone& done, const std::string& remark = {}) {
  return context.confirm(app::to_json(done), done.title + ".\n" + remark);
}

Result<Arm> arm_of(const std::string& typed) {
  const auto parts = split(typed, ":");
  if (parts.size() < 2 || parts.size() > 4)
    return fail(Code::usage, fmt::format("--arm cannot be \"{}\"", typed), std::string(kArmHint));
  Arm arm;
  arm.name = parts[0];
  const auto channel = channel_from(std::string(trim(parts[1])));
  if (!channel)
    return fail(Code::usage, fmt::format("--arm names no channel \"{}\"", parts[1]),
                "one of " + std::string(kChannelChoices));
  arm.channel = *channel;
  if (parts.size() > 2) arm.message = parts[2];
  if (parts.size() > 3) arm.gift = parts[3];
  return arm;
}

Status experiment_list(Context& context) {
  KITH_TRY(const auto lines, app::experiments(context.app()));
  if (context.json()) return context.print_json(page_of(lines));
  return context.print(experiments_text(lines, context.look()));
}

Status experiment_make(Context& context) {
  const Call& call = context.call();
  app::ExperimentInput input;
  input.name = call.text(0);
  input.hypothesis = call.value("--hypothesis").value_or("");
  for (const std::string& typed : call.values("--arm")) {
    KITH_TRY(auto arm, arm_of(typed));
    input.arms.push_back(std::move(arm));
  }
  input.segments = call.values("--segment");
  KITH_TRY(const auto planned, call.number("--planned", 1, kMostPlannedHere));
  input.planned = planned.value_or(0);
  if (const auto window = call.value("--window")) {
    const auto days = parse_interval(*window);
    if (!days)
      return fail(Code::usage, fmt::format("--window cannot be \"{}\"", *window), "a length such as 14d or 3w");
    input.window_days = *days;
  }
  if (call.value("--assign") == "chosen") input.assignment = Assignment::chosen;
  KITH_TRY(const auto seed, call.number("--seed", 0, 1'000'000'000));
  if (seed) input.seed = *seed;
  KITH_TRY(const auto done, app::add_experiment(context.app(), input));
  return confirm_experiment(context, done,
                            fmt::format("Put people in: kith experiment assign {} REF...\n", done.experiment.value));
}

Status experiment_example(Context& context) {
  if (context.call().words.empty()) {
    if (context.json()) return context.print_json(page_of(app::example_experiments()));
    return context.print(examples_text(context.look()));
  }
  KITH_TRY(const auto input, app::example_experiment(context.call().text(0)));
  KITH_TRY(const auto done, app::add_experiment(context.app(), input));
  return confirm_experiment(context, done,
                            fmt::format("Put people in: kith experiment assign {} REF...\n", done.experiment.value));
}

Status experiment_assign(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const ExperimentId id, experiment_of(context));
  app::AssignRequest request;
  request.query = call.value("--query");
  KITH_TRY(request.count, call.number("--count", 1, kMostPlannedHere));
  request.arm = call.value("--arm").value_or("");
  KITH_TRY(request.people, context.people_from(1));
  KITH_TRY(const auto made, app::assign_people(context.app(), id, request));
  if (context.json()) return context.print_json(app::to_json(made));
  KITH_TRY(const auto view, app::view_experiment(context.app(), id));
  return context.quiet() ? Status{} : context.print(assigned_text(made, view.experiment, context.look()));
}

Status experiment_unassign(Context& context) {
  KITH_TRY(const ExperimentId id, experiment_of(context));
  KITH_TRY(const PersonId person, context.person(1));
  KITH_TRY(const auto done, app::unassign_person(context.app(), id, person));
  return confirm_experiment(context, done);
}

Status experiment_show(Context& context) {
  KITH_TRY(const ExperimentId id, experiment_of(context));
  KITH_TRY(const auto view, app::view_experiment(context.app(), id));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_TRY(const Now now, now_of(context));
  return context.print(experiment_text(view, now, context.look()));
}

Status experiment_report(Context& context) {
  KITH_TRY(const ExperimentId id, experiment_of(context));
  KITH_TRY(const auto view, app::experiment_report(context.app(), id));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_TRY(const Now now, now_of(context));
  return context.print(experiment_report_text(view, now, context.look()));
}

Status experiment_outcome(Context& context) {
  KITH_TRY(const ExperimentId id, experiment_of(context));
  KITH_TRY(const PersonId person, context.person(1));
  const std::string word = context.call().word(2);
  app::OutcomeInput input;
  KITH_TRY(input.at, instant_of(context, "--at"));
  if (word == "none") {
    KITH_TRY(const auto done, app::clear_outcome(context.app(), id, person));
    return confirm_experiment(context, done);
  }
  input.outcome = outcome_from(word).value_or(Outcome::answered);
  input.words = context.call().text(3);
  KITH_TRY(const auto done, app::set_outcome(context.app(), id, person, input));
  return confirm_experiment(context, done);
}

Status experiment_journal(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const ExperimentId id, experiment_of(context));
  app::JournalInput input;
  if (const auto week = call.value("--week")) {
    const auto known = parse_week(*week);
    if (!known) return fail(Code::usage, known.error().what, "a week such as 2026-W47");
    input.week = *known;
  }
  input.thinks = call.value("--think");
  input.changes = call.value("--change");
  KITH_TRY(const auto done, app::write_journal(context.app(), id, input));
  return confirm_experiment(context, done);
}

Status experiment_close(Context& context) {
  KITH_TRY(const ExperimentId id, experiment_of(context));
  KITH_TRY(const auto done, app::close_experiment(context.app(), id, context.call().text(1)));
  return confirm_experiment(context, done);
}

Status experiment_remove(Context& context) {
  KITH_TRY(const ExperimentId id, experiment_of(context));
  KITH_TRY(const auto done, app::delete_experiment(context.app(), id));
  return confirm_experiment(context, done);
}

const Argument kExperiment{"EXPERIMENT", "its number, or its name or a part of it"};

std::vector<Command> making_rows() {
  return {
      {.name = "experiments",
       .group = Group::outreach,
       .what = "What you try out, and how it stands",
       .run = experiment_list},
      {.name = "experiment new",
       .group = Group::outreach,
       .what = "Try something on a few people, fixed before sending",
       .arguments = {{"NAME", "what it is called", Count::some}},
       .options = {{"--hypothesis", "TEXT", "what you expect, written down before"},
                   {"--arm", "ARM", "NAME:CHANNEL[:MESSAGE[:GIFT]]; up to six", "", Times::repeated},
                   {"--planned", "N", "how many people in all"},
                   {"--window", "LENGTH", "how long an answer counts: 14d, the default"},
                   {"--assign", "HOW", "who gets what: by lot, the default, or chosen", "random|chosen"},
                   {"--segment", "QUERY", "people to report apart, as kith find reads it", "", Times::repeated},
                   {"--seed", "N", "draws the same lots again"}},
       .examples = {"kith experiment new Postcards --hypothesis \"paper is answered more\" "
                    "--arm postcards:letter --arm mails:email --planned 40 --window 3w"},
       .run = experiment_make},
      {.name = "experiment example",
       .group = Group::outreach,
       .what = "Four to begin with; with one's number, make it",
       .arguments = {{"EXAMPLE", "1 to 4, or its name", Count::any}},
       .run = experiment_example},
      {.name = "experiment assign",
       .group = Group::outreach,
       .what = "Put people in; the lot or you give each an arm",
       .arguments = {kExperiment, {"REF", kRefWhat, Count::any}},
       .options = {{"--query", "QUERY", "who fits it, instead of names"},
                   {"--count", "N", "at most so many of them, drawn by lot"},
                   {"--arm", "NAME", "where you choose: which arm"}},
       .examples = {"kith experiment assign postcards ada grace",
                    "kith experiment assign postcards --query \"stratum:wide last:>1y\" --count 20"},
       .run = experiment_assign},
      {.name = "experiment unassign",
       .group = Group::outreach,
       .what = "Take somebody out to whom nothing was sent",
       .arguments = {kExperiment, {"REF", kRefWhat}},
       .run = experiment_unassign},
  };
}

std::vector<Command> experiment_reading_rows() {
  return {
      {.name = "experiment show",
       .group = Group::outreach,
       .what = "Who is in it, and how each stands",
       .arguments = {kExperiment},
       .run = experiment_show},
      {.name = "experiment report",
       .group = Group::outreach,
       .what = "What it has come to, and what that allows to say",
       .arguments = {kExperiment},
       .run = experiment_report},
      {.name = "experiment outcome",
       .group = Group::outreach,
       .what = "Say what came of it where mail cannot know",
       .arguments = {kExperiment,
                     {"REF", kRefWhat},
                     {"OUTCOME", "what it was; none takes it back", Count::one, "answered|declined|met|led-to|none"},
                     {"TEXT", "with led-to: to what", Count::any}},
       .options = {{"--at", "TIME", "when; now, if left out"}},
       .examples = {"kith experiment outcome postcards ada led-to a talk in Lyon"},
       .run = experiment_outcome},
      {.name = "experiment journal",
       .group = Group::outreach,
       .what = "What you think of a week's figures, what you change",
       .arguments = {kExperiment},
       .options = {{"--think", "TEXT", "what you think"},
                   {"--change", "TEXT", "what you change"},
                   {"--week", "WEEK", "another week: 2026-W47"}},
       .run = experiment_journal},
      {.name = "experiment close",
       .group = Group::outreach,
       .what = "End it, with what you learned",
       .arguments = {kExperiment, {"TEXT", "what you learned", Count::any}},
       .run = experiment_close},
      {.name = "experiment delete",
       .group = Group::outreach,
       .what = "It never was one",
       .arguments = {kExperiment},
       .run = experiment_remove},
  };
}

}  // namespace

std::vector<Command> experiment_commands() {
  std::vector<Command> rows = making_rows();
  for (Command& row : experiment_reading_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
