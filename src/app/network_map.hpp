// The picture of who knows who: all of it, or those whom a query finds, as data and in words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/map_book.hpp"

namespace kith::app {

struct NamedPerson {
  PersonId id;
  std::string name;
};

// Somebody on the way between many others.
struct MapBridge {
  NamedPerson person;
  std::string organisation;
  double share = 0;                        // of all pairs of others
  std::vector<std::uint32_t> communities;  // where their ties lead, their own first
};

struct NetworkMap {
  std::shared_ptr<const MapView> view;
  std::vector<Node> people;          // of the view: those shown, the best tied first
  std::vector<MapTie> ties;          // between them: places in `people`, the strongest first
  int total = 0;                     // who fit and know somebody, above the limit too
  int ties_total = 0;                // ties between those who fit
  std::vector<MapBridge> bridges;    // of those shown, the widest first; at most kMostBridges
  std::vector<NamedPerson> islands;  // who fit and of whom nobody else is known; at most kMostIslands
  int islands_total = 0;
  std::string tag;  // the same while nothing of it has changed
};
inline constexpr std::size_t kMostBridges = 20;
inline constexpr std::size_t kMostIslands = 50;
inline constexpr int kUsualMapPeople = 10'000;
inline constexpr int kMostMapPeople = 20'000;
inline constexpr std::size_t kMostMapTies = 50'000;

// Of those whom the query finds; the user and who asked not to be contacted are left out.
Result<NetworkMap> network_map(const App& app, const std::string& text, int limit = kUsualMapPeople);
// The tag alone: cheap where nothing has changed since the map was last asked for.
Result<std::string> network_map_tag(const App& app, const std::string& text, int limit = kUsualMapPeople);

}  // namespace kith::app
