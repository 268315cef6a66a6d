// What was given and received, and approaches.
#include <charconv>

#include <fmt/format.h>

#include "app/json_giving.hpp"
#include "cli/context.hpp"
#include "cli/giving_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

template <class Lines>
app::Json giving_page(const Lines& lines) {
  app::Json items = app::Json::array();
  for (const auto& line : lines) items.push_back(app::to_json(line));
  return app::page(std::move(items), "", static_cast<std::int64_t>(lines.size()));
}

// ---- the ledger

Status ledger(Context& context) {
  if (context.call().words.empty()) {
    KITH_TRY(const auto lines, app::ledger(context.app()));
    if (context.json()) return context.print_json(giving_page(lines));
    return context.print(ledger_text(lines, context.look()));
  }
  KITH_TRY(const PersonId person, context.person());
  KITH_TRY(const auto made, app::person_ledger(context.app(), person));
  if (context.json()) return context.print_json(app::to_json(made));
  KITH_TRY(const Now now, now_of(context));
  return context.print(person_ledger_text(made, now, context.look()));
}

Status keep_value(Context& context, ValueSide side) {
  const Call& call = context.call();
  app::ValueInput input;
  input.side = side;
  input.kind = value_kind_from(call.word(1)).value_or(ValueKind::other);
  input.text = call.text(2);
  if (const auto worth = call.value("--worth")) input.worth = worth_from(*worth).value_or(Worth::good);
  if (const auto touch = call.value("--touch")) {
    KITH_TRY(const auto id, number_in(*touch, "--touch"));
    input.touch = TouchId{id};
  }
  KITH_TRY(input.at, instant_of(context, "--at"));
  KITH_TRY(const PersonId person, context.person());
  KITH_TRY(const Done done, app::add_value(context.app(), person, input));
  return confirm_write(context, done);
}
Status gave(Context& context) {
  return keep_value(context, ValueSide::given);
}
Status received(Context& context) {
  return keep_value(context, ValueSide::received);
}

Status ledger_edit(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto id, number_in(call.word(0), "ID"));
  if (call.has("--given") && call.has("--received"))
    return fail(Code::usage, "--given and --received do not go together");
  app::ValueEdit edit;
  if (call.has("--given")) edit.side = ValueSide::given;
  if (call.has("--received")) edit.side = ValueSide::received;
  if (const auto kind = call.value("--kind")) edit.kind = value_kind_from(*kind);
  if (const auto worth = call.value("--worth")) edit.worth = worth_from(*worth);
  edit.text = call.value("--text");
  KITH_TRY(edit.at, instant_of(context, "--at"));
  KITH_TRY(const Done done, app::edit_value(context.app(), ValueEntryId{id}, edit));
  return confirm_write(context, done);
}

Status ledger_delete(Context& context) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::delete_value(context.app(), ValueEntryId{id}));
  return confirm_write(context, done);
}

// ---- approaches

Status approaches(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto year, call.number("--year", 1900, 9998));
  if (year) {
    if (call.has("--open")) return fail(Code::usage, "--year and --open do not go together");
    KITH_TRY(const auto view, app::approach_year(context.app(), year));
    if (context.json()) return context.print_json(app::to_json(view));
    KITH_TRY(const Now now, now_of(context));
    return context.print(approach_year_text(view, now, context.look()));
  }
  ApproachFilter filter;
  if (call.has("--open")) filter.state = ApproachState::open;
  KITH_TRY(const auto lines, app::approaches(context.app(), filter));
  if (context.json()) return context.print_json(giving_page(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(approaches_text(lines, now, context.look()));
}

std::optional<bool> knew_me_of(const Call& call) {
  const auto word = call.value("--knew-me");
  return word ? std::optional(*word == "yes") : std::nullopt;
}

Status approach_add(Context& context) {
  const Call& call = context.call();
  app::ApproachInput input;
  input.name = call.value("--new").value_or("");
  input.from = call.value("--from").value_or("");
  input.wanted = call.value("--wanted").value_or("");
  input.knew_me = knew_me_of(call);
  KITH_TRY(input.at, instant_of(context, "--at"));
  if (call.words.empty() == input.name.empty())
    return fail(Code::usage, "name somebody you know, or somebody new with --new",
                "kith approach add --new \"Ada Byron\"");
  if (!call.words.empty()) {
    KITH_TRY(input.person, context.person());
  }
  KITH_TRY(const Done done, app::add_approach(context.app(), input));
  return confirm_write(context, done);
}

Status change_approach(Context& context, const app::ApproachEdit& edit) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::edit_approach(context.app(), ApproachId{id}, edit));
  return confirm_write(context, done);
}

Status decide_approach(Context& context, ApproachState state) {
  app::ApproachEdit edit;
  edit.state = state;
  return change_approach(context, edit);
}
Status approach_answer(Context& context) {
  return decide_approach(context, ApproachState::answered);
}
Status approach_decline(Context& context) {
  return decide_approach(context, ApproachState::declined);
}
Status approach_ignore(Context& context) {
  return decide_approach(context, ApproachState::ignored);
}
Status approach_reopen(Context& context) {
  return decide_approach(context, ApproachState::open);
}

Status approach_time(Context& context) {
  const std::string word = context.call().word(1);
  app::ApproachEdit edit;
  int minutes = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), minutes);
  if (error != std::errc{} || end != word.data() + word.size() || minutes < 0)
    return fail(Code::usage, fmt::format("MINUTES is a whole number, not \"{}\"", word));
  edit.minutes = minutes;
  return change_approach(context, edit);
}

Status approach_came_of(Context& context) {
  app::ApproachEdit edit;
  edit.came_of = context.call().text(1);
  return change_approach(context, edit);
}

Status approach_edit(Context& context) {
  const Call& call = context.call();
  app::ApproachEdit edit;
  edit.from = call.value("--from");
  edit.wanted = call.value("--wanted");
  if (const auto knew = knew_me_of(call)) edit.knew_me = knew;
  KITH_TRY(edit.at, instant_of(context, "--at"));
  return change_approach(context, edit);
}

Status approach_delete(Context& context) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::delete_approach(context.app(), ApproachId{id}));
  return confirm_write(context, done);
}

const Argument kValueKindArgument{"KIND", "what it was", Count::one, kValueKindChoices};
const Option kWorthOption{"--worth", "WORTH", "small, good or large; good when left out", kWorthChoices};
const Option kKnewMeOption{"--knew-me", "YES|NO", "whether they knew who you are", "yes|no"};

std::vector<Command> ledger_rows() {
  const Argument id{"ID", "as kith ledger REF shows it"};
  const std::vector<Option> kept{kWorthOption,
                                 {"--at", "T", "when; now when left out"},
                                 {"--touch", "ID", "the contact it was part of: counted once"}};
  const std::vector<Argument> said{{"REF", kRefWhat}, kValueKindArgument, {"TEXT", "in a few words", Count::any}};
  return {
      {.name = "ledger",
       .group = Group::outreach,
       .what = "Who gave what; with REF, what you could give",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .examples = {"kith ledger", "kith ledger ada"},
       .run = ledger},
      {.name = "gave",
       .group = Group::outreach,
       .what = "Keep what you gave somebody",
       .arguments = said,
       .options = kept,
       .examples = {"kith gave ada introduction to Grace, for the CTO post --worth large"},
       .run = gave},
      {.name = "received",
       .group = Group::outreach,
       .what = "Keep what somebody gave you",
       .arguments = said,
       .options = kept,
       .examples = {"kith received ada advice on pricing"},
       .run = received},
      {.name = "ledger edit",
       .group = Group::outreach,
       .what = "Change an entry",
       .arguments = {id},
       .options = {{"--text", "TEXT", "in other words"},
                   {"--kind", "KIND", "what it was", kValueKindChoices},
                   {"--worth", "WORTH", "small, good or large", kWorthChoices},
                   {"--given", "", "you gave it"},
                   {"--received", "", "they gave it"},
                   {"--at", "T", "when"}},
       .run = ledger_edit},
      {.name = "ledger delete",
       .group = Group::outreach,
       .what = "Take an entry away",
       .arguments = {id},
       .run = ledger_delete},
  };
}

std::vector<Command> approach_rows() {
  const Argument id{"ID", "as kith approaches shows it"};
  return {
      {.name = "approaches",
       .group = Group::outreach,
       .what = "People who came to you; the account of a year",
       .options = {{"--open", "", "only those not decided yet"}, {"--year", "YEAR", "the account of that year"}},
       .examples = {"kith approaches --open", "kith approaches --year 2026"},
       .run = approaches},
      {.name = "approach add",
       .group = Group::outreach,
       .what = "Somebody came to you; stays in Today until decided",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .options = {{"--new", "NAME", "somebody who is not in Kith yet"},
                   {"--from", "WHERE", "where they came from"},
                   kKnewMeOption,
                   {"--wanted", "TEXT", "what they asked for"},
                   {"--at", "T", "when; now when left out"}},
       .examples = {"kith approach add --new \"Ada Byron\" --from LinkedIn --wanted \"a chat\" --knew-me no"},
       .run = approach_add},
      {.name = "approach answer",
       .group = Group::outreach,
       .what = "You answered, or will meet",
       .arguments = {id},
       .run = approach_answer},
      {.name = "approach decline",
       .group = Group::outreach,
       .what = "You said no",
       .arguments = {id},
       .run = approach_decline},
      {.name = "approach ignore",
       .group = Group::outreach,
       .what = "It gets no answer",
       .arguments = {id},
       .run = approach_ignore},
      {.name = "approach reopen",
       .group = Group::outreach,
       .what = "It is not decided after all",
       .arguments = {id},
       .run = approach_reopen},
      {.name = "approach time",
       .group = Group::outreach,
       .what = "Keep the minutes you gave them, in all",
       .arguments = {id, {"MINUTES", "in all"}},
       .run = approach_time},
      {.name = "approach came-of",
       .group = Group::outreach,
       .what = "Keep what came of it",
       .arguments = {id, {"TEXT", "what came of it", Count::some}},
       .run = approach_came_of},
      {.name = "approach edit",
       .group = Group::outreach,
       .what = "Change what is kept of it",
       .arguments = {id},
       .options = {{"--from", "WHERE", "where they came from"},
                   kKnewMeOption,
                   {"--wanted", "TEXT", "what they asked for"},
                   {"--at", "T", "when"}},
       .run = approach_edit},
      {.name = "approach delete",
       .group = Group::outreach,
       .what = "They never came",
       .arguments = {id},
       .run = approach_delete},
  };
}

}  // namespace

std::vector<Command> giving_commands() {
  std::vector<Command> rows = ledger_rows();
  for (Command& row : approach_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
