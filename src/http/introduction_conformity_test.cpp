// Introductions by the API, held to the document.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfIntroductions, AnOfferGoesThroughBothYesesToTheMeeting) {
  const Running server;
  Caller api(server);
  const auto ada = server.add_person("Ada Byron");
  const auto grace = server.add_person("Grace Hopper");
  EXPECT_EQ(api.get("/introductions")["total"], 0);
  const Json planned =
      api.call("POST", "/introductions", "/introductions", 201,
               {{"kind", "offered"}, {"person", ada}, {"other", grace}, {"why", "both build compilers"}});
  const auto id = planned["introduction"]["id"].get<std::int64_t>();
  EXPECT_EQ(planned["introduction"]["state"], "planned");
  EXPECT_EQ(planned["introduction"]["next"]["person"], ada);
  const auto step = [&](int status, const Json& body) {
    return api.call("POST", "/introductions/{id}/steps", at("/introductions", id, "/steps"), status, body);
  };
  const auto draft = [&](int status, const Json& body) {
    return api.call("POST", "/introductions/{id}/drafts", at("/introductions", id, "/drafts"), status, body);
  };
  const Json asking = draft(201, {{"step", "ask"}});
  EXPECT_EQ(asking["draft"]["introduction"], id);
  EXPECT_EQ(asking["draft"]["person"]["id"], ada);
  EXPECT_EQ(asking["draft"]["opening"], "consent");
  draft(403, {{"step", "introduce"}});
  draft(400, {{"step", "shout"}});
  draft(400, {{"step", "ask"}, {"person", 99}});
  // The same two, whoever comes first; and nobody with themself.
  api.call("POST", "/introductions", "/introductions", 403, {{"kind", "offered"}, {"person", grace}, {"other", ada}});
  api.call("POST", "/introductions", "/introductions", 400, {{"kind", "offered"}, {"person", ada}, {"other", ada}});
  api.call("POST", "/introductions", "/introductions", 400, {{"kind", "offered"}, {"person", ada}});
  api.call("POST", "/introductions", "/introductions", 404, {{"kind", "offered"}, {"person", ada}, {"other", 99}});
  step(200, {{"act", "asked"}, {"person", ada}});
  step(200, {{"act", "agree"}, {"person", ada}, {"on", "2026-11-20"}});
  const Json early = step(403, {{"act", "made"}});
  EXPECT_EQ(early["detail"], "before-consent: Grace Hopper has not said yes.");
  step(400, {{"act", "wave"}});
  step(400, {{"act", "agree"}, {"person", 99}});
  step(422, {{"act", "agree"}, {"person", grace}, {"on", "2030-01-01"}});
  EXPECT_EQ(step(200, {{"act", "agree"}, {"person", grace}})["introduction"]["state"], "agreed");
  const Json made = step(200, {{"act", "made"}});
  EXPECT_EQ(made["title"], "Introduced Ada Byron and Grace Hopper");
  EXPECT_EQ(made["introduction"]["sides"][1]["part"], "introduced");
  EXPECT_EQ(api.get("/people/{id}", at("/people", ada))["relations"][0]["kind"], "knows");
  step(200, {{"act", "followed"}});
  EXPECT_EQ(step(200, {{"act", "met"}})["introduction"]["next"], nullptr);
  api.walk("/introductions", "/introductions", 1);
  EXPECT_EQ(api.get("/introductions", "/introductions?person=" + std::to_string(grace))["total"], 1);
  api.get("/introductions", "/introductions?show=none", 400);
  EXPECT_EQ(api.get("/introductions/{id}", at("/introductions", id))["why"], "both build compilers");
  api.get("/introductions/{id}", at("/introductions", 99), 404);
  api.call("PATCH", "/introductions/{id}", at("/introductions", id), 200, {{"why", "compilers"}});
  api.call("PATCH", "/introductions/{id}", at("/introductions", id), 404, {{"opportunity", 9}});
  api.call("PATCH", "/introductions/{id}", at("/introductions", id), 200, {{"opportunity", nullptr}});
  api.call("PATCH", "/introductions/{id}", at("/introductions", id), 400, {{"whom", "me"}});
  api.call("DELETE", "/introductions/{id}", at("/introductions", id), 200);
  api.call("DELETE", "/introductions/{id}", at("/introductions", id), 404);
}

TEST(ConformityOfIntroductions, AskedForThroughAConnector) {
  const Running server;
  Caller api(server);
  const auto charles = server.add_person("Charles Babbage");
  const auto ada = server.add_person("Ada Byron");
  const Json planned = api.call("POST", "/introductions", "/introductions", 201,
                                {{"kind", "asked"}, {"person", ada}, {"connector", charles}});
  const auto id = planned["introduction"]["id"].get<std::int64_t>();
  EXPECT_EQ(planned["introduction"]["sides"][1]["part"], "connector");
  const Json today = api.get("/today");
  ASSERT_EQ(today["steps"].size(), 1U);
  EXPECT_EQ(today["steps"][0]["what"], "Ask Charles Babbage to introduce you to Ada Byron");
  EXPECT_EQ(today["steps"][0]["person"]["id"], charles);
  const auto step = [&](int status, const Json& body) {
    return api.call("POST", "/introductions/{id}/steps", at("/introductions", id, "/steps"), status, body);
  };
  step(200, {{"act", "decline"}, {"person", ada}, {"words", "no time"}});
  EXPECT_EQ(api.get("/introductions")["total"], 0);
  EXPECT_EQ(api.get("/introductions", "/introductions?show=all")["items"][0]["closing"], "no time");
  step(403, {{"act", "made"}});
  step(200, {{"act", "reopen"}});
  step(200, {{"act", "made"}});
  EXPECT_EQ(step(200, {{"act", "thanked"}})["introduction"]["state"], "thanked");
  server.post("/api/v1" + at("/people", ada, "/rest"), {{"do_not_contact", true}});
  api.call("POST", "/introductions", "/introductions", 403,
           {{"kind", "asked"}, {"person", ada}, {"connector", charles}});
}

}  // namespace
}  // namespace kith::http::test
