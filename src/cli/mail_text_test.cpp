#include "cli/mail_text.hpp"

#include <gmock/gmock.h>

namespace kith::cli {
namespace {

using testing::HasSubstr;

const Now kMailNow{local_date(2026, 11, 23), Zone::utc()};

MailSyncRow sync_row(const std::string& state) {
  MailSyncRow row;
  row.begun = instant(1795424400);  // 2026-11-23T09:00:00Z
  row.state = state;
  return row;
}

app::MailAccountView account_with(MailSyncRow row) {
  app::MailAccountView account;
  account.id = MailAccountId{1};
  account.address = "ada@example.org";
  account.host = "imap.example.org";
  account.port = 993;
  account.security = "tls";
  account.login = "password";
  account.user = "ada";
  account.syncs = {std::move(row)};
  return account;
}

struct Outcome {
  const char* state;
  int read, fresh, touches;
  const char* problem;
  const char* says;
};

TEST(MailText, SaysHowTheLastSyncWent) {
  const Outcome rows[] = {
      {"done", 0, 0, 0, "", "nothing new"},
      {"done", 9, 1, 1, "", "1 new message, 1 contact"},
      {"done", 1200, 1200, 800, "", "1,200 new messages, 800 contacts"},
      {"running", 250, 10, 2, "", "running: begins, 250 read"},
      {"stopped", 250, 10, 2, "", "stopped: 10 new messages, 2 contacts"},
      {"cut off", 0, 0, 0, "", "cut off: nothing new"},
      {"failed", 0, 0, 0, "the line broke", "failed: the line broke"},
  };
  for (const Outcome& row : rows) {
    MailSyncRow sync = sync_row(row.state);
    sync.read = row.read;
    sync.fresh = row.fresh;
    sync.touches = row.touches;
    sync.problem = row.problem;
    const std::string text = mail_accounts_text({account_with(sync)}, kMailNow, {});
    EXPECT_THAT(text, HasSubstr(row.says)) << row.state;
    EXPECT_THAT(text, HasSubstr("23 Nov 09:00")) << row.state;
  }
}

TEST(MailText, AFailureSaysWhatToDo) {
  MailSyncRow sync = sync_row("failed");
  sync.problem = "the login is refused";
  sync.hint = "check the password";
  EXPECT_THAT(mail_account_text(account_with(sync), kMailNow, {}), HasSubstr("What to do: check the password"));
}

TEST(MailText, ASyncTellsItsUndo) {
  MailSyncRow sync = sync_row("done");
  sync.fresh = 1;
  sync.step = StepId{12};
  EXPECT_THAT(mail_account_text(account_with(sync), kMailNow, {}), HasSubstr("kith undo 12"));
}

TEST(MailText, NoAccountSaysHowToAddOne) {
  EXPECT_THAT(mail_accounts_text({}, kMailNow, {}), HasSubstr("kith mail add"));
}

TEST(MailText, WhatIsNoContactIsCounted) {
  app::MailSynced synced;
  synced.title = "Mail of ada@example.org";
  synced.row = sync_row("stopped");
  synced.row.read = 3;
  synced.left_out = {{"newsletters", 2}};
  synced.problems = {"Closed is closed"};
  const std::string text = mail_synced_text(synced);
  EXPECT_THAT(text, HasSubstr("nothing new (3 read); stopped"));
  EXPECT_THAT(text, HasSubstr("2  no contact: newsletters"));
  EXPECT_THAT(text, HasSubstr("not read: Closed is closed"));
}

}  // namespace
}  // namespace kith::cli
