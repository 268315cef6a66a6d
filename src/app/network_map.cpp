#include "app/network_map.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/finding.hpp"
#include "app/opened_plan.hpp"
#include "store/people.hpp"

namespace kith::app {
namespace {

constexpr double kLeastBridge = .002;  // of all pairs: below nobody is called a bridge

// By place in the names: whether the query finds them.
std::vector<std::uint8_t> found_by(const Fits& fits, std::size_t names) {
  std::vector<std::uint8_t> found(names, 0);
  for (const Fit& fit : fits.people) found[fit.place] = 1;
  return found;
}

void choose_people(NetworkMap& made, int limit) {
  const auto& people = made.view->people;
  made.total = static_cast<int>(made.people.size());
  std::stable_sort(made.people.begin(), made.people.end(),
                   [&](Node a, Node b) { return people[a].ties > people[b].ties; });
  if (made.total > limit) made.people.resize(static_cast<std::size_t>(limit));
}

void choose_ties(NetworkMap& made, const std::vector<std::uint8_t>& fits) {
  constexpr Node kHidden = ~Node{0};
  std::vector<Node> place(made.view->people.size(), kHidden);
  for (std::size_t at = 0; at < made.people.size(); ++at) place[made.people[at]] = static_cast<Node>(at);
  for (const MapTie& tie : made.view->ties) {
    if (fits[tie.from] == 0 || fits[tie.to] == 0) continue;
    ++made.ties_total;
    if (made.ties.size() >= kMostMapTies || place[tie.from] == kHidden || place[tie.to] == kHidden) continue;
    made.ties.push_back({place[tie.from], place[tie.to], tie.strength, tie.signs});
  }
}

std::vector<MapBridge> bridges_of(const MapView& view, std::vector<Node> people) {
  const auto& share = view.shape->bridging;
  std::erase_if(people, [&](Node node) { return share[node] < kLeastBridge; });
  std::stable_sort(people.begin(), people.end(),
                   [&](Node a, Node b) { return share[a] != share[b] ? share[a] > share[b] : a < b; });
  std::vector<MapBridge> made;
  for (const Node node : people) {
    if (made.size() == kMostBridges) break;
    const MapPerson& person = view.people[node];
    MapBridge bridge{{person.id, person.name}, person.organisation, share[node], {view.shape->community[node]}};
    for (const Arc& arc : view.shape->graph.arcs_of(node)) {
      const std::uint32_t other = view.shape->community[arc.to];
      if (std::find(bridge.communities.begin(), bridge.communities.end(), other) == bridge.communities.end())
        bridge.communities.push_back(other);
    }
    if (bridge.communities.size() > 1) made.push_back(std::move(bridge));
  }
  return made;
}

std::string map_tag(const MapView& view, const std::string& text, int limit) {
  return fmt::format("{}-{}-{:x}-{}-{:x}", view.log_end, iso(view.today), view.shape->mark, limit,
                     std::hash<std::string>{}(text));
}

}  // namespace

Result<std::string> network_map_tag(const App& app, const std::string& text, int limit) {
  KITH_TRY(const OpenedPlan plan, open_plan(app));
  KITH_TRY(const auto view, app.map().view(plan.db, *plan.view, plan.zone, app.network()));
  return map_tag(*view, text, limit);
}

Result<NetworkMap> network_map(const App& app, const std::string& text, int limit) {
  if (limit < 1 || limit > kMostMapPeople)
    return fail(Code::usage, fmt::format("the map holds 1 to {} people", kMostMapPeople));
  KITH_TRY(const Query query, parse_query(text));
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Ground on, ground(app, db));
  KITH_TRY(const Fits fits, find_fits(on, query));
  const auto found = found_by(fits, on.names.rows().size());
  const auto is_found = [&](PersonId person) {
    const std::uint32_t place = on.names.at(person);
    return place != NameBook::kNobody && found[place] != 0;
  };
  NetworkMap made;
  KITH_TRY(made.view, app.map().view(db, *on.view, on.zone, app.network()));
  const MapView& view = *made.view;
  made.tag = map_tag(view, text, limit);
  std::vector<std::uint8_t> fitting(view.people.size(), 0);
  for (Node node = 0; node < view.people.size(); ++node) {
    if (!is_found(view.people[node].id)) continue;
    fitting[node] = 1;
    made.people.push_back(node);
  }
  choose_people(made, limit);
  choose_ties(made, fitting);
  made.bridges = bridges_of(view, made.people);
  std::vector<PersonId> islands;
  for (const PersonId person : view.islands) {
    if (!is_found(person)) continue;
    ++made.islands_total;
    if (islands.size() < kMostIslands) islands.push_back(person);
  }
  KITH_TRY(const auto rows, person_rows(db, islands));
  for (const PersonRow& row : rows) made.islands.push_back({row.id, row.name});
  return made;
}

}  // namespace kith::app
