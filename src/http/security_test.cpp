// What pages of other sites and names that were made to point here try.
#include <gtest/gtest.h>

#include "http/test_server.hpp"

namespace kith::http::test {
namespace {

class Security : public ::testing::Test {
 protected:
  const Running server;
  std::string own() const { return "127.0.0.1:" + std::to_string(server.port()); }
};

TEST_F(Security, ARebornNameGetsNothing) {
  for (const char* path : {"/", "/api/v1/people", "/api/v1/status"}) {
    const Answer answer = server.get(path, {{"Host", "evil.example"}});
    EXPECT_EQ(answer.status, 403) << path;
    EXPECT_EQ(answer.json()["code"], "refused");
  }
  EXPECT_EQ(server.get("/api/v1/people", {{"Host", "localhost:" + std::to_string(server.port())}}).status, 200);
}

TEST_F(Security, AnotherSiteCannotWrite) {
  for (const std::string& origin : {std::string("http://evil.example"), std::string("null"),
                                    "https://" + own() + ".evil.example", std::string("http://127.0.0.1:1")}) {
    EXPECT_EQ(server.post("/api/v1/people", {{"name", "Eve"}}, {{"Origin", origin}}).status, 403) << origin;
  }
  EXPECT_EQ(server.get("/api/v1/people").json()["total"], 0);
  EXPECT_EQ(server.post("/api/v1/people", {{"name", "Ada"}}, {{"Origin", "http://" + own()}}).status, 201);
}

TEST_F(Security, EveryWriteOfTheTableChecksItsOrigin) {
  const Headers evil{{"Origin", "http://evil.example"}, {"Content-Type", "application/json"}};
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
    for (const char* path :
         {"/api/v1/people", "/api/v1/people/1", "/api/v1/demo", "/api/v1/undo", "/api/v1/uploads", "/api/v1/imports",
          "/api/v1/settings", "/api/v1/session", "/api/v1/strata/1", "/api/v1/nothing"}) {
      EXPECT_EQ(server.send(method, path, "{}", evil).status, 403) << method << path;
    }
  }
}

TEST_F(Security, AFormCannotWrite) {
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"}) {
    EXPECT_EQ(server.send("POST", "/api/v1/people", R"({"name": "Eve"})", {{"Content-Type", type}}).status, 415)
        << type;
    EXPECT_EQ(server.upload("a.vcf", kCard, {{"Content-Type", type}}).status, 415) << type;
  }
  EXPECT_EQ(server.get("/api/v1/people").json()["total"], 0);
}

TEST_F(Security, AnotherSiteCannotReadEither) {
  EXPECT_EQ(server.get("/api/v1/people", {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
  EXPECT_EQ(server.get("/", {{"Sec-Fetch-Site", "cross-site"}}).status, 200);  // a link to the app
  EXPECT_EQ(server.get("/api/v1/people", {{"Origin", "http://evil.example"}}).header("Access-Control-Allow-Origin"),
            "");
}

TEST_F(Security, PathsStayInTheTable) {
  for (const char* path :
       {"/../../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/assets/..%5c..%5cwin.ini", "/%00", "//etc/passwd"}) {
    const Answer answer = server.get(path);
    EXPECT_EQ(answer.body.find("root:"), std::string::npos) << path;
    EXPECT_TRUE(answer.status == 200 || answer.status == 404 || answer.status == 400) << path << answer.status;
  }
  EXPECT_EQ(server.get("/api/v1/jobs/..%2f..%2fetc/events").status, 404);
}

TEST_F(Security, AWordInARequestIsNeverMarkup) {
  const Answer answer = server.get("/api/v1/%3Cscript%3Ealert(1)%3C/script%3E");
  EXPECT_EQ(answer.type(), kProblemType);
  EXPECT_EQ(answer.status, 404);
}

TEST_F(Security, RangesAreNotServed) {
  EXPECT_EQ(server.get("/", {{"Range", "bytes=0-0,0-0,0-0,0-0"}}).status, 200);
  EXPECT_EQ(server.get("/api/v1/status", {{"Range", "bytes=0-3"}}).status, 200);
}

TEST(SecurityNames, AProxysNameIsOursWhenItIsSaid) {
  ServeOptions options;
  options.names = {"kith.example"};
  const Running server(options);
  EXPECT_EQ(server.get("/api/v1/status", {{"Host", "kith.example"}}).status, 200);
  EXPECT_EQ(
      server.post("/api/v1/people", {{"name", "Ada"}}, {{"Host", "kith.example"}, {"Origin", "https://kith.example"}})
          .status,
      201);
  EXPECT_EQ(server.get("/api/v1/status", {{"Host", "other.example"}}).status, 403);
}

}  // namespace
}  // namespace kith::http::test
