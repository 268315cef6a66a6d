#include "app/json_map.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace kith::app {
namespace {

// Strengths and bridging in hundredths, places in tenths: more is not seen.
std::int64_t hundredths(double share) {
  return std::lround(share * 100);
}
std::int64_t tenths(float at) {
  return std::lround(at * 10);
}

Json named(const MapPerson& person) {
  return {{"id", person.id.value}, {"name", person.name}};
}
Json named(const NamedPerson& person) {
  return {{"id", person.id.value}, {"name", person.name}};
}

Json people_columns(const NetworkMap& map, Json& organisations) {
  const MapView& view = *map.view;
  const auto& share = view.shape->bridging;
  const double widest = share.empty() ? 0 : *std::max_element(share.begin(), share.end());
  std::unordered_map<std::string, std::size_t> known;
  Json id = Json::array(), name = id, organisation = id, community = id, bridging = id, degree = id, own = id, x = id,
       y = id;
  for (const Node node : map.people) {
    const MapPerson& person = view.people[node];
    id.push_back(person.id.value);
    name.push_back(person.name);
    if (person.organisation.empty()) {
      organisation.push_back(-1);
    } else {
      const auto [at, added] = known.emplace(person.organisation, known.size());
      if (added) organisations.push_back(person.organisation);
      organisation.push_back(at->second);
    }
    community.push_back(view.shape->community[node]);
    bridging.push_back(widest > 0 ? hundredths(share[node] / widest) : 0);
    degree.push_back(static_cast<int>(person.warmth.degree));
    own.push_back(hundredths(person.own));
    x.push_back(tenths(view.shape->layout.people[node].x));
    y.push_back(tenths(view.shape->layout.people[node].y));
  }
  return {{"id", std::move(id)},
          {"name", std::move(name)},
          {"organisation", std::move(organisation)},
          {"community", std::move(community)},
          {"bridging", std::move(bridging)},
          {"degree", std::move(degree)},
          {"own", std::move(own)},
          {"x", std::move(x)},
          {"y", std::move(y)}};
}

Json tie_columns(const NetworkMap& map) {
  Json from = Json::array(), to = from, strength = from, signs = from;
  for (const MapTie& tie : map.ties) {
    from.push_back(tie.from);
    to.push_back(tie.to);
    strength.push_back(hundredths(static_cast<double>(tie.strength)));
    signs.push_back(tie.signs);
  }
  return {
      {"from", std::move(from)}, {"to", std::move(to)}, {"strength", std::move(strength)}, {"signs", std::move(signs)}};
}

Json community_json(const NetworkMap& map, std::uint32_t number, int shown) {
  const MapView& view = *map.view;
  const MapCommunity& one = view.communities[number];
  const MapCircle& circle = view.shape->layout.communities[number];
  const std::uint8_t colour = view.shape->colour[number];
  Json bridges = Json::array();
  for (const MapCrossing& crossing : one.crossings) {
    bridges.push_back({{"community", crossing.community},
                       {"name", view.communities[crossing.community].name},
                       {"ties", crossing.ties},
                       {"by", named(view.people[crossing.by])}});
  }
  return {{"number", number},
          {"name", one.name},
          {"by", std::string(name(one.by))},
          {"share", hundredths(one.share)},
          {"size", one.size},
          {"shown", shown},
          {"colour", colour == MapShape::kNoColour ? Json() : Json(colour)},
          {"centre", named(view.people[one.centre])},
          {"nearest", one.nearest ? named(view.people[*one.nearest]) : Json()},
          {"nearest_strength", one.nearest ? hundredths(view.people[*one.nearest].own) : 0},
          {"warm", one.warm},
          {"bridges", std::move(bridges)},
          {"x", tenths(circle.at.x)},
          {"y", tenths(circle.at.y)},
          {"radius", tenths(circle.radius)}};
}

Json communities_json(const NetworkMap& map) {
  std::vector<int> shown(map.view->communities.size(), 0);
  for (const Node node : map.people) ++shown[map.view->shape->community[node]];
  Json all = Json::array();
  for (std::uint32_t number = 0; number < shown.size(); ++number) {
    if (shown[number] > 0) all.push_back(community_json(map, number, shown[number]));
  }
  return all;
}

}  // namespace

Json to_json(const NetworkMap& map) {
  Json organisations = Json::array(), bridges = Json::array(), islands = Json::array(), signs = Json::array(),
       degrees = Json::array();
  Json people = people_columns(map, organisations);
  for (const MapBridge& bridge : map.bridges) {
    bridges.push_back({{"person", named(bridge.person)},
                       {"organisation", bridge.organisation},
                       {"share", std::round(bridge.share * 10'000) / 10'000},
                       {"communities", bridge.communities}});
  }
  for (const NamedPerson& person : map.islands) islands.push_back(named(person));
  for (int sign = 0; sign < kTieSigns; ++sign) signs.push_back(std::string(name(static_cast<TieSign>(sign))));
  for (const Degree degree : {Degree::never, Degree::quiet, Degree::cooling, Degree::warm})
    degrees.push_back(std::string(name(degree)));
  return {{"people", std::move(people)},
          {"organisations", std::move(organisations)},
          {"degrees", std::move(degrees)},
          {"ties", tie_columns(map)},
          {"signs", std::move(signs)},
          {"communities", communities_json(map)},
          {"bridges", std::move(bridges)},
          {"islands", {{"people", std::move(islands)}, {"total", map.islands_total}}},
          {"total", map.total},
          {"beyond", map.view->beyond},
          {"ties_total", map.ties_total}};
}

}  // namespace kith::app
