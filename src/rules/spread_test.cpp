#include "rules/spread.hpp"

#include <algorithm>
#include <map>

#include <tuple>

#include <gtest/gtest.h>

#include "rules/test_touches.hpp"

namespace kith {
namespace {

using testing_words::day;

std::vector<std::string> spread_out(const std::vector<int>& intervals, std::string_view today,
                                    const WorkDays& days = {}) {
  std::vector<Newcomer> newcomers;
  for (const int interval : intervals) newcomers.push_back({interval});
  std::vector<std::string> dates;
  for (const LocalDate date : spread(newcomers, day(today), days)) dates.push_back(iso(date));
  return dates;
}

using Dates = std::vector<std::string>;

TEST(Spread, Table) {
  // 2026-11-20 is a Friday.
  EXPECT_EQ(spread_out({}, "2026-11-20"), Dates{});
  EXPECT_EQ(spread_out({28}, "2026-11-20"), Dates{"2026-11-23"});
  EXPECT_EQ(spread_out({7, 7}, "2026-11-20"), (Dates{"2026-11-23", "2026-11-27"}));
  EXPECT_EQ(spread_out({7, 7, 7}, "2026-11-20"), (Dates{"2026-11-23", "2026-11-25", "2026-11-27"}));
  EXPECT_EQ(spread_out({1, 1}, "2026-11-20"), (Dates{"2026-11-23", "2026-11-23"}));  // only a Saturday in it
  EXPECT_EQ(spread_out({0}, "2026-11-23"), Dates{"2026-11-24"});
  // Each interval by itself, in the given order.
  EXPECT_EQ(spread_out({7, 14, 7, 14}, "2026-11-20"), (Dates{"2026-11-23", "2026-11-23", "2026-11-27", "2026-12-04"}));
  WorkDays quiet;
  quiet.quiet = {day("2026-11-23")};
  EXPECT_EQ(spread_out({7, 7}, "2026-11-20", quiet), (Dates{"2026-11-24", "2026-11-27"}));
}

TEST(Spread, IsEvenInOrderAndOnWorkingDays) {
  const LocalDate today = day("2026-11-20");
  const WorkDays days;
  for (const int interval : {7, 28, 91, 364}) {
    for (const std::size_t people : {1u, 5u, 64u, 65u, 66u, 800u, 5000u}) {
      const std::vector<Newcomer> all(people, Newcomer{interval});
      const auto dates = spread(all, today, days);
      ASSERT_EQ(dates.size(), people);
      std::map<LocalDate, int> count;
      for (const LocalDate date : dates) {
        ASSERT_TRUE(days.works(date));
        ASSERT_GT(date, today);
        ASSERT_LE(date, today + Days{interval});
        ++count[date];
      }
      EXPECT_TRUE(std::is_sorted(dates.begin(), dates.end()));
      const auto [least, most] =
          std::minmax_element(count.begin(), count.end(), [](auto& a, auto& b) { return a.second < b.second; });
      EXPECT_LE(most->second - least->second, 1) << interval << " " << people;
      EXPECT_EQ(dates.front(), day("2026-11-23"));
      EXPECT_TRUE(people == 1 || dates.back() > today + Days{interval - 3});
    }
  }
}

TEST(Respread, IsAsFarIntoTheNewInterval) {
  const LocalDate today = day("2026-11-23");
  const std::tuple<const char*, int, int, const char*> cases[] = {
      {"2026-12-03", 91, 182, "2026-12-14"},  // 20 days on is a Sunday: the Monday after
      {"2026-12-14", 91, 364, "2027-02-15"}, {"2027-01-12", 182, 91, "2026-12-18"},
      {"2026-11-24", 91, 7, "2026-11-24"},    // never today
      {"2026-11-23", 91, 364, "2026-11-23"},  // what has come stays
      {"2026-10-01", 91, 364, "2026-10-01"},
  };
  for (const auto& [first, before, after, wanted] : cases) {
    EXPECT_EQ(iso(respread(day(first), today, before, after, WorkDays{})), wanted) << first;
  }
}

}  // namespace
}  // namespace kith
