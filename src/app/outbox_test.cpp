// The outbox, step by step: what is written before what, what two programs do to one message, and what the user sees.
// With a real server, and programs that are killed: tests/smtp.
#include "app/outbox.hpp"

#include <gmock/gmock.h>

#include "app/fake_mail_server.hpp"
#include "app/fake_sending.hpp"
#include "app/import_mail.hpp"
#include "app/test_app.hpp"
#include "formats/mail_message.hpp"

namespace kith {
namespace {

using testing::HasSubstr;
using Verdict = SendAnswer::Verdict;
using When = app::SendRequest::When;

class OutboxTest : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    key_ = {"", (folder_ / "key").string()};
    means_ = post_.means(key_);
    add("Ada Byron", "ada@example.com");
    app::TouchInput talk;
    talk.channel = Channel::call;
    talk.at = app_->now() - std::chrono::hours{24 * 40};
    ASSERT_TRUE(app::log_touch(*app_, who("Ada Byron"), talk));
    mail_.boxes["INBOX"].use = MailUse::inbox;
    app::MailMeans reading;
    reading.connect = mail_.door();
    reading.key = key_;
    app::MailAccountInput input;
    input.address = "grace@example.org";
    input.secret = mail_.secret;
    const auto added = app::add_mail_account(*app_, input, reading);
    ASSERT_TRUE(added) << sentence(added.error());
  }

  DraftId draft(const std::string& subject = "Looms", const std::string& body = "Hi Ada,\n\nhow are you?\n") {
    app::DraftInput input;
    input.person = who("Ada Byron");
    const DraftId id = app::add_draft(*app_, input)->draft;
    app::DraftEdit edit;
    edit.subject = subject;
    edit.body = body;
    EXPECT_TRUE(app::edit_draft(*app_, id, edit));
    return id;
  }
  Result<app::Queued> queue(DraftId id, When when = When::now) {
    app::SendRequest request;
    request.when = when;
    return app::queue_draft(*app_, id, request);
  }
  std::vector<OutboxMail> run() {
    auto made = app::run_outbox(*app_, means_);
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? made->tried : std::vector<OutboxMail>{};
  }
  OutboxMail mail(std::size_t place = 0) { return app::outbox(*app_)->at(place).mail; }
  std::string state(std::size_t place = 0) { return std::string(name(mail(place).state)); }
  std::string draft_state(DraftId id) { return std::string(name(app::view_draft(*app_, id)->line.draft.state)); }
  // Besides the call that was before.
  int touches() { return app::view_person(*app_, who("Ada Byron"))->rhythm.history.touches - 1; }

  SealPlace key_;
  test::FakeMail mail_;
  test::FakePost post_;
  app::SendMeans means_;
};

TEST_F(OutboxTest, SentIsAContactAndTheDraftIsDone) {
  ASSERT_TRUE(app::change_settings(*app_, {{"name", "Grace Hopper"}}));
  const DraftId id = draft("Looms", "Hi Ada,\n\ncould you send me the drawings?\n");
  const auto queued = queue(id);
  ASSERT_TRUE(queued) << sentence(queued.error());
  EXPECT_EQ(queued->done.title, "To Ada Byron, now: Looms");
  EXPECT_EQ(draft_state(id), "queued");
  ASSERT_EQ(run().size(), 1U);
  ASSERT_EQ(post_.taken.size(), 1U);
  EXPECT_EQ(post_.taken[0].from, "grace@example.org");
  EXPECT_EQ(post_.taken[0].to, "ada@example.com");
  EXPECT_THAT(post_.taken[0].mail, HasSubstr("From: \"Grace Hopper\" <grace@example.org>\r\n"));
  EXPECT_EQ(state(), "copied");
  EXPECT_EQ(post_.copies.size(), 1U);
  EXPECT_EQ(draft_state(id), "sent");
  const auto view = app::view_person(*app_, who("Ada Byron"));
  EXPECT_EQ(view->rhythm.history.touches, 2);
  EXPECT_TRUE(view->rhythm.history.round_asks);
  EXPECT_TRUE(run().empty());
  EXPECT_EQ(queue(id).error().code, Code::refused);
}

TEST_F(OutboxTest, TheCopyThatComesByMailIsTheSameMessage) {
  ASSERT_TRUE(queue(draft()));
  run();
  Tx tx = app_->write("mail", "Mail").value();
  app::ImportTally tally;
  app::MailRules rules;
  rules.own = {"grace@example.org"};
  rules.now = app_->now();
  app::MailImport import(tx, tally, rules);
  ASSERT_TRUE(import.add(parse_mail(post_.copies.at(0), {MailText::read, "Sent", "S", std::nullopt, 1})));
  ASSERT_TRUE(import.finish());
  EXPECT_EQ(import.fresh(), 0);
  ASSERT_TRUE(app_->finish(tx));
  EXPECT_EQ(touches(), 1);
}

TEST_F(OutboxTest, EachStateIsWrittenBeforeTheStepThatFollows) {
  std::vector<std::string> seen;
  post_.before_end = [&] { seen.push_back(state()); };
  post_.after_end = [&] { seen.push_back(state()); };
  ASSERT_TRUE(queue(draft()));
  seen.push_back(state());
  run();
  EXPECT_EQ(seen, (std::vector<std::string>{"scheduled", "sending", "unsure"}));
}

TEST_F(OutboxTest, WhoWasTakenOverSendsNothing) {
  ASSERT_TRUE(queue(draft()));
  post_.before_end = [&] {
    post_.before_end = nullptr;
    at("2026-11-23T09:05:00Z");  // another program, after the lease
    EXPECT_EQ(run().size(), 1U);
  };
  // The first program goes on working on the App it began with.
  const auto first = std::make_unique<App>(std::move(*app_));
  app_.reset();
  at("2026-11-23T09:00:00Z");
  ASSERT_TRUE(app::run_outbox(*first, means_));
  EXPECT_EQ(post_.taken.size(), 1U);
  EXPECT_EQ(mail().tries, 2);
  EXPECT_EQ(touches(), 1);
}

TEST_F(OutboxTest, WhatMayHaveLeftIsTheUsersToDecide) {
  post_.says = {{Verdict::unsure, "no answer came", ""},
                {Verdict::unsure, "no answer came", ""},
                {Verdict::unsure, "no answer came", ""}};
  const DraftId left = draft("left"), lost = draft("lost"), dropped = draft("dropped");
  for (const DraftId id : {left, lost, dropped}) ASSERT_TRUE(queue(id));
  run();
  at("2026-12-01T09:00:00Z");
  EXPECT_TRUE(run().empty());
  EXPECT_EQ(post_.taken.size(), 3U);
  EXPECT_EQ(app::call_back(*app_, left).error().code, Code::refused);
  ASSERT_TRUE(app::resolve_outbox(*app_, OutboxId{1}, app::Resolve::sent));
  ASSERT_TRUE(app::resolve_outbox(*app_, OutboxId{2}, app::Resolve::resend));
  ASSERT_TRUE(app::resolve_outbox(*app_, OutboxId{3}, app::Resolve::drop));
  run();
  EXPECT_EQ(draft_state(left), "sent");
  EXPECT_EQ(draft_state(lost), "sent");
  EXPECT_EQ(draft_state(dropped), "open");
  EXPECT_EQ(post_.taken.size(), 4U);
  EXPECT_EQ(post_.taken[3].mail, post_.taken[1].mail) << "the same message to the byte";
  EXPECT_EQ(touches(), 2);
  EXPECT_EQ(app::resolve_outbox(*app_, OutboxId{1}, app::Resolve::resend).error().code, Code::refused);
  EXPECT_EQ(app::resolve_outbox(*app_, OutboxId{9}, app::Resolve::resend).error().code, Code::not_found);
}

TEST_F(OutboxTest, WhatIsRefusedIsADraftAgain) {
  post_.says = {{Verdict::refused, "550 no such user", ""}};
  const DraftId id = draft();
  ASSERT_TRUE(queue(id));
  EXPECT_EQ(run().at(0).said, "550 no such user");
  EXPECT_EQ(state(), "refused");
  EXPECT_EQ(draft_state(id), "open");
  EXPECT_EQ(touches(), 0);
  ASSERT_TRUE(queue(id));
  run();
  EXPECT_EQ(draft_state(id), "sent");
}

TEST_F(OutboxTest, TriesComeLaterAndLaterForFiveDays) {
  for (int i = 0; i < 9; ++i) post_.says.push_back({Verdict::later, "451 later", ""});
  const DraftId id = draft();
  ASSERT_TRUE(queue(id));
  run();
  EXPECT_EQ(iso(mail().not_before), "2026-11-23T09:02:00Z");
  at("2026-11-23T09:02:00Z");
  run();
  EXPECT_EQ(iso(mail().not_before), "2026-11-23T09:06:00Z");
  EXPECT_EQ(app::next_outbox(*app_).value(), mail().not_before);
  at("2026-11-28T10:00:00Z");
  run();
  EXPECT_EQ(state(), "refused");
  EXPECT_THAT(mail().said, HasSubstr("given up after 3 tries: 451 later"));
  EXPECT_EQ(draft_state(id), "open");
}

TEST_F(OutboxTest, ALoginThatIsRefusedRestsForAnHour) {
  post_.says = {{Verdict::locked, "535 wrong", "check it"}};
  ASSERT_TRUE(queue(draft()));
  run();
  EXPECT_EQ(iso(mail().not_before), "2026-11-23T10:00:00Z");
  EXPECT_EQ(mail().said, "535 wrong (check it)");
}

TEST_F(OutboxTest, IsCalledBackUntilItLeaves) {
  const DraftId id = draft();
  const auto queued = queue(id, When::soon);
  EXPECT_EQ(queued->mail.not_before, app_->now() + app::kCallBack);
  EXPECT_TRUE(run().empty());
  app::DraftEdit edit;
  edit.body = "other words";
  EXPECT_EQ(app::edit_draft(*app_, id, edit).error().code, Code::refused);
  EXPECT_EQ(app::delete_draft(*app_, id).error().code, Code::refused);
  ASSERT_TRUE(app::call_back(*app_, id));
  EXPECT_EQ(draft_state(id), "open");
  EXPECT_TRUE(app::outbox(*app_)->empty());
  EXPECT_EQ(app::call_back(*app_, id).error().code, Code::refused);
  at("2026-11-24T09:00:00Z");
  EXPECT_TRUE(run().empty());
  EXPECT_TRUE(post_.taken.empty());
}

TEST_F(OutboxTest, UndoneIsNotSentAndQueuedAnewIsSentOnce) {
  const DraftId id = draft();
  ASSERT_TRUE(queue(id));
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(draft_state(id), "open");
  ASSERT_TRUE(queue(id));
  run();
  run();
  EXPECT_EQ(post_.taken.size(), 1U);
  ASSERT_TRUE(app::undo(*app_));  // the contact goes, the message has left
  EXPECT_EQ(touches(), 0);
  run();
  EXPECT_EQ(post_.taken.size(), 1U);
  EXPECT_EQ(queue(id).error().code, Code::refused);
}

TEST_F(OutboxTest, WhoAskedNotToBeWrittenToIsNot) {
  const DraftId id = draft();
  ASSERT_TRUE(queue(id));
  ASSERT_TRUE(app::rest(*app_, who("Ada Byron"), app::Rest::do_not_contact));
  EXPECT_EQ(run().at(0).said, "Ada Byron asked not to be contacted");
  EXPECT_TRUE(post_.taken.empty());
  EXPECT_EQ(queue(draft()).error().code, Code::refused);
}

TEST_F(OutboxTest, TheCopyIsPutAwayOnce) {
  post_.keeps_by_itself = true;
  ASSERT_TRUE(queue(draft()));
  run();
  EXPECT_EQ(post_.copies.size(), 1U);
  EXPECT_EQ(state(), "copied");
  post_.keeps_by_itself = false;
  post_.box_fails = 1;
  ASSERT_TRUE(queue(draft("second")));
  EXPECT_THAT(app::run_outbox(*app_, means_)->notes.at(0), HasSubstr("the line is down"));
  EXPECT_EQ(state(1), "copied");
  EXPECT_EQ(state(0), "sent");
  at("2026-11-23T09:05:00Z");
  EXPECT_TRUE(run().empty()) << "nothing is sent, a copy is put away";
  EXPECT_EQ(post_.copies.size(), 2U);
  post_.has_folder = false;
  ASSERT_TRUE(queue(draft("third")));
  EXPECT_EQ(run().size(), 1U);
  EXPECT_EQ(mail().said, "the account has no folder of sent mail");
}

TEST_F(OutboxTest, WhatTheGuardBlocksIsNotQueued) {
  add("Eve", "eve@example.com");
  app::DraftInput input;
  input.person = who("Eve");
  const DraftId id = app::add_draft(*app_, input)->draft;
  app::DraftEdit edit;
  edit.subject = "Hello";
  edit.body = "Hi,\n\nI am looking for a job. Could you pass on my CV?\n";
  ASSERT_TRUE(app::edit_draft(*app_, id, edit));
  const auto refused = queue(id);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::refused);
  EXPECT_TRUE(app::outbox(*app_)->empty());
  EXPECT_EQ(app::hand_over(*app_, id).error().code, Code::refused);
}

TEST_F(OutboxTest, WhatCannotBeSentIsNotQueued) {
  const DraftId gap = draft("Looms", "Hi [[name]]");
  EXPECT_EQ(queue(gap).error().code, Code::refused);
  EXPECT_EQ(queue(draft("Looms", " \n ")).error().code, Code::bad_input);
  app::SendRequest request;
  request.to = "other@example.com";
  EXPECT_EQ(app::queue_draft(*app_, draft(), request).error().what, "other@example.com is no address of Ada Byron");
  request = {};
  request.when = When::at;
  request.at = app_->now() - std::chrono::hours{1};
  EXPECT_EQ(app::queue_draft(*app_, draft(), request).error().code, Code::bad_input);
  request = {};
  request.from = "nobody@example.org";
  EXPECT_EQ(app::queue_draft(*app_, draft(), request).error().code, Code::not_found);
  EXPECT_EQ(queue(DraftId{99}).error().code, Code::not_found);
  EXPECT_TRUE(app::outbox(*app_)->empty());
}

TEST_F(OutboxTest, ABackupThatIsPutBackSendsNothingByItself) {
  ASSERT_TRUE(queue(draft()));
  const auto copy = (folder_ / "copy.db").string();
  ASSERT_TRUE(app::backup(*app_, copy));
  run();
  app_.reset();
  ASSERT_TRUE(app::restore((folder_ / "kith.db").string(), copy));
  at("2026-11-24T09:00:00Z");
  EXPECT_TRUE(run().empty());
  EXPECT_EQ(post_.taken.size(), 1U);
  EXPECT_EQ(state(), "unsure");
  EXPECT_THAT(mail().said, HasSubstr("backup"));
}

TEST(UsualSendingHost, FollowsTheAddressThenTheServerThatReads) {
  struct Case {
    const char *address, *reads_at, *host;
    MailSecurity security;
  };
  const Case cases[] = {
      {"a@gmail.com", "imap.gmail.com", "smtp.gmail.com", MailSecurity::tls},
      {"a@Outlook.com", "outlook.office365.com", "smtp-mail.outlook.com", MailSecurity::starttls},
      {"a@example.org", "imap.example.net", "smtp.example.net", MailSecurity::tls},
      {"a@example.org", "mail.example.org", "mail.example.org", MailSecurity::tls},
  };
  for (const Case& one : cases) {
    MailSecurity security = MailSecurity::clear;
    EXPECT_EQ(app::usual_sending_host(one.address, one.reads_at, security), one.host);
    EXPECT_EQ(security, one.security) << one.address;
  }
}

TEST_F(OutboxTest, AnAccountsWayOutKeepsItsOwnPassword) {
  const MailAccountId id{1};
  EXPECT_TRUE(app::mail_sender_of(*app_, id)->usual);
  EXPECT_EQ(app::sender_access(*app_, id, means_.mail)->secret, "horse");
  app::MailSenderInput input;
  input.host = "Mail.Example.org";
  input.security = MailSecurity::starttls;
  input.user = "grace";
  input.secret = "other horse";
  ASSERT_TRUE(app::set_mail_sender(*app_, id, input, means_.mail));
  const auto access = app::sender_access(*app_, id, means_.mail);
  ASSERT_TRUE(access) << sentence(access.error());
  EXPECT_EQ(access->host, "mail.example.org");
  EXPECT_EQ(access->port, 587);
  EXPECT_EQ(access->user, "grace");
  EXPECT_EQ(access->secret, "other horse");
  input.host = "not a host";
  EXPECT_EQ(app::set_mail_sender(*app_, id, input, means_.mail).error().code, Code::usage);
}

}  // namespace
}  // namespace kith
