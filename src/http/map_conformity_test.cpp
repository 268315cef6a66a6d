// The map by the API, held to the document.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfTheMap, PeopleTiesAndCommunitiesAreGivenAsColumns) {
  const Running server;
  Caller api(server);
  const Json nobody = api.get("/network");
  EXPECT_EQ(nobody["total"], 0);
  const auto ada = server.add_person("Ada Byron"), bert = server.add_person("Bert Cole"),
             cleo = server.add_person("Cleo Diaz"), dora = server.add_person("Dora Egan");
  const auto knows = [&](std::int64_t person, std::int64_t other) {
    server.post("/api/v1" + at("/people", person, "/relations"), {{"kind", "knows"}, {"person", other}});
  };
  knows(ada, bert);
  knows(bert, cleo);
  knows(ada, cleo);
  const Json map = api.get("/network");
  EXPECT_EQ(map["total"], 3);
  EXPECT_EQ(map["people"]["id"].size(), 3U);
  EXPECT_EQ(map["ties"]["from"].size(), 3U);
  EXPECT_EQ(map["signs"][0], "said");
  EXPECT_EQ(map["ties"]["signs"], Json({1, 1, 1}));
  EXPECT_EQ(map["communities"][0]["size"], 3);
  EXPECT_EQ(map["communities"][0]["by"], "person");
  EXPECT_EQ(map["islands"]["people"][0]["name"], "Dora Egan");
  EXPECT_EQ(map["islands"]["people"][0]["id"], dora);
  const Json some = api.get("/network", "/network?q=name:ada&limit=5");
  EXPECT_EQ(some["total"], 1);
  EXPECT_EQ(some["ties_total"], 0);
  EXPECT_EQ(some["communities"][0]["shown"], 1);
  EXPECT_EQ(api.get("/network", "/network?limit=2")["people"]["id"].size(), 2U);
  api.get("/network", "/network?limit=0", 400);
  api.get("/network", "/network?q=is:nonsense", 400);
}

TEST(ConformityOfTheMap, WhoHasItIsToldSo) {
  const Running server;
  Caller api(server);
  const auto ada = server.add_person("Ada Byron"), bert = server.add_person("Bert Cole");
  const std::string tag = server.get("/api/v1/network").header("ETag");
  api.call("GET", "/network", "/network", 304, nullptr, {{"If-None-Match", tag}});
  api.call("GET", "/network", "/network", 304, nullptr, {{"If-None-Match", "\"x\", W/" + tag}});
  api.call("GET", "/network", "/network?q=ada", 200, nullptr, {{"If-None-Match", tag}});
  server.post("/api/v1" + at("/people", ada, "/relations"), {{"kind", "knows"}, {"person", bert}});
  const Json map = api.call("GET", "/network", "/network", 200, nullptr, {{"If-None-Match", tag}});
  EXPECT_EQ(map["total"], 2);
}

}  // namespace
}  // namespace kith::http::test
