#include "cli/map_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "cli/grid.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

constexpr std::size_t kMostListed = 20;  // communities
constexpr std::size_t kMostNamed = 8;    // people nobody else knows

std::string share_words(double share) {
  const double whole = std::round(share * 100);
  return whole < 1 ? "under 1 %" : fmt::format("{:.0f} %", whole);
}

std::string community_list(const app::NetworkMap& map, const Look& look) {
  const MapView& view = *map.view;
  std::vector<int> shown(view.communities.size(), 0);
  for (const Node node : map.people) ++shown[view.shape->community[node]];
  Grid grid;
  grid.columns = {{.heading = "COMMUNITY", .least = 14},    {.heading = "PEOPLE", .side = Side::right},
                  {.heading = "WARM", .side = Side::right}, {.heading = "CENTRE", .least = 10},
                  {.heading = "YOUR TIE", .least = 10},     {.heading = "LEADS TO", .least = 16}};
  std::size_t left = 0;
  int people_left = 0;
  for (std::size_t number = 0; number < shown.size(); ++number) {
    if (shown[number] == 0) continue;
    const MapCommunity& one = view.communities[number];
    if (grid.rows.size() == kMostListed) {
      ++left;
      people_left += one.size;
      continue;
    }
    std::vector<std::string> leads;
    for (const MapCrossing& crossing : one.crossings)
      leads.push_back(
          fmt::format("{} by {}", view.communities[crossing.community].name, view.people[crossing.by].name));
    grid.rows.push_back(
        {one.name,
         shown[number] == one.size ? number_words(one.size) : fmt::format("{} of {}", shown[number], one.size),
         number_words(one.warm), view.people[one.centre].name, one.nearest ? view.people[*one.nearest].name : "none",
         joined(leads, ", ")});
  }
  std::string text = text_of(grid, look);
  if (left > 0)
    text +=
        fmt::format("{} more with {} in them.\n", count_words(static_cast<long long>(left), "community", "communities"),
                    count_words(people_left, "person", "people"));
  return text;
}

std::string bridge_list(const app::NetworkMap& map, const Look& look) {
  if (map.bridges.empty()) return "";
  Grid grid;
  grid.columns = {{.heading = "BRIDGE", .least = 12},
                  {.heading = "ID", .side = Side::right, .ink = Ink::quiet},
                  {.heading = "ON THE WAY", .side = Side::right},
                  {.heading = "BETWEEN", .least = 20}};
  for (const app::MapBridge& bridge : map.bridges) {
    std::vector<std::string> names;
    for (const std::uint32_t number : bridge.communities) names.push_back(map.view->communities[number].name);
    grid.rows.push_back(
        {bridge.person.name, std::to_string(bridge.person.id.value), share_words(bridge.share), joined(names, ", ")});
  }
  return "\n" + text_of(grid, look);
}

std::string island_line(const app::NetworkMap& map) {
  if (map.islands_total == 0) return "";
  std::vector<std::string> names;
  for (const auto& person : map.islands) {
    if (names.size() < kMostNamed) names.push_back(person.name);
  }
  const auto more = map.islands_total - static_cast<int>(names.size());
  if (more > 0) names.push_back(fmt::format("{} more", number_words(more)));
  return fmt::format("\nNobody else is known to know {}: {}.\n", count_words(map.islands_total, "person", "people"),
                     joined(names, ", "));
}

}  // namespace

std::string map_text(const app::NetworkMap& map, const Look& look) {
  if (map.total == 0 && !map.view->people.empty()) return "Nobody on the map fits.\n" + island_line(map);
  if (map.total == 0) {
    return "Nobody is known to know somebody else yet.\nMail, meetings and cards show who knows who: kith import "
           "PATH\n" +
           island_line(map);
  }
  std::string text = fmt::format("{} and {} between them.\n\n", count_words(map.total, "person", "people"),
                                 count_words(map.ties_total, "tie", "ties"));
  text += community_list(map, look);
  text += bridge_list(map, look);
  text += island_line(map);
  if (map.view->beyond > 0)
    text += fmt::format("{} with the faintest ties are left out.\n", count_words(map.view->beyond, "person", "people"));
  return text;
}

}  // namespace kith::cli
