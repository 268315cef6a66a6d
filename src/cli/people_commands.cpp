// Lists of people: people, trash.
#include <fmt/format.h>

#include "app/people.hpp"
#include "cli/context.hpp"
#include "cli/people_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

constexpr std::string_view kSorts = "name|due|last|added";

app::PeopleQuery::Sort sort_from(std::string_view word) {
  if (word == "due") return app::PeopleQuery::Sort::due;
  if (word == "last") return app::PeopleQuery::Sort::last;
  if (word == "added") return app::PeopleQuery::Sort::added;
  return app::PeopleQuery::Sort::name;
}

Status people(Context& context) {
  const Call& call = context.call();
  app::PeopleQuery query;
  query.text = call.text(0);
  query.sort = sort_from(call.value("--sort").value_or("name"));
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
  return context.print(people_text(list, now, context.look()));
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
                      "words of a name, address or organisation, and facets: stratum:core tag:x org:acme state:resting",
                      Count::any}},
       .options = {{"--sort", "HOW", "the order", kSorts},
                   {"--limit", "N", "how many (50, at most 500)"},
                   {"--all", "", "everybody, however many"},
                   {"--cursor", "C", "go on where the page before ended"}},
       .examples = {"kith people", "kith people stratum:core --sort due", "kith people org:acme tag:london"},
       .run = people},
      {.name = "trash", .group = Group::people, .what = "Deleted people, kept 30 days", .run = trash},
  };
}

}  // namespace kith::cli
