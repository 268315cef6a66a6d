#include "rules/entry_point.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

const LocalDate kDay = local_date(2026, 11, 20);
const Instant kNoon = parse_instant("2026-11-20T12:00", Zone::utc()).value();

EntryPoint entry(int id, EntryKind kind, EntrySource source = EntrySource::typed) {
  EntryPoint made;
  made.id = EntryPointId{id};
  made.person = PersonId{1};
  made.kind = kind;
  made.source = source;
  made.at = made.noticed = kNoon;
  return made;
}

TEST(EntryPoint, EveryKindHasItsRowInOrder) {
  const auto rows = entry_kind_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(rows[i].kind), i);
    EXPECT_EQ(entry_kind_from(name(rows[i].kind)), rows[i].kind);
    EXPECT_FALSE(words(rows[i].kind).empty());
  }
}

TEST(EntryPoint, HowLongEachKindIsFresh) {
  const std::pair<EntryKind, const char*> rows[] = {{EntryKind::post, "2026-12-20"},
                                                    {EntryKind::article, "2027-01-19"},
                                                    {EntryKind::talk, "2026-11-27"},
                                                    {EntryKind::event, "2026-11-27"},
                                                    {EntryKind::job_change, "2027-01-19"},
                                                    {EntryKind::promotion, "2027-01-19"},
                                                    {EntryKind::birthday, "2026-11-27"},
                                                    {EntryKind::news, "2026-12-20"},
                                                    {EntryKind::serves, ""},
                                                    {EntryKind::interest, ""}};
  for (const auto& [kind, until] : rows) {
    const auto day = fresh_until(kind, kDay);
    EXPECT_EQ(day ? iso(*day) : "", until) << name(kind);
  }
}

TEST(EntryPoint, FreshFromWhenItWasNoticedThroughItsLastDay) {
  EntryPoint one = entry(1, EntryKind::talk);
  EXPECT_TRUE(fresh(one, kNoon, kDay));
  EXPECT_FALSE(fresh(one, kNoon - std::chrono::seconds{1}, kDay));
  one.until = kDay;
  EXPECT_TRUE(fresh(one, kNoon, kDay));
  EXPECT_FALSE(fresh(one, kNoon + Days{1}, kDay + Days{1}));
  one.at = kNoon + Days{9};  // a talk to come can be written about now
  EXPECT_TRUE(fresh(one, kNoon, kDay));
  OwnNews news;
  news.at = kNoon;
  EXPECT_TRUE(fresh(news, kNoon, kDay));
  EXPECT_FALSE(fresh(news, kNoon - Days{1}, kDay));
  news.until = kDay - Days{1};
  EXPECT_FALSE(fresh(news, kNoon, kDay));
}

TEST(EntryPoint, StrongIsWhatTheyDidThemselves) {
  const std::pair<EntryPoint, bool> rows[] = {{entry(1, EntryKind::promotion), true},
                                              {entry(1, EntryKind::job_change, EntrySource::import), true},
                                              {entry(1, EntryKind::article, EntrySource::feed), true},
                                              {entry(1, EntryKind::article, EntrySource::reading), false},
                                              {entry(1, EntryKind::event), true},
                                              {entry(1, EntryKind::post, EntrySource::feed), false},
                                              {entry(1, EntryKind::interest), false}};
  for (const auto& [one, expected] : rows) EXPECT_EQ(strong(one), expected) << name(one.kind) << name(one.source);
}

TEST(EntryPoint, TheBestFirst) {
  std::vector<EntryPoint> all;
  all.push_back(entry(1, EntryKind::interest));
  all.push_back(entry(2, EntryKind::post));
  all.push_back(entry(3, EntryKind::post));
  all.back().at = kNoon + Days{1};
  all.push_back(entry(4, EntryKind::news));
  all.back().person = PersonId{};
  all.back().organisation_id = OrganisationId{1};
  all.push_back(entry(5, EntryKind::event));
  all.back().person = PersonId{};
  all.push_back(entry(6, EntryKind::article, EntrySource::reading));
  all.push_back(entry(7, EntryKind::article));
  all.push_back(entry(8, EntryKind::promotion));
  std::vector<std::int64_t> order;
  for (const EntryPoint& one : offered(all, {}, kNoon, kDay)) order.push_back(one.id.value);
  EXPECT_EQ(order, (std::vector<std::int64_t>{8, 7, 5, 6, 3, 2, 1, 4}));
}

TEST(EntryPoint, UsedUpForThatPersonFromThatMoment) {
  const std::vector<EntryPoint> all{entry(1, EntryKind::post), entry(2, EntryKind::post)};
  const std::vector<OwnNews> news{{NewsId{1}, "older", "", kNoon, {}}, {NewsId{2}, "newer", "", kNoon + Days{1}, {}}};
  std::vector<EntryUse> uses(2);
  uses[0].entry = EntryPointId{2};
  uses[0].at = kNoon + Days{1};
  uses[1].news = NewsId{1};
  uses[1].at = kNoon;
  EXPECT_EQ(offered(all, uses, kNoon, kDay).size(), 2U);  // a replayed day, before the use
  const Instant later = kNoon + Days{1};
  const auto left = offered(all, uses, later, kDay + Days{1});
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].id.value, 1);
  EXPECT_EQ(offered(news, {}, later, kDay)[0].text, "newer");
  ASSERT_EQ(offered(news, uses, later, kDay).size(), 1U);
  EXPECT_EQ(offered(news, uses, later, kDay)[0].text, "newer");
}

}  // namespace
}  // namespace kith
