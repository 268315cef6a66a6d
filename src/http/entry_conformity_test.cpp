// What there is to write about, and own news, held to docs/api/openapi.json.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

class EntryConformity : public ::testing::Test {
 protected:
  const Running server;
  Caller api{server};

  void entry_points(std::int64_t id) {
    const Json talk{{"person", id}, {"kind", "talk"}, {"text", "on looms"}, {"at", "2026-11-28"}, {"url", nullptr}};
    api.call("POST", "/entries", "/entries", 201, talk);
    api.call("POST", "/entries", "/entries", 201,
             {{"organisation", "Engines Ltd"}, {"kind", "news"}, {"url", "https://example.org/"}, {"until", nullptr}});
    api.call("POST", "/entries", "/entries", 404, {{"organisation", "Nowhere"}, {"kind", "news"}, {"text", "x"}});
    api.call("POST", "/entries", "/entries", 422, {{"person", id}, {"kind", "post"}, {"url", "javascript:alert(1)"}});
    api.call("POST", "/entries", "/entries", 400, {{"kind", "post"}, {"text", "of nobody"}});
    const Json offered = api.get("/entries", "/entries?person=" + std::to_string(id));
    ASSERT_EQ(offered["total"], 2);
    const auto own = offered["items"][0]["id"].get<std::int64_t>();
    const auto theirs = offered["items"][1]["id"].get<std::int64_t>();
    api.walk("/entries", "/entries", 1);
    api.get("/today");
    api.call("PATCH", "/entries/{id}", at("/entries", own), 200, {{"kind", "article"}, {"text", "on looms, printed"}});
    api.call("PATCH", "/entries/{id}", at("/entries", own), 400, {{"kind", "rumour"}});
    api.call("POST", "/entries/{id}/dismiss", at("/entries", own, "/dismiss"), 200, Json::object());
    api.call("POST", "/entries/{id}/dismiss", at("/entries", theirs, "/dismiss"), 400, Json::object());
    api.call("POST", "/entries/{id}/dismiss", at("/entries", theirs, "/dismiss"), 200, {{"person", id}});
    EXPECT_EQ(api.get("/entries", "/entries?person=" + std::to_string(id))["total"], 0);
    for (const auto entry : {own, theirs}) api.call("DELETE", "/entries/{id}", at("/entries", entry), 200);
    api.call("DELETE", "/entries/{id}", at("/entries", own), 404);
    api.call("POST", "/entries", "/entries", 201, talk);
    const auto spoken = api.get("/entries")["items"][0]["id"].get<std::int64_t>();
    api.call("POST", "/people/{id}/touches", at("/people", id, "/touches"), 201,
             {{"channel", "email"}, {"entry", spoken}});
    EXPECT_EQ(api.get("/entries")["total"], 0);
    api.call("POST", "/people/{id}/touches", at("/people", id, "/touches"), 404,
             {{"channel", "email"}, {"entry", 999}});
  }

  void own_news(std::int64_t id) {
    api.call("POST", "/news", "/news", 201, {{"text", "back from Italy"}, {"until", "2026-12-31"}});
    api.call("POST", "/news", "/news", 201, {{"url", "https://example.org/shop"}});
    api.call("POST", "/news", "/news", 422, {{"text", " "}});
    api.walk("/news", "/news", 1);
    const auto news = api.get("/news")["items"][0]["id"].get<std::int64_t>();
    api.get("/today");
    api.call("PATCH", "/news/{id}", at("/news", news), 200, {{"text", "the shop is open"}, {"until", nullptr}});
    api.call("POST", "/news/{id}/told", at("/news", news, "/told"), 200, {{"person", id}});
    api.call("POST", "/news/{id}/told", at("/news", news, "/told"), 400, Json::object());
    api.call("DELETE", "/news/{id}", at("/news", news), 200);
    api.call("DELETE", "/news/{id}", at("/news", news), 404);
  }
};

TEST_F(EntryConformity, WhatThereIsToWriteAbout) {
  const Json ada = api.call("POST", "/people", "/people", 201,
                            {{"name", "Ada"}, {"positions", {{{"organisation", "Engines Ltd"}, {"role", "Analyst"}}}}});
  const auto id = ada["person"]["id"].get<std::int64_t>();
  entry_points(id);
  own_news(id);
}

}  // namespace
}  // namespace kith::http::test
