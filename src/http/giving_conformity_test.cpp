// The ledger and approaches by the API, held to the document.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfGiving, TheLedgerIsWrittenReadAndTakenAway) {
  const Running server;
  Caller api(server);
  const auto id = server.add_person("Ada Byron");
  api.get("/ledger");
  EXPECT_EQ(api.get("/people/{id}/ledger", at("/people", id, "/ledger"))["balance"]["leaning"], "nothing");
  api.get("/people/{id}/ledger", at("/people", 99, "/ledger"), 404);
  api.call("POST", "/ledger", "/ledger", 201,
           {{"person", id}, {"side", "given"}, {"kind", "gift"}, {"text", "a book"}});
  api.call("POST", "/ledger", "/ledger", 201,
           {{"person", id},
            {"side", "received"},
            {"kind", "job-help"},
            {"worth", "large"},
            {"text", "a word with the board"},
            {"at", "2026-10-01"}});
  api.call("POST", "/ledger", "/ledger", 400, {{"person", id}, {"side", "taken"}, {"kind", "gift"}});
  api.call("POST", "/ledger", "/ledger", 400, {{"person", id}, {"side", "given"}});
  api.call("POST", "/ledger", "/ledger", 404, {{"person", 99}, {"side", "given"}, {"kind", "gift"}});
  api.call("POST", "/ledger", "/ledger", 404, {{"person", id}, {"side", "given"}, {"kind", "gift"}, {"touch", 9}});
  api.call("POST", "/ledger", "/ledger", 422,
           {{"person", id}, {"side", "given"}, {"kind", "gift"}, {"at", "2030-01-01"}});
  server.post("/api/v1" + at("/people", id, "/notes"), {{"text", "She is looking for a CTO."}});
  const Json ledger = api.get("/people/{id}/ledger", at("/people", id, "/ledger"));
  EXPECT_EQ(ledger["entries"].size(), 2U);
  EXPECT_EQ(ledger["ideas"][0]["text"], "They look for a CTO: whom do you know?");
  EXPECT_EQ(app::dump(ledger).find("score"), std::string::npos);
  api.walk("/ledger", "/ledger", 1);
  const auto entry = ledger["entries"][0]["id"].get<std::int64_t>();
  api.call("PATCH", "/ledger/{id}", at("/ledger", entry), 200, {{"worth", "small"}, {"text", "two books"}});
  api.call("PATCH", "/ledger/{id}", at("/ledger", entry), 400, {{"worth", "huge"}});
  api.call("PATCH", "/ledger/{id}", at("/ledger", entry), 422, {{"text", ""}});
  api.call("DELETE", "/ledger/{id}", at("/ledger", entry), 200);
  api.call("DELETE", "/ledger/{id}", at("/ledger", entry), 404);
}

TEST(ConformityOfGiving, ApproachesAreKeptDecidedAndAccountedFor) {
  const Running server;
  Caller api(server);
  const auto ada = server.add_person("Ada Byron");
  api.call("POST", "/approaches", "/approaches", 201, {{"person", ada}, {"wanted", "a word on pricing"}});
  const Json added = api.call(
      "POST", "/approaches", "/approaches", 201,
      {{"name", "Grace Hopper"}, {"from", "LinkedIn"}, {"knew_me", true}, {"at", "2026-11-20"}, {"wanted", "a chat"}});
  EXPECT_EQ(added["person"]["name"], "Grace Hopper");
  api.call("POST", "/approaches", "/approaches", 400, Json::object());
  api.call("POST", "/approaches", "/approaches", 404, {{"person", 99}});
  api.call("POST", "/approaches", "/approaches", 422, {{"person", ada}, {"at", "2030-01-01"}});
  const Json today = api.get("/today");
  ASSERT_EQ(today["items"].size(), 2U);
  EXPECT_EQ(today["items"][0]["kind"], "approach");
  api.walk("/approaches", "/approaches", 1);
  const Json open = api.get("/approaches", "/approaches?state=open&person=" + std::to_string(ada));
  ASSERT_EQ(open["total"], 1);
  const auto id = open["items"][0]["id"].get<std::int64_t>();
  api.get("/approaches", "/approaches?state=closed", 400);
  api.call("PATCH", "/approaches/{id}", at("/approaches", id), 200,
           {{"state", "answered"}, {"minutes", 45}, {"came_of", "a client"}, {"knew_me", nullptr}});
  api.call("PATCH", "/approaches/{id}", at("/approaches", id), 400, {{"state", "closed"}});
  api.call("PATCH", "/approaches/{id}", at("/approaches", id), 422, {{"minutes", 200000}});
  const Json year = api.get("/approaches/year");
  EXPECT_EQ(year["came"], 2);
  EXPECT_EQ(year["minutes"], 45);
  EXPECT_EQ(year["fruitful"][0]["came_of"], "a client");
  api.get("/approaches/year", "/approaches/year?year=2025");
  api.get("/approaches/year", "/approaches/year?year=soon", 400);
  const Json ledger = api.get("/people/{id}/ledger", at("/people", ada, "/ledger"));
  EXPECT_EQ(ledger["entries"][0]["source"], "approach");
  api.call("DELETE", "/approaches/{id}", at("/approaches", id), 200);
  api.call("DELETE", "/approaches/{id}", at("/approaches", id), 404);
}

}  // namespace
}  // namespace kith::http::test
