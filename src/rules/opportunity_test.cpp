// What is next with opportunities.
#include "rules/opportunity.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

const LocalDate kThisDay = local_date(2026, 11, 23);

OpportunityMoves moves(OpportunityStage stage, int moved_ago, std::optional<int> next_in = {},
                       std::optional<int> expected_in = {}) {
  OpportunityMoves made;
  made.opportunity.stage = stage;
  made.moved = kThisDay - Days{moved_ago};
  if (next_in) {
    made.opportunity.next_step = "send the offer";
    made.opportunity.next_day = kThisDay + Days{*next_in};
  }
  if (expected_in) made.opportunity.expected = kThisDay + Days{*expected_in};
  return made;
}

TEST(OpportunitySteps, ComeWhenTheirDayHasCome) {
  using enum OpportunityStage;
  struct Row {
    OpportunityMoves one;
    const char* what;  // "" for none
  };
  const Row rows[] = {
      {moves(open, 0), ""},
      {moves(open, 27), ""},
      {moves(open, 28), "Nothing has moved for 4 weeks: a next step, or let it rest"},
      {moves(talking, 3, 0), "send the offer"},
      {moves(talking, 90, 1), ""},  // it is known what comes next
      {moves(resting, 400), ""},
      {moves(resting, 400, 0), "send the offer"},
      {moves(won, 400, 0), ""},
      {moves(lost, 400), ""},
      {moves(offered, 3, {}, 0), ""},
      {moves(offered, 3, {}, -2), "It was to be decided 2 days ago: won, lost, or another day?"},
      {moves(offered, 1, {}, -2), ""},  // something came since
  };
  for (const Row& row : rows) {
    const auto steps = opportunity_steps(std::span(&row.one, 1), kThisDay);
    EXPECT_EQ(steps.empty() ? "" : steps.front().what, row.what);
  }
}

TEST(OpportunitySteps, OfThoseThatStandStillThreeTheLongestFirst) {
  std::vector<OpportunityMoves> all;
  for (const int ago : {30, 60, 90, 40, 50}) all.push_back(moves(OpportunityStage::open, ago));
  all.push_back(moves(OpportunityStage::talking, 5, 0));
  const auto steps = opportunity_steps(all, kThisDay);
  std::vector<std::size_t> which;
  for (const auto& step : steps) which.push_back(step.index);
  EXPECT_EQ(which, (std::vector<std::size_t>{5, 2, 1, 4}));
}

}  // namespace
}  // namespace kith
