#include "rules/strata.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Strata, TheFiveOfTheProduct) {
  struct Row {
    const char* name;
    int days;
    Counts counts;
  };
  const Row rows[] = {{"Core", 28, Counts::dialogue},
                      {"Close", 56, Counts::dialogue},
                      {"Active", 91, Counts::contact},
                      {"Wide", 182, Counts::contact},
                      {"Yearly", 364, Counts::contact}};
  const auto strata = default_strata();
  ASSERT_EQ(strata.size(), std::size(rows));
  for (std::size_t i = 0; i < strata.size(); ++i) {
    EXPECT_EQ(strata[i].name, rows[i].name);
    EXPECT_EQ(strata[i].rank, static_cast<int>(i) + 1);
    EXPECT_EQ(strata[i].interval_days, rows[i].days);
    EXPECT_EQ(strata[i].counts, rows[i].counts);
    EXPECT_FALSE(strata[i].id);
    EXPECT_GT(strata[i].minutes, 0);
    EXPECT_GT(strata[i].worth, 0);
  }
  EXPECT_EQ(strata[kDefaultRank - 1].name, "Active");
}

// Nearer people are worth more, cost more, and are still the better use of a minute.
TEST(Strata, WorthPerMinuteFallsWithTheRank) {
  const auto strata = default_strata();
  for (std::size_t i = 1; i < strata.size(); ++i) {
    EXPECT_GT(strata[i - 1].worth, strata[i].worth);
    EXPECT_GT(strata[i - 1].minutes, strata[i].minutes);
    EXPECT_GT(strata[i - 1].worth / strata[i - 1].minutes, strata[i].worth / strata[i].minutes);
  }
}

}  // namespace
}  // namespace kith
