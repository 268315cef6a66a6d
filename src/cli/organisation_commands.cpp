// Organisations: people there, pursuits, events.
#include <fmt/format.h>

#include "app/json_organisations.hpp"
#include "cli/context.hpp"
#include "cli/organisation_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

constexpr int kTouchesShown = 10;
constexpr std::string_view kOrganisationKindChoices = "employer|community|association|client|school|other";
constexpr std::string_view kPursuitStageChoices = "idea|research|called|visited|member|giving-back";
constexpr std::string_view kOrganisationEventChoices = "event|visit|call|sponsorship|talk|volunteering|other";

Result<OrganisationId> organisation_in(const Context& context, std::size_t word = 0) {
  return app::resolve_organisation(context.app(), context.call().word(word));
}

Status confirm_organisation(const Context& context, const app::OrganisationDone& done) {
  if (!context.json()) return context.confirm({}, done.title + ".\n");
  KITH_TRY(const auto view, app::view_organisation(context.app(), done.organisation));
  app::Json document = app::to_json(done);
  document["organisation"] = app::to_json(view);
  return context.confirm(document, "");
}

Result<std::optional<LocalDate>> step_day_in(const Context& context, std::string_view option) {
  const auto given = context.call().value(option);
  if (!given) return std::nullopt;
  if (const auto day = parse_date(*given)) return std::optional(*day);
  const auto length = parse_interval(*given);
  if (!length)
    return fail(Code::usage,
                fmt::format("{} is a day such as 2026-12-01, or a length such as 2w, not \"{}\"", option, *given));
  KITH_TRY(const LocalDate today, context.today());
  return std::optional(today + Days{*length});
}

Status organisations(Context& context) {
  const Call& call = context.call();
  app::OrganisationsQuery query;
  query.text = call.text(0);
  query.pursued = call.has("--pursued");
  query.home = call.has("--home");
  if (const auto kind = call.value("--kind")) query.kind = organisation_kind_from(*kind);
  const std::string sort = call.value("--sort").value_or(query.pursued ? "pursued" : "name");
  using Sort = app::OrganisationsQuery::Sort;
  query.sort = sort == "people"    ? Sort::people
               : sort == "last"    ? Sort::last
               : sort == "pursued" ? Sort::pursued
                                   : Sort::name;
  if (call.has("--twins")) {
    KITH_TRY(const auto twins, app::organisation_twins(context.app()));
    if (context.json()) return context.print_json(page_of(twins));
    return context.print(twins_text(twins, context.look()));
  }
  KITH_TRY(const auto lines, app::list_organisations(context.app(), query));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(organisations_text(lines, now, context.look()));
}

Status organisation(Context& context) {
  KITH_TRY(const auto most, context.call().number("--contacts", 1, 10'000));
  KITH_TRY(const auto id, organisation_in(context));
  KITH_TRY(const auto view, app::view_organisation(context.app(), id));
  std::string next;
  KITH_TRY(const auto touches, app::organisation_timeline(context.app(), id, "", most.value_or(kTouchesShown), next));
  if (context.json()) {
    app::Json document = app::to_json(view);
    document["contacts"] = app::page(app::to_json(touches), next, touches.page.total);
    return context.print_json(document);
  }
  KITH_TRY(const Now now, now_of(context));
  return context.print(organisation_text(view, touches, now, context.look()));
}

app::OrganisationEdit organisation_edit_of(const Call& call) {
  app::OrganisationEdit edit;
  if (const auto kind = call.value("--kind")) edit.kind = organisation_kind_from(*kind);
  edit.industry = call.value("--industry");
  edit.city = call.value("--city");
  edit.website = call.value("--website");
  edit.note = call.value("--note");
  if (call.has("--domain")) edit.domains = call.values("--domain");
  return edit;
}

Status organisation_add(Context& context) {
  app::OrganisationEdit edit = organisation_edit_of(context.call());
  edit.name = context.call().text(0);
  KITH_TRY(const auto done, app::add_organisation(context.app(), edit));
  return confirm_organisation(context, done);
}

Status organisation_edit(Context& context) {
  KITH_TRY(const auto id, organisation_in(context));
  app::OrganisationEdit edit = organisation_edit_of(context.call());
  edit.name = context.call().value("--name");
  KITH_TRY(const auto done, app::edit_organisation(context.app(), id, edit));
  return confirm_organisation(context, done);
}

Status organisation_merge(Context& context) {
  KITH_TRY(const auto kept, organisation_in(context));
  KITH_TRY(const auto gone, organisation_in(context, 1));
  KITH_TRY(const auto done, app::merge_organisations(context.app(), kept, gone));
  return confirm_organisation(context, done);
}

Status organisation_delete(Context& context) {
  KITH_TRY(const auto id, organisation_in(context));
  KITH_TRY(const auto done, app::delete_organisation(context.app(), id));
  return context.confirm(app::to_json(done), done.title + ".\n");
}

Status organisation_pursue(Context& context) {
  KITH_TRY(const auto id, organisation_in(context));
  const auto done =
      context.call().has("--again") ? app::reopen_pursuit(context.app(), id) : app::begin_pursuit(context.app(), id);
  if (!done) return fail(done.error());
  return confirm_organisation(context, *done);
}

Status change_pursuit(Context& context, const app::PursuitEdit& edit) {
  KITH_TRY(const auto id, organisation_in(context));
  KITH_TRY(const auto done, app::edit_pursuit(context.app(), id, edit));
  return confirm_organisation(context, done);
}

Status organisation_stage(Context& context) {
  app::PursuitEdit edit;
  edit.stage = pursuit_stage_from(context.call().word(1));
  if (const auto on = context.call().value("--on")) {
    const auto day = parse_date(*on);
    if (!day) return fail(Code::usage, fmt::format("--on is a day such as 2026-11-20, not \"{}\"", *on));
    edit.stage_day = *day;
  }
  return change_pursuit(context, edit);
}

Status organisation_next(Context& context) {
  app::PursuitEdit edit;
  edit.next_step = context.call().text(1);
  KITH_TRY(edit.next_day, step_day_in(context, "--on"));
  KITH_TRY(edit.next_minutes, context.call().number("--minutes", 1, 480));
  return change_pursuit(context, edit);
}

Status organisation_answer(Context& context) {
  const Call& call = context.call();
  app::PursuitEdit edit;
  edit.for_me = call.value("--for-me");
  edit.for_them = call.value("--for-them");
  edit.i_give = call.value("--i-give");
  if (!edit.for_me && !edit.for_them && !edit.i_give)
    return fail(Code::usage, "answer at least one of --for-me, --for-them and --i-give");
  return change_pursuit(context, edit);
}

Result<std::vector<app::Met>> met_people_in(const Context& context) {
  std::vector<app::Met> met;
  for (const std::string& ref : context.call().values("--met")) {
    KITH_TRY(const auto person, app::resolve(context.app(), ref));
    met.push_back({person, ""});
  }
  for (const std::string& name : context.call().values("--met-new")) met.push_back({std::nullopt, name});
  return met;
}

Result<app::EventInput> event_input_in(const Context& context, OrganisationEventKind usual) {
  const Call& call = context.call();
  app::EventInput input;
  input.kind = usual;
  if (const auto kind = call.value("--kind")) input.kind = organisation_event_kind_from(*kind).value_or(usual);
  KITH_TRY(input.at, instant_of(context, "--at"));
  KITH_TRY(const auto minutes, call.number("--minutes", 0, app::kMostEventMinutes));
  input.minutes = minutes.value_or(0);
  if (const auto cost = call.value("--cost")) {
    KITH_TRY(input.cost, app::read_cost(*cost));
  }
  input.note = call.value("--note").value_or("");
  KITH_TRY(input.met, met_people_in(context));
  return input;
}

Status organisation_done(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto id, organisation_in(context));
  app::StepDone done;
  KITH_TRY(app::EventInput what, event_input_in(context, OrganisationEventKind::other));
  what.title = call.text(1);
  done.what = std::move(what);
  done.next = call.value("--next").value_or("");
  KITH_TRY(done.next_day, step_day_in(context, "--on"));
  KITH_TRY(const auto finished, app::finish_step(context.app(), id, done));
  return confirm_organisation(context, finished);
}

Status organisation_event(Context& context) {
  KITH_TRY(const auto id, organisation_in(context));
  KITH_TRY(app::EventInput input, event_input_in(context, OrganisationEventKind::event));
  input.title = context.call().text(1);
  KITH_TRY(const auto done, app::add_event(context.app(), id, input));
  return confirm_organisation(context, done);
}

Status organisation_close(Context& context) {
  KITH_TRY(const auto id, organisation_in(context));
  KITH_TRY(const auto done, app::close_pursuit(context.app(), id, context.call().text(1)));
  return confirm_organisation(context, done);
}

Status event_edit(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto id, number_in(call.word(0), "ID"));
  app::EventEdit edit;
  if (const auto kind = call.value("--kind")) edit.kind = organisation_event_kind_from(*kind);
  edit.title = call.value("--title");
  KITH_TRY(edit.at, instant_of(context, "--at"));
  KITH_TRY(edit.minutes, call.number("--minutes", 0, app::kMostEventMinutes));
  if (const auto cost = call.value("--cost")) {
    KITH_TRY(edit.cost, app::read_cost(*cost));
  }
  edit.note = call.value("--note");
  KITH_TRY(edit.met, met_people_in(context));
  for (const std::string& ref : call.values("--not-met")) {
    KITH_TRY(const auto person, app::resolve(context.app(), ref));
    edit.not_met.push_back(person);
  }
  KITH_TRY(const auto done, app::edit_event(context.app(), OrganisationEventId{id}, edit));
  return confirm_organisation(context, done);
}

Status event_delete(Context& context) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const auto done, app::delete_event(context.app(), OrganisationEventId{id}));
  return confirm_organisation(context, done);
}

const Argument kOrganisationArgument{"ORG", "an id or a name (part of it, when only one matches)"};

std::vector<Command> organisation_rows() {
  const std::vector<Option> known{{"--kind", "KIND", "what it is", kOrganisationKindChoices},
                                  {"--industry", "TEXT", "its trade"},
                                  {"--city", "TEXT", "where it is"},
                                  {"--domain", "DOMAIN", "of its addresses; none: \"\"", {}, Times::repeated},
                                  {"--website", "URL", "its page"},
                                  {"--note", "TEXT", "what you know of it"}};
  std::vector<Option> edited = known;
  edited.insert(edited.begin(), {"--name", "NAME", "what it is called"});
  return {
      {.name = "organisations",
       .group = Group::network,
       .what = "Organisations, and how many you know there",
       .arguments = {{"QUERY", "words of the name, trade or city", Count::any}},
       .options = {{"--pursued", "", "only those you pursue"},
                   {"--home", "", "only your own employers"},
                   {"--kind", "KIND", "only those of a kind", kOrganisationKindChoices},
                   {"--sort", "BY", "name when left out", "name|people|last|pursued"},
                   {"--twins", "", "those that may be one, spelt twice"}},
       .examples = {"kith organisations --pursued", "kith organisations mill --sort people"},
       .run = organisations},
      {.name = "organisation",
       .group = Group::network,
       .what = "One organisation: people, pursuit, events, news",
       .arguments = {kOrganisationArgument},
       .options = {{"--contacts", "N", "how many contacts; 10 when left out"}},
       .examples = {"kith organisation \"Guild of Millwrights\""},
       .run = organisation},
      {.name = "organisation add",
       .group = Group::network,
       .what = "Add one by hand",
       .arguments = {{"NAME", "what it is called", Count::some}},
       .options = known,
       .examples = {"kith organisation add Guild of Millwrights --kind association --city Leeds"},
       .run = organisation_add},
      {.name = "organisation edit",
       .group = Group::network,
       .what = "Change what is kept of one",
       .arguments = {kOrganisationArgument},
       .options = edited,
       .examples = {"kith organisation edit guild --domain guild.example"},
       .run = organisation_edit},
      {.name = "organisation merge",
       .group = Group::network,
       .what = "Join two spellings of one",
       .arguments = {{"KEPT", "the one that stays"}, {"GONE", "the one that becomes another spelling of it"}},
       .examples = {"kith organisation merge Acme \"ACME Inc.\""},
       .run = organisation_merge},
      {.name = "organisation delete",
       .group = Group::network,
       .what = "Delete one that nobody is at",
       .arguments = {kOrganisationArgument},
       .run = organisation_delete},
  };
}

std::vector<Command> pursuit_rows() {
  const std::vector<Option> happened{
      {"--at", "T", "when; now when left out"},
      {"--minutes", "N", "what it took"},
      {"--cost", "MONEY", "what it cost, such as \"120 EUR\""},
      {"--note", "TEXT", "what came of it"},
      {"--met", "REF", "somebody met there: a contact with them", {}, Times::repeated},
      {"--met-new", "NAME", "the same, of somebody not in Kith yet", {}, Times::repeated}};
  std::vector<Option> kept = happened;
  kept.insert(kept.begin(), {"--kind", "KIND", "event when left out", kOrganisationEventChoices});
  std::vector<Option> done = happened;
  done.insert(done.begin(), {"--kind", "KIND", "other when left out", kOrganisationEventChoices});
  done.push_back({"--next", "TEXT", "the step after it"});
  done.push_back({"--on", "DAY", "the day of that step, or a length such as 2w"});
  std::vector<Option> changed = happened;
  changed.insert(changed.begin(), {"--title", "TEXT", "what it was"});
  changed.insert(changed.begin(), {"--kind", "KIND", "what kind it was", kOrganisationEventChoices});
  changed.push_back({"--not-met", "REF", "somebody who was not there", {}, Times::repeated});
  return {
      {.name = "organisation pursue",
       .group = Group::network,
       .what = "Begin to pursue one",
       .arguments = {kOrganisationArgument},
       .options = {{"--again", "", "take up what was closed"}},
       .examples = {"kith organisation pursue guild"},
       .run = organisation_pursue},
      {.name = "organisation stage",
       .group = Group::network,
       .what = "How far you are with it",
       .arguments = {kOrganisationArgument, {"STAGE", "the stage reached", Count::one, kPursuitStageChoices}},
       .options = {{"--on", "DAY", "when; today when left out"}},
       .examples = {"kith organisation stage guild visited --on 2026-11-20"},
       .run = organisation_stage},
      {.name = "organisation next",
       .group = Group::network,
       .what = "The next step; in Today when its day comes",
       .arguments = {kOrganisationArgument, {"TEXT", "what to do; nothing: no step", Count::any}},
       .options = {{"--on", "DAY", "a day, or a length such as 2w"}, {"--minutes", "N", "what it takes; 15"}},
       .examples = {"kith organisation next guild Call the secretary --on 2026-12-01"},
       .run = organisation_next},
      {.name = "organisation done",
       .group = Group::network,
       .what = "The next step is done; keep it, and the one after",
       .arguments = {kOrganisationArgument, {"TEXT", "what was done, when not the step's words", Count::any}},
       .options = done,
       .examples = {"kith organisation done guild --kind call --note \"Come on Tuesday\" --next Visit --on 2w"},
       .run = organisation_done},
      {.name = "organisation answer",
       .group = Group::network,
       .what = "What it does for you, for them, what you give",
       .arguments = {kOrganisationArgument},
       .options = {{"--for-me", "TEXT", "what it does for me"},
                   {"--for-them", "TEXT", "what it does for them"},
                   {"--i-give", "TEXT", "what I give"}},
       .examples = {"kith organisation answer guild --for-me \"People who build\" --i-give \"An evening a month\""},
       .run = organisation_answer},
      {.name = "organisation event",
       .group = Group::network,
       .what = "Keep what you did there, and whom you met",
       .arguments = {kOrganisationArgument, {"TITLE", "what it was", Count::some}},
       .options = kept,
       .examples = {"kith organisation event guild Spring dinner --minutes 180 --cost \"120 EUR\" --met ada"},
       .run = organisation_event},
      {.name = "organisation close",
       .group = Group::network,
       .what = "Stop pursuing it",
       .arguments = {kOrganisationArgument, {"WHY", "in a sentence", Count::any}},
       .examples = {"kith organisation close guild They meet on workdays only"},
       .run = organisation_close},
      {.name = "event edit",
       .group = Group::network,
       .what = "Change what is kept of an event",
       .arguments = {{"ID", "as kith organisation ORG shows it"}},
       .options = changed,
       .run = event_edit},
      {.name = "event delete",
       .group = Group::network,
       .what = "Take an event away, and its contacts",
       .arguments = {{"ID", "as kith organisation ORG shows it"}},
       .run = event_delete},
  };
}

}  // namespace

std::vector<Command> organisation_commands() {
  std::vector<Command> rows = organisation_rows();
  for (Command& row : pursuit_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
