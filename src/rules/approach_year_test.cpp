// The yearly account of those who came.
#include "rules/approach_year.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

Approach came(std::int64_t person, const char* at, const char* from, ApproachState state) {
  Approach one;
  one.person = PersonId{person};
  one.at = parse_instant(at, Zone::utc()).value();
  one.from = from;
  one.state = state;
  return one;
}

TEST(ApproachYear, CountsAYearOfTheUsersCalendar) {
  const Zone berlin = Zone::find("Europe/Berlin").value();
  const std::vector<Approach> all{
      came(1, "2025-12-31T23:30:00Z", "LinkedIn", ApproachState::answered),  // already January in Berlin
      came(2, "2026-12-31T23:30:00Z", "LinkedIn", ApproachState::answered),  // already next year
      came(1, "2026-06-01T10:00:00Z", "linkedin", ApproachState::declined),
  };
  const ApproachYear year = approach_year(all, 2026, berlin);
  EXPECT_EQ(year.came, 2);
  EXPECT_EQ(year.people, 1);
  ASSERT_EQ(year.from.size(), 1U);
  EXPECT_EQ(year.from[0], (std::pair<std::string, int>{"LinkedIn", 2}));
  EXPECT_EQ(approach_year_words(year),
            "1 person came to you in 2026, 2 times in all. You answered 1 and declined 1. "
            "Nothing has come of it yet, as far as you wrote down.");
}

TEST(ApproachYear, SaysWhatItCostAndWhatCameOfIt) {
  std::vector<Approach> all{came(1, "2026-01-05", "a talk", ApproachState::answered),
                            came(2, "2026-02-05", "", ApproachState::answered),
                            came(3, "2026-03-05", "LinkedIn", ApproachState::ignored),
                            came(4, "2026-04-05", "LinkedIn", ApproachState::open)};
  all[0].knew_me = true;
  all[0].minutes = 45;
  all[0].came_of = "a client";
  all[1].knew_me = false;
  all[1].minutes = 35;
  const ApproachYear year = approach_year(all, 2026, Zone::utc());
  EXPECT_EQ(year.from[0].first, "LinkedIn");
  ASSERT_EQ(year.fruitful.size(), 1U);
  EXPECT_EQ(year.fruitful[0].came_of, "a client");
  EXPECT_EQ(approach_year_words(year),
            "4 people came to you in 2026; 1 of 2 knew who you are. You answered 2 and left 1 unanswered, and gave "
            "1 hour 20 minutes. 1 still waits for an answer. Something came of 1.");
}

TEST(ApproachYear, OfNobody) {
  EXPECT_EQ(approach_year_words(approach_year({}, 2024, Zone::utc())), "Nobody came to you in 2024.");
}

}  // namespace
}  // namespace kith
