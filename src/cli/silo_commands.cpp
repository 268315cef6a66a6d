// The silo audit: what is left if the job goes.
#include <fmt/format.h>

#include "app/json_silo.hpp"
#include "cli/context.hpp"
#include "cli/silo_text.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

// "employer=Acme", "home", or "outside:place=Leeds".
Result<app::SiloQuery> silo_query(const std::string& rest) {
  app::SiloQuery query;
  const std::size_t equals = rest.find('=');
  const std::size_t colon = rest.substr(0, equals).find(':');
  const std::string scope = colon != std::string::npos    ? rest.substr(0, colon)
                            : equals == std::string::npos ? rest
                                                          : "";
  if (!scope.empty()) {
    const auto known = app::silo_scope_from(scope);
    if (!known)
      return fail(Code::usage, fmt::format("there is no list \"{}\"", scope),
                  fmt::format("{}, or a group such as employer=Acme", app::kSiloScopes));
    query.scope = *known;
  }
  if (equals != std::string::npos) {
    const std::size_t begin = colon == std::string::npos ? 0 : colon + 1;
    query.group = rest.substr(begin, equals - begin);
    query.value = rest.substr(equals + 1);
  }
  return query;
}

Status silo_run(Context& context) {
  const Call& call = context.call();
  const auto list = call.value("--list");
  if (call.has("--why")) {
    if (list) return fail(Code::usage, "--why and --list do not go together");
    if (context.json()) return context.print_json(app::silo_why_json());
    return context.print(silo_why_text(context.look()));
  }
  KITH_TRY(const Now now, now_of(context));
  KITH_TRY(const auto limit, call.number("--limit", 1, 500));
  if (list) {
    KITH_TRY(app::SiloQuery query, silo_query(*list));
    query.limit = limit.value_or(50);
    KITH_TRY(const auto people, app::silo_people(context.app(), query));
    if (!context.json()) return context.print(silo_people_text(people, query, now, context.look()));
    app::Json items = app::Json::array();
    for (const app::SiloLine& line : people.lines) items.push_back(app::to_json(line));
    return context.print_json(app::page(std::move(items), "", people.total));
  }
  if (limit) return fail(Code::usage, "--limit goes with --list");
  KITH_TRY(const auto view, app::silo(context.app()));
  if (context.json()) return context.print_json(app::to_json(view));
  return context.print(silo_text(view, now, context.look()));
}

Status silo_plan(Context& context) {
  KITH_TRY(const auto people, context.people_from(0));
  KITH_TRY(const auto done, app::plan_silo(context.app(), people));
  return confirm_many(context, done);
}

std::string silo_more() {
  return "Lists\n"
         "  warm, home, outside, people: warm ties, those at home, those outside, everybody\n"
         "  stay, answer, unreachable: at home by the chance of staying, all by the chance of an answer,\n"
         "    at home without an address or number of their own\n"
         "  bridges, warm-up: those about to go, and whom to warm up\n"
         "  employer=Acme, industry=, function=, place=, age=, quarter=2026-Q3: the warm ties of a group;\n"
         "    people:place=Leeds, home:function=sales and the like narrow them down\n";
}

}  // namespace

std::vector<Command> silo_commands() {
  return {
      {.name = "silo",
       .group = Group::network,
       .what = "What is left of your network if the job goes",
       .options = {{"--list", "WHICH", "who stands behind a number, see below"},
                   {"--limit", "N", "how many of a list (50, at most 500)"},
                   {"--why", "", "what each figure means and how it is counted"}},
       .examples = {"kith silo", "kith silo --list employer=Acme", "kith silo --list stay", "kith silo --why"},
       .run = silo_run,
       .more = silo_more},
      {.name = "silo plan",
       .group = Group::network,
       .what = "Put people to warm up into this week's plan",
       .arguments = {{"REF", "who; nobody: whom kith silo proposes", Count::any}},
       .examples = {"kith silo plan", "kith silo plan ada grace"},
       .run = silo_plan},
  };
}

}  // namespace kith::cli
