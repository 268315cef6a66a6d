// Lists of people: people, duplicates, merge, trash.
#include <fmt/format.h>

#include "app/contact.hpp"
#include "app/history.hpp"
#include "app/people.hpp"
#include "cli/context.hpp"
#include "cli/finding_text.hpp"
#include "cli/people_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

constexpr std::string_view kSorts = "name|due|last|added|best";

app::PeopleQuery::Sort sort_from(std::string_view word) {
  if (word == "due") return app::PeopleQuery::Sort::due;
  if (word == "last") return app::PeopleQuery::Sort::last;
  if (word == "added") return app::PeopleQuery::Sort::added;
  if (word == "best") return app::PeopleQuery::Sort::best;
  return app::PeopleQuery::Sort::name;
}

// What is to be done with all who are found; none when they are only listed.
Result<std::optional<app::BulkRequest>> bulk_from(Context& context) {
  const Call& call = context.call();
  std::optional<app::BulkRequest> request;
  for (const auto& [option, action] :
       {std::pair("--place", app::BulkAction::place), std::pair("--tag", app::BulkAction::tag),
        std::pair("--untag", app::BulkAction::untag), std::pair("--rest", app::BulkAction::rest),
        std::pair("--wake", app::BulkAction::wake), std::pair("--delete", app::BulkAction::remove)}) {
    if (!call.has(option)) continue;
    if (request) return fail(Code::usage, "one thing at a time: --place, --tag, --untag, --rest, --wake or --delete");
    request.emplace().action = action;
    const std::string value = call.value(option).value_or("");
    if (action == app::BulkAction::place) {
      KITH_TRY(request->stratum, app::find_stratum(context.app(), value));
    } else {
      request->tag = value;
    }
  }
  if (!request) return request;
  if (call.text(0).empty() && !call.has("--all"))
    return fail(Code::usage, "that would be everybody", "name a query, or say --all");
  request->query.emplace().text = call.text(0);
  return request;
}

Status people(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto bulk, bulk_from(context));
  if (bulk) {
    KITH_TRY(const auto done, app::change_many(context.app(), *bulk));
    return confirm_many(context, done);
  }
  app::PeopleQuery query;
  query.text = call.text(0);
  if (const auto sort = call.value("--sort")) query.sort = sort_from(*sort);
  query.cursor = call.value("--cursor").value_or("");
  constexpr int kPage = 50;
  constexpr int kMost = 500;
  KITH_TRY(const auto limit, call.number("--limit", 1, kMost));
  query.limit = limit.value_or(call.has("--all") ? kMost : kPage);
  KITH_TRY(app::PeopleList list, app::list_people(context.app(), query));
  while (call.has("--all") && !list.next.empty()) {
    query.cursor = list.next;
    KITH_TRY(app::PeopleList more, app::list_people(context.app(), query));
    list.next = more.next;
    for (app::PersonLine& line : more.people) list.people.push_back(std::move(line));
  }
  if (context.json()) return context.print_json(app::to_json(list));
  KITH_TRY(const Now now, now_of(context));
  return context.print(near_text(list.near) + people_text(list, now, context.look()));
}

Status duplicates(Context& context) {
  KITH_TRY(const auto pairs, app::same_pairs(context.app()));
  if (context.json()) return context.print_json(page_of(pairs));
  KITH_TRY(const Now now, now_of(context));
  return context.print(pairs_text(pairs, now, context.look()));
}

Status decide(Context& context, app::SameDecision decision) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::decide_same(context.app(), ReviewId{id}, decision));
  return confirm_write(context, done);
}
Status decide_merge(Context& context) {
  return decide(context, app::SameDecision::merge);
}
Status decide_different(Context& context) {
  return decide(context, app::SameDecision::different);
}

Status merge(Context& context) {
  KITH_TRY(const PersonId kept, context.person(0));
  KITH_TRY(const PersonId gone, context.person(1));
  KITH_TRY(const Done done, app::merge(context.app(), kept, gone));
  return confirm_write(context, done, fmt::format("Apart again: kith unmerge {}", done.step.value));
}

Status unmerge(Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Db db, context.app().read());
  KITH_TRY(const auto step, find_step(db, StepId{id}));
  if (!step || step->kind != "merge") {
    return fail(Code::not_found, fmt::format("step {} did not join anybody", id), "kith history lists the steps");
  }
  KITH_TRY(const app::Undone undone, app::undo(context.app(), StepId{id}));
  return confirm_undone(context, {undone});
}

Status trash(Context& context) {
  KITH_TRY(const auto trash, app::trash(context.app()));
  if (context.json()) return context.print_json(page_of(trash));
  KITH_TRY(const Now now, now_of(context));
  return context.print(trash_text(trash, now, context.look()));
}

}  // namespace

std::vector<Command> people_commands() {
  constexpr std::string_view kPairWhat = "the number of a pair, as kith duplicates shows it";
  return {
      {.name = "people",
       .group = Group::people,
       .what = "Everybody, or those who match",
       .arguments = {{"QUERY",
                      "words of a name, organisation, role, address, city or tag, and facets: stratum:core last:>90d",
                      Count::any}},
       .options = {{"--sort", "HOW", "the order", kSorts},
                   {"--limit", "N", "how many (50, at most 500)"},
                   {"--all", "", "everybody, however many"},
                   {"--cursor", "C", "go on where the page before ended"},
                   {"--place", "STRATUM", "put all who are found into a stratum, in one step"},
                   {"--tag", "TAG", "tag all of them"},
                   {"--untag", "TAG", "take a tag from all of them"},
                   {"--rest", "", "put all of them to rest"},
                   {"--wake", "", "give all of them their rhythm back"},
                   {"--delete", "", "delete all of them; kith undo brings them back"}},
       .examples = {"kith people", "kith people stratum:core --sort due",
                    "kith people 'org:acme last:>90d -tag:family'", "kith people 'tag:alumni last:>2y' --place yearly"},
       .run = people,
       .more = facets_text},
      {.name = "duplicates",
       .group = Group::people,
       .what = "Pairs that may be one person, for you to decide",
       .run = duplicates},
      {.name = "duplicates merge",
       .group = Group::people,
       .what = "Decide that a pair is one person",
       .arguments = {{"ID", kPairWhat}},
       .run = decide_merge},
      {.name = "duplicates different",
       .group = Group::people,
       .what = "Decide that a pair is two people",
       .arguments = {{"ID", kPairWhat}},
       .run = decide_different},
      {.name = "merge",
       .group = Group::people,
       .what = "Join B into A: everything of B moves to A",
       .arguments = {{"A", kRefWhat}, {"B", kRefWhat}},
       .examples = {"kith merge ada@example.org 57"},
       .run = merge},
      {.name = "unmerge",
       .group = Group::people,
       .what = "Take two people apart again",
       .arguments = {{"ID", "the step that joined them, as kith merge and kith history say it"}},
       .run = unmerge},
      {.name = "trash", .group = Group::people, .what = "Deleted people, kept 30 days", .run = trash},
  };
}

}  // namespace kith::cli
