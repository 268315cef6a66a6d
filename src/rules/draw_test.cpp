#include "rules/draw.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace kith {
namespace {

Experiment with_arms(int arms, std::int64_t seed) {
  Experiment one;
  one.seed = seed;
  for (int i = 1; i <= arms; ++i) one.arms.push_back({ArmId{i}, "arm", Channel::email, "", ""});
  return one;
}

std::map<ArmId, int> counted(const std::vector<ArmId>& drawn) {
  std::map<ArmId, int> count;
  for (const ArmId arm : drawn) ++count[arm];
  return count;
}

TEST(DrawArms, TheSameSeedDrawsTheSame) {
  const std::vector<std::string> people(20);
  EXPECT_EQ(draw_arms(with_arms(2, 7), {}, people), draw_arms(with_arms(2, 7), {}, people));
  EXPECT_NE(draw_arms(with_arms(2, 7), {}, people), draw_arms(with_arms(2, 8), {}, people));
}

TEST(DrawArms, ArmsAreBalancedInAllAndWithinSegments) {
  for (std::int64_t seed = 0; seed < 200; ++seed) {
    const std::vector<std::string> people{"a", "a", "a", "a", "b", "b", "b", "b", "b", "c", "c", ""};
    const auto drawn = draw_arms(with_arms(2, seed), {}, people);
    std::map<std::string, std::map<ArmId, int>> within;
    for (std::size_t i = 0; i < people.size(); ++i) ++within[people[i]][drawn[i]];
    EXPECT_LE(std::abs(counted(drawn)[ArmId{1}] - counted(drawn)[ArmId{2}]), 1) << seed;
    for (auto& [segment, arms] : within) EXPECT_LE(std::abs(arms[ArmId{1}] - arms[ArmId{2}]), 1) << segment << seed;
  }
}

TEST(DrawArms, ALaterBatchMakesUpForTheEarlier) {
  std::vector<ExperimentEntry> in_already(3);
  for (ExperimentEntry& one : in_already) one.arm = ArmId{1};
  const auto drawn = draw_arms(with_arms(2, 1), in_already, std::vector<std::string>(5));
  EXPECT_EQ(counted(drawn)[ArmId{2}], 4);
}

TEST(DrawArms, NobodyKnowsBeforeWhoGetsWhat) {
  // Over many seeds each of four people gets each arm about half the time, whatever their place.
  std::map<std::size_t, int> first;
  for (std::int64_t seed = 0; seed < 2000; ++seed) {
    const auto drawn = draw_arms(with_arms(2, seed), {}, std::vector<std::string>(4));
    for (std::size_t i = 0; i < 4; ++i) first[i] += drawn[i] == ArmId{1} ? 1 : 0;
  }
  for (const auto& [place, count] : first) EXPECT_NEAR(count, 1000, 120) << place;
}

TEST(Lot, IsWithinItsBounds) {
  Lot lot(3);
  std::set<std::size_t> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(lot.below(6));
  EXPECT_EQ(seen, (std::set<std::size_t>{0, 1, 2, 3, 4, 5}));
}

}  // namespace
}  // namespace kith
