#include "rules/polling.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
constexpr hours kDay{24};

TEST(Polling, WaitsAsLongAsItMust) {
  const struct {
    const char* what;
    Polled polled;
    seconds wait;
  } rows[] = {{"nothing known", {}, hours{3}},
              {"posts every two days", {0, {}, {}, 2 * kDay}, hours{12}},
              {"posts all the time", {0, {}, {}, seconds{60}}, hours{1}},
              {"posts once a year", {0, {}, {}, 365 * kDay}, kDay},
              {"good for six hours", {0, hours{6}, {}, seconds{60}}, hours{6}},
              {"good for a year", {0, 365 * kDay, {}, {}}, 7 * kDay},
              {"one failure", {1, {}, {}, seconds{60}}, hours{1}},
              {"four failures", {4, hours{50}, {}, {}}, hours{8}},
              {"very many failures", {1000, {}, {}, {}}, 7 * kDay},
              {"asked to come back later", {1, {}, hours{30}, {}}, hours{30}},
              {"asked to come back in a year", {1, {}, 365 * kDay, {}}, 14 * kDay},
              {"asked to come back sooner", {5, {}, seconds{1}, {}}, hours{16}}};
  for (const auto& row : rows) EXPECT_EQ(wait_to_ask(row.polled, 0), row.wait) << row.what;
}

TEST(Polling, IsSpread) {
  EXPECT_EQ(wait_to_ask({}, 1), hours{3} + std::chrono::minutes{18});
  EXPECT_EQ(wait_to_ask({}, 7), wait_to_ask({}, 1));
  EXPECT_EQ(wait_to_ask({}, -1), wait_to_ask({}, 0));
}

TEST(Polling, UsualGap) {
  const Instant now = instant(1'790'000'000);
  EXPECT_FALSE(usual_gap({}));
  EXPECT_FALSE(usual_gap({now, now - kDay}));
  EXPECT_EQ(usual_gap({now - 3 * kDay, now, now - kDay}), 2 * kDay);
  std::vector<Instant> posts;
  for (int i = 0; i < 30; ++i) posts.push_back(now - i * kDay);
  posts.push_back(now - 1000 * kDay);
  EXPECT_EQ(usual_gap(posts), kDay);
}

}  // namespace
}  // namespace kith
