// The silo audit by the API, held to the document.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfTheSilo, TheAuditItsListsAndItsPlan) {
  const Running server;
  Caller api(server);
  EXPECT_EQ(api.get("/silo")["headline"], "You have no warm tie yet.");
  api.call("POST", "/silo/plan", "/silo/plan", 403, Json::object());
  const Json settings = api.call("PATCH", "/settings", "/settings", 200,
                                 {{"home_organisations", {"Acme"}}, {"home_domains", {"acme.example"}}});
  EXPECT_EQ(settings["settings"]["home_domains"][0], "acme.example");
  EXPECT_EQ(api.get("/settings")["home_domains"].size(), 1U);
  api.call("PATCH", "/settings", "/settings", 400, {{"home_domains", {"acme"}}});
  const auto ada = server.add_person("Ada Byron");
  const auto grace = server.add_person("Grace Hopper");
  server.post("/api/v1" + at("/people", ada, "/touches"), {{"channel", "lunch"}, {"at", "2026-11-20"}});
  server.post("/api/v1" + at("/people", grace, "/touches"), {{"channel", "lunch"}, {"at", "2021-11-20"}});
  const Json silo = api.get("/silo");
  EXPECT_EQ(silo["warm"], 1);
  EXPECT_EQ(silo["home"]["set"][0], "Acme");
  ASSERT_EQ(silo["warm_up"].size(), 1U);
  EXPECT_EQ(silo["warm_up"][0]["person"]["name"], "Grace Hopper");
  EXPECT_EQ(silo["trend"].size(), 9U);
  api.walk("/silo/people", "/silo/people?scope=people", 1);
  EXPECT_EQ(api.get("/silo/people", "/silo/people")["total"], 1);
  EXPECT_EQ(api.get("/silo/people", "/silo/people?group=employer&value=")["total"], 1);
  EXPECT_EQ(api.get("/silo/people", "/silo/people?scope=people&group=age&value=3%20to%2010%20years")["total"], 1);
  EXPECT_EQ(api.get("/silo/people", "/silo/people?group=quarter&value=now")["total"], 1);
  api.get("/silo/people", "/silo/people?scope=all", 400);
  api.get("/silo/people", "/silo/people?group=colour", 400);
  api.get("/silo/people", "/silo/people?group=quarter&value=soon", 400);
  api.get("/silo/people", "/silo/people?cursor=x", 400);
  EXPECT_GT(api.get("/silo/why")["definitions"].size(), 5U);
  api.call("POST", "/silo/plan", "/silo/plan", 400, {{"people", Json::array()}});
  api.call("POST", "/silo/plan", "/silo/plan", 400, {{"person", 1}});
  api.call("POST", "/silo/plan", "/silo/plan", 404, {{"people", {99}}});
  EXPECT_EQ(api.call("POST", "/silo/plan", "/silo/plan", 200, {{"people", {grace}}})["people"], 1);
  EXPECT_EQ(api.get("/silo")["warm_up"].size(), 0U);
}

}  // namespace
}  // namespace kith::http::test
