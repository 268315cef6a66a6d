#include "http/door.hpp"

#include <gtest/gtest.h>

#include "http/test_server.hpp"

namespace kith::http::test {
namespace {

using std::chrono::seconds;

TEST(Throttle, ThreeWrongPasswordsAreFreeThenEachWaitsTwiceAsLong) {
  Throttle throttle;
  Throttle::Time now{};
  for (int i = 0; i < Throttle::kFreeTries; ++i) {
    throttle.wrong("192.0.2.1", now);
    EXPECT_EQ(throttle.wait("192.0.2.1", now), seconds{0});
  }
  for (const int expected : {1, 2, 4, 8, 16, 32, 60, 60}) {
    throttle.wrong("192.0.2.1", now);
    EXPECT_EQ(throttle.wait("192.0.2.1", now), seconds{expected});
  }
  EXPECT_EQ(throttle.wait("192.0.2.2", now), seconds{0});
  now += seconds{59};
  EXPECT_EQ(throttle.wait("192.0.2.1", now), seconds{1});
  throttle.right("192.0.2.1");
  EXPECT_EQ(throttle.wait("192.0.2.1", now), seconds{0});
}

TEST(Throttle, ANetworkOfIpv6IsOneCaller) {
  Throttle throttle;
  const Throttle::Time now{};
  for (int i = 0; i < 5; ++i) throttle.wrong("2001:db8:1:2::" + std::to_string(i), now);
  EXPECT_GT(throttle.wait("2001:db8:1:2:ffff::1", now), seconds{0});
  EXPECT_EQ(throttle.wait("2001:db8:1:3::1", now), seconds{0});
}

TEST(Throttle, RemembersAThousandCallersForAQuarterOfAnHour) {
  Throttle throttle;
  Throttle::Time now{};
  for (int i = 0; i < 3000; ++i) {
    throttle.wrong("10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250), now);
    now += std::chrono::milliseconds{10};
  }
  EXPECT_EQ(throttle.callers(), Throttle::kMostCallers);
  throttle.wrong("192.0.2.1", now + Throttle::kForgotten + seconds{60});
  EXPECT_EQ(throttle.callers(), 1U);
}

class Locked : public ::testing::Test {
 protected:
  const Running server{{},
                       [](const App& app) { ASSERT_TRUE(app::change_settings(app, {{"password", "correct horse"}})); }};
  Answer log_in(const std::string& password) const { return server.post("/api/v1/session", {{"password", password}}); }
  static Headers with_cookie(const Answer& answer) {
    const std::string cookie = answer.header("Set-Cookie");
    return {{"Cookie", cookie.substr(0, cookie.find(';'))}};
  }
};

TEST_F(Locked, NothingButTheDoorIsOpen) {
  for (const char* path :
       {"/api/v1/today", "/api/v1/people", "/api/v1/export?as=json", "/api/v1/settings", "/api/v1/jobs/x/events"}) {
    const Answer answer = server.get(path);
    EXPECT_EQ(answer.status, 401) << path;
    EXPECT_EQ(answer.json()["code"], "unauthorized");
  }
  EXPECT_EQ(server.post("/api/v1/demo").status, 401);
  EXPECT_EQ(server.upload("a.vcf", kCard).status, 401);
  EXPECT_EQ(server.get("/").status, 200);
  const Answer status = server.get("/api/v1/status");
  EXPECT_EQ(status.status, 200);
  EXPECT_EQ(status.json()["needs_login"], true);
  EXPECT_EQ(status.json()["people"], 0);
}

TEST_F(Locked, TheRightPasswordOpensUntilTheSessionIsOver) {
  const Answer in = log_in("correct horse");
  ASSERT_EQ(in.status, 204) << in.body;
  const std::string cookie = in.header("Set-Cookie");
  for (const char* part : {"kith_session=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000"}) {
    EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
  }
  EXPECT_EQ(cookie.find("Secure"), std::string::npos);  // plain HTTP
  const Headers session = with_cookie(in);
  EXPECT_EQ(server.get("/api/v1/people", session).status, 200);
  EXPECT_EQ(server.get("/api/v1/status", session).json()["needs_login"], false);
  EXPECT_EQ(server.get("/api/v1/people", {{"Cookie", "kith_session=guess"}}).status, 401);

  const Answer out = server.send("DELETE", "/api/v1/session", "", session);
  EXPECT_EQ(out.status, 204);
  EXPECT_NE(out.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(server.get("/api/v1/people", session).status, 401);
}

TEST_F(Locked, WrongPasswordsGetSlower) {
  for (int i = 0; i <= Throttle::kFreeTries; ++i) {
    const Answer wrong = log_in("wrong horse");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.header("Set-Cookie"), "");
  }
  const Answer too_soon = log_in("correct horse");
  EXPECT_EQ(too_soon.status, 429);
  EXPECT_GE(std::stoi(too_soon.header("Retry-After")), 1);
}

TEST_F(Locked, LoggingInNeedsTheSameOriginAndJson) {
  EXPECT_EQ(server.post("/api/v1/session", {{"password", "correct horse"}}, {{"Origin", "http://evil.example"}}).status,
            403);
  EXPECT_EQ(server
                .send("POST", "/api/v1/session", "password=correct+horse",
                      {{"Content-Type", "application/x-www-form-urlencoded"}})
                .status,
            415);
  EXPECT_EQ(server.post("/api/v1/session", {{"password", ""}}).status, 400);
}

TEST(Door, BeyondLoopbackNothingIsReadOnceThePasswordIsGone) {
  ServeOptions options;
  options.host = "0.0.0.0";
  const Running server(options,
                       [](const App& app) { ASSERT_TRUE(app::change_settings(app, {{"password", "correct horse"}})); });
  EXPECT_EQ(server.get("/api/v1/status").json()["needs_login"], true);
  ASSERT_TRUE(app::change_settings(server.app(), {{"password", ""}}));
  EXPECT_EQ(server.get("/api/v1/people").status, 403);
}

}  // namespace
}  // namespace kith::http::test
