// The server is held to docs/api/openapi.json: every path and method is called with real data, and
// every answer is checked against what the document says. The calls lie in the files *conformity_test.cpp.
#include <filesystem>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/fake_mail_server.hpp"
#include "http/routes.hpp"
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

TEST(ConformityOfTheTable, TheRoutesAreThoseOfTheDocument) {
  std::set<std::string> served;
  for (const Route& route : all_routes()) served.insert(std::string(route.method) + " " + std::string(route.path));
  EXPECT_EQ(served, documented());
}

TEST(ConformityOfTheTable, WhatIsOpenBeforeALoginIsWhatTheDocumentSays) {
  for (const Route& route : all_routes()) {
    const Schema& operation = document()["paths"].at(std::string(route.path)).at(lower_ascii(route.method));
    EXPECT_EQ(route.access == Access::open, operation.contains("security")) << route.method << " " << route.path;
    EXPECT_EQ(route.body != BodyKind::none, operation.contains("requestBody")) << route.method << " " << route.path;
  }
}

class Conformity : public ::testing::Test {
 protected:
  const Running server;
  Caller api{server};

  void lists() {
    api.get("/today");
    api.get("/today", "/today?minutes=1");
    api.get("/today", "/today?minutes=600&date=2026-11-30");
    api.walk("/people", "/people", 100);
    api.walk("/people", "/people?sort=due&state=active", 37);
    api.walk("/people", "/people?sort=last", 500);
    api.walk("/people", "/people?sort=added&q=an", 10);
    api.get("/people", "/people?at=100&limit=7");
    api.get("/people", "/people?at=1000000");
    api.get("/people", "/people?q=mueler%20is:warm,never%20-tag:x");
    api.walk("/people", "/people?sort=best&q=a", 20);
    api.get("/search", "/search?q=an");
    api.get("/search", "/search?q=lunch&limit=3");
    api.get("/search", "/search");
    api.get("/facets");
    api.get("/rings");
    api.get("/rings", "/rings?q=stratum:core&limit=5");
    api.walk("/trash", "/trash", 2);
    api.walk("/organisations", "/organisations", 30);
    api.get("/organisations", "/organisations?q=a&limit=3");
    api.get("/tags");
    api.get("/strata");
    api.get("/settings");
    api.get("/status");
    api.get("/agenda");
    api.get("/agenda", "/agenda?days=56");
    api.get("/load");
    api.get("/holidays");
    api.get("/triage");
    api.walk("/triage/people", "/triage/people", 200);
    api.walk("/imports", "/imports", 1);
    api.get("/imports/fields");
    api.walk("/reviews", "/reviews", 5);
    api.get("/history", "/history?limit=5");
    api.get("/review");
    api.get("/review", "/review?week=2026-W47");
    api.walk("/weeks", "/weeks", 1);
    api.walk("/owed", "/owed", 1);
    api.walk("/waiting", "/waiting", 2);
    api.walk("/promises", "/promises", 2);
    api.walk("/promises", "/promises?state=open&side=mine", 1);
    api.get("/openapi.json");
    api.get("/feed");
    api.get("/backups");
    for (const char* as : {"vcard", "csv", "json"}) api.get("/export", std::string("/export?as=") + as);
  }

  void one_person(std::int64_t id) {
    api.get("/people/{id}", at("/people", id));
    api.walk("/people/{id}/timeline", at("/people", id, "/timeline"), 500);
    api.walk("/people/{id}/history", at("/people", id, "/history"), 3);
  }

  void knowledge(std::int64_t id) {
    const Json fact = api.call("POST", "/people/{id}/facts", at("/people", id, "/facts"), 201,
                               {{"kind", "boss"}, {"text", "Mr Kuhn"}});
    const auto fact_id = fact["person"]["facts"].back()["id"].get<std::int64_t>();
    api.call("PATCH", "/facts/{id}", at("/facts", fact_id), 200, {{"text", "Ms Lind"}});
    api.call("PATCH", "/facts/{id}", at("/facts", fact_id), 200, {{"still", true}});
    api.call("PATCH", "/facts/{id}", at("/facts", fact_id), 400, {{"colour", "red"}});
    api.call("DELETE", "/facts/{id}", at("/facts", fact_id), 200);
    api.call("DELETE", "/facts/{id}", at("/facts", fact_id), 404);
    const Json promised = api.call("POST", "/people/{id}/promises", at("/people", id, "/promises"), 201,
                                   {{"text", "send the plans"}, {"by", "2026-12-01"}, {"side", "theirs"}});
    std::int64_t promise_id = 0;
    for (const Json& row : promised["person"]["promises"]) {
      if (row["side"] == "theirs") promise_id = row["id"].get<std::int64_t>();
    }
    api.walk("/promises", "/promises", 1);
    api.call("PATCH", "/promises/{id}", at("/promises", promise_id), 200, {{"state", "done"}});
    api.call("PATCH", "/promises/{id}", at("/promises", promise_id), 200, {{"by", nullptr}, {"state", "open"}});
    api.call("PATCH", "/promises/{id}", at("/promises", promise_id), 400, {{"by", "soon"}});
    api.call("DELETE", "/promises/{id}", at("/promises", promise_id), 200);
    const auto other = server.add_person("Grace Hopper");
    const Json related = api.call("POST", "/people/{id}/relations", at("/people", id, "/relations"), 201,
                                  {{"kind", "manager"}, {"person", other}});
    api.call("POST", "/people/{id}/relations", at("/people", id, "/relations"), 422,
             {{"kind", "manager"}, {"person", other}});
    api.call("POST", "/people/{id}/relations", at("/people", id, "/relations"), 400,
             {{"kind", "rival"}, {"person", other}});
    one_person(id);
    const auto relation_id = related["person"]["relations"][0]["id"].get<std::int64_t>();
    api.call("DELETE", "/relations/{id}", at("/relations", relation_id), 200);
    api.get("/people/{id}/year", at("/people", id, "/year"));
  }
};

TEST_F(Conformity, ASampleNetworkFitsTheDocument) {
  api.call("POST", "/demo", "/demo", 201);
  api.call("POST", "/demo", "/demo", 403);
  lists();
  const Json people = api.get("/people", "/people?limit=20&sort=due");
  for (const Json& row : people["items"]) one_person(row["id"].get<std::int64_t>());
  const Json today = api.get("/today");
  for (const Json& item : today["items"]) {
    const auto id = item["person"]["id"].get<std::int64_t>();
    one_person(id);
    api.get("/people/{id}/year", at("/people", id, "/year"));
  }
}

TEST_F(Conformity, TheReviewOfAWeek) {
  api.call("POST", "/demo", "/demo", 201);
  const Json review = api.get("/review");
  const std::string week = review["week"].get<std::string>();
  api.call("PUT", "/review/words", "/review/words", 200, {{"week", week}, {"text", "Two good lunches."}});
  api.call("PUT", "/review/words", "/review/words", 400, {{"week", week}});
  api.call("PUT", "/review/words", "/review/words", 422, {{"week", "2025-W53"}, {"text", "x"}});
  EXPECT_EQ(api.get("/review", "/review?week=" + week)["text"], "Two good lunches.");
  api.call("POST", "/review/finish", "/review/finish", 200, {{"week", week}, {"text", "Two very good lunches."}});
  api.call("POST", "/review/finish", "/review/finish", 403, {{"week", week}});
  const Json finished = api.get("/review", "/review?week=" + week);
  EXPECT_EQ(finished["text"], "Two very good lunches.");
  EXPECT_EQ(finished["figures"], review["figures"]);
  EXPECT_EQ(api.get("/weeks")["items"][0]["week"], week);
  api.get("/review", "/review?week=2030-W01", 422);
  api.get("/review", "/review?week=now", 422);
  api.get("/promises", "/promises?state=broken", 400);
  lists();
}

TEST(ConformityOfMail, AccountsAreAddedSyncedAndRemoved) {
  kith::test::FakeMail mail;
  mail.boxes["INBOX"].use = MailUse::inbox;
  for (int i = 1; i <= 3; ++i) {
    mail.boxes["INBOX"].put(
        {"From: bob@example.com\r\nTo: ada@example.org\r\nDate: Mon, 02 Nov 2026 08:00:00 +0000\r\n"
         "Message-ID: <" +
             std::to_string(i) + "@test>\r\n\r\n",
         "Hello",
         {}});
  }
  ServeOptions options;
  options.mail.connect = mail.door();
  const Running server(options);
  Caller api(server);
  EXPECT_EQ(api.get("/mail/accounts")["total"], 0);
  const Json input{{"address", "ada@example.org"}, {"secret", "horse"}, {"security", "starttls"}};
  const Json added = api.call("POST", "/mail/accounts", "/mail/accounts", 201, input);
  EXPECT_EQ(added["account"]["port"], 143);
  EXPECT_EQ(app::dump(added).find("horse"), std::string::npos);
  const auto id = added["account"]["id"].get<std::int64_t>();
  Json sync;
  for (int tries = 0; tries < 500; ++tries) {
    const Json page = api.get("/mail/accounts");
    const Json& syncs = page["items"][0]["syncs"];
    sync = syncs.empty() ? Json() : syncs.back();  // the first one: the folders are watched after it
    if (!sync.is_null() && sync["state"] == "done") break;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  EXPECT_EQ(sync["state"], "done");
  EXPECT_EQ(sync["new"], 3);
  api.call("POST", "/mail/accounts/{id}/sync", at("/mail/accounts", id, "/sync"), 202);
  api.call("POST", "/mail/accounts/{id}/sync", at("/mail/accounts", 99, "/sync"), 404);
  api.walk("/mail/accounts/{id}/syncs", at("/mail/accounts", id, "/syncs"), 1);
  api.call("POST", "/mail/accounts", "/mail/accounts", 403, {{"address", "ada@example.org"}, {"secret", "donkey"}});
  api.call("POST", "/mail/accounts", "/mail/accounts", 400, {{"address", "ada"}, {"secret", "horse"}});
  api.call("POST", "/mail/accounts", "/mail/accounts", 400, {{"address", "ada@example.org"}});
  api.call("POST", "/mail/accounts", "/mail/accounts", 422,
           {{"address", "ada@example.org"}, {"secret", "horse"}, {"authorities", "none"}});
  api.call("DELETE", "/mail/accounts/{id}", at("/mail/accounts", id), 200);
  api.call("DELETE", "/mail/accounts/{id}", at("/mail/accounts", id), 404);
}

TEST(ConformityOfMail, AConsentBecomesAnAccount) {
  kith::test::FakeMail mail;
  ServeOptions options;
  options.mail.connect = mail.door();
  options.mail.redeem = [&](const ConsentCode& code) -> Result<FreshToken> {
    if (code.code != "a code") return fail(Code::refused, "it is too old", "agree once more");
    return FreshToken{mail.secret, std::chrono::seconds{3600}, "for good"};
  };
  const Running server(options);
  Caller api(server);
  const Json input{{"address", "ada@gmail.com"},
                   {"client", "kith"},
                   {"client_secret", "s=1"},
                   {"back", server.url() + "/mail/consent"}};
  const std::string page = api.call("POST", "/mail/consents", "/mail/consents", 201, input)["page"];
  const std::string rest = page.substr(page.find("&state=") + 7);
  const std::string state = percent_decoded(rest.substr(0, rest.find('&'))).value();
  const auto answer = [&](int status, const Json& body) {
    return api.call("POST", "/mail/consents/answer", "/mail/consents/answer", status, body);
  };
  answer(403, {{"state", state}, {"error", "access_denied"}});
  answer(403, {{"state", state}, {"code", "another"}});
  answer(400, {{"state", "made up"}, {"code", "a code"}});
  answer(400, {{"code", "a code"}});
  EXPECT_EQ(answer(201, {{"state", state}, {"code", "a code"}})["account"]["login"], "oauth2");
  api.call("POST", "/mail/consents", "/mail/consents", 400, {{"address", "ada@gmail.com"}, {"back", server.url()}});
  api.call("POST", "/mail/consents", "/mail/consents", 400, {{"address", "ada@gmail.com"}, {"client", "kith"}});
  api.call("POST", "/mail/consents", "/mail/consents", 422,
           {{"address", "ada@gmail.com"}, {"client", "kith"}, {"back", server.url()}, {"authorities", "none"}});
}

TEST_F(Conformity, ATimelineIsPagedToItsEnd) {
  const auto id = server.add_person("Ada Byron");
  for (int day = 1; day <= 20; ++day) {
    server.post("/api/v1" + at("/people", id, "/touches"),
                {{"channel", "email"}, {"at", "2026-10-" + std::string(day < 10 ? "0" : "") + std::to_string(day)}});
  }
  api.walk("/people/{id}/timeline", at("/people", id, "/timeline"), 5);
}

TEST_F(Conformity, WritingOnAPerson) {
  const Json whole = Json::parse(
      R"json({"name": "Ada Byron", "given": "Ada", "family": "Byron", "birthday": "--12-10", "interval_days": 30,
    "handles": [{"kind": "email", "value": "ada@example.org", "label": "work"}, {"kind": "phone", "value": "+44 20 7946 0991"}],
    "addresses": [{"label": "home", "city": "London", "country": "UK"}],
    "positions": [{"organisation": "Analytical Engines", "role": "Programmer", "from": "2020-01"}],
    "facts": [{"kind": "hobby", "text": "numbers"}], "tags": ["maths", "close"], "stratum": 2, "note": "Likes tea."})json");
  const Json added = api.call("POST", "/people", "/people", 201, whole);
  const auto id = added["person"]["id"].get<std::int64_t>();
  const auto touch = [&](const char* channel) {
    return api.call("POST", "/people/{id}/touches", at("/people", id, "/touches"), 201, {{"channel", channel}});
  };
  touch("call");
  api.call("POST", "/people/{id}/touches", at("/people", id, "/touches"), 201,
           {{"channel", "email"}, {"direction", "out"}, {"at", "2026-11-20"}, {"asks", true}, {"note", "May I ask?"}});
  api.call("POST", "/people/{id}/notes", at("/people", id, "/notes"), 201, {{"text", "Promised to send the plans."}});
  const Json timeline = api.get("/people/{id}/timeline", at("/people", id, "/timeline"));
  std::int64_t touch_id = 0, note_id = 0;
  for (const Json& item : timeline["items"]) {
    if (item["kind"] == "touch") touch_id = item["id"].get<std::int64_t>();
    if (item["kind"] == "note") note_id = item["id"].get<std::int64_t>();
  }
  api.call("PATCH", "/touches/{id}", at("/touches", touch_id), 200, {{"channel", "lunch"}, {"note", "At the club"}});
  api.call("DELETE", "/touches/{id}", at("/touches", touch_id), 200);
  api.call("DELETE", "/touches/{id}", at("/touches", 99999), 404);
  api.call("PATCH", "/notes/{id}", at("/notes", note_id), 200, {{"text", "Sent the plans."}});
  api.call("DELETE", "/notes/{id}", at("/notes", note_id), 200);
  api.call("DELETE", "/notes/{id}", at("/notes", 99999), 404);
  one_person(id);
  knowledge(id);

  api.call("PATCH", "/people/{id}", at("/people", id), 200,
           {{"nickname", "Countess"}, {"birthday", nullptr}, {"tags", {"maths"}}});
  api.call("POST", "/people/{id}/place", at("/people", id, "/place"), 200, {{"stratum", 1}});
  api.call("POST", "/people/{id}/place", at("/people", id, "/place"), 404, {{"stratum", 99}});
  api.call("POST", "/people/{id}/snooze", at("/people", id, "/snooze"), 200, {{"until", "2w"}});
  api.call("POST", "/people/{id}/skip", at("/people", id, "/skip"), 200, Json::object());
  api.call("POST", "/people/{id}/rest", at("/people", id, "/rest"), 200, Json::object());
  api.call("POST", "/people/{id}/wake", at("/people", id, "/wake"), 200, Json::object());
  api.call("POST", "/people/{id}/rest", at("/people", id, "/rest"), 200, {{"do_not_contact", true}});
  one_person(id);
  api.call("DELETE", "/people/{id}", at("/people", id), 200);
  one_person(id);  // in the trash, and still there to look at
  api.walk("/trash", "/trash", 1);
  api.call("POST", "/people/{id}/restore", at("/people", id, "/restore"), 200);
  api.call("POST", "/people/{id}/restore", at("/people", 99999, "/restore"), 404);

  const Json undone = api.call("POST", "/undo", "/undo", 200, Json::object());
  api.call("POST", "/undo", "/undo", 200, {{"step", undone["step"]}});
  api.call("POST", "/undo", "/undo", 404, {{"step", 99999}});
  api.walk("/history", "/history", 4);
}

TEST_F(Conformity, WritingOnMany) {
  const auto ada = server.add_person("Ada Byron");
  const auto bob = server.add_person("Bob Stone");
  const auto bulk = [&](const Json& body, int status = 200) {
    return api.call("POST", "/people/bulk", "/people/bulk", status, body);
  };
  EXPECT_EQ(bulk({{"action", "tag"}, {"tag", "maths"}, {"people", {ada, bob}}})["people"], 2);
  EXPECT_EQ(bulk({{"action", "place"}, {"stratum", 1}, {"found", {{"q", "tag:maths"}}}, {"except", {bob}}})["people"],
            1);
  EXPECT_EQ(bulk({{"action", "wake"}, {"people", {ada}}})["step"], nullptr);
  bulk({{"action", "rest"}, {"found", {{"tag", "maths"}, {"state", "active"}, {"stratum", 1}, {"org", "Nobody"}}}});
  bulk({{"action", "delete"}, {"found", Json::object()}});
  bulk({{"action", "untag"}, {"tag", "maths"}, {"people", {99999}}}, 404);
  bulk({{"action", "place"}, {"stratum", 99}, {"people", {ada}}}, 404);
  bulk({{"action", "hide"}, {"people", {ada}}}, 400);
  bulk({{"action", "rest"}}, 400);
  bulk({{"action", "rest"}, {"people", {"ada"}}}, 400);
  bulk({{"action", "rest"}, {"found", {{"name", "ada"}}}}, 400);
}

TEST_F(Conformity, SettingsAndStrata) {
  api.call("PATCH", "/settings", "/settings", 200,
           {{"name", "Sam Reed"},
            {"time_zone", "Europe/Berlin"},
            {"budget_minutes", 45},
            {"work_days", {1, 2, 3, 4}},
            {"region", "DE"},
            {"own_addresses", {"sam@example.org", "linkedin.com/in/sam"}},
            {"home_organisations", {"Example Ltd"}},
            {"review_day", 1},
            {"single_keys", false}});
  api.call("PATCH", "/settings", "/settings", 200, {{"review_day", nullptr}});
  api.call("PATCH", "/settings", "/settings", 400, {{"review_day", 8}});
  const Json settings = api.get("/settings");
  EXPECT_EQ(settings["budget_minutes"], 45);
  EXPECT_EQ(settings["work_days"], Json({1, 2, 3, 4}));
  EXPECT_EQ(settings["own_addresses"].size(), 2U);
  EXPECT_EQ(settings["single_keys"], false);
  api.call("PATCH", "/settings", "/settings", 400, {{"budget_minutes", -3}});
  api.call("PATCH", "/settings", "/settings", 400, {{"password", "correct horse"}});
  const Json added = api.call(
      "POST", "/strata", "/strata", 201,
      {{"name", "Mentors"}, {"interval_days", 60}, {"channel", "coffee"}, {"counts", "dialogue"}, {"minutes", 45}});
  const auto id = added["stratum"]["id"].get<std::int64_t>();
  const Json changed = api.call("PUT", "/strata/{id}", at("/strata", id), 200,
                                {{"name", "Mentors"},
                                 {"interval_days", 90},
                                 {"channel", "lunch"},
                                 {"counts", "contact"},
                                 {"minutes", 60},
                                 {"worth", 4}});
  EXPECT_EQ(changed["stratum"]["interval_days"], 90);
  EXPECT_EQ(changed["stratum"]["rank"], added["stratum"]["rank"]);
  api.call(
      "POST", "/strata", "/strata", 422,
      {{"name", "mentors"}, {"interval_days", 60}, {"channel", "coffee"}, {"counts", "dialogue"}, {"minutes", 45}});
  api.call("PUT", "/strata/{id}", at("/strata", 999), 404,
           {{"name", "None"}, {"interval_days", 60}, {"channel", "coffee"}, {"counts", "dialogue"}, {"minutes", 45}});
  lists();
}

TEST_F(Conformity, PlanningAndPlacing) {
  api.call("POST", "/demo", "/demo", 201);
  api.call("PATCH", "/settings", "/settings", 200,
           {{"holidays", "DE-BY"},
            {"quiet_days", {"2026-12-24", "2026-12-28..2026-12-31"}},
            {"channel_hours", {"call mon-fri 16:30-18:00"}}});
  EXPECT_EQ(api.get("/settings")["channel_hours"], Json({"call mon-fri 16:30-18:00"}));
  api.call("PATCH", "/settings", "/settings", 400, {{"holidays", "Atlantis"}});
  api.call("PATCH", "/settings", "/settings", 400, {{"channel_hours", {"shout 9-10"}}});
  api.get("/agenda", "/agenda?days=0", 400);
  EXPECT_EQ(api.get("/holidays")["coming"][0]["name"], "Quiet day");
  api.get("/holidays", "/holidays?calendar=GB-SCT");
  api.get("/holidays", "/holidays?calendar=XX", 404);
  lists();

  server.add_person("Ada Byron");
  const Json first = api.get("/triage");
  ASSERT_FALSE(first["blocks"].empty());
  const Json key = first["blocks"][0]["key"];
  const Json people = api.get("/triage/people", "/triage/people?block=" + key.get<std::string>());
  api.get("/triage/people", "/triage/people?block=none", 404);
  api.get("/triage/people", "/triage/people?cursor=x", 400);
  api.call("POST", "/triage/place", "/triage/place", 200,
           {{"people", {people["items"][0]["person"]["id"]}}, {"stratum", 1}});
  api.call("POST", "/triage/place", "/triage/place", 404, {{"people", {99999}}, {"stratum", nullptr}});
  api.call("POST", "/triage/place", "/triage/place", 400, {{"people", {1}}});
  api.call("POST", "/triage/take", "/triage/take", 404, {{"blocks", {"none"}}});
  api.call("POST", "/triage/take", "/triage/take", 400, {{"blocks", Json::array()}});
  if (const Json next = api.get("/triage"); !next["blocks"].empty()) {
    api.call("POST", "/triage/take", "/triage/take", 200, {{"blocks", {next["blocks"][0]["key"]}}, {"stratum", 3}});
  }
  server.add_person("Charles Babbage");
  api.call("POST", "/triage/take", "/triage/take", 200, Json::object());
  api.call("POST", "/triage/take", "/triage/take", 403, Json::object());
  api.call("PATCH", "/settings", "/settings", 200, {{"budget_minutes", 5}});
  api.get("/load");
  api.call("POST", "/load/fit", "/load/fit", 200, Json::object());
  api.call("PATCH", "/settings", "/settings", 200, {{"budget_minutes", 600}});
  api.call("POST", "/load/fit", "/load/fit", 403, Json::object());
  api.call("POST", "/load/fit", "/load/fit", 400, {{"nonsense", 1}});
}

TEST_F(Conformity, TheCalendarAddressAndBackups) {
  server.add_person("Ada Byron");
  const Json made = api.call("POST", "/feed/renew", "/feed/renew", 200);
  const std::string path = made["feed"]["path"].get<std::string>();
  api.get("/feed");
  const Answer calendar = server.get(path);
  EXPECT_EQ(calendar.status, 200);
  EXPECT_EQ(calendar.type(), "text/calendar");
  // What it answers can be fetched and imported again, here by itself.
  const std::string url = server.url().substr(0, server.url().size() - 1) + path;
  api.call("POST", "/uploads/address", "/uploads/address", 201, {{"url", url}});
  api.call("POST", "/uploads/address", "/uploads/address", 400, {{"url", "file:///etc/passwd"}});
  api.call("POST", "/uploads/address", "/uploads/address", 502, {{"url", url + "x"}});
  api.call("DELETE", "/feed", "/feed", 200);
  EXPECT_EQ(server.get(path).status, 404);
  api.get("/feed");
  api.call("POST", "/backups", "/backups", 403);
  const Folder folder;
  api.call("PATCH", "/settings", "/settings", 200,
           {{"backup_folder", folder.path("backups")}, {"backup_every_days", 2}, {"backup_keep", "3+2"}});
  const Json made_one = api.call("POST", "/backups", "/backups", 201);
  EXPECT_EQ(made_one["files"].size(), 1U);
  api.get("/backups");
}

TEST_F(Conformity, ImportsAndReviews) {
  const std::string two =
      std::string(kCard) +
      "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Charles Babbage\r\nEMAIL:charles@example.org\r\nEND:VCARD\r\n";
  const Answer taken = server.upload("a.vcf", two);
  api.check("POST", "/uploads", taken);
  api.was_called("POST /uploads");
  const Json input{{"uploads", {taken.json()["upload"]}}, {"dry_run", false}};
  const Json job = api.call("POST", "/imports", "/imports", 202, input);
  const auto& schemas =
      document()["paths"]["/jobs/{id}/events"]["get"]["responses"]["200"]["content"]["text/event-stream"]["x-events"];
  Json result;
  for (const auto& [name, data] : server.follow(job["job"].get<std::string>())) {
    ASSERT_TRUE(schemas.contains(name)) << name;
    Caller::expect_fit(schemas[name], data, "event " + name);
    result = data;
  }
  api.get("/jobs/{id}/events", "/jobs/" + job["job"].get<std::string>() + "/events");
  api.call("POST", "/imports", "/imports", 404, input);
  // The same name without a common address: a question, not a join.
  server.import(
      "b.vcf",
      "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Charles Babbage\r\nEMAIL:cb@other.example\r\nORG:Difference\r\nEND:VCARD\r\n");
  server.import("c.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Byron\r\nEMAIL:ab@other.example\r\nEND:VCARD\r\n");
  const Json reviews = api.get("/reviews");
  ASSERT_EQ(reviews["items"].size(), 2U);
  const auto review = [&](std::size_t i) { return at("/reviews", reviews["items"][i]["id"].get<std::int64_t>()); };
  api.call("POST", "/reviews/{id}", review(0), 200, {{"decision", "different"}});
  api.call("POST", "/reviews/{id}", review(1), 200, {{"decision", "merge"}});
  api.call("POST", "/reviews/{id}", review(1), 404, {{"decision", "merge"}});
  const Json gone = reviews["items"][1]["right"]["id"];
  api.call("POST", "/people/{id}/unmerge", at("/people", gone.get<std::int64_t>(), "/unmerge"), 200);
  api.call("POST", "/people/{id}/unmerge", at("/people", gone.get<std::int64_t>(), "/unmerge"), 404);
  api.walk("/imports", "/imports", 1);
  api.call("POST", "/imports/{id}/undo", at("/imports", result["import"].get<std::int64_t>(), "/undo"), 200);
  api.call("POST", "/imports/{id}/undo", at("/imports", 999, "/undo"), 404);
}

TEST_F(Conformity, WhatMailProposesAndTells) {
  api.call("PATCH", "/settings", "/settings", 200, {{"own_addresses", {"me@example.org"}}, {"mail_text", "keep"}});
  api.call("PATCH", "/settings", "/settings", 400, {{"mail_text", "all"}});
  std::string box;
  int number = 0;
  const auto letter = [&](const std::string& from, const std::string& text) {
    box += fmt::format(
        "From x Mon Nov  2 10:00:00 2026\nFrom: {}\nTo: me@example.org\nDate: {} Nov 2026 10:00:00 +0000\n"
        "Subject: Matter {}\nMessage-ID: <{}@x>\n\n{}\n\n",
        from, 10 + number, number, number, text);
    ++number;
  };
  for (const char* from : {"Ada Byron <ada@example.com>", "Bo Stone <bo@example.com>", "Di Ash <di@example.com>"}) {
    for (int i = 0; i < 3; ++i) letter(from, "Could you look at it?");
  }
  letter("Cy Rude <cy@example.com>", "Please stop emailing me.");
  server.import("mail.mbox", box);
  EXPECT_EQ(api.get("/suggestions")["total"], 3);
  api.walk("/suggestions", "/suggestions", 1);
  const Json added =
      api.call("POST", "/suggestions/add", "/suggestions/add", 201, {{"address", "ada@example.com"}, {"stratum", 2}});
  api.call("POST", "/suggestions/add", "/suggestions/add", 404, {{"address", "ada@example.com"}});
  api.call("POST", "/suggestions/add", "/suggestions/add", 404, {{"address", "bo@example.com"}, {"stratum", 99}});
  api.call("POST", "/suggestions/add", "/suggestions/add", 400, Json::object());
  api.walk("/people/{id}/timeline", at("/people", added["person"]["id"].get<std::int64_t>(), "/timeline"), 2);
  api.get("/owed");
  api.get("/review");
  api.get("/today");
  api.call("POST", "/suggestions/dismiss", "/suggestions/dismiss", 200, {{"address", "bo@example.com"}});
  api.call("POST", "/suggestions/dismiss", "/suggestions/dismiss", 404, {{"address", "bo@example.com"}});
  api.call("POST", "/suggestions/add-all", "/suggestions/add-all", 404, {{"stratum", 99}});
  api.call("POST", "/suggestions/add-all", "/suggestions/add-all", 400, {{"everybody", true}});
  const Json all = api.call("POST", "/suggestions/add-all", "/suggestions/add-all", 200, Json::object());
  EXPECT_EQ(all["title"], "Added Di Ash from mail");
  EXPECT_TRUE(api.call("POST", "/suggestions/add-all", "/suggestions/add-all", 200, Json::object())["step"].is_null());
  const Json notices = api.get("/notices");
  ASSERT_EQ(notices["total"], 1);
  api.walk("/notices", "/notices", 1);
  const auto notice = notices["items"][0]["id"].get<std::int64_t>();
  api.call("POST", "/notices/{id}/undo", at("/notices", notice, "/undo"), 200);
  api.call("POST", "/notices/{id}/undo", at("/notices", notice, "/undo"), 404);
}

TEST_F(Conformity, FoundPairs) {
  api.call("POST", "/reviews/sure", "/reviews/sure", 404);
  for (const char* mail : {"grace@navy.example", "g.hopper@home.example"}) {
    server.import(std::string(mail) + ".vcf",
                  fmt::format("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Grace Hopper\r\nBDAY:1906-12-09\r\nEMAIL:{}\r\n"
                              "END:VCARD\r\n",
                              mail));
  }
  api.call("POST", "/reviews/find", "/reviews/find", 200);
  const Json reviews = api.get("/reviews");
  ASSERT_EQ(reviews["items"].size(), 1U);
  EXPECT_TRUE(reviews["items"][0]["sure"]);
  EXPECT_EQ(api.call("POST", "/reviews/sure", "/reviews/sure", 200)["merged"], 1);
  const std::int64_t stays = reviews["items"][0]["left"]["id"];
  EXPECT_EQ(api.get("/people/{id}", at("/people", stays))["merged"].size(), 1U);
}

TEST_F(Conformity, Experiments) {
  const Json ada = api.call("POST", "/people", "/people", 201, {{"name", "Ada of the postcards"}});
  const auto person = ada["person"]["id"].get<std::int64_t>();
  api.walk("/experiments/examples", "/experiments/examples", 3);
  const Json made = Json::parse(R"({"name": "Postcards", "hypothesis": "Paper wins", "planned": 2, "window_days": 7,
    "arms": [{"name": "postcards", "channel": "letter", "message": "hello", "gift": ""},
             {"name": "mails", "channel": "email"}],
    "segments": ["name:ada"], "assignment": "chosen"})");
  const auto id = api.call("POST", "/experiments", "/experiments", 201, made)["experiment"].get<std::int64_t>();
  api.call("POST", "/experiments", "/experiments", 403, made);
  const std::string one = at("/experiments", id);
  api.call("POST", "/experiments/{id}/assign", one + "/assign", 200,
           {{"people", Json::array({person})}, {"arm", "postcards"}});
  api.call("POST", "/experiments/{id}/assign", one + "/assign", 400, {{"query", "ada"}, {"arm", "pigeons"}});
  api.call("PUT", "/experiments/{id}/outcome", one + "/outcome", 403, {{"person", person}, {"outcome", "met"}});
  api.call("POST", "/experiments/{id}/unassign", one + "/unassign", 200, {{"person", person}});
  api.call("POST", "/experiments/{id}/assign", one + "/assign", 200,
           {{"query", "\"Ada of the postcards\""}, {"count", 1}, {"arm", "postcards"}});
  api.call("POST", "/people/{id}/touches", at("/people", person, "/touches"), 201, {{"channel", "letter"}});
  api.call("PUT", "/experiments/{id}/outcome", one + "/outcome", 200,
           {{"person", person}, {"outcome", "led-to"}, {"words", "a talk"}});
  api.call("PUT", "/experiments/{id}/outcome", one + "/outcome", 200, {{"person", person}, {"outcome", nullptr}});
  api.call("PUT", "/experiments/{id}/journal", one + "/journal", 200, {{"thinks", "So so"}, {"changes", "The stamp"}});
  api.get("/experiments/{id}", one);
  api.get("/experiments/{id}", "/experiments/999", 404);
  api.get("/experiments/{id}/report", one + "/report");
  api.walk("/experiments", "/experiments", 10);
  api.call("POST", "/experiments/{id}/close", one + "/close", 200, {{"learned", "Buy stamps"}});
  api.call("DELETE", "/experiments/{id}", one, 200);
}

TEST_F(Conformity, ErrorsFitTheDocumentToo) {
  api.get("/today", "/today?minutes=many", 400);
  api.get("/today", "/today?date=tomorrow", 400);
  api.get("/people", "/people?limit=0", 400);
  api.get("/people", "/people?limit=501", 400);
  api.get("/people", "/people?sort=wisest", 400);
  api.get("/people", "/people?state=asleep", 400);
  api.get("/people", "/people?cursor=nonsense", 400);
  api.get("/people", "/people?cursor=1&at=3", 400);
  api.get("/people", "/people?q=stratum:nothing", 400);
  api.get("/search", "/search?q=last:soon", 400);
  api.get("/search", "/search?q=a&limit=0", 400);
  api.get("/rings", "/rings?limit=0", 400);
  api.get("/trash", "/trash?cursor=x", 400);
  api.get("/history", "/history?cursor=x", 400);
  api.get("/export", "/export?as=xls", 400);
  api.get("/export", "/export", 400);
  for (const char* path : {"/people/{id}", "/people/{id}/timeline", "/people/{id}/history", "/people/{id}/year"}) {
    const std::string rest = std::string(path).substr(std::string("/people/{id}").size());
    api.get(path, "/people/99999" + rest, 404);
    api.get(path, "/people/ada" + rest, 400);
    api.get(path, "/people/0" + rest, 400);
  }
  for (const char* what :
       {"touches", "notes", "facts", "promises", "relations", "place", "snooze", "skip", "rest", "wake"}) {
    const std::string path = std::string("/people/{id}/") + what;
    api.call("POST", path, std::string("/people/1/") + what, 400, {{"nonsense", 1}});
  }
  api.call("POST", "/people/{id}/skip", "/people/99999/skip", 404, Json::object());
  api.call("POST", "/people/{id}/wake", "/people/99999/wake", 404, Json::object());
  api.call("POST", "/people/{id}/notes", "/people/99999/notes", 404, {{"text", "x"}});
  api.call("POST", "/people/{id}/touches", "/people/99999/touches", 404, {{"channel", "call"}});
  api.call("PATCH", "/people/{id}", "/people/99999", 404, {{"name", "x"}});
  api.call("DELETE", "/people/{id}", "/people/99999", 404);
  const auto id = server.add_person("Ada");
  api.call("POST", "/people/{id}/touches", at("/people", id, "/touches"), 422,
           {{"channel", "call"}, {"at", "2027-01-01"}});
  api.call("POST", "/people/{id}/snooze", at("/people", id, "/snooze"), 422, {{"until", "2020-01-01"}});
  api.call("POST", "/people", "/people", 400, {{"name", "Ada"}, {"birthday", "yesterday"}});
  api.call("POST", "/people", "/people", 422, {{"name", "Ada"}, {"interval_days", 100000}});
  api.call("POST", "/imports", "/imports", 400, {{"uploads", Json::array()}, {"dry_run", true}});
  api.call("POST", "/reviews/{id}", "/reviews/1", 400, {{"decision", "perhaps"}});
  api.call("POST", "/session", "/session", 401, {{"password", "no password is set"}});
}

TEST(ConformityOfTheDoor, LoggingInAndOut) {
  const Running server({},
                       [](const App& app) { ASSERT_TRUE(app::change_settings(app, {{"password", "correct horse"}})); });
  Caller api(server);
  api.call("POST", "/session", "/session", 204, {{"password", "correct horse"}});
  api.call("POST", "/session", "/session", 401, {{"password", "wrong horse"}});
  api.get("/status");
  for (const Route& route : all_routes()) {
    if (route.access == Access::open) continue;
    std::string place(route.path);
    if (const auto id = place.find("{id}"); id != std::string::npos) place.replace(id, 4, "1");
    api.call(std::string(route.method), std::string(route.path), place, 401);
  }
}

TEST(ConformityOfTheTest, EveryPathIsCalledWithSuccessSomewhere) {
  // The calls above by name, so that a new path cannot be left out of them.
  std::string text;
  for (const auto& entry : std::filesystem::directory_iterator(KITH_SOURCE_DIR "/src/http")) {
    if (!entry.path().filename().string().ends_with("conformity_test.cpp")) continue;
    std::ifstream file(entry.path());
    text.append(std::istreambuf_iterator<char>(file), {});
  }
  for (const std::string& operation : documented()) {
    const std::string path = operation.substr(operation.find(' ') + 1);
    if (operation == "DELETE /session") continue;  // door_test.cpp
    EXPECT_NE(text.find("\"" + path + "\""), std::string::npos) << operation;
  }
}

}  // namespace
}  // namespace kith::http::test
