#include "app/map_book.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "app/people_parts.hpp"
#include "rules/communities.hpp"
#include "rules/structure.hpp"
#include "store/cities.hpp"
#include "store/people.hpp"

namespace kith {
namespace {

constexpr float kFaintest = .02F;           // a tie below is not drawn
constexpr std::size_t kMostOnMap = 20'000;  // people
constexpr std::size_t kSmallest = 3;        // a community below has no colour
constexpr std::size_t kMostCrossings = 3;

bool between_others(const NetworkView& network, Node node, const Arc& arc) {
  return arc.to != NetworkView::kUser && arc.strength >= kFaintest && network.open[node] != 0 &&
         network.open[arc.to] != 0;
}

// FNV-1a over numbers.
struct Mark {
  std::uint64_t value = 14695981039346656037ULL;
  void add(std::uint64_t number) {
    for (int byte = 0; byte < 8; ++byte) {
      value = (value ^ (number >> (8 * byte) & 0xFFU)) * 1099511628211ULL;
    }
  }
};

// A tie that fades from one day to the next does not move the map: strengths count in steps of a twentieth.
std::uint64_t ties_mark(const std::vector<PersonId>& people, const TieGraph& graph) {
  Mark mark;
  for (Node node = 0; node < graph.nodes(); ++node) {
    mark.add(static_cast<std::uint64_t>(people[node].value));
    std::uint64_t sum = 0;  // the order of a node's arcs follows their exact strengths
    for (const Arc& arc : graph.arcs_of(node)) {
      Mark one;
      one.add(static_cast<std::uint64_t>(people[arc.to].value));
      one.add(static_cast<std::uint64_t>(std::lround(arc.strength * 20)));
      sum += one.value;
    }
    mark.add(sum);
  }
  return mark.value;
}

struct Drawn {
  std::vector<PersonId> people;
  std::vector<Node> nodes;  // in the network, by node of the map
  TieGraph graph;
  int beyond = 0;
};

Drawn drawn_of(const NetworkView& network) {
  struct Tied {
    Node node;
    float ties;
  };
  std::vector<Tied> tied;
  for (Node node = 1; node < network.graph.nodes(); ++node) {
    float sum = 0;
    for (const Arc& arc : network.graph.arcs_of(node)) sum += between_others(network, node, arc) ? arc.strength : 0;
    if (sum > 0) tied.push_back({node, sum});
  }
  Drawn made;
  if (tied.size() > kMostOnMap) {
    std::stable_sort(tied.begin(), tied.end(), [](const Tied& a, const Tied& b) { return a.ties > b.ties; });
    made.beyond = static_cast<int>(tied.size() - kMostOnMap);
    tied.resize(kMostOnMap);
    std::sort(tied.begin(), tied.end(), [](const Tied& a, const Tied& b) { return a.node < b.node; });
  }
  std::vector<Node> place(network.graph.nodes(), NetworkView::kNobody);
  for (const Tied& one : tied) {
    place[one.node] = static_cast<Node>(made.people.size());
    made.people.push_back(network.people[one.node]);
    made.nodes.push_back(one.node);
  }
  std::vector<GraphTie> ties;
  for (const Tied& one : tied) {
    for (const Arc& arc : network.graph.arcs_of(one.node)) {
      if (between_others(network, one.node, arc) && place[arc.to] != NetworkView::kNobody)
        ties.push_back({place[one.node], place[arc.to], arc.strength, arc.signs, arc.last_day});
    }
  }
  made.graph = TieGraph::build(made.people.size(), ties);
  return made;
}

using Earlier = std::unordered_map<PersonId, Node>;

// A community keeps the colour that most of its people had; the others take what is left, the largest first.
std::vector<std::uint8_t> colours(const MapShape& now, const MapShape* before, const Earlier& earlier) {
  std::vector<std::uint32_t> sizes(now.layout.communities.size(), 0);
  for (const std::uint32_t number : now.community) ++sizes[number];
  std::vector<std::array<std::uint32_t, MapShape::kColours>> had(sizes.size());
  for (Node node = 0; before != nullptr && node < now.people.size(); ++node) {
    const auto old = earlier.find(now.people[node]);
    if (old == earlier.end()) continue;
    const std::uint8_t colour = before->colour[before->community[old->second]];
    if (colour != MapShape::kNoColour) ++had[now.community[node]][colour];
  }
  std::vector<std::uint8_t> made(sizes.size(), MapShape::kNoColour);
  std::array<bool, MapShape::kColours> taken{};
  const std::size_t coloured = std::min<std::size_t>(
      MapShape::kColours,
      static_cast<std::size_t>(std::find_if(sizes.begin(), sizes.end(), [](auto size) { return size < kSmallest; }) -
                               sizes.begin()));
  for (std::size_t one = 0; one < coloured; ++one) {
    const auto most = std::max_element(had[one].begin(), had[one].end());
    const auto colour = static_cast<std::uint8_t>(most - had[one].begin());
    if (2 * *most < sizes[one] || taken[colour]) continue;
    made[one] = colour;
    taken[colour] = true;
  }
  std::uint8_t next = 0;
  for (std::size_t one = 0; one < coloured; ++one) {
    if (made[one] != MapShape::kNoColour) continue;
    while (taken[next]) ++next;
    made[one] = next;
    taken[next] = true;
  }
  return made;
}

std::shared_ptr<const MapShape> shape_of(Drawn& drawn, const std::shared_ptr<const MapShape>& before) {
  const std::uint64_t mark = ties_mark(drawn.people, drawn.graph);
  if (before && before->mark == mark) return before;
  auto made = std::make_shared<MapShape>();
  made->people = std::move(drawn.people);
  made->graph = std::move(drawn.graph);
  made->mark = mark;
  made->community = communities(made->graph);
  made->bridging = bridging(made->graph).share;
  Earlier earlier;
  std::vector<std::optional<MapPoint>> places;
  if (before) {
    for (Node node = 0; node < before->people.size(); ++node) earlier.emplace(before->people[node], node);
    for (const PersonId person : made->people) {
      const auto old = earlier.find(person);
      places.push_back(old == earlier.end() ? std::nullopt : std::optional(before->layout.people[old->second]));
    }
  }
  made->layout = lay_out_map(made->graph, made->community, places);
  made->colour = colours(*made, before.get(), earlier);
  return made;
}

Result<std::vector<std::vector<CommunityTrait>>> read_people(const Db& db, const PlanView& plan, const Zone& zone,
                                                             const NetworkView& network, MapView& made) {
  const MapShape& shape = *made.shape;
  std::vector<std::vector<CommunityTrait>> traits(shape.people.size());
  std::unordered_map<PersonId, Node> places;
  for (Node node = 0; node < shape.people.size(); ++node) places.emplace(shape.people[node], node);
  made.people.resize(shape.people.size());
  KITH_TRY(const auto rows, person_rows(db, shape.people));
  for (const PersonRow& row : rows) {
    const Node node = places.at(row.id);
    MapPerson& person = made.people[node];
    person.id = row.id;
    person.name = row.name;
    person.organisation = row.organisation;
    if (const Candidate* candidate = plan.candidate(row.id)) person.warmth = app::warmth_of(*candidate, plan, zone);
    if (const Arc* own = network.graph.arc(NetworkView::kUser, network.node(row.id))) person.own = own->strength;
    for (const Arc& arc : shape.graph.arcs_of(node)) person.ties += arc.strength;
    traits[node].push_back({CommunityBy::organisation, row.organisation});
    traits[node].push_back({CommunityBy::role, row.role});
    for (const std::string& tag : row.tags) traits[node].push_back({CommunityBy::tag, tag});
  }
  KITH_TRY(const auto cities, cities_of(db, shape.people));
  for (const auto& [person, city] : cities) traits[places.at(person)].push_back({CommunityBy::city, city});
  return traits;
}

std::vector<MapTie> ties_of(const TieGraph& graph) {
  std::vector<MapTie> ties;
  for (Node node = 0; node < graph.nodes(); ++node) {
    for (const Arc& arc : graph.arcs_of(node)) {
      if (node < arc.to) ties.push_back({node, arc.to, arc.strength, arc.signs});
    }
  }
  std::stable_sort(ties.begin(), ties.end(), [](const MapTie& a, const MapTie& b) {
    return a.strength != b.strength ? a.strength > b.strength : a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  return ties;
}

std::vector<std::vector<MapCrossing>> crossings_of(const MapView& view) {
  struct Sum {
    double strength = 0;
    int ties = 0;
    std::map<Node, double> by;
  };
  const auto& community = view.shape->community;
  std::vector<std::map<std::uint32_t, Sum>> sums(view.communities.size());
  const auto add = [&](Node from, Node to, double strength) {
    Sum& sum = sums[community[from]][community[to]];
    sum.strength += strength;
    ++sum.ties;
    sum.by[from] += strength;
  };
  for (const MapTie& tie : view.ties) {
    if (community[tie.from] == community[tie.to]) continue;
    add(tie.from, tie.to, static_cast<double>(tie.strength));
    add(tie.to, tie.from, static_cast<double>(tie.strength));
  }
  std::vector<std::vector<MapCrossing>> made(sums.size());
  for (std::size_t number = 0; number < sums.size(); ++number) {
    std::vector<std::pair<double, MapCrossing>> all;
    for (const auto& [other, sum] : sums[number]) {
      const auto most = std::max_element(sum.by.begin(), sum.by.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      all.push_back({sum.strength, {other, sum.ties, most->first}});
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (all.size() > kMostCrossings) all.resize(kMostCrossings);
    for (const auto& [strength, crossing] : all) made[number].push_back(crossing);
  }
  return made;
}

void describe(MapView& view, const std::vector<std::vector<CommunityTrait>>& traits) {
  const MapShape& shape = *view.shape;
  const auto names = community_names(shape.community, traits);
  view.communities.resize(names.size());
  std::vector<double> inside(view.people.size(), 0);
  for (const MapTie& tie : view.ties) {
    if (shape.community[tie.from] != shape.community[tie.to]) continue;
    inside[tie.from] += static_cast<double>(tie.strength);
    inside[tie.to] += static_cast<double>(tie.strength);
  }
  for (Node node = 0; node < view.people.size(); ++node) {
    MapCommunity& one = view.communities[shape.community[node]];
    if (one.size++ == 0 || inside[node] > inside[one.centre]) one.centre = node;
    const double own = view.people[node].own;
    if (own > 0 && (!one.nearest || own > view.people[*one.nearest].own)) one.nearest = node;
    if (view.people[node].warmth.degree == Degree::warm) ++one.warm;
  }
  auto crossings = crossings_of(view);
  for (std::size_t number = 0; number < names.size(); ++number) {
    MapCommunity& one = view.communities[number];
    one.by = names[number].by;
    one.share = names[number].share;
    one.name = one.by == CommunityBy::person ? "around " + view.people[one.centre].name : names[number].text;
    one.crossings = std::move(crossings[number]);
  }
}

std::vector<PersonId> islands_of(const NetworkView& network) {
  std::vector<std::pair<float, PersonId>> all;
  for (Node node = 1; node < network.graph.nodes(); ++node) {
    if (network.open[node] == 0) continue;
    bool known = false;
    float own = 0;
    for (const Arc& arc : network.graph.arcs_of(node)) {
      known = known || between_others(network, node, arc);
      if (arc.to == NetworkView::kUser) own = arc.strength;
    }
    if (!known) all.emplace_back(own, network.people[node]);
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<PersonId> made;
  for (const auto& [own, person] : all) made.push_back(person);
  return made;
}

}  // namespace

Result<std::shared_ptr<const MapView>> MapBook::view(const Db& db, const PlanView& plan, const Zone& zone,
                                                     NetworkBook& networks) {
  const std::lock_guard hold(lock_);
  if (latest_ && latest_->log_end == plan.log_end && latest_->today == plan.today) return latest_;
  KITH_TRY(const auto network, networks.view(db, plan));
  MapView made;
  made.log_end = plan.log_end;
  made.today = plan.today;
  Drawn drawn = drawn_of(*network);
  made.beyond = drawn.beyond;
  made.shape = shape_of(drawn, latest_ ? latest_->shape : nullptr);
  KITH_TRY(const auto traits, read_people(db, plan, zone, *network, made));
  made.ties = ties_of(made.shape->graph);
  describe(made, traits);
  made.islands = islands_of(*network);
  latest_ = std::make_shared<const MapView>(std::move(made));
  return latest_;
}

}  // namespace kith
