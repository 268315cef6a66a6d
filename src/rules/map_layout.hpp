// Where people stand on the map: each community in a circle of its own, those who know each other close together.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rules/tie_graph.hpp"

namespace kith {

// The distance that two people keep is 1.8; the middle of the map is at 0, 0.
struct MapPoint {
  float x = 0, y = 0;
  bool operator==(const MapPoint&) const = default;
};

struct MapCircle {
  MapPoint at;
  float radius = 0;
};

struct MapLayout {
  std::vector<MapPoint> people;        // by node
  std::vector<MapCircle> communities;  // by number
};

// `community` by node, numbered by size, the largest 0. The same graph gives the same places. Who had a place `before`
// (by node; may be shorter) stays about there. Circles do not overlap and nobody stands outside their own.
MapLayout lay_out_map(const TieGraph& graph, std::span<const std::uint32_t> community,
                      std::span<const std::optional<MapPoint>> before = {});

}  // namespace kith
