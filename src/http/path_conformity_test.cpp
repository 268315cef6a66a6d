// Ways to somebody by the API, held to the document.
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfPaths, WaysNoWaysAndRefusals) {
  const Running server;
  Caller api(server);
  const auto ada = server.add_person("Ada Byron");
  const auto bert = server.add_person("Bert Quist");
  const std::string to_bert = "/paths?to=" + std::to_string(bert);
  const Json none = api.get("/paths", to_bert);
  EXPECT_EQ(none["words"], "No way known");
  EXPECT_TRUE(none["ways"].empty());
  server.post("/api/v1" + at("/people", ada, "/touches"), {{"channel", "lunch"}, {"at", "2026-11-20"}});
  server.post("/api/v1" + at("/people", ada, "/relations"), {{"kind", "knows"}, {"person", bert}});
  for (const std::string purpose : {"", "&for=job", "&for=deal", "&for=advice"}) {
    const Json found = api.get("/paths", to_bert + purpose);
    ASSERT_EQ(found["ways"].size(), 1U) << purpose;
    const Json& way = found["ways"][0];
    EXPECT_EQ(way["steps"][0]["person"]["name"], "Ada Byron");
    EXPECT_EQ(way["steps"][1]["person"]["id"], bert);
    EXPECT_EQ(way["steps"][1]["signs"], Json::array({"said"}));
    EXPECT_EQ(found["for"].is_null(), purpose.empty());
  }
  EXPECT_TRUE(api.get("/paths", to_bert + "&steps=1")["ways"].empty());
  server.post("/api/v1" + at("/people", bert, "/touches"), {{"channel", "call"}, {"at", "2026-11-19"}});
  EXPECT_EQ(api.get("/paths", to_bert)["direct"]["close"], false);
  api.get("/paths", "/paths", 400);
  api.get("/paths", "/paths?to=" + std::to_string(bert) + "&for=love", 400);
  api.get("/paths", "/paths?to=" + std::to_string(bert) + "&max=0", 400);
  api.get("/paths", "/paths?to=99", 404);
  server.add_person("Ada Quist");
  api.get("/paths", "/paths?to=ada", 409);
  server.post("/api/v1" + at("/people", bert, "/rest"), {{"do_not_contact", true}});
  api.get("/paths", to_bert, 403);
}

}  // namespace
}  // namespace kith::http::test
