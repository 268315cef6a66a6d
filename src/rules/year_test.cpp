// The year of bench/year.cpp at a small size: no day above its minutes, nobody forgotten, no wall.
#include <gtest/gtest.h>

#include "rules/test_year.hpp"

namespace kith::year {
namespace {

Plan small(unsigned seed) {
  Plan plan;
  plan.seed = seed;
  plan.people = 150;
  plan.inner = 9;
  plan.import_people = 40;
  plan.budget = 20;
  return plan;
}

TEST(Year, FitsItsDaysAndForgetsNobody) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const Lived lived = live(small(seed));
    EXPECT_EQ(lived.over_budget, 0);
    EXPECT_EQ(lived.on_days_off, 0);
    EXPECT_GT(lived.contacts, 200);
    EXPECT_LE(lived.worst_fitting, 0.25) << seed;
    EXPECT_LE(lived.first_minutes_back, 20);
  }
}

TEST(Year, CallsKeepTheirHours) {
  Plan plan = small(4);
  plan.hours = ChannelHours({*parse_hours("call tue,thu 16:30-17:00")});
  const Lived lived = live(plan);
  EXPECT_EQ(lived.outside_hours, 0);
  EXPECT_EQ(lived.over_budget, 0);
}

TEST(Year, WhatDoesNotFitWaitsByWorth) {
  Plan plan = small(5);
  plan.crowd = 1;
  plan.people = 500;
  const Lived lived = live(plan);
  EXPECT_EQ(lived.over_budget, 0);
  EXPECT_GT(lived.needed, plan.budget);
  EXPECT_EQ(lived.misordered, 0);
  EXPECT_LE(lived.mean_late(1), 0.25);  // the inner rings do not feel it
  EXPECT_LE(lived.mean_late(2), 0.25);
}

}  // namespace
}  // namespace kith::year
