// What is known of somebody, what was promised, who they are to each other.
#include <fmt/format.h>

#include "app/knowing.hpp"
#include "app/promises.hpp"
#include "cli/context.hpp"
#include "cli/review_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Status promises(Context& context) {
  const Call& call = context.call();
  PromiseFilter filter;
  if (!call.has("--all")) filter.state = PromiseState::open;
  if (call.has("--mine")) filter.side = PromiseSide::mine;
  if (call.has("--theirs")) filter.side = PromiseSide::theirs;
  std::optional<PersonId> person;
  if (!call.words.empty()) {
    KITH_TRY(person, context.person());
  }
  KITH_TRY(const auto lines, app::promises(context.app(), filter, person));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(promises_text(lines, now, context.look()));
}

Result<std::optional<LocalDate>> by_of(const Call& call) {
  const auto given = call.value("--by");
  if (!given || given->empty()) return std::nullopt;
  const auto day = parse_date(*given);
  if (!day) return fail(Code::usage, fmt::format("--by cannot be \"{}\"", *given), "a day such as 2026-12-01");
  return *day;
}

Status promise(Context& context) {
  app::PromiseInput input;
  input.text = context.call().text(1);
  if (context.call().has("--theirs")) input.side = PromiseSide::theirs;
  KITH_TRY(input.by, by_of(context.call()));
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::add_promise(context.app(), id, input));
  return confirm_write(context, done);
}

Result<PromiseId> promise_id(const Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  return PromiseId{id};
}

Status set_state(Context& context, PromiseState state) {
  KITH_TRY(const PromiseId id, promise_id(context));
  app::PromiseEdit edit;
  edit.state = state;
  KITH_TRY(const Done done, app::edit_promise(context.app(), id, edit));
  return confirm_write(context, done);
}
Status promise_done(Context& context) {
  return set_state(context, PromiseState::done);
}
Status promise_drop(Context& context) {
  return set_state(context, PromiseState::dropped);
}
Status promise_reopen(Context& context) {
  return set_state(context, PromiseState::open);
}

Status promise_edit(Context& context) {
  KITH_TRY(const PromiseId id, promise_id(context));
  app::PromiseEdit edit;
  edit.text = context.call().value("--text");
  if (context.call().has("--by")) {
    KITH_TRY(edit.by.emplace(), by_of(context.call()));
  }
  KITH_TRY(const Done done, app::edit_promise(context.app(), id, edit));
  return confirm_write(context, done);
}

Status promise_delete(Context& context) {
  KITH_TRY(const PromiseId id, promise_id(context));
  KITH_TRY(const Done done, app::delete_promise(context.app(), id));
  return confirm_write(context, done);
}

Status facts(Context& context) {
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const app::PersonView view, app::view_person(context.app(), id));
  if (context.json()) {
    return context.print_json({{"facts", app::facts_json(view)},
                               {"relations", app::relations_json(view)},
                               {"questions", app::questions_json(view)}});
  }
  KITH_TRY(const Now now, now_of(context));
  return context.print(facts_text(view, now, context.look()));
}

Status fact(Context& context) {
  const Call& call = context.call();
  app::FactInput input{call.word(1), call.text(2), {}, {}};
  if (const auto touch = call.value("--touch")) {
    KITH_TRY(const auto id, number_in(*touch, "--touch"));
    input.touch = TouchId{id};
  }
  if (const auto note = call.value("--note")) {
    KITH_TRY(const auto id, number_in(*note, "--note"));
    input.note = NoteId{id};
  }
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const Done done, app::add_fact(context.app(), id, input));
  return confirm_write(context, done);
}

Status fact_edit(Context& context) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  app::FactEdit edit;
  if (context.call().words.size() > 1) edit.text = context.call().text(1);
  edit.kind = context.call().value("--kind");
  edit.still = context.call().has("--still");
  KITH_TRY(const Done done, app::edit_fact(context.app(), FactId{id}, edit));
  return confirm_write(context, done);
}

Status fact_remove(Context& context) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::delete_fact(context.app(), FactId{id}));
  return confirm_write(context, done);
}

Status relate(Context& context) {
  KITH_TRY(const PersonId id, context.person());
  const auto kind = relation_kind_from(context.call().word(1)).value_or(RelationKind::knows);
  KITH_TRY(const PersonId other, context.person(2));
  std::optional<HowWell> how_well;
  if (const auto said = context.call().value("--how")) how_well = how_well_from(*said);
  KITH_TRY(const Done done, app::add_relation(context.app(), id, kind, other, how_well));
  return confirm_write(context, done);
}

Status unrelate(Context& context) {
  KITH_TRY(const auto id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::delete_relation(context.app(), RelationId{id}));
  return confirm_write(context, done);
}

Status year(Context& context) {
  KITH_TRY(const PersonId id, context.person());
  KITH_TRY(const app::PersonYear made, app::person_year(context.app(), id));
  if (context.json()) return context.print_json(app::to_json(made));
  KITH_TRY(const app::PersonView view, app::view_person(context.app(), id));
  KITH_TRY(const Now now, now_of(context));
  return context.print(year_text(view, made, now, context.look()));
}

std::vector<Command> promise_rows() {
  const Argument id{"ID", "as kith promises shows it"};
  return {
      {.name = "promises",
       .group = Group::day,
       .what = "What you and others said you would do",
       .arguments = {{"REF", kRefWhat, Count::optional}},
       .options = {{"--all", "", "done and dropped ones too"},
                   {"--mine", "", "only yours"},
                   {"--theirs", "", "only those of others"}},
       .run = promises},
      {.name = "promise",
       .group = Group::day,
       .what = "Remember a promise; it comes back in Today",
       .arguments = {{"REF", kRefWhat}, {"TEXT", "what was promised", Count::some}},
       .options = {{"--by", "DAY", "until when: 2026-12-01"}, {"--theirs", "", "they promised it to you"}},
       .examples = {"kith promise ada send the drawings --by 2026-12-01", "kith promise ada an introduction --theirs"},
       .run = promise},
      {.name = "promise done", .group = Group::day, .what = "It is kept", .arguments = {id}, .run = promise_done},
      {.name = "promise drop",
       .group = Group::day,
       .what = "It is not wanted any more",
       .arguments = {id},
       .run = promise_drop},
      {.name = "promise reopen",
       .group = Group::day,
       .what = "It is open after all",
       .arguments = {id},
       .run = promise_reopen},
      {.name = "promise edit",
       .group = Group::day,
       .what = "Change its words or its day",
       .arguments = {id},
       .options = {{"--text", "TEXT", "what was promised"}, {"--by", "DAY", "until when; empty for no day"}},
       .run = promise_edit},
      {.name = "promise delete",
       .group = Group::day,
       .what = "It was never made",
       .arguments = {id},
       .run = promise_delete},
  };
}

std::vector<Command> fact_rows() {
  const Argument id{"ID", "as kith facts shows it"};
  return {
      {.name = "facts",
       .group = Group::people,
       .what = "What is known of somebody, and what to ask next",
       .arguments = {{"REF", kRefWhat}},
       .run = facts},
      {.name = "fact",
       .group = Group::people,
       .what = "Keep something they told you",
       .arguments = {{"REF", kRefWhat},
                     {"KIND", "job, peers, boss, projects, priorities, family, likes, or a word of your own"},
                     {"TEXT", "what it is", Count::some}},
       .options = {{"--touch", "ID", "the contact it was told in"}, {"--note", "ID", "the note it stands in"}},
       .examples = {"kith fact ada boss Mr Kuhn, since the merger",
                    "kith fact ada projects \"Lyon opens by 2027-03-01\""},
       .run = fact},
      {.name = "fact edit",
       .group = Group::people,
       .what = "Change what is known; other words carry today's date",
       .arguments = {id, {"TEXT", "what it is now", Count::any}},
       .options = {{"--kind", "KIND", "job, boss, ..."}, {"--still", "", "heard again today: still true"}},
       .run = fact_edit},
      {.name = "fact remove", .group = Group::people, .what = "Forget it", .arguments = {id}, .run = fact_remove},
      {.name = "relate",
       .group = Group::people,
       .what = "Say who somebody is to another",
       .arguments = {{"REF", kRefWhat},
                     {"KIND", "what the other is to them", Count::one, kRelationChoices},
                     {"OTHER", "the other, as REF"}},
       .options = {{"--how", "WELL", "with knows: how well", kHowWellChoices}},
       .examples = {"kith relate ada manager grace", "kith relate ada introduced-by charles",
                    "kith relate ada knows grace --how closely", "kith relate ada strangers linus"},
       .run = relate},
      {.name = "unrelate",
       .group = Group::people,
       .what = "Take a relation away",
       .arguments = {{"ID", "as kith facts shows it"}},
       .run = unrelate},
      {.name = "year",
       .group = Group::rhythm,
       .what = "A year with somebody, beside their rhythm",
       .arguments = {{"REF", kRefWhat}},
       .run = year},
  };
}

}  // namespace

std::vector<Command> knowing_commands() {
  std::vector<Command> rows = promise_rows();
  for (Command& row : fact_rows()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace kith::cli
