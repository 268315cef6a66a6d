// Who knows who by the API, held to the document.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfTies, WhatTheUserSaysIsATieAndSilencesIt) {
  const Running server;
  Caller api(server);
  const auto ada = server.add_person("Ada Byron");
  const auto grace = server.add_person("Grace Hopper");
  EXPECT_EQ(api.get("/people/{id}/ties", at("/people", ada, "/ties"))["total"], 0);
  api.get("/people/{id}/ties", at("/people", 99, "/ties"), 404);
  api.get("/ties");
  const auto relate = [&](const Json& body, int status) {
    return api.call("POST", "/people/{id}/relations", at("/people", ada, "/relations"), status, body);
  };
  relate({{"kind", "knows"}, {"person", grace}, {"how_well", "closely"}}, 201);
  relate({{"kind", "knows"}, {"person", grace}, {"how_well", "by heart"}}, 400);
  relate({{"kind", "spouse"}, {"person", grace}, {"how_well", "well"}}, 422);
  const Json close = api.get("/people/{id}/ties", at("/people", grace, "/ties"));
  ASSERT_EQ(close["total"], 1);
  EXPECT_EQ(close["items"][0]["person"]["name"], "Ada Byron");
  EXPECT_EQ(close["items"][0]["evidence"][0]["sign"], "said");
  relate({{"kind", "knows"}, {"person", grace}, {"how_well", "a-little"}}, 201);
  const Json little = api.get("/people/{id}/ties", at("/people", grace, "/ties"));
  EXPECT_LT(little["items"][0]["strength"], close["items"][0]["strength"]);
  relate({{"kind", "strangers"}, {"person", grace}}, 201);
  relate({{"kind", "strangers"}, {"person", grace}}, 422);
  EXPECT_EQ(api.get("/people/{id}/ties", at("/people", grace, "/ties"))["total"], 0);
  api.get("/people/{id}/ties", at("/people", grace, "/ties?cursor=x"), 400);
}

}  // namespace
}  // namespace kith::http::test
