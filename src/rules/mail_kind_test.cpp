#include "rules/mail_kind.hpp"

#include <functional>

#include <gtest/gtest.h>

namespace kith {
namespace {

MailRecord letter() {
  MailRecord mail;
  mail.id = "1@example.org";
  mail.from = {"Ada Lovelace", "ada@example.org"};
  mail.to = {{"", "me@example.net"}};
  mail.subject = "The engine";
  return mail;
}

TEST(MailKind, IsReadFromTheHeadersWithItsReason) {
  struct Row {
    const char* what;
    std::function<void(MailRecord&)> change;
    MailKind kind;
    std::string_view why;
  };
  const Row rows[] = {
      {"a letter", [](MailRecord&) {}, MailKind::personal, "personal"},
      {"an auto-reply by its header", [](MailRecord& m) { m.marks.auto_submitted = "auto-replied"; },
       MailKind::automatic, "sent by a program"},
      {"Auto-Submitted: no", [](MailRecord& m) { m.marks.auto_submitted = "no"; }, MailKind::personal, "personal"},
      {"an absence by its subject", [](MailRecord& m) { m.subject = "Out of Office: The engine"; }, MailKind::automatic,
       "automatic replies"},
      {"an absence in German", [](MailRecord& m) { m.subject = "Automatische Antwort: Angebot"; }, MailKind::automatic,
       "automatic replies"},
      {"talk about an office", [](MailRecord& m) { m.subject = "Out of offices to rent?"; }, MailKind::personal,
       "personal"},
      {"an invitation",
       [](MailRecord& m) {
         m.marks.calendar = true;
         m.subject = "Invitation: Lunch";
       },
       MailKind::automatic, "invitations: the calendar tells of meetings"},
      {"an answer with an invitation in it",
       [](MailRecord& m) {
         m.marks.calendar = true;
         m.subject = "Re: Lunch";
         m.in_reply_to = "0@example.net";
       },
       MailKind::personal, "personal"},
      {"no-reply", [](MailRecord& m) { m.from.email = "no-reply@shop.example"; }, MailKind::bulk,
       "from addresses that nobody reads"},
      {"no-reply of a part", [](MailRecord& m) { m.from.email = "Jira-NoReply@work.example"; }, MailKind::bulk,
       "from addresses that nobody reads"},
      {"a newsletter", [](MailRecord& m) { m.marks.unsubscribe = true; }, MailKind::bulk, "newsletters"},
      {"a newsletter with a List-Id",
       [](MailRecord& m) {
         m.marks.unsubscribe = true;
         m.marks.list_id = "abc.list.example";
       },
       MailKind::bulk, "newsletters"},
      {"a person whose program adds List-Unsubscribe",
       [](MailRecord& m) {
         m.marks.unsubscribe = true;
         m.in_reply_to = "0@example.net";
       },
       MailKind::personal, "personal"},
      {"a list of today",
       [](MailRecord& m) {
         m.marks.list_id = "dev.lists.example";
         m.marks.list_post = "dev@lists.example";
         m.marks.unsubscribe = true;
       },
       MailKind::list, "on a discussion list"},
      {"a list of 1996, an answer",
       [](MailRecord& m) {
         m.marks.precedence = "bulk";
         m.in_reply_to = "0@example.net";
       },
       MailKind::list, "on a discussion list"},
      {"a list of 1996, copied to a person",
       [](MailRecord& m) {
         m.marks.precedence = "bulk";
         m.cc = {{"", "linux@lists.example"}};
       },
       MailKind::list, "on a discussion list"},
      {"a machine's bulk", [](MailRecord& m) { m.marks.precedence = "bulk"; }, MailKind::bulk, "bulk mail"},
      {"junk", [](MailRecord& m) { m.marks.spam = true; }, MailKind::bulk, "marked as junk"},
      {"a delivery report", [](MailRecord& m) { m.failed.push_back({"bob@gone.example", true, "no such user"}); },
       MailKind::bounce, "reports of failed delivery"},
      {"a bounce of 1998",
       [](MailRecord& m) {
         m.from.email = "MAILER-DAEMON@mx.example";
         m.subject = "Returned mail: User unknown";
       },
       MailKind::bounce, "reports of failed delivery"},
      {"a letter about returned mail", [](MailRecord& m) { m.subject = "Returned mail: a question"; },
       MailKind::personal, "personal"},
      {"a receipt of reading", [](MailRecord& m) { m.marks.report = true; }, MailKind::automatic, "receipts"},
      {"please stop", [](MailRecord& m) { m.text = "Please stop writing to me. Bob"; }, MailKind::stop,
       "answers that ask to stop"},
  };
  for (const Row& row : rows) {
    MailRecord mail = letter();
    row.change(mail);
    const MailReading reading = mail_kind(mail);
    EXPECT_EQ(name(reading.kind), name(row.kind)) << row.what;
    EXPECT_EQ(reading.why, row.why) << row.what;
  }
}

TEST(MailKind, AddressesThatNobodyReads) {
  for (const char* robot : {"noreply@a.example", "No-Reply@a.example", "do_not_reply@a.example", "no.reply+7@a.example",
                            "notifications@a.example", "MAILER-DAEMON", "bounce-77@a.example"}) {
    EXPECT_TRUE(is_robot_address(robot)) << robot;
  }
  for (const char* person : {"ada@a.example", "newsome@a.example", "info@a.example", "billing@a.example", ""}) {
    EXPECT_FALSE(is_robot_address(person)) << person;
  }
}

TEST(MailKind, PleaseStopIsShortAndClear) {
  struct Row {
    std::string text;
    bool stop;
  };
  const Row rows[] = {
      {"Please stop contacting me.", true},
      {"Hello, please remove me from your list. Thanks, Bob", true},
      {"Don't email me again!", true},
      {"Bitte nicht mehr kontaktieren.", true},
      {"Merci de ne me contactez plus", true},
      {"I cannot stop thinking about your engine.", false},
      {"Do not hesitate to contact me.", false},
      {"", false},
      {std::string(700, 'x') + " please stop contacting me", false},
  };
  for (const Row& row : rows) EXPECT_EQ(says_stop(row.text), row.stop) << row.text;
}

}  // namespace
}  // namespace kith
