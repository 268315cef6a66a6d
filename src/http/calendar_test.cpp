// The calendar as subscribers fetch it.
#include <gtest/gtest.h>

#include "app/feed.hpp"
#include "http/test_server.hpp"

namespace kith::http::test {
namespace {

TEST(CalendarFile, IsFetchedAgainOnlyWhenItChanged) {
  const Running server;
  const auto id = server.add_person("Ada Byron");
  const std::string path = server.post("/api/v1/feed/renew", Json::object()).json()["feed"]["path"].get<std::string>();
  const Answer first = server.get(path);
  ASSERT_EQ(first.status, 200);
  EXPECT_NE(first.body.find("BEGIN:VCALENDAR\r\n"), std::string::npos);
  EXPECT_NE(first.body.find("/people/" + std::to_string(id)), std::string::npos);
  EXPECT_EQ(first.header("Last-Modified"), "Mon, 23 Nov 2026 09:00:00 GMT");
  const std::string etag = first.header("ETag");
  EXPECT_EQ(server.get(path).header("ETag"), etag);

  for (const Headers& has :
       {Headers{{"If-None-Match", etag}}, Headers{{"If-None-Match", "\"x\", W/" + etag}},
        Headers{{"If-None-Match", "*"}}, Headers{{"If-Modified-Since", first.header("Last-Modified")}}}) {
    const Answer again = server.get(path, has);
    EXPECT_EQ(again.status, 304) << has.begin()->second;
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again.header("ETag"), etag);
  }
  // A tag goes before a date.
  EXPECT_EQ(server.get(path, {{"If-None-Match", "\"x\""}, {"If-Modified-Since", first.header("Last-Modified")}}).status,
            200);
  EXPECT_EQ(server.send("HEAD", path).status, 200);
  EXPECT_EQ(server.send("HEAD", path).body, "");

  server.add_person("Grace Hopper");
  const Answer more = server.get(path, {{"If-None-Match", etag}});
  EXPECT_EQ(more.status, 200);
  EXPECT_NE(more.header("ETag"), etag);
}

TEST(CalendarFile, AsksForItsSecretAndNothingElse) {
  // A password closes everything but this.
  const Running server({}, [](const App& app) {
    ASSERT_TRUE(app::change_settings(app, {{"password", "correct horse"}}));
    ASSERT_TRUE(app::renew_feed(app));
  });
  const std::string path = app::feed(server.app())->path;
  EXPECT_EQ(server.get("/api/v1/feed").status, 401);
  EXPECT_EQ(server.get(path).status, 200);
  for (const std::string wrong : {"/calendar/", "/calendar/.ics", "/calendar/x.ics"}) {
    const Answer answer = server.get(wrong);
    EXPECT_EQ(answer.status, 404) << wrong;
    EXPECT_EQ(answer.body.find("BEGIN"), std::string::npos) << wrong;
  }
  EXPECT_EQ(server.get(path.substr(0, path.size() - 4)).status, 404);
  EXPECT_EQ(server.get(path + "x").status, 404);
  EXPECT_EQ(server.send("DELETE", path).status, 405);
  EXPECT_EQ(server.get(path, {{"Host", "evil.example"}}).status, 403) << "a rebound name";
}

}  // namespace
}  // namespace kith::http::test
