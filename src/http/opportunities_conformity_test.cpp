// Opportunities and attribution by the API, held to the document.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfOpportunities, ADealIsKeptTracedWonAndTakenAway) {
  const Running server;
  Caller api(server);
  const auto ada = server.add_person("Ada Byron");
  const auto grace = server.add_person("Grace Hopper");
  server.post("/api/v1" + at("/people", ada, "/touches"),
              {{"channel", "call"}, {"direction", "in"}, {"at", "2026-10-01T10:00:00Z"}, {"note", "she called"}});
  server.post("/api/v1" + at("/people", ada, "/touches"), {{"channel", "lunch"}, {"at", "2026-10-20T12:00:00Z"}});
  api.walk("/opportunities", "/opportunities", 1);
  EXPECT_EQ(api.get("/attribution")["total"], 0);
  const Json added = api.call("POST", "/opportunities", "/opportunities", 201,
                              {{"kind", "deal"},
                               {"title", "Stock count"},
                               {"people", Json::array({{{"person", ada}, {"role", "client"}}})},
                               {"organisation", "Mill"},
                               {"worth", "12000 EUR"},
                               {"begun", "2026-10-20"},
                               {"expected", "2026-12-01"},
                               {"next_step", "send the offer"},
                               {"next_day", "2026-11-22"}});
  const auto id = added["opportunity"].get<std::int64_t>();
  api.call("POST", "/opportunities", "/opportunities", 201, {{"title", "Another"}});
  api.call("POST", "/opportunities", "/opportunities", 400, Json::object());
  api.call("POST", "/opportunities", "/opportunities", 400, {{"title", "x"}, {"worth", "much"}});
  api.call("POST", "/opportunities", "/opportunities", 400, {{"title", "x"}, {"kind", "wish"}});
  api.call("POST", "/opportunities", "/opportunities", 404,
           {{"title", "x"}, {"people", Json::array({{{"person", 99}}})}});
  api.call("POST", "/opportunities", "/opportunities", 404,
           {{"title", "x"}, {"touches", Json::array({{{"touch", 99}}})}});
  api.call("POST", "/opportunities", "/opportunities", 422, {{"title", "x"}, {"begun", "2030-01-01"}});
  EXPECT_EQ(api.get("/opportunities")["total"], 2) << "what was refused left nothing behind";
  api.walk("/opportunities", "/opportunities", 1);
  EXPECT_EQ(api.get("/opportunities", "/opportunities?scope=live&kind=deal&person=" + std::to_string(ada))["total"], 1);
  api.get("/opportunities", "/opportunities?stage=maybe", 400);
  api.get("/opportunities", "/opportunities?scope=some", 400);

  Json view = api.get("/opportunities/{id}", at("/opportunities", id));
  ASSERT_EQ(view["touches"].size(), 2U);
  EXPECT_EQ(view["touches"][0]["first"], 1.0);
  EXPECT_EQ(view["touches"][0]["channel"], "call");
  EXPECT_EQ(view["worth"]["cents"], 1200000);
  const auto call = view["touches"][0]["id"].get<std::int64_t>();
  const auto place = at("/opportunities", id);
  api.get("/opportunities/{id}", at("/opportunities", 99), 404);

  api.call("PUT", "/opportunities/{id}/touches", place + "/touches", 200, {{"touch", call}});
  api.call("PUT", "/opportunities/{id}/touches", place + "/touches", 404, {{"touch", 99}});
  api.call("PUT", "/opportunities/{id}/people", place + "/people", 200, {{"person", grace}, {"role", "introducer"}});
  api.call("PUT", "/opportunities/{id}/people", place + "/people", 400, {{"person", grace}});
  api.call("PUT", "/opportunities/{id}/people", place + "/people", 400, {{"person", grace}, {"role", "boss"}});
  api.call("POST", "/opportunities/{id}/stage", place + "/stage", 200,
           {{"stage", "won"}, {"closing", "they liked it"}});
  api.call("POST", "/opportunities/{id}/stage", place + "/stage", 400, {{"stage", "gone"}});
  api.call("POST", "/opportunities/{id}/stage", place + "/stage", 422, {{"stage", "won"}, {"at", "2020-01-01"}});
  view = api.get("/opportunities/{id}", place);
  EXPECT_EQ(view["stage_words"], "won");
  EXPECT_EQ(view["next_step"], "") << "what is over asks for nothing";
  EXPECT_EQ(view["touches"][0]["shared"], 1.0) << "what the user linked is all that counts";

  Json traced = api.get("/attribution");
  EXPECT_EQ(traced["words"][0], "Your one deal began with a call you took.");
  EXPECT_EQ(traced["rows"][0]["key"], "call/in");
  EXPECT_EQ(traced["rows"][0]["worth"][0]["words"], "12,000 EUR");
  EXPECT_EQ(api.get("/attribution", "/attribution?by=introducer&kind=deal&rule=shared")["rows"][0]["label"],
            "Grace Hopper");
  for (const char* by : {"organisation", "experiment", "approach"})
    api.get("/attribution", std::string("/attribution?rule=last&by=") + by);
  EXPECT_EQ(api.get("/attribution", "/attribution?since=2026-11-01")["total"], 1);
  api.get("/attribution", "/attribution?since=lately", 400);
  api.get("/attribution", "/attribution?by=moon", 400);

  api.call("PUT", "/opportunities/{id}/touches", place + "/touches", 200, {{"touch", call}, {"led", false}});
  api.call("PUT", "/opportunities/{id}/touches", place + "/touches", 404, {{"touch", call}, {"led", false}});
  api.call("PUT", "/opportunities/{id}/people", place + "/people", 200, {{"person", grace}, {"role", nullptr}});
  api.call("PATCH", "/opportunities/{id}", place, 200,
           {{"worth", nullptr}, {"expected", nullptr}, {"title", "The stock count"}, {"organisation", ""}});
  api.call("PATCH", "/opportunities/{id}", place, 400, {{"worth", 12}});
  api.call("PATCH", "/opportunities/{id}", place, 422, {{"title", " "}});
  api.call("DELETE", "/opportunities/{id}", place, 200);
  api.call("DELETE", "/opportunities/{id}", place, 404);
}

}  // namespace
}  // namespace kith::http::test
