#include "rules/map_layout.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "rules/communities.hpp"

namespace kith {
namespace {

float apart_by(MapPoint a, MapPoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

// MapGroups of so many, all of one know each other; one tie leads from each group to the next.
struct MapGroups {
  TieGraph graph;
  std::vector<std::uint32_t> community;
};
MapGroups map_groups(const std::vector<Node>& sizes) {
  std::vector<GraphTie> ties;
  const auto tie = [&](Node a, Node b, float strength) {
    ties.push_back({a, b, strength, bit(TieSign::met), 0});
    ties.push_back({b, a, strength, bit(TieSign::met), 0});
  };
  MapGroups made;
  Node begin = 0;
  for (std::size_t group = 0; group < sizes.size(); ++group) {
    for (Node a = 0; a < sizes[group]; ++a) {
      made.community.push_back(static_cast<std::uint32_t>(group));
      for (Node b = 0; b < a; ++b) tie(begin + a, begin + b, .5F);
    }
    if (group > 0) tie(begin, begin - 1, .2F);
    begin += sizes[group];
  }
  made.graph = TieGraph::build(begin, ties);
  return made;
}

TEST(MapLayout, EachStandsInTheirCircleAndNoTwoCirclesOverlap) {
  for (const auto& sizes : {std::vector<Node>{1}, {2, 2}, {30, 12, 12, 5, 3, 2, 2, 1}, std::vector<Node>(400, 2)}) {
    const MapGroups all = map_groups(sizes);
    const MapLayout made = lay_out_map(all.graph, all.community);
    ASSERT_EQ(made.people.size(), all.community.size());
    ASSERT_EQ(made.communities.size(), sizes.size());
    for (std::size_t node = 0; node < made.people.size(); ++node) {
      const MapCircle& circle = made.communities[all.community[node]];
      ASSERT_TRUE(std::isfinite(made.people[node].x) && std::isfinite(made.people[node].y));
      EXPECT_LE(apart_by(made.people[node], circle.at), circle.radius * 1.001F) << node << " of " << sizes.size();
    }
    for (std::size_t a = 0; a < sizes.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const MapCircle &one = made.communities[a], &other = made.communities[b];
        EXPECT_GT(apart_by(one.at, other.at), one.radius + other.radius) << a << " and " << b << " of " << sizes.size();
      }
    }
  }
}

TEST(MapLayout, PeopleKeepApart) {
  const MapGroups all = map_groups({60, 20});
  const MapLayout made = lay_out_map(all.graph, all.community);
  for (std::size_t a = 0; a < made.people.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) EXPECT_GT(apart_by(made.people[a], made.people[b]), .9F) << a << " and " << b;
  }
}

TEST(MapLayout, TheSameGraphGivesTheSamePlaces) {
  const MapGroups all = map_groups({20, 10, 4});
  EXPECT_EQ(lay_out_map(all.graph, all.community).people, lay_out_map(all.graph, all.community).people);
}

TEST(MapLayout, CommunitiesThatKnowEachOtherAreNeighbours) {
  // The first knows the last only; the two between know nobody elsewhere.
  std::vector<GraphTie> ties;
  const auto tie = [&](Node a, Node b) {
    ties.push_back({a, b, .5F, bit(TieSign::met), 0});
    ties.push_back({b, a, .5F, bit(TieSign::met), 0});
  };
  std::vector<std::uint32_t> community;
  for (Node group = 0; group < 6; ++group) {
    for (Node a = 0; a < 8; ++a) {
      community.push_back(group);
      for (Node b = 0; b < a; ++b) tie(group * 8 + a, group * 8 + b);
    }
  }
  for (Node a = 0; a < 8; ++a) tie(a, 40 + a);
  const MapLayout made = lay_out_map(TieGraph::build(48, ties), community);
  const float apart = apart_by(made.communities[0].at, made.communities[5].at);
  EXPECT_LT(apart, made.communities[0].radius + made.communities[5].radius + 3);
}

TEST(MapLayout, WhoHadAPlaceStaysThereWhenSomebodyComes) {
  const MapGroups before = map_groups({24, 12, 6});
  const MapLayout first = lay_out_map(before.graph, before.community);
  const MapGroups after = map_groups({24, 12, 7});  // the newcomer is the last node
  std::vector<std::optional<MapPoint>> places(first.people.begin(), first.people.end());
  const MapLayout second = lay_out_map(after.graph, after.community, places);
  for (std::size_t node = 0; node < first.people.size(); ++node)
    EXPECT_LT(apart_by(first.people[node], second.people[node]), 4.F) << node;
}

TEST(MapLayout, NothingAndNonsenseGiveNothing) {
  EXPECT_TRUE(lay_out_map(TieGraph::build(0, {}), {}).people.empty());
  const std::vector<std::uint32_t> too_few{0};
  EXPECT_TRUE(lay_out_map(TieGraph::build(3, {}), too_few).people.empty());
}

TEST(MapLayout, HoldsWhatLeidenFinds) {
  const MapGroups all = map_groups({15, 15, 9, 4});
  const auto found = communities(all.graph);
  EXPECT_EQ(found, all.community);
  EXPECT_EQ(lay_out_map(all.graph, found).communities.size(), 4U);
}

}  // namespace
}  // namespace kith
