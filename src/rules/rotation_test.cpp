#include "rules/rotation.hpp"

#include <gmock/gmock.h>

namespace kith {
namespace {

using testing::ElementsAre;

Instant moment(const std::string& text) {
  return *parse_instant(text, Zone::utc());
}

// The backups that stay, by their place.
std::vector<int> kept(const std::vector<std::string>& given, Keep keep) {
  std::vector<Instant> backups;
  for (const auto& text : given) backups.push_back(moment(text));
  std::vector<int> places;
  const auto out = rotated_out(backups, keep, Zone::utc());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!out[i]) places.push_back(static_cast<int>(i));
  }
  return places;
}

TEST(Rotation, TheLastOfEachDayAndOfEachWeek) {
  EXPECT_THAT(kept({}, {7, 4}), ElementsAre());
  EXPECT_THAT(kept({"2026-11-22T08:00Z"}, {1, 0}), ElementsAre(0));
  // Twice a day: the later one stays.
  EXPECT_THAT(kept({"2026-11-22T08:00Z", "2026-11-22T20:00Z", "2026-11-21T08:00Z"}, {7, 0}), ElementsAre(1, 2));
  // Days that have none do not count.
  EXPECT_THAT(kept({"2026-11-22T08:00Z", "2026-11-12T08:00Z", "2026-11-02T08:00Z"}, {2, 0}), ElementsAre(0, 1));
  // Before the days, the last of each week: 16 to 22 November is one.
  EXPECT_THAT(kept({"2026-11-22T08:00Z", "2026-11-18T08:00Z", "2026-11-15T08:00Z", "2026-11-10T08:00Z",
                    "2026-11-04T08:00Z", "2026-10-28T08:00Z"},
                   {1, 3}),
              ElementsAre(0, 1, 2, 4));
}

TEST(Rotation, AYearOfDailyBackupsLeavesEleven) {
  std::vector<Instant> there;
  Instant now = moment("2026-01-01T08:00Z");
  for (int day = 0; day < 365; ++day, now += Days{1}) {
    there.push_back(now);
    const auto out = rotated_out(there, {7, 4}, Zone::utc());
    std::vector<Instant> left;
    for (std::size_t i = 0; i < there.size(); ++i) {
      if (!out[i]) left.push_back(there[i]);
    }
    there = left;
    EXPECT_EQ(there.back(), now);
    EXPECT_LE(there.size(), 11u);
  }
  // 25 to 31 December, the Thursday before it, and the Sundays before that.
  std::vector<std::string> days;
  for (const Instant time : there) days.push_back(iso(time).substr(5, 5));
  EXPECT_THAT(days, ElementsAre("12-06", "12-13", "12-20", "12-24", "12-25", "12-26", "12-27", "12-28", "12-29",
                                "12-30", "12-31"));
}

TEST(Rotation, WhenTheNextIsDue) {
  const Instant now = moment("2026-11-22T08:00Z");
  EXPECT_EQ(next_backup(std::nullopt, 1, now), now);
  EXPECT_EQ(next_backup(now - Days{1}, 1, now), now);
  EXPECT_EQ(next_backup(now - std::chrono::hours{3}, 1, now), now + std::chrono::hours{21});
  EXPECT_EQ(next_backup(now - Days{3}, 7, now), now + Days{4});
  EXPECT_EQ(next_backup(now + Days{30}, 1, now), now) << "a clock that was set back";
}

}  // namespace
}  // namespace kith
