// Feeds and reading, as docs/api/openapi.json says, with a site of the test's own.
#include <thread>

#include <httplib.h>

#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

// A site with a feed and a page.
class Site {
 public:
  Site() {
    server_.Get("/news.rdf", [](const httplib::Request&, httplib::Response& answer) {
      answer.set_content(
          "<rss version='2.0'><channel><title>Looms</title><item><title>On weaving &lt;script&gt;x&lt;/script&gt;"
          "</title><link>https://example.org/1</link></item></channel></rss>",
          "application/rss+xml");
    });
    server_.Get("/page", [](const httplib::Request&, httplib::Response& answer) {
      answer.set_content("<title>Weaving today</title><p>Looms and weaving", "text/html");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  ~Site() {
    server_.stop();
    thread_.join();
  }
  std::string at(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }

 private:
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
};

std::string numbered(const std::string& before, const Json& id, const std::string& after = "") {
  return before + "/" + std::to_string(id.get<std::int64_t>()) + after;
}

TEST(FollowingConformity, FeedsAndReading) {
  const Running server;
  const Site site;
  Caller api(server);
  const auto ada = server.add_person("Ada Byron");
  api.call("POST", "/people/{id}/notes", numbered("/people", ada, "/notes"), 201, {{"text", "weaving, and looms"}});

  const Json followed =
      api.call("POST", "/following", "/following", 201, {{"url", site.at("/news.rdf")}, {"for", {ada}}});
  EXPECT_EQ(followed["feed"]["title"], "Looms");
  EXPECT_EQ(followed["new"], 1);
  api.call("POST", "/following", "/following", 201, {{"url", site.at("/news.rdf")}, {"reading", true}});
  api.call("POST", "/following", "/following", 422, {{"url", site.at("/page")}});
  api.call("POST", "/following", "/following", 422, {{"url", "javascript:alert(1)"}});
  api.call("POST", "/following", "/following", 400, {{"url", site.at("/news.rdf")}, {"for", "ada"}});
  api.call("POST", "/following", "/following", 404, {{"url", site.at("/news.rdf")}, {"for", {999}}});
  api.call("POST", "/following", "/following", 404, {{"url", site.at("/news.rdf")}, {"organisations", {"Nowhere"}}});
  EXPECT_EQ(api.get("/following")["total"], 1);
  EXPECT_EQ(api.get("/following", "/following?person=" + std::to_string(ada))["total"], 1);
  EXPECT_EQ(api.call("POST", "/following/check", "/following/check", 200)["asked"], 0);
  EXPECT_EQ(api.call("POST", "/following/check", "/following/check?which=all", 200)["asked"], 1);
  api.call("POST", "/following/check", "/following/check?which=some", 400);

  const Json added = api.call("POST", "/reading", "/reading", 201, {{"url", site.at("/page")}});
  EXPECT_EQ(added["article"]["people"].size(), 1U);
  api.call("POST", "/reading", "/reading", 200, {{"url", site.at("/page")}});
  api.call("POST", "/reading", "/reading", 201, {{"url", site.at("/none")}, {"title", "Looms of old"}});
  api.call("POST", "/reading", "/reading", 502, {{"url", site.at("/none/either")}});
  api.call("POST", "/reading", "/reading", 422, {{"url", "data:text/html,x"}});
  const Json articles = api.get("/reading");
  EXPECT_EQ(articles["total"], 3);
  api.walk("/reading", "/reading", 2);
  for (const Json& article : articles["items"])
    EXPECT_EQ(article["title"].get<std::string>().find('<'), std::string::npos);
  const Json id = added["article"]["id"];
  api.call("POST", "/reading/{id}/keep", numbered("/reading", id, "/keep"), 201, {{"for", {ada}}});
  api.call("POST", "/reading/{id}/keep", numbered("/reading", id, "/keep"), 400, {{"for", Json::array()}});
  api.call("POST", "/reading/{id}/keep", "/reading/99/keep", 404, {{"for", {ada}}});
  api.call("POST", "/reading/{id}/away", numbered("/reading", id, "/away"), 200);
  api.call("POST", "/reading/{id}/away", "/reading/99/away", 404);
  EXPECT_EQ(api.get("/reading")["total"], 2);

  const Json feed = followed["feed"]["id"];
  api.call("DELETE", "/following/{id}", numbered("/following", feed), 200);
  api.call("DELETE", "/following/{id}", numbered("/following", feed), 404);
}

}  // namespace
}  // namespace kith::http::test
