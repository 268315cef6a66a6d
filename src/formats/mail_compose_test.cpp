// What Kith writes is read back as it was meant, by the reader that reads everybody else's mail.
#include "formats/mail_compose.hpp"

#include <gmock/gmock.h>

#include "base/text.hpp"
#include "formats/mail_message.hpp"

namespace kith {
namespace {

using testing::AllOf;
using testing::Each;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

MailToWrite letter() {
  MailToWrite mail;
  mail.from = {"Grace Hopper", "grace@example.org"};
  mail.to = {"Ada Byron", "ada@example.com"};
  mail.subject = "Your talk on looms";
  mail.text = "Hi Ada,\n\nit was good.\n";
  mail.at = parse_instant("2026-11-23T09:00:00Z", Zone::utc()).value();
  mail.offset = std::chrono::hours{1};
  mail.message_id = "1a2b@example.org";
  return mail;
}

std::vector<std::string> lines_of(const std::string& mail) {
  std::vector<std::string> lines = split(mail, "\r\n");
  EXPECT_EQ(lines.back(), "") << "it ends with a line end";
  lines.pop_back();
  return lines;
}

TEST(ComposeMail, SaysEachThingOnce) {
  EXPECT_EQ(*compose_mail(letter()),
            "Date: Mon, 23 Nov 2026 10:00:00 +0100\r\nFrom: \"Grace Hopper\" <grace@example.org>\r\n"
            "To: \"Ada Byron\" <ada@example.com>\r\nSubject: Your talk on looms\r\nMessage-ID: <1a2b@example.org>\r\n"
            "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\nHi Ada,\r\n\r\nit was good.\r\n");
}

TEST(ComposeMail, IsReadBackAsItWasMeant) {
  const std::string subjects[] = {
      "Plain",
      "Grüße aus Köln",
      "Ça va? Приве́т, 世界 — " + std::string(200, 'x') + " ende",
      "=?utf-8?B?bm90IGVuY29kZWQ=?=",
      std::string(300, 'a'),
      "many words " + std::string(20, 'b') + " " + std::string(60, 'c') + " and more of them than one line may have",
      "日本語の件名をとても長く書いてみると二行になる。"
      "そしてさらに続く長い件名"};
  for (const std::string& subject : subjects) {
    MailToWrite mail = letter();
    mail.subject = subject;
    mail.to.name = "Zoë \"Z\" \\ Müller, Dr.";
    mail.from.name = "O'Neil, \"Jo\" \\";
    mail.answers = "parent@example.com";
    mail.begins = "root@example.com";
    mail.text = "Grüße!\n.\n..two\nFrom here on\n \ntrailing \t\n" + std::string(200, 'x') + "=" +
                std::string(90, '.') + "\n日本語\n";
    const auto made = compose_mail(mail);
    ASSERT_TRUE(made) << sentence(made.error());
    if (subject.find(' ') != std::string::npos || subject.size() < 60) {
      EXPECT_THAT(lines_of(*made), Each(SizeIs(testing::Le(78U)))) << *made;
    }
    const MailRecord read = parse_mail(*made, {MailText::read, "Sent", "", std::nullopt, 1});
    EXPECT_EQ(read.subject, subject);
    EXPECT_EQ(read.from, mail.from);
    EXPECT_EQ(read.to, std::vector<MailAddress>{mail.to});
    EXPECT_EQ(read.id, mail.message_id);
    EXPECT_EQ(read.in_reply_to, "parent@example.com");
    EXPECT_EQ(read.references, (std::vector<std::string>{"root@example.com", "parent@example.com"}));
    EXPECT_EQ(read.at, mail.at);
    EXPECT_THAT(read.text, AllOf(HasSubstr("Grüße!"), HasSubstr("日本語"), HasSubstr(std::string(90, '.'))));
  }
}

TEST(ComposeMail, NoLineOfItMeansSomethingToAServer) {
  MailToWrite mail = letter();
  mail.text =
      ".\n.hidden\nFrom me\n" + std::string(75, 'x') + ".\n" + std::string(74, 'x') + ".." + std::string(80, '.');
  const auto made = compose_mail(mail);
  ASSERT_TRUE(made);
  EXPECT_THAT(lines_of(*made), Each(AllOf(Not(StartsWith(".")), Not(StartsWith("From ")), SizeIs(testing::Le(76U)))));
}

TEST(ComposeMail, RefusesWhatWouldAddHeaders) {
  const auto refused = [](auto change) {
    MailToWrite mail = letter();
    change(mail);
    const auto made = compose_mail(mail);
    ASSERT_FALSE(made) << *made;
    EXPECT_EQ(made.error().code, Code::bad_input);
  };
  const std::string all[] = {"a\r\nBcc: all@example.com", "a\nb", "a\rb", std::string("a\0b", 3), "\x7f"};
  for (const std::string& bad : all) {
    refused([&](MailToWrite& mail) { mail.subject = bad; });
    refused([&](MailToWrite& mail) { mail.to.name = bad; });
    refused([&](MailToWrite& mail) { mail.from.name = bad; });
    refused([&](MailToWrite& mail) { mail.to.email = bad + "@example.com"; });
    refused([&](MailToWrite& mail) { mail.from.email = bad + "@example.com"; });
    refused([&](MailToWrite& mail) { mail.message_id = bad; });
    refused([&](MailToWrite& mail) { mail.answers = bad; });
    refused([&](MailToWrite& mail) { mail.begins = bad; });
  }
}

TEST(ComposeMail, GoesToOneAddress) {
  for (const char* bad : {"", "ada", "@example.com", "ada@", "a@b@c", "a@example.com,b@example.com", "a b@example.com",
                          "<a@example.com>", "a@example.com;b@example.com", "ädä@example.com", "a@[127.0.0.1]"}) {
    MailToWrite mail = letter();
    mail.to.email = bad;
    EXPECT_FALSE(compose_mail(mail)) << bad;
  }
  MailToWrite nothing = letter();
  nothing.text = " \n\t\n";
  EXPECT_EQ(compose_mail(nothing).error().what, "the message is empty");
}

TEST(ComposeMail, AnotherDateLeavesTheRest) {
  const std::string mail = *compose_mail(letter());
  const std::string later = dated(mail, letter().at + std::chrono::hours{30}, std::chrono::minutes{-210});
  EXPECT_THAT(later, StartsWith("Date: Tue, 24 Nov 2026 11:30:00 -0330\r\nFrom: "));
  EXPECT_EQ(later.substr(later.find("\r\n")), mail.substr(mail.find("\r\n")));
}

TEST(ComposeMail, HandsOverToAMailProgram) {
  EXPECT_EQ(mailto_link("ada@example.com", "Söme & more?", "Hi,\nthere"),
            "mailto:ada@example.com?subject=S%C3%B6me%20%26%20more%3F&body=Hi%2C%0D%0Athere");
  EXPECT_THAT(mailto_link("a?b&c=d@example.com", "", ""), StartsWith("mailto:a%3Fb%26c%3Dd@example.com?"));
}

TEST(ComposeMail, AnIdIsOfTheSendersDomain) {
  EXPECT_THAT(make_message_id("abc", "grace@example.org"), EndsWith("abc@example.org"));
}

}  // namespace
}  // namespace kith
