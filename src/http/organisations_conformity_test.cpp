// Organisations, pursuits and events by the API, held to the document.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfOrganisations, OneIsAddedChangedFoundAndDeleted) {
  const Running server;
  Caller api(server);
  const Json added = api.call("POST", "/organisations", "/organisations", 201,
                              {{"name", "Guild of Millwrights"},
                               {"kind", "association"},
                               {"industry", "milling"},
                               {"city", "Leeds"},
                               {"domains", {"https://www.guild.example/about"}},
                               {"website", "guild.example"}});
  const auto id = added["organisation"]["id"].get<std::int64_t>();
  EXPECT_EQ(added["organisation"]["domains"], Json::array({"guild.example"}));
  EXPECT_EQ(added["organisation"]["website"], "https://guild.example");
  api.call("POST", "/organisations", "/organisations", 400, {{"name", "Mill"}, {"kind", "club"}});
  api.call("POST", "/organisations", "/organisations", 422, {{"name", " "}});
  api.call("POST", "/organisations", "/organisations", 422, {{"name", "Mill"}, {"domains", {"not a domain"}}});
  api.call("POST", "/organisations", "/organisations", 422, {{"name", "Mill"}, {"domains", {"gmail.com"}}});
  api.call("POST", "/organisations", "/organisations", 422, {{"name", "GUILD of millwrights"}});
  api.call("POST", "/organisations", "/organisations", 201, {{"name", "Mill Owners"}});
  api.walk("/organisations", "/organisations", 1);
  for (const char* sort : {"name", "people", "last", "pursued"})
    EXPECT_EQ(api.get("/organisations", std::string("/organisations?sort=") + sort)["total"], 2);
  EXPECT_EQ(api.get("/organisations", "/organisations?q=leeds%20mill")["total"], 1);
  EXPECT_EQ(api.get("/organisations", "/organisations?kind=association")["total"], 1);
  EXPECT_EQ(api.get("/organisations", "/organisations?pursued=true")["total"], 0);
  EXPECT_EQ(api.get("/organisations", "/organisations?home=true")["total"], 0);
  api.get("/organisations", "/organisations?sort=size", 400);
  api.get("/organisations", "/organisations?kind=club", 400);
  api.get("/organisations", "/organisations?pursued=1", 400);
  api.call("PATCH", "/organisations/{id}", at("/organisations", id), 200, {{"name", "Millwrights"}, {"note", "Old"}});
  api.call("PATCH", "/organisations/{id}", at("/organisations", id), 422, {{"name", "Mill owners"}});
  api.call("PATCH", "/organisations/{id}", at("/organisations", 99), 404, {{"name", "Nobody"}});
  EXPECT_EQ(api.get("/organisations/{id}", at("/organisations", id))["name"], "Millwrights");
  api.call("DELETE", "/organisations/{id}", at("/organisations", id), 200);
  api.get("/organisations/{id}", at("/organisations", id), 404);
  api.call("DELETE", "/organisations/{id}", at("/organisations", id), 404);
}

TEST(ConformityOfOrganisations, PeopleContactsAndSpellingsBelongToOne) {
  const Running server;
  Caller api(server);
  const auto work = [&](const char* name, const char* organisation, const char* mail) {
    return server
        .post("/api/v1/people", {{"name", name},
                                 {"positions", {{{"organisation", organisation}, {"role", "Miller"}}}},
                                 {"handles", {{{"kind", "email"}, {"value", mail}}}}})
        .json()["person"]["id"]
        .get<std::int64_t>();
  };
  const auto ada = work("Ada Byron", "Acme", "ada@acme.example");
  work("Grace Hopper", "ACME Inc.", "grace@acme.example");
  server.post("/api/v1" + at("/people", ada, "/touches"), {{"channel", "call"}, {"at", "2026-10-01"}});
  server.post("/api/v1" + at("/people", ada, "/touches"), {{"channel", "email"}, {"at", "2026-10-02"}});
  api.walk("/organisations/twins", "/organisations/twins", 1);
  const Json twins = api.get("/organisations/twins");
  ASSERT_EQ(twins["total"], 1);
  const auto kept = twins["items"][0]["kept"]["id"].get<std::int64_t>();
  const auto gone = twins["items"][0]["gone"]["id"].get<std::int64_t>();
  api.call("DELETE", "/organisations/{id}", at("/organisations", kept), 403);
  api.call("POST", "/organisations/{id}/merge", at("/organisations", kept, "/merge"), 400, {{"gone", kept}});
  api.call("POST", "/organisations/{id}/merge", at("/organisations", kept, "/merge"), 404, {{"gone", 99}});
  const Json joined =
      api.call("POST", "/organisations/{id}/merge", at("/organisations", kept, "/merge"), 200, {{"gone", gone}});
  EXPECT_EQ(joined["organisation"]["now"].size(), 2U);
  EXPECT_EQ(joined["organisation"]["spellings"].size(), 1U);
  EXPECT_EQ(joined["organisation"]["proposed_domains"], Json::array({"acme.example"}));
  EXPECT_EQ(api.get("/organisations/twins")["total"], 0);
  const std::string timeline = at("/organisations", kept, "/timeline");
  EXPECT_EQ(api.get("/organisations/{id}/timeline", timeline)["total"], 2);
  api.walk("/organisations/{id}/timeline", timeline, 1);
  api.get("/organisations/{id}/timeline", timeline + "?cursor=x", 400);
  api.get("/organisations/{id}/timeline", at("/organisations", 99, "/timeline"), 404);
}

TEST(ConformityOfOrganisations, APursuitGoesFromAnIdeaToItsEnd) {
  const Running server;
  Caller api(server);
  const auto id = api.call("POST", "/organisations", "/organisations", 201, {{"name", "Guild"}})["organisation"]["id"]
                      .get<std::int64_t>();
  const std::string pursuit = at("/organisations", id, "/pursuit");
  const std::string path = "/organisations/{id}/pursuit";
  api.call("PATCH", path, pursuit, 404, {{"stage", "member"}});
  api.call("POST", "/organisations/{id}/pursuit/reopen", pursuit + "/reopen", 404, Json::object());
  api.call("POST", path, pursuit, 201, Json::object());
  api.call("POST", path, pursuit, 403, Json::object());
  api.call("POST", path, at("/organisations", 99, "/pursuit"), 404, Json::object());
  api.call("PATCH", path, pursuit, 200,
           {{"for_me", "People who build"}, {"for_them", "Hands"}, {"i_give", "Evenings"}});
  api.call("PATCH", path, pursuit, 200,
           {{"next_step", "Call the secretary"}, {"next_day", "2026-11-20"}, {"next_minutes", 20}});
  const Json steps = api.get("/today")["steps"];
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0]["kind"], "organisation");
  EXPECT_EQ(steps[0]["id"], id);
  EXPECT_EQ(steps[0]["minutes"], 20);
  api.call("PATCH", path, pursuit, 400, {{"stage", "friend"}});
  api.call("PATCH", path, pursuit, 400, {{"next_day", "soon"}});
  api.call("PATCH", path, pursuit, 422, {{"next_minutes", 0}});
  const Json done =
      api.call("POST", "/organisations/{id}/pursuit/done", pursuit + "/done", 200,
               {{"kind", "call"}, {"note", "Come on Tuesday"}, {"next_step", "Visit"}, {"next_day", nullptr}});
  EXPECT_EQ(done["organisation"]["events"][0]["title"], "Call the secretary");
  EXPECT_EQ(done["organisation"]["events"][0]["minutes"], 20);
  for (const char* stage : {"research", "called", "visited", "member", "giving-back"})
    api.call("PATCH", path, pursuit, 200, {{"stage", stage}});
  EXPECT_EQ(api.get("/organisations/{id}", at("/organisations", id))["pursuit"]["stages"].size(), 6U);
  api.call("POST", "/organisations/{id}/pursuit/close", pursuit + "/close", 200,
           {{"closing", "They meet on workdays"}});
  api.call("POST", "/organisations/{id}/pursuit/close", pursuit + "/close", 404, Json::object());
  api.call("POST", "/organisations/{id}/pursuit/reopen", pursuit + "/reopen", 200, Json::object());
  EXPECT_EQ(api.get("/organisations", "/organisations?pursued=true")["items"][0]["pursuit"]["stage"], "giving-back");
}

TEST(ConformityOfOrganisations, AnEventBringsPeopleAndTakesThemBack) {
  const Running server;
  Caller api(server);
  const auto id = api.call("POST", "/organisations", "/organisations", 201, {{"name", "Guild"}})["organisation"]["id"]
                      .get<std::int64_t>();
  const auto ada = server.add_person("Ada Byron");
  const std::string events = at("/organisations", id, "/events");
  const std::string path = "/organisations/{id}/events";
  const Json added = api.call("POST", path, events, 201,
                              {{"title", "Autumn dinner"},
                               {"kind", "sponsorship"},
                               {"at", "2026-11-18"},
                               {"minutes", 150},
                               {"cost", "120.50 EUR"},
                               {"note", "A table of eight"},
                               {"met", {{{"person", ada}}, {{"name", "Grace Hopper"}}}}});
  const Json event = added["organisation"]["events"][0];
  EXPECT_EQ(event["cost"]["cents"], 12050);
  ASSERT_EQ(event["met"].size(), 2U);
  EXPECT_EQ(added["organisation"]["years"][0]["met"], 2);
  const Json touches = api.get("/people/{id}/timeline", at("/people", ada, "/timeline"));
  EXPECT_EQ(touches["items"][0]["note"], "Autumn dinner at Guild");
  api.call("POST", path, events, 422, {{"title", "Next year"}, {"at", "2030-01-01"}});
  api.call("POST", path, events, 422, {{"title", ""}});
  api.call("POST", path, events, 422, {{"title", "Dinner"}, {"cost", "a lot"}});
  api.call("POST", path, events, 404, {{"title", "Dinner"}, {"met", {{{"person", 99}}}}});
  api.call("POST", path, events, 400, {{"title", "Dinner"}, {"met", {Json::object()}}});
  const auto number = event["id"].get<std::int64_t>();
  const std::string one = at("/organisation-events", number);
  api.call("PATCH", "/organisation-events/{id}", one, 200,
           {{"kind", "visit"}, {"title", "Open day"}, {"at", "2026-11-17"}, {"cost", ""}, {"not_met", {ada}}});
  api.call("PATCH", "/organisation-events/{id}", one, 422, {{"minutes", -1}});
  api.call("PATCH", "/organisation-events/{id}", at("/organisation-events", 99), 404, {{"title", "x"}});
  EXPECT_EQ(api.get("/people/{id}/timeline", at("/people", ada, "/timeline"))["total"], 0);
  const Json gone = api.call("DELETE", "/organisation-events/{id}", one, 200);
  EXPECT_EQ(gone["organisation"]["events"].size(), 0U);
  api.call("DELETE", "/organisation-events/{id}", one, 404);
}

}  // namespace
}  // namespace kith::http::test
