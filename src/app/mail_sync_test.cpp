#include "app/mail_sync.hpp"

#include <gmock/gmock.h>

#include "app/fake_mail_server.hpp"
#include "app/json.hpp"
#include "app/mail_boxes.hpp"
#include "app/settings.hpp"
#include "app/test_app.hpp"
#include "store/rows.hpp"

namespace kith::app {
namespace {

using test::FakeBox;
using test::FakeLetter;
using test::FakeMail;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

FakeLetter fake_letter(int number, const std::string& from, const std::string& to, const std::string& more = {}) {
  return {fmt::format("From: {}\r\nTo: {}\r\nSubject: Number {}\r\nMessage-ID: <{}@test>\r\n"
                      "Date: Mon, 02 Nov 2026 {:02}:{:02}:00 +0000\r\n{}\r\n",
                      from, to, number, number, number / 60 % 24, number % 60, more),
          "Could you call me?\r\n"};
}

class MailSyncing : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    means_.connect = mail_.door();
    means_.key = SealPlace{std::string(kKey), ""};
    add("Bob", "bob@example.com");
  }

  MailAccountId account() {
    MailAccountInput input;
    input.address = "ada@example.org";
    input.secret = "horse";
    const auto added = add_mail_account(*app_, input, means_);
    EXPECT_TRUE(added) << sentence(added.error());
    return added ? added->account.id : MailAccountId{};
  }
  MailSynced sync(MailAccountId account, MailReread reread = MailReread::nothing) {
    auto synced = sync_mail(*app_, account, reread, {}, means_);
    EXPECT_TRUE(synced) << sentence(synced.error());
    return synced ? std::move(*synced) : MailSynced{};
  }
  void fill(FakeBox& box, int from, int count) const {
    for (int i = from; i < from + count; ++i) box.put(fake_letter(i, "bob@example.com", "ada@example.org"));
  }
  // Those in the trash aside; of tables of people, Bob's.
  int rows(Table table) {
    const PersonId bob = who("bob@example.com");
    const Db db = app_->read().value();
    int count = 0;
    EXPECT_TRUE(each_row(db, table, {bob}, [&](TableRow&&) -> Status {
      ++count;
      return {};
    }));
    return count;
  }

  FakeMail mail_;
  MailMeans means_;
};

TEST_F(MailSyncing, BringsEachMessageOnceBatchByBatch) {
  fill(mail_.boxes["INBOX"], 0, 600);
  mail_.boxes["Sent"].put(fake_letter(700, "ada@example.org", "bob@example.com"));
  mail_.boxes["Trash"].put(fake_letter(701, "bob@example.com", "ada@example.org"));
  const MailAccountId id = account();
  const MailSynced done = sync(id);
  EXPECT_EQ(done.row.state, "done");
  EXPECT_EQ(done.row.read, 601);
  EXPECT_EQ(done.row.fresh, 601);
  EXPECT_EQ(rows(Table::touches), 601);
  EXPECT_EQ(mail_.header_fetches, 4);  // 1 of Sent, 250 + 250 + 100 of the inbox
  const MailSynced again = sync(id);
  EXPECT_EQ(again.row.read, 0);
  EXPECT_FALSE(again.row.step);
  EXPECT_EQ(mail_.header_fetches, 4);
}

TEST_F(MailSyncing, ATokenIsRenewedWhenItHasRunOutAndKept) {
  int renewed = 0;
  std::vector<std::string> asked;
  bool taken_back = false;
  means_.renew = [&](const TokenGrant& grant) -> Result<FreshToken> {
    asked.push_back(grant.refresh_token);
    if (taken_back) return fail(Code::refused, "login.example.org renews no token", "agree once more");
    mail_.secret = fmt::format("token {}", ++renewed);
    return FreshToken{mail_.secret, std::chrono::seconds{3600}, renewed == 2 ? "second consent" : ""};
  };
  MailAccountInput input;
  input.address = "ada@example.org";
  input.login = MailLogin::oauth2;
  input.secret = "first consent";
  EXPECT_EQ(add_mail_account(*app_, input, means_).error().code, Code::usage) << "without a client";
  input.client = "kith";
  EXPECT_EQ(add_mail_account(*app_, input, means_).error().code, Code::usage) << "where is not known";
  input.token_url = "http://login.example.org/token";
  EXPECT_EQ(add_mail_account(*app_, input, means_).error().code, Code::usage) << "in the clear";
  input.token_url = "https://login.example.org/token";
  input.client_secret = "\xFF";
  EXPECT_EQ(add_mail_account(*app_, input, means_).error().code, Code::usage) << "no UTF-8";
  input.client_secret.clear();
  EXPECT_EQ(renewed, 0);
  const auto added = add_mail_account(*app_, input, means_);
  ASSERT_TRUE(added) << sentence(added.error());
  EXPECT_EQ(added->account.login, "oauth2");
  fill(mail_.boxes["INBOX"], 0, 3);
  EXPECT_EQ(sync(added->account.id).row.fresh, 3);
  EXPECT_EQ(renewed, 1) << "it has not run out yet";
  at("2026-11-23T09:59:30Z");
  sync(added->account.id);
  EXPECT_EQ(renewed, 2) << "a minute before it runs out";
  at("2026-11-23T11:30:00Z");
  sync(added->account.id);
  EXPECT_THAT(asked, testing::ElementsAre("first consent", "first consent", "second consent"));
  taken_back = true;
  at("2026-11-23T13:00:00Z");
  const auto refused = sync_mail(*app_, added->account.id, MailReread::nothing, {}, means_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::refused);
  EXPECT_EQ(mail_accounts(*app_, 1)->front().syncs.front().state, "failed");
}

TEST_F(MailSyncing, ASyncIsOneStepOfUndo) {
  fill(mail_.boxes["INBOX"], 0, 600);
  const MailSynced done = sync(account());
  ASSERT_TRUE(done.row.step);
  ASSERT_TRUE(undo(*app_, done.row.step));
  EXPECT_EQ(rows(Table::touches), 0);
  EXPECT_EQ(rows(Table::messages), 0);
}

TEST_F(MailSyncing, UndoneMailStaysAwayUntilItIsAskedForAgain) {
  fill(mail_.boxes["INBOX"], 0, 10);
  const MailAccountId id = account();
  ASSERT_TRUE(undo(*app_, sync(id).row.step));
  EXPECT_EQ(sync(id).row.read, 0);
  EXPECT_EQ(sync(id, MailReread::everything).row.fresh, 10);
  EXPECT_EQ(rows(Table::touches), 10);
}

TEST_F(MailSyncing, AStepUndoneInTheMiddleIsNotGoneOnWith) {
  fill(mail_.boxes["INBOX"], 0, 600);
  const MailAccountId id = account();
  StepId first;
  mail_.before_fetch = [&] {
    const auto syncs = mail_accounts(*app_, 1).value().front().syncs;
    if (!syncs.front().step || first) return;
    first = syncs.front().step;
    ASSERT_TRUE(undo(*app_, first));
  };
  const MailSynced done = sync(id);
  EXPECT_TRUE(first);
  EXPECT_NE(done.row.step, first);
  EXPECT_EQ(rows(Table::touches), 350);
}

TEST_F(MailSyncing, ABrokenLineIsTakenUpAgainWhereItWas) {
  fill(mail_.boxes["INBOX"], 0, 600);
  const MailAccountId id = account();
  mail_.breaks_after = 1;
  const int before = mail_.connections;
  EXPECT_EQ(sync(id).row.read, 600);
  EXPECT_EQ(mail_.connections - before, 2);
  EXPECT_EQ(rows(Table::touches), 600);
}

TEST_F(MailSyncing, ALineThatBringsNothingIsNotTakenUpAgain) {
  fill(mail_.boxes["INBOX"], 0, 10);
  const MailAccountId id = account();
  mail_.breaks_after = 0;
  const auto failed = sync_mail(*app_, id, MailReread::nothing, {}, means_);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, Code::unreachable);
  const MailSyncRow last = mail_accounts(*app_, 1).value().front().syncs.front();
  EXPECT_EQ(last.state, "failed");
  EXPECT_EQ(last.problem, "the line broke");
  EXPECT_EQ(sync(id).row.read, 10);
}

TEST_F(MailSyncing, ARenumberedMailboxIsReadAgainAndMakesNothingTwice) {
  FakeBox& inbox = mail_.boxes["INBOX"];
  fill(inbox, 0, 20);
  const MailAccountId id = account();
  sync(id);
  inbox.uidvalidity = 2;
  inbox.letters.clear();
  inbox.uidnext = 100;
  fill(inbox, 0, 21);
  mail_.texts_asked.clear();
  const MailSynced done = sync(id);
  EXPECT_EQ(done.row.read, 21);
  EXPECT_EQ(done.row.fresh, 1);
  EXPECT_EQ(rows(Table::touches), 21);
  EXPECT_THAT(mail_.texts_asked, ElementsAre(120u));  // of what is known no text is asked for
}

TEST_F(MailSyncing, AMailboxMayChangeUnderTheSync) {
  FakeBox& inbox = mail_.boxes["INBOX"];
  fill(inbox, 0, 400);
  const MailAccountId id = account();
  mail_.before_fetch = [&] {
    inbox.letters.erase(260);
    inbox.letters.erase(5);
    if (inbox.letters.size() == 398) inbox.put(fake_letter(500, "bob@example.com", "ada@example.org"));
  };
  EXPECT_EQ(sync(id).row.read, 398);
  mail_.before_fetch = {};
  EXPECT_EQ(sync(id).row.read, 1);
  EXPECT_EQ(rows(Table::touches), 399);
}

TEST_F(MailSyncing, AnUnchangedModseqIsEnoughToSeeThatNothingIsNew) {
  FakeBox& inbox = mail_.boxes["INBOX"];
  inbox.modseq = 5;
  fill(inbox, 0, 3);
  const MailAccountId id = account();
  sync(id);
  inbox.uidnext = 0;  // a server that does not say
  mail_.searches = 0;
  sync(id);
  EXPECT_EQ(mail_.searches, 0);
  inbox.modseq = 0;
  sync(id);
  EXPECT_EQ(mail_.searches, 1);
}

TEST_F(MailSyncing, AClosedFolderKeepsNoOtherFromBeingRead) {
  mail_.boxes["Closed"].closed = true;
  fill(mail_.boxes["INBOX"], 0, 2);
  fill(mail_.boxes["Work"], 10, 2);
  const MailSynced done = sync(account());
  EXPECT_EQ(done.row.read, 4);
  EXPECT_THAT(done.problems, ElementsAre("Closed is closed"));
  EXPECT_EQ(done.row.problem, "Closed is closed");
}

TEST_F(MailSyncing, StopsAfterABatchWhenItIsToldTo) {
  fill(mail_.boxes["INBOX"], 0, 600);
  const MailAccountId id = account();
  const auto stopped = sync_mail(
      *app_, id, MailReread::nothing, [](const MailProgress& progress) { return progress.read < 250; }, means_);
  ASSERT_TRUE(stopped);
  EXPECT_EQ(stopped->row.state, "stopped");
  EXPECT_EQ(stopped->row.read, 250);
  EXPECT_EQ(sync(id).row.read, 350);
}

TEST_F(MailSyncing, TextIsAskedForOnlyWhereItMatters) {
  FakeBox& inbox = mail_.boxes["INBOX"];
  inbox.put(fake_letter(1, "bob@example.com", "ada@example.org"));
  inbox.put(fake_letter(2, "shop@example.net", "ada@example.org", "List-Unsubscribe: <x>\r\n"));
  inbox.put(fake_letter(3, "bob@example.com", "ada@example.org", "Auto-Submitted: auto-replied\r\n"));
  sync(account());
  EXPECT_THAT(mail_.texts_asked, ElementsAre(1u));
  const auto owed = today(*app_).value();
  EXPECT_THAT(dump(to_json(owed)), HasSubstr("owed"));  // "Could you call me?" was read
}

TEST_F(MailSyncing, DraftsAreNotTaken) {
  FakeLetter draft = fake_letter(1, "ada@example.org", "bob@example.com");
  draft.flags = "D";
  mail_.boxes["All"].put(draft);
  const MailAccountId id = account();
  const MailSynced done = sync(id);
  EXPECT_EQ(done.row.fresh, 0);
  EXPECT_EQ(done.left_out.at("drafts"), 1);
  mail_.boxes["All"].put(fake_letter(1, "ada@example.org", "bob@example.com"));  // sent with the same Message-ID
  EXPECT_EQ(sync(id).row.fresh, 1);
}

TEST_F(MailSyncing, TheHistoryTellsWhatWasCutOff) {
  const MailAccountId id = account();
  {
    Tx tx = app_->write("mail", "Mail").value();
    ASSERT_TRUE(begin_mail_sync(tx, id));
    ASSERT_TRUE(tx.commit());
  }
  sync(id);
  std::vector<std::string> states;
  const auto accounts = mail_accounts(*app_, 5).value();
  for (const MailSyncRow& row : accounts.front().syncs) states.push_back(row.state);
  EXPECT_THAT(states, ElementsAre("done", "cut off"));
}

TEST_F(MailSyncing, AnotherReaderOfTheSameFolderIsNoticed) {
  fill(mail_.boxes["INBOX"], 0, 300);
  const MailAccountId id = account();
  bool done = false;
  mail_.before_fetch = [&] {
    if (std::exchange(done, true)) return;
    sync(id);  // the other one, from beginning to end
  };
  const auto second = sync_mail(*app_, id, MailReread::nothing, {}, means_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Code::conflict);
  EXPECT_EQ(rows(Table::touches), 300);
}

TEST_F(MailSyncing, AnAccountIsKeptOnlyAfterItsLogin) {
  MailAccountInput input;
  input.address = "ada@example.org";
  input.secret = "donkey";
  const auto refused = add_mail_account(*app_, input, means_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::refused);
  EXPECT_TRUE(mail_accounts(*app_, 0)->empty());
}

TEST_F(MailSyncing, TheSameAccountAgainTakesTheNewSecret) {
  const MailAccountId id = account();
  mail_.secret = "donkey";
  EXPECT_FALSE(sync_mail(*app_, id, MailReread::nothing, {}, means_));
  MailAccountInput input;
  input.address = "Ada@example.org";
  input.user = "ada@example.org";
  input.secret = "donkey";
  const auto renewed = add_mail_account(*app_, input, means_);
  ASSERT_TRUE(renewed) << sentence(renewed.error());
  EXPECT_EQ(renewed->account.id, id);
  EXPECT_THAT(renewed->title, HasSubstr("Renewed"));
  EXPECT_EQ(sync(id).row.state, "done");
}

TEST_F(MailSyncing, ItsAddressIsTheUsersOwn) {
  ASSERT_TRUE(change_settings(*app_, {{"own-address", "me@example.net"}}));
  account();
  EXPECT_THAT(settings(*app_)->own_addresses, ElementsAre("me@example.net", "ada@example.org"));
}

TEST_F(MailSyncing, RemovedAccountsLeaveWhatTheyBrought) {
  fill(mail_.boxes["INBOX"], 0, 3);
  const MailAccountId id = account();
  sync(id);
  ASSERT_TRUE(remove_mail_account(*app_, id));
  EXPECT_TRUE(mail_accounts(*app_, 1)->empty());
  EXPECT_EQ(rows(Table::touches), 3);
  EXPECT_EQ(remove_mail_account(*app_, id).error().code, Code::not_found);
}

TEST_F(MailSyncing, ASecretOfAnotherAccountDoesNotOpen) {
  account();
  const MailAccountRow row = [&] {
    const Db db = app_->read().value();
    return kith::mail_accounts(db)->front();
  }();
  MailAccountRow moved = row;
  moved.host = "elsewhere.example.net";
  Tx tx = app_->write("test", "Test").value();
  const MailAccountId id = insert_mail_account(tx, moved).value();
  ASSERT_TRUE(tx.commit());
  const int before = mail_.connections;
  const auto synced = sync_mail(*app_, id, MailReread::nothing, {}, means_);
  ASSERT_FALSE(synced);
  EXPECT_EQ(synced.error().code, Code::refused);
  EXPECT_EQ(mail_.connections, before);
}

struct BadAccount {
  const char* address;
  const char* host;
  int port;
  const char* secret;
};

TEST_F(MailSyncing, SenselessWordsAreRefusedBeforeAnythingIsAsked) {
  const BadAccount rows[] = {
      {"", "h", 1, "s"},          {"ada", "h", 1, "s"},        {"@example.org", "h", 1, "s"},
      {"ada@", "h", 1, "s"},      {"a da@b.c", "h", 1, "s"},   {"ada@b.c", "h/x", 1, "s"},
      {"ada@b.c", "a b", 1, "s"}, {"ada@b.c", "h", -1, "s"},   {"ada@b.c", "h", 70000, "s"},
      {"ada@b.c", "h", 1, ""},    {"ada@b.c", "h", 1, "a\nb"},
  };
  for (const BadAccount& row : rows) {
    MailAccountInput input;
    input.address = row.address;
    input.host = row.host;
    input.port = row.port;
    input.secret = row.secret;
    const auto added = add_mail_account(*app_, input, means_);
    ASSERT_FALSE(added) << row.address << " " << row.host;
    EXPECT_EQ(added.error().code, Code::usage) << row.address << " " << row.host;
  }
  EXPECT_EQ(mail_.connections, 0);
}

TEST_F(MailSyncing, JsonHoldsNoSecret) {
  const MailAccountId id = account();
  sync(id);
  const std::string all = dump(to_json(mail_accounts(*app_, 5)->front()));
  EXPECT_THAT(all, HasSubstr("\"address\":\"ada@example.org\""));
  EXPECT_EQ(all.find("horse"), std::string::npos);
  EXPECT_EQ(all.find("sealed"), std::string::npos);
}

std::vector<std::string> chosen(const std::vector<MailboxEntry>& all) {
  std::vector<std::string> names;
  for (const ChosenMailbox& box : choose_mailboxes(all)) names.push_back(box.entry.shown + "=" + box.folder);
  return names;
}

MailboxEntry entry(const std::string& name, MailUse use = MailUse::none) {
  return {name, name, use, true};
}

TEST(MailBoxes, AreChosenByWhatTheServerSays) {
  EXPECT_THAT(chosen({entry("INBOX", MailUse::inbox), entry("Ausgang", MailUse::sent), entry("Spam", MailUse::junk),
                      entry("Entwürfe", MailUse::drafts), entry("Rest"), entry("Papierkorb", MailUse::trash)}),
              ElementsAre("Ausgang=Sent", "INBOX=INBOX", "Rest=Rest"));
}

TEST(MailBoxes, AreKnownByNameWhereTheServerSaysNothing) {
  EXPECT_THAT(chosen({entry("Drafts"), entry("INBOX", MailUse::inbox), entry("INBOX.Gesendet"), entry("Junk"),
                      entry("Archive", MailUse::archive), entry("Projects"), entry("Deleted Items")}),
              ElementsAre("INBOX.Gesendet=Sent", "INBOX=INBOX", "Archive=Archive", "Projects=Projects"));
}

TEST(MailBoxes, ALikeNameBesideTheNamedOneIsAFolder) {
  EXPECT_THAT(chosen({entry("Sent"), entry("Outbox 2", MailUse::sent)}), ElementsAre("Outbox 2=Sent", "Sent=Sent"));
}

TEST(MailBoxes, AllMailStandsForTheRest) {
  EXPECT_THAT(chosen({entry("INBOX", MailUse::inbox),
                      entry("[Gmail]/All Mail", MailUse::all),
                      entry("[Gmail]/Sent Mail", MailUse::sent),
                      entry("[Gmail]/Starred", MailUse::flagged),
                      entry("Label"),
                      {"[Gmail]", "[Gmail]", MailUse::none, false}}),
              ElementsAre("[Gmail]/Sent Mail=Sent", "[Gmail]/All Mail=[Gmail]/All Mail"));
}

TEST(MailBoxes, TheUsualHost) {
  EXPECT_EQ(usual_mail_host("ada@GMAIL.com"), "imap.gmail.com");
  EXPECT_EQ(usual_mail_host("ada@example.org"), "imap.example.org");
  EXPECT_EQ(usual_mail_host("ada"), "");
  EXPECT_EQ(usual_mail_host("ada@"), "");
}

}  // namespace
}  // namespace kith::app
