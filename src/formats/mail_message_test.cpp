#include "formats/mail_message.hpp"

#include <gtest/gtest.h>

#include "formats/mail_date.hpp"
#include "formats/mbox_reader.hpp"
#include "formats/trim.hpp"

namespace kith {
namespace {

TEST(MailDate, ReadsWhatProgramsWrite) {
  const struct {
    std::string_view raw, at;
  } cases[] = {{"Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T08:52:37Z"},
               {"Tue, 1 Jul 03 10:52 EST (summer)", "2003-07-01T15:52:00Z"},
               {"1 Jul 97 10:52:37 GMT+0100", "1997-07-01T09:52:37Z"},
               {"Tue Jul  1 10:52:37 2003", "2003-07-01T10:52:37Z"},
               {"Tue Jul  1 10:52:37 PDT 2003", "2003-07-01T17:52:37Z"},
               {"Thu, 10 Jul 1997 14:53:31 EST5EDT", "1997-07-10T19:53:31Z"},
               {"Wed, 31 Dec 1969 23:59:59 +0000", "1969-12-31T23:59:59Z"},
               {"1 Jan 2090 00:00:00 -0000", "2090-01-01T00:00:00Z"},
               {"1 Jan 103 00:00:00 Z", "2003-01-01T00:00:00Z"},
               {"2003-07-01T10:52:37Z", "2003-07-01T10:52:37Z"},
               {"30 Feb 2003 10:00:00 +0000", ""},
               {"1 Jan 0001 00:00:00 +0000", ""},
               {"tomorrow", ""},
               {"", ""}};
  for (const auto& [raw, at] : cases) {
    const auto read = mail_date(raw);
    EXPECT_EQ(read ? iso(*read) : "", at) << raw;
  }
}

TEST(Mail, CommentsAreNoPartOfAnAddress) {  // RFC 5322, appendix A.5
  const MailRecord mail =
      parse_mail("From: Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>\r\nSubject: x\r\n\r\nHi\r\n");
  EXPECT_EQ(mail.from.email, "pete@silly.test");
}

TEST(Mail, ReadsHeaders) {
  const MailRecord mail = parse_mail(
      "From: =?utf-8?q?Zo=C3=AB?= <zoe@example.com>\r\nTo: Friends: ann@example.com, \"Lee, Bo\" <bo@example.com>;\r\n"
      "Cc: cy@example.com (Cy)\r\nSubject: =?iso-8859-1?Q?Gr=FC=DFe?=\r\n aus Bonn\r\nDate: 1 Jul 2003 10:52:37 "
      "+0200\r\n"
      "Message-ID: <a@example.com>\r\nIn-Reply-To: Your mail of today <b@example.com>\r\n"
      "References: <c@example.com> <b@example.com>\r\nList-Id: Talk <talk.example.com>\r\n\r\nHello\r\n\r\n"
      "On 1 Jul 2003 at 10:00, Ann wrote:\r\n> Hi\r\n");
  EXPECT_EQ(mail.from, (MailAddress{"Zoë", "zoe@example.com"}));
  ASSERT_EQ(mail.to.size(), 2U);
  EXPECT_EQ(mail.to[1], (MailAddress{"Lee, Bo", "bo@example.com"}));
  ASSERT_EQ(mail.cc.size(), 1U);
  EXPECT_EQ(mail.cc[0].email, "cy@example.com");
  EXPECT_EQ(mail.subject, "Grüße aus Bonn");
  EXPECT_EQ(mail.id, "a@example.com");
  EXPECT_EQ(mail.in_reply_to, "b@example.com");
  EXPECT_EQ(mail.references, (std::vector<std::string>{"c@example.com", "b@example.com"}));
  EXPECT_EQ(mail.marks.list_id, "talk.example.com");
  EXPECT_EQ(mail.text, "Hello");
}

TEST(Mail, EncodedWordsAreReadToTheEnd) {
  const struct {
    std::string_view raw, text;
  } rows[] = {
      {"=?UTF-8?B?0J8=?= =?UTF-8?B?0YDQuNCy0LXRgg==?=\r\n =?utf-8?b?IQ==?=", "Привет!"},
      {"=?utf-8?B?0J/RgNC4?= =?utf-8?B?0LLQtdGC?=", "Привет"},
      {"=?utf-8?B?0J/RgN?= =?utf-8?B?C4?=", "При"},  // cut within a group
      {"=?utf-8?B?0J8=?= and =?utf-8?B?0YA=?=", "П and р"},
      {"=?utf-8?B?0J8=?= =?utf-8?Q?_x?= =?iso-8859-1?B?5A==?=", "П xä"},
      {"=?utf-8?B?0J8=", "=?utf-8?B?0J8="},
      {"a =? b ?= c", "a =? b ?= c"},
  };
  for (const auto& [raw, text] : rows) {
    const MailRecord mail = parse_mail("Subject: " + std::string(raw) + "\r\n\r\n");
    EXPECT_EQ(mail.subject, text) << raw;
  }
  const MailRecord mail = parse_mail("From: =?UTF-8?B?0J8=?= =?UTF-8?B?0YDQuNCy0LXRgg==?= <a@example.com>\n\n");
  EXPECT_EQ(mail.from, (MailAddress{"Привет", "a@example.com"}));
}

TEST(Mail, ADateThatIsMissingOrAheadIsTheNewestReceived) {
  const std::string received =
      "Received: from b by c; Tue, 1 Jul 2003 10:00:02 +0000\nReceived: from a by b; 1 Jul 2003 10:00:01 +0000\n";
  for (const std::string date :
       {"", "Date: soon\n", "Date: 1 Jan 2031 00:00:00 +0000\n", "Date: 1 Jan 1970 00:00:00 +0000\n"}) {
    EXPECT_EQ(iso(*parse_mail(received + date + "\n").at), "2003-07-01T10:00:02Z") << date;
  }
}

TEST(Mail, SaysWhoCouldNotBeReached) {
  const MailRecord report = parse_mail(
      "From: MAILER-DAEMON@example.com\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
      "--x\n\nSorry.\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; example.com\n\n"
      "Final-Recipient: rfc822; ann@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no\n\n"
      "Final-Recipient: rfc822; bo@example.org\nAction: delivered\nStatus: 2.0.0\n--x--\n");
  ASSERT_EQ(report.failed.size(), 1U);
  EXPECT_EQ(report.failed[0].email, "ann@example.org");
  EXPECT_TRUE(report.failed[0].permanent);
  const MailRecord words = parse_mail(
      "From: MAILER-DAEMON@example.com\n\nHi. This is the qmail-send program.\n\n<ann@example.org>:\nUser unknown\n\n"
      "--- Below this line is a copy of the message.\n\nTo: bo@example.org\n");
  ASSERT_EQ(words.failed.size(), 1U);
  EXPECT_EQ(words.failed[0].email, "ann@example.org");
}

TEST(Mail, StandsWhatIsHostile) {
  std::string deep = "From: a@example.com\n";
  for (int i = 0; i < 10000; ++i) {
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  }
  EXPECT_EQ(parse_mail(deep).from.email, "a@example.com");
  std::string headers = "From: a@example.com\n";
  for (int i = 0; i < 100000; ++i) headers += "X-" + std::to_string(i) + ": x\n";
  EXPECT_EQ(parse_mail(headers + "\nbody").text, "body");
  EXPECT_TRUE(parse_mail("To: " + std::string(200000, ':')).to.size() < 10);
  EXPECT_TRUE(parse_mail("To: " + std::string(200000, '(')).to.size() < 10);
}

TEST(Mail, KnowsFoldersByTheirPath) {
  EXPECT_EQ(mail_place("M/.Sent/cur/1.host:2,RS").folder, "Sent");
  EXPECT_EQ(mail_place("M/.Sent/cur/1.host:2,RS").flags, "RS");
  EXPECT_EQ(mail_place("M/cur/1.host:2,").folder, "INBOX");
  EXPECT_EQ(mail_place("2003.mbox.gz").folder, "2003");
  EXPECT_EQ(folder_kind("[Gmail]/Papierkorb"), FolderKind::trash);
  EXPECT_EQ(folder_kind("INBOX.Sent"), FolderKind::sent);
}

TEST(Trim, KeepsTheNewOnly) {
  const struct {
    std::string_view body, own;
  } cases[] = {
      {"Yes.\n\nOn Tue, Sep 25, 2012 at 8:59 AM, Ann\n<a@example.com> wrote:\n\n> Shall we?\n", "Yes."},
      {"Ja.\n\nAm 25.09.2012 um 08:59 schrieb Ann:\n> Gehen wir?\n", "Ja."},
      {"> One?\nYes.\n> Two?\nNo.\n", "Yes.\n\nNo."},
      {"Fine.\n\n-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Bo\nSubject: x\n\nShall we?", "Fine."},
      {"Gut.\n\nVon: Ann\nGesendet: Montag\nAn: Bo\nBetreff: x\n\nGehen wir?", "Gut."},
      {"Hello\n\n-- \nAnn\n555 1234567\n", "Hello"},
      {"Hello\n\nSent from my iPhone", "Hello"},
      {"Hello\n\nSent from my desk, which is easier.", "Hello\n\nSent from my desk, which is easier."},
      {"On the list he wrote: nothing.\n\nSo there.", "On the list he wrote: nothing.\n\nSo there."},
      {"", ""}};
  for (const auto& [body, own] : cases) EXPECT_EQ(newly_written(body), own) << body;
}

TEST(Trim, ReadsHtml) {
  EXPECT_EQ(newly_written(html_text("<p>A &amp; B</p><blockquote><p>old</p></blockquote>")), "A & B");
  EXPECT_EQ(html_text("<style>x{}</style>a<br>b&#228;"), "a\nbä");
}

}  // namespace
}  // namespace kith
