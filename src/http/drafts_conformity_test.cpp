// Drafts and the outbox, as docs/api/openapi.json says. The clock stands still, so that what waits does not leave:
// tests/smtp has it leave.
#include "app/fake_mail_server.hpp"
#include "app/outbox.hpp"
#include "http/test_caller.hpp"

namespace kith::http::test {
namespace {

std::string at_draft(const Json& id, const std::string& after = "") {
  return "/drafts/" + std::to_string(id.get<std::int64_t>()) + after;
}

struct Ready {
  kith::test::FakeMail mail;
  ServeOptions options;
  Ready() {
    mail.boxes["INBOX"].use = MailUse::inbox;
    options.mail.connect = mail.door();
  }
};

TEST(DraftsConformity, AreWrittenAndHandedOver) {
  const Running server;
  Caller api(server);
  const auto ada = server.add_person("Ada Byron");
  server.post("/api/v1/people/" + std::to_string(ada) + "/touches", {{"channel", "call"}});  // no stranger to the guard
  const Json begun = api.call("POST", "/drafts", "/drafts", 201,
                              {{"person", ada}, {"opening", "thanks"}, {"about", "the call"}, {"channel", "email"}});
  const Json id = begun["draft"]["id"];
  EXPECT_EQ(begun["draft"]["gaps"].size(), 3U);
  api.call("POST", "/drafts", "/drafts", 404, {{"person", 999}});
  api.call("POST", "/drafts", "/drafts", 404, {{"person", ada}, {"entry", 99}});
  api.call("POST", "/drafts", "/drafts", 404, {{"person", ada}, {"answer", true}});
  api.call("POST", "/drafts", "/drafts", 400, {{"person", ada}, {"opening", "spam"}});
  const Json view = api.get("/drafts/{id}", at_draft(id));
  EXPECT_EQ(view["beside"]["address"], nullptr);
  api.get("/drafts/{id}", "/drafts/99", 404);
  api.get("/drafts/{id}/hand", at_draft(id, "/hand"), 403);
  const std::string version = view["version"];
  const Json written =
      api.call("PATCH", "/drafts/{id}", at_draft(id), 200, {{"subject", "Thank you"}, {"body", "It worked."}},
               {{"If-Match", "\"" + version + "\""}});
  EXPECT_EQ(written["draft"]["gaps"], Json::array());
  api.call("PATCH", "/drafts/{id}", at_draft(id), 412, {{"subject", "x"}}, {{"If-Match", "\"" + version + "\""}});
  api.call("PATCH", "/drafts/{id}", at_draft(id), 422, {{"subject", "a\r\nBcc: all@example.com"}});
  api.call("PATCH", "/drafts/{id}", at_draft(id), 400, {{"to", "all"}});
  api.get("/drafts/{id}/hand", at_draft(id, "/hand"));
  api.call("POST", "/drafts/{id}/hand", at_draft(id, "/hand"), 400, {{"as", "pigeon"}});
  const Json handed = api.call("POST", "/drafts/{id}/hand", at_draft(id, "/hand"), 200, {{"as", "call"}});
  EXPECT_EQ(handed["draft"]["state"], "handed");
  api.call("POST", "/drafts/{id}/send", at_draft(id, "/send"), 403, {{"when", "now"}});
  api.call("POST", "/drafts/{id}/cancel", at_draft(id, "/cancel"), 403);
  EXPECT_EQ(api.get("/drafts", "/drafts?state=handed&person=" + std::to_string(ada))["total"], 1);
  api.get("/drafts", "/drafts?state=lost", 400);
  api.call("DELETE", "/drafts/{id}", at_draft(id), 200);
  api.walk("/drafts", "/drafts", 1);
  api.walk("/openings", "/openings", 4);
}

TEST(DraftsConformity, LeaveByTheOutbox) {
  Ready ready;
  const Running server(ready.options);
  Caller api(server);
  const auto ada = server
                       .post("/api/v1/people",
                             {{"name", "Ada Byron"}, {"handles", {{{"kind", "email"}, {"value", "ada@example.com"}}}}})
                       .json()["person"]["id"]
                       .get<std::int64_t>();
  server.post("/api/v1/people/" + std::to_string(ada) + "/touches", {{"channel", "call"}});  // no stranger to the guard
  api.call("POST", "/mail/accounts", "/mail/accounts", 201, {{"address", "me@example.org"}, {"secret", "horse"}});
  EXPECT_EQ(api.get("/mail/accounts/{id}/sender", "/mail/accounts/1/sender")["usual"], true);
  api.get("/mail/accounts/{id}/sender", "/mail/accounts/9/sender", 404);
  api.call("PUT", "/mail/accounts/{id}/sender", "/mail/accounts/1/sender", 400, {{"host", "no host"}});
  api.call("PUT", "/mail/accounts/{id}/sender", "/mail/accounts/1/sender", 200,
           {{"host", "127.0.0.1"}, {"port", 2525}, {"security", "clear"}});
  const auto begin = [&] {
    const Json id = api.call("POST", "/drafts", "/drafts", 201, {{"person", ada}})["draft"]["id"];
    api.call("PATCH", "/drafts/{id}", at_draft(id), 200, {{"subject", "Looms"}, {"body", "Hi Ada"}});
    return id;
  };
  const Json first = begin();
  const Json queued = api.call("POST", "/drafts/{id}/send", at_draft(first, "/send"), 202, {{"when", "good"}});
  EXPECT_EQ(queued["draft"]["mail"]["state"], "scheduled");
  EXPECT_EQ(api.get("/outbox")["total"], 1);
  api.call("PATCH", "/drafts/{id}", at_draft(first), 403, {{"body", "other"}});
  api.call("POST", "/drafts/{id}/cancel", at_draft(first, "/cancel"), 200);
  api.call("POST", "/drafts/{id}/send", at_draft(first, "/send"), 422, {{"when", "2020-01-01"}});
  api.call("POST", "/drafts/{id}/send", at_draft(first, "/send"), 400, {{"when", "soon"}});
  api.call("POST", "/drafts/{id}/send", at_draft(first, "/send"), 403, {{"to", "eve@example.com"}});
  api.call("POST", "/outbox/{id}/resolve", "/outbox/1/resolve", 403, {{"as", "sent"}});
  api.call("POST", "/outbox/{id}/resolve", "/outbox/99/resolve", 404, {{"as", "sent"}});
  api.call("POST", "/outbox/{id}/resolve", "/outbox/1/resolve", 400, {{"as", "gone"}});
}

// One that may have left, as a program that was killed leaves it.
TEST(DraftsConformity, WhatMayHaveLeftIsDecidedByTheUser) {
  Ready ready;
  const Running server(ready.options, [](const App& app) {
    app::PersonEdit edit;
    edit.name = "Ada Byron";
    app::DraftInput input;
    input.person = app::add_person(app, edit)->person;
    OutboxMail mail;
    mail.draft = app::add_draft(app, input)->draft;
    mail.person = input.person;
    mail.account = 1;
    mail.state = OutboxState::unsure;
    Tx tx = app.write("test", "Test").value();
    ASSERT_TRUE(insert_outbox(tx, mail));
    ASSERT_TRUE(tx.commit());
  });
  Caller api(server);
  const Json page = api.get("/outbox");
  ASSERT_EQ(page["items"].size(), 1U);
  EXPECT_EQ(page["items"][0]["state"], "unsure");
  api.call("POST", "/outbox/{id}/resolve", "/outbox/1/resolve", 200, {{"as", "drop"}});
}

}  // namespace
}  // namespace kith::http::test
