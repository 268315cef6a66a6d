// The picture of the network, in words and as data.
#include "app/json_map.hpp"
#include "cli/context.hpp"
#include "cli/map_text.hpp"

namespace kith::cli {
namespace {

Status map(Context& context) {
  KITH_TRY(const auto limit, context.call().number("--limit", 1, app::kMostMapPeople));
  KITH_TRY(const auto drawn,
           app::network_map(context.app(), context.call().text(0), limit.value_or(app::kUsualMapPeople)));
  if (context.json()) return context.print_json(app::to_json(drawn));
  return context.print(map_text(drawn, context.look()));
}

}  // namespace

std::vector<Command> map_commands() {
  return {
      {.name = "map",
       .group = Group::network,
       .what = "Who knows who: communities, bridges, islands",
       .arguments = {{"QUERY", "words and facets, as for kith people", Count::any}},
       .options = {{"--limit", "N", "so many people at most (10000)"}},
       .examples = {"kith map", "kith map tag:alumni --json"},
       .run = map},
  };
}

}  // namespace kith::cli
