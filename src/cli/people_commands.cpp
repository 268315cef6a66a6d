// Lists of people: people, trash.
#include <fmt/format.h>

#include "app/contact.hpp"
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

Status trash(Context& context) {
  KITH_TRY(const auto trash, app::trash(context.app()));
  if (context.json()) return context.print_json(page_of(trash));
  KITH_TRY(const Now now, now_of(context));
  return context.print(trash_text(trash, now, context.look()));
}

}  // namespace

std::vector<Command> people_commands() {
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
      {.name = "trash", .group = Group::people, .what = "Deleted people, kept 30 days", .run = trash},
  };
}

}  // namespace kith::cli
