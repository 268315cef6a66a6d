// Ways to a person, an organisation or a topic.
#include "app/json_paths.hpp"
#include "cli/context.hpp"
#include "cli/path_text.hpp"

namespace kith::cli {
namespace {

Status show_paths(Context& context) {
  const Call& call = context.call();
  app::PathQuery query;
  query.to = call.text(0);
  KITH_TRY(const auto most, call.number("--max", 1, app::kMostWays));
  KITH_TRY(const auto steps, call.number("--steps", 1, app::kMostWaySteps));
  query.most = most.value_or(app::kUsualWays);
  query.steps = steps.value_or(app::kUsualWaySteps);
  if (const auto purpose = call.value("--for")) query.purpose = way_for_from(*purpose).value_or(WayFor::anything);
  KITH_TRY(const auto view, app::paths(context.app(), query));
  if (context.json()) return context.print_json(app::to_json(view));
  return context.print(paths_text(view, call.has("--why") ? ShowTerms::yes : ShowTerms::no, context.look()));
}

}  // namespace

std::vector<Command> path_commands() {
  return {{.name = "path",
           .group = Group::network,
           .what = "Who could bring you to somebody, best first",
           .arguments = {{"TARGET", "a person, @organisation, or a role or topic", Count::some}},
           .options = {{"--max", "N", "so many ways; 3 when left out"},
                       {"--for", "WHAT", "what you want: a job favours moderate ties", kWayForChoices},
                       {"--steps", "N", "people on the way, them included; 4"},
                       {"--why", "", "why this order"}},
           .examples = {"kith path \"Ada Byron\"", "kith path @acme --for job", "kith path cfo --why"},
           .run = show_paths}};
}

}  // namespace kith::cli
