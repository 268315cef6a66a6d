// Introductions, from the question to the thanks.
#include <fmt/format.h>

#include "app/json_introductions.hpp"
#include "cli/context.hpp"
#include "cli/draft_text.hpp"
#include "cli/introduction_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Result<IntroductionId> introduction_id(const Context& context) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  return IntroductionId{id};
}

Status say_introduction(const Context& context, const app::IntroductionDone& done) {
  KITH_TRY(const app::Json document, app::introduction_done_json(context.app(), done));
  KITH_TRY(const auto view, app::view_introduction(context.app(), done.introduction));
  std::string text = done.done.title + fmt::format(" (introduction {}).\n", done.introduction.value);
  if (view.line.next) text += fmt::format("Next: {}\n", next_sentence(*view.line.next));
  return context.confirm(document, text);
}

Status introductions(Context& context) {
  IntroductionFilter filter;
  if (!context.call().words.empty()) {
    KITH_TRY(filter.person, context.person());
  }
  const auto which = context.call().has("--all") ? app::ShowIntroductions::all : app::ShowIntroductions::open;
  KITH_TRY(const auto lines, app::introductions(context.app(), filter, which));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(introductions_text(lines, now, context.look()));
}

Status introduction(Context& context) {
  KITH_TRY(const IntroductionId id, introduction_id(context));
  KITH_TRY(const auto view, app::view_introduction(context.app(), id));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_TRY(const Now now, now_of(context));
  return context.print(introduction_text(view, now, context.look()));
}

Result<OpportunityId> opportunity_option(const Context& context) {
  const auto word = context.call().value("--opportunity");
  if (!word) return OpportunityId{};
  KITH_TRY(const auto id, number_in(*word, "--opportunity"));
  return OpportunityId{id};
}

Status plan_introduction(Context& context, IntroductionKind kind) {
  app::IntroductionInput input;
  input.kind = kind;
  KITH_TRY(input.first, context.person(kind == IntroductionKind::asked ? 1 : 0));
  KITH_TRY(input.second, context.person(kind == IntroductionKind::asked ? 0 : 1));
  input.why = context.call().value("--why").value_or("");
  KITH_TRY(input.opportunity, opportunity_option(context));
  KITH_TRY(const auto done, app::add_introduction(context.app(), input));
  return say_introduction(context, done);
}
Status introduction_ask_for(Context& context) {
  return plan_introduction(context, IntroductionKind::asked);
}
Status introduction_offer(Context& context) {
  return plan_introduction(context, IntroductionKind::offered);
}

Status go_on_with(Context& context, IntroductionAct act) {
  KITH_TRY(const IntroductionId id, introduction_id(context));
  app::IntroductionStep step;
  step.act = act;
  if (is_of_one(act) && context.call().words.size() > 1) {
    KITH_TRY(step.person, context.person(1));
  }
  KITH_TRY(step.at, instant_of(context, "--on"));
  step.words = context.call().value("--why").value_or("");
  KITH_TRY(const auto done, app::step_introduction(context.app(), id, step));
  return say_introduction(context, done);
}
Status introduction_asked(Context& context) {
  return go_on_with(context, IntroductionAct::ask);
}
Status introduction_agree(Context& context) {
  return go_on_with(context, IntroductionAct::agree);
}
Status introduction_decline(Context& context) {
  return go_on_with(context, IntroductionAct::decline);
}
Status introduction_made(Context& context) {
  return go_on_with(context, IntroductionAct::made);
}
Status introduction_met(Context& context) {
  return go_on_with(context, IntroductionAct::met);
}
Status introduction_thanked(Context& context) {
  return go_on_with(context, IntroductionAct::thanked);
}
Status introduction_followed(Context& context) {
  return go_on_with(context, IntroductionAct::follow);
}
Status introduction_drop(Context& context) {
  return go_on_with(context, IntroductionAct::drop);
}
Status introduction_reopen(Context& context) {
  return go_on_with(context, IntroductionAct::reopen);
}
Status introduction_back(Context& context) {
  return go_on_with(context, IntroductionAct::back);
}

Status introduction_draft(Context& context) {
  KITH_TRY(const IntroductionId id, introduction_id(context));
  std::optional<PersonId> person;
  if (context.call().words.size() > 2) {
    KITH_TRY(person, context.person(2));
  }
  const auto message = app::introduction_message_from(context.call().word(1)).value_or(app::IntroductionMessage::ask);
  KITH_TRY(const auto made, app::draft_introduction(context.app(), id, message, person));
  if (context.quiet() && !context.json()) return {};
  KITH_TRY(const app::DraftView view, app::view_draft(context.app(), made.draft));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_TRY(const Now now, now_of(context));
  return context.print(draft_text(view, now, context.look()));
}

Status introduction_edit(Context& context) {
  KITH_TRY(const IntroductionId id, introduction_id(context));
  const Call& call = context.call();
  if (call.has("--opportunity") && call.has("--no-opportunity"))
    return fail(Code::usage, "--opportunity and --no-opportunity do not go together");
  app::IntroductionEdit edit;
  edit.why = call.value("--why");
  if (call.has("--no-opportunity")) edit.opportunity = OpportunityId{};
  if (call.has("--opportunity")) {
    KITH_TRY(edit.opportunity, opportunity_option(context));
  }
  KITH_TRY(const auto done, app::edit_introduction(context.app(), id, edit));
  return say_introduction(context, done);
}

Status introduction_delete(Context& context) {
  KITH_TRY(const IntroductionId id, introduction_id(context));
  KITH_TRY(const Done done, app::delete_introduction(context.app(), id));
  return confirm_write(context, done);
}

const Argument kIntroductionId{"ID", "as kith introductions shows it"};
const Argument kOfTheTwo{"REF", "which of the two, by id, address or name", Count::optional};
const Option kOnDay{"--on", "DAY", "when; now when left out"};
const Option kServes{"--opportunity", "ID", "the opportunity it is to serve"};

std::vector<Command> planning_rows() {
  return {
      {.name = "introductions",
       .group = Group::network,
       .what = "Introductions by what is next, or those of one person",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .options = {{"--all", "", "the closed ones too"}},
       .examples = {"kith introductions", "kith introductions ada --all"},
       .run = introductions},
      {.name = "introduction",
       .group = Group::network,
       .what = "One of them: both sides, and what is next",
       .arguments = {kIntroductionId},
       .examples = {"kith introduction 3"},
       .run = introduction},
      {.name = "introduction ask",
       .group = Group::network,
       .what = "Plan to ask somebody to introduce you to another",
       .arguments = {{"CONNECTOR", "who knows them"}, {"TARGET", "whom you want to meet"}},
       .options = {{"--why", "TEXT", "what it is about"}, kServes},
       .examples = {"kith introduction ask charles ada --why \"her engine needs a printer\""},
       .run = introduction_ask_for},
      {.name = "introduction offer",
       .group = Group::network,
       .what = "Plan to introduce two people to each other",
       .arguments = {{"A", "the one"}, {"B", "the other"}},
       .options = {{"--why", "TEXT", "what it is about"}, kServes},
       .examples = {"kith introduction offer ada grace --why \"both build compilers\""},
       .run = introduction_offer},
      {.name = "introduction draft",
       .group = Group::network,
       .what = "Begin the message of a step",
       .arguments = {kIntroductionId,
                     {"STEP", "ask, introduce, follow-up or thanks", Count::one, app::kIntroductionMessages},
                     kOfTheTwo},
       .examples = {"kith introduction draft 3 ask grace", "kith introduction draft 3 introduce"},
       .run = introduction_draft},
      {.name = "introduction edit",
       .group = Group::network,
       .what = "Change what it is about",
       .arguments = {kIntroductionId},
       .options = {{"--why", "TEXT", "what it is about"}, kServes, {"--no-opportunity", "", "it serves none"}},
       .run = introduction_edit},
      {.name = "introduction delete",
       .group = Group::network,
       .what = "Put it into the trash",
       .arguments = {kIntroductionId},
       .run = introduction_delete},
  };
}

std::vector<Command> going_rows() {
  return {
      {.name = "introduction asked",
       .group = Group::network,
       .what = "You asked one of the two",
       .arguments = {kIntroductionId, kOfTheTwo},
       .options = {kOnDay},
       .examples = {"kith introduction asked 3 grace"},
       .run = introduction_asked},
      {.name = "introduction agree",
       .group = Group::network,
       .what = "One of the two said yes",
       .arguments = {kIntroductionId, kOfTheTwo},
       .options = {kOnDay},
       .examples = {"kith introduction agree 3 grace --on 2026-11-20"},
       .run = introduction_agree},
      {.name = "introduction decline",
       .group = Group::network,
       .what = "One of the two said no: it is closed",
       .arguments = {kIntroductionId, kOfTheTwo},
       .options = {{"--why", "TEXT", "their reason"}, kOnDay},
       .examples = {"kith introduction decline 3 grace --why \"no time this year\""},
       .run = introduction_decline},
      {.name = "introduction made",
       .group = Group::network,
       .what = "They are introduced; yours needs both yeses first",
       .arguments = {kIntroductionId},
       .options = {kOnDay},
       .run = introduction_made},
      {.name = "introduction followed",
       .group = Group::network,
       .what = "You asked how it went",
       .arguments = {kIntroductionId},
       .options = {kOnDay},
       .run = introduction_followed},
      {.name = "introduction met",
       .group = Group::network,
       .what = "They met, or you met them",
       .arguments = {kIntroductionId},
       .options = {kOnDay},
       .run = introduction_met},
      {.name = "introduction thanked",
       .group = Group::network,
       .what = "You thanked the connector, or were thanked",
       .arguments = {kIntroductionId},
       .options = {kOnDay},
       .run = introduction_thanked},
      {.name = "introduction drop",
       .group = Group::network,
       .what = "Nothing comes of it",
       .arguments = {kIntroductionId},
       .options = {{"--why", "TEXT", "the reason"}, kOnDay},
       .run = introduction_drop},
      {.name = "introduction reopen",
       .group = Group::network,
       .what = "Take a closed one up again",
       .arguments = {kIntroductionId},
       .run = introduction_reopen},
      {.name = "introduction back",
       .group = Group::network,
       .what = "Take its last step back",
       .arguments = {kIntroductionId},
       .run = introduction_back},
  };
}

}  // namespace

std::vector<Command> introduction_commands() {
  std::vector<Command> rows = planning_rows();
  for (Command& row : going_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
