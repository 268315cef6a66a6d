// The map in memory: communities, bridges and places of those who know somebody else. Follows the change log; what is
// costly is done again only where the ties have changed, and then starts from where everybody stood.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/network_book.hpp"
#include "rules/community_name.hpp"
#include "rules/map_layout.hpp"
#include "rules/warmth.hpp"

namespace kith {

// Who is on the map, without the user, and what follows from their ties alone.
struct MapShape {
  static constexpr std::uint8_t kColours = 10;
  static constexpr std::uint8_t kNoColour = 255;

  std::vector<PersonId> people;  // by node of `graph`
  TieGraph graph;                // ties between them that are worth drawing
  std::vector<std::uint32_t> community;
  std::vector<std::uint8_t> colour;  // by community, below kColours; the small ones have none
  std::vector<double> bridging;      // share of pairs of others that lead by them
  MapLayout layout;
  std::uint64_t mark = 0;  // another one: another map
};

struct MapPerson {
  PersonId id;
  std::string name;
  std::string organisation;
  Warmth warmth;
  double own = 0;   // strength of the user's tie to them
  double ties = 0;  // sum of the strengths of theirs to others
};

struct MapTie {
  Node from = 0, to = 0;  // from < to
  float strength = 0;
  TieSigns signs = 0;
};

// The ties that lead from one community to another.
struct MapCrossing {
  std::uint32_t community = 0;
  int ties = 0;
  Node by = 0;  // who carries the most of it
};

struct MapCommunity {
  std::string name;  // "Acme", "around Ada Byron"
  CommunityBy by = CommunityBy::person;
  double share = 0;  // of its people who have what it is named by
  int size = 0;
  Node centre = 0;                     // who has the strongest ties inside
  std::optional<Node> nearest;         // to whom in it the user has the strongest tie
  int warm = 0;                        // ties of the user's
  std::vector<MapCrossing> crossings;  // the strongest first
};

struct MapView {
  std::int64_t log_end = -1;
  LocalDate today{};
  std::shared_ptr<const MapShape> shape;
  std::vector<MapPerson> people;  // by node of the shape
  std::vector<MapTie> ties;       // the strongest first
  std::vector<MapCommunity> communities;
  std::vector<PersonId> islands;  // people nobody else is known to know; the user's strongest tie first
  int beyond = 0;                 // people with ties who are too many for a map
};

class MapBook {
 public:
  // As of the database `db` sees and of the plan's day; shared, never changed once handed out.
  Result<std::shared_ptr<const MapView>> view(const Db& db, const PlanView& plan, const Zone& zone,
                                              NetworkBook& network);

 private:
  std::mutex lock_;
  std::shared_ptr<const MapView> latest_;
};

}  // namespace kith
