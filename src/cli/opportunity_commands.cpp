// Opportunities, and what led to them.
#include <fmt/format.h>

#include "app/json_opportunities.hpp"
#include "cli/context.hpp"
#include "cli/opportunity_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Result<OpportunityId> opportunity_of(const Context& context) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  return OpportunityId{id};
}

Status confirm_opportunity(const Context& context, const app::OpportunityDone& done, const std::string& remark = {}) {
  return context.confirm(app::to_json(done), done.title + ".\n" + remark);
}

// "none" takes it away.
template <class Value>
using OpportunityOrNone = std::optional<std::optional<Value>>;

Result<OpportunityOrNone<Money>> worth_option(const Call& call) {
  const auto typed = call.value("--worth");
  if (!typed) return std::nullopt;
  if (*typed == "none") return OpportunityOrNone<Money>(std::optional<Money>());
  const auto money = money_from(*typed);
  if (!money)
    return fail(Code::usage, fmt::format("--worth cannot be \"{}\"", *typed),
                "an amount and its currency: --worth \"12000 EUR\"");
  return OpportunityOrNone<Money>(money);
}

Result<OpportunityOrNone<LocalDate>> day_option(const Call& call, std::string_view option) {
  const auto typed = call.value(option);
  if (!typed) return std::nullopt;
  if (*typed == "none") return OpportunityOrNone<LocalDate>(std::optional<LocalDate>());
  const auto day = parse_date(*typed);
  if (!day)
    return fail(Code::usage, fmt::format("{} cannot be \"{}\"", option, *typed), "a day such as 2026-12-01, or none");
  return OpportunityOrNone<LocalDate>(*day);
}

Status opportunity_list(Context& context) {
  const Call& call = context.call();
  OpportunityFilter filter;
  if (const auto kind = call.value("--kind")) filter.kind = opportunity_kind_from(*kind);
  if (const auto stage = call.value("--stage")) filter.stage = opportunity_stage_from(*stage);
  if (!call.words.empty()) {
    KITH_TRY(filter.person, context.person());
  }
  const auto scope = call.has("--all") || filter.person ? app::OpportunityScope::all : app::OpportunityScope::live;
  KITH_TRY(const auto lines, app::opportunities(context.app(), filter, scope));
  if (context.json()) {
    app::Json items = app::Json::array();
    for (const auto& line : lines) items.push_back(app::to_json(line));
    return context.print_json(app::page(std::move(items), "", static_cast<std::int64_t>(lines.size())));
  }
  KITH_TRY(const Now now, now_of(context));
  return context.print(opportunities_text(lines, now, context.look()));
}

Status opportunity_show(Context& context) {
  KITH_TRY(const auto id, opportunity_of(context));
  KITH_TRY(const auto view, app::view_opportunity(context.app(), id));
  if (context.json()) return context.print_json(app::to_json(view));
  KITH_TRY(const Now now, now_of(context));
  return context.print(opportunity_text(view, now, context.look()));
}

Status opportunity_add(Context& context) {
  const Call& call = context.call();
  app::OpportunityInput input;
  input.title = call.text(0);
  if (const auto kind = call.value("--kind")) input.kind = opportunity_kind_from(*kind).value_or(OpportunityKind::deal);
  auto role = OpportunityRole::client;
  if (const auto typed = call.value("--role")) role = opportunity_role_from(*typed).value_or(role);
  for (const std::string& ref : call.values("--with")) {
    KITH_TRY(const PersonId person, app::resolve(context.app(), ref));
    input.people.emplace_back(person, role);
  }
  input.organisation = call.value("--organisation").value_or("");
  KITH_TRY(const auto worth, worth_option(call));
  input.worth = worth.value_or(std::nullopt);
  KITH_TRY(input.begun, instant_of(context, "--at"));
  KITH_TRY(const auto expected, day_option(call, "--expected"));
  input.expected = expected.value_or(std::nullopt);
  input.next_step = call.value("--next").value_or("");
  KITH_TRY(const auto next_day, day_option(call, "--on"));
  input.next_day = next_day.value_or(std::nullopt);
  input.note = call.value("--note").value_or("");
  for (const std::string& typed : call.values("--touch")) {
    KITH_TRY(const auto touch, number_in(typed, "--touch"));
    input.touches.push_back(TouchId{touch});
  }
  KITH_TRY(const auto done, app::add_opportunity(context.app(), input));
  const auto id = done.opportunity.value;
  return confirm_opportunity(context, done,
                             fmt::format("Opportunity {}. What led there: kith opportunity {}\n", id, id));
}

Status opportunity_edit(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto id, opportunity_of(context));
  app::OpportunityEdit edit;
  if (const auto kind = call.value("--kind")) edit.kind = opportunity_kind_from(*kind);
  edit.title = call.value("--title");
  edit.organisation = call.value("--organisation");
  edit.note = call.value("--note");
  edit.closing = call.value("--closing");
  KITH_TRY(edit.worth, worth_option(call));
  KITH_TRY(edit.begun, instant_of(context, "--at"));
  KITH_TRY(edit.expected, day_option(call, "--expected"));
  KITH_TRY(const auto done, app::edit_opportunity(context.app(), id, edit));
  return confirm_opportunity(context, done);
}

Status opportunity_stage(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto id, opportunity_of(context));
  app::StageMove move;
  move.stage = opportunity_stage_from(call.word(1)).value_or(OpportunityStage::open);
  KITH_TRY(move.at, instant_of(context, "--at"));
  move.closing = call.value("--because");
  KITH_TRY(const auto done, app::move_opportunity(context.app(), id, move));
  return confirm_opportunity(context, done);
}

Status link_or_unlink(Context& context, app::Led led) {
  KITH_TRY(const auto id, opportunity_of(context));
  KITH_TRY(const auto touch, number_in(context.call().word(1), "TOUCH"));
  KITH_TRY(const auto done, app::link_touch(context.app(), id, TouchId{touch}, led));
  return confirm_opportunity(context, done);
}
Status opportunity_link(Context& context) {
  return link_or_unlink(context, app::Led::led_there);
}
Status opportunity_unlink(Context& context) {
  return link_or_unlink(context, app::Led::did_not);
}

Status opportunity_person(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto id, opportunity_of(context));
  KITH_TRY(const PersonId person, context.person(1));
  if (call.has("--remove") && call.has("--role")) return fail(Code::usage, "--remove and --role do not go together");
  std::optional<OpportunityRole> role;
  if (!call.has("--remove"))
    role = opportunity_role_from(call.value("--role").value_or("client")).value_or(OpportunityRole::client);
  KITH_TRY(const auto done, app::set_member(context.app(), id, person, role));
  return confirm_opportunity(context, done);
}

Status opportunity_next(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto id, opportunity_of(context));
  app::OpportunityEdit edit;
  edit.next_step = call.text(1);
  if (call.has("--done")) {
    if (!edit.next_step->empty() || call.has("--on"))
      return fail(Code::usage, "--done takes the step away: it goes with no words and no day");
  } else if (edit.next_step->empty()) {
    return fail(Code::usage, "say what is next, or --done", "kith opportunity next 3 call her --on 2026-12-01");
  }
  KITH_TRY(edit.next_day, day_option(call, "--on"));
  if (!edit.next_day) edit.next_day = std::optional<LocalDate>();
  KITH_TRY(const auto done, app::edit_opportunity(context.app(), id, edit));
  return confirm_opportunity(context, done);
}

Status opportunity_delete(Context& context) {
  KITH_TRY(const auto id, opportunity_of(context));
  KITH_TRY(const auto done, app::delete_opportunity(context.app(), id));
  return confirm_opportunity(context, done);
}

Status attribution(Context& context) {
  const Call& call = context.call();
  app::AttributionRequest asked;
  if (const auto by = call.value("--by")) asked.by = credit_by_from(*by).value_or(CreditBy::channel);
  if (const auto rule = call.value("--rule")) asked.rule = credit_rule_from(*rule).value_or(CreditRule::first);
  if (const auto kind = call.value("--kind")) asked.kind = opportunity_kind_from(*kind);
  KITH_TRY(const auto since, day_option(call, "--since"));
  asked.since = since.value_or(std::nullopt);
  KITH_TRY(const auto view, app::attribution(context.app(), asked));
  if (context.json()) return context.print_json(app::to_json(view));
  return context.print(attribution_text(view, context.look()));
}

const Argument kOpportunityArgument{"ID", "as kith opportunities shows it"};
const Option kOpportunityKindOption{"--kind", "KIND", "deal, client, job, referral …", kOpportunityKindChoices};
const Option kOpportunityPlaceOption{"--organisation", "NAME", "where; made when it is new"};
const Option kOpportunityWorthOption{"--worth", "MONEY", "such as \"12000 EUR\""};
const Option kOpportunityExpectedOption{"--expected", "DAY", "when it should be decided"};

std::vector<Command> opportunity_reads() {
  return {
      {.name = "opportunities",
       .group = Group::network,
       .what = "Deals, clients, jobs: what may come of it",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .options = {kOpportunityKindOption,
                   {"--stage", "STAGE", "only those at that stage", kOpportunityStageChoices},
                   {"--all", "", "also won, lost and resting ones"}},
       .examples = {"kith opportunities", "kith opportunities --kind deal --stage won", "kith opportunities ada"},
       .run = opportunity_list},
      {.name = "opportunity",
       .group = Group::network,
       .what = "One of them, and the contacts that led there",
       .arguments = {kOpportunityArgument},
       .examples = {"kith opportunity 3"},
       .run = opportunity_show},
      {.name = "attribution",
       .group = Group::network,
       .what = "What your opportunities came from",
       .options = {{"--by", "WHAT", "channel when left out", kCreditByChoices},
                   {"--rule", "RULE", "first when left out", kCreditRuleChoices},
                   kOpportunityKindOption,
                   {"--since", "DAY", "only those begun since then"}},
       .examples = {"kith attribution", "kith attribution --by introducer --rule shared --kind deal"},
       .run = attribution},
  };
}

std::vector<Command> opportunity_writes() {
  const Argument touch{"TOUCH", "a contact, as kith opportunity ID shows it"};
  const Option role{"--role", "ROLE", "client when left out", kOpportunityRoleChoices};
  return {
      {.name = "opportunity add",
       .group = Group::network,
       .what = "Keep a new one",
       .arguments = {{"TITLE", "what it is, in a few words", Count::some}},
       .options = {kOpportunityKindOption,
                   {"--with", "REF", "who it is with; may be repeated", {}, Times::repeated},
                   role,
                   kOpportunityPlaceOption,
                   kOpportunityWorthOption,
                   {"--at", "T", "when it began; now when left out"},
                   kOpportunityExpectedOption,
                   {"--next", "TEXT", "the next step"},
                   {"--on", "DAY", "its day: then it stands in Today"},
                   {"--touch", "ID", "a contact that led there; repeatable", {}, Times::repeated},
                   {"--note", "TEXT", "anything else"}},
       .examples = {"kith opportunity add The mill's stock count --with ada --worth \"12000 EUR\""},
       .run = opportunity_add},
      {.name = "opportunity stage",
       .group = Group::network,
       .what = "It has come to another stage",
       .arguments = {kOpportunityArgument, {"STAGE", "where it stands", Count::one, kOpportunityStageChoices}},
       .options = {{"--at", "T", "when; now when left out"}, {"--because", "TEXT", "why it was won or lost"}},
       .examples = {"kith opportunity stage 3 won --because \"they liked the short visits\""},
       .run = opportunity_stage},
      {.name = "opportunity next",
       .group = Group::network,
       .what = "Its next step; in Today from its day on",
       .arguments = {kOpportunityArgument, {"TEXT", "what to do", Count::any}},
       .options = {{"--on", "DAY", "from which day Today has it"}, {"--done", "", "it is done: there is none"}},
       .examples = {"kith opportunity next 3 send the offer --on 2026-12-01", "kith opportunity next 3 --done"},
       .run = opportunity_next},
      {.name = "opportunity link",
       .group = Group::network,
       .what = "That contact led there",
       .arguments = {kOpportunityArgument, touch},
       .examples = {"kith opportunity link 3 118"},
       .run = opportunity_link},
      {.name = "opportunity unlink",
       .group = Group::network,
       .what = "That contact did not lead there",
       .arguments = {kOpportunityArgument, touch},
       .run = opportunity_unlink},
      {.name = "opportunity person",
       .group = Group::network,
       .what = "Somebody has a part in it",
       .arguments = {kOpportunityArgument, {"REF", kRefWhat}},
       .options = {role, {"--remove", "", "they have no part in it"}},
       .examples = {"kith opportunity person 3 ada --role introducer"},
       .run = opportunity_person},
      {.name = "opportunity edit",
       .group = Group::network,
       .what = "Change what is kept of it",
       .arguments = {kOpportunityArgument},
       .options = {{"--title", "TEXT", "in other words"},
                   kOpportunityKindOption,
                   kOpportunityPlaceOption,
                   {"--worth", "MONEY", "such as \"12000 EUR\", or none"},
                   {"--at", "T", "when it began"},
                   {"--expected", "DAY", "when it should be decided, or none"},
                   {"--closing", "TEXT", "why it was won or lost"},
                   {"--note", "TEXT", "anything else"}},
       .run = opportunity_edit},
      {.name = "opportunity delete",
       .group = Group::network,
       .what = "It never was one",
       .arguments = {kOpportunityArgument},
       .run = opportunity_delete},
  };
}

}  // namespace

std::vector<Command> opportunity_commands() {
  std::vector<Command> rows = opportunity_reads();
  for (Command& row : opportunity_writes()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
