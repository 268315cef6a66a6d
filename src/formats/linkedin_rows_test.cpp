#include "formats/linkedin_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reading_test.hpp"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kHeader =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
    "URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,"
    "IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n";

TEST(LinkedinMessages, AMessage) {
  const auto reading =
      read_whole(std::string(kHeader) +
                 "c-1,Title,Anna Berg,https://www.linkedin.com/in/anna,Ben Lee,https://www.linkedin.com/in/ben,"
                 "2025-06-01 14:03:22 UTC,Hello,\"Dear Ben,\n\nwould you join us?\",INBOX,,No,No\n");
  EXPECT_EQ(reading.detected.format, Format::linkedin_messages);
  ASSERT_THAT(reading.messages, SizeIs(1));
  const auto& m = reading.messages[0];
  EXPECT_EQ(m.line, 2);
  EXPECT_EQ(m.conversation, "c-1");
  EXPECT_EQ(iso(m.at), "2025-06-01T14:03:22Z");
  EXPECT_EQ(m.from, (Party{"Anna Berg", "https://www.linkedin.com/in/anna"}));
  EXPECT_THAT(m.to, ElementsAre(Party{"Ben Lee", "https://www.linkedin.com/in/ben"}));
  EXPECT_EQ(m.subject, "Hello");
  EXPECT_EQ(m.folder, "INBOX");
  EXPECT_EQ(m.text, "Dear Ben,\n\nwould you join us?");
  EXPECT_FALSE(m.invitation);
}

TEST(LinkedinMessages, EveryFieldQuotedHeaderIncluded) {
  std::string header;
  for (const char c : kHeader) header += c == ',' ? "\",\"" : c == '\n' ? "\"\r\n" : std::string(1, c);
  const auto reading =
      read_whole("\xEF\xBB\xBF\"" + header +
                 "\"c\",\"\",\"A\",\"https://www.linkedin.com/in/a\",\"B\",\"https://www.linkedin.com/in/b\","
                 "\"2026-04-01 08:00:00 UTC\",\"\",\"one\r\ntwo\",\"INBOX\",\"\",\"No\",\"No\"\r\n");
  ASSERT_THAT(reading.messages, SizeIs(1));
  EXPECT_EQ(reading.messages[0].text, "one\ntwo");
}

TEST(LinkedinMessages, OlderErasHaveFewerColumns) {
  const char* headers[] = {
      "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,CONTENT",
      "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT",
      ("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
       "CONTENT,FOLDER,IS MESSAGE DRAFT,IS CONVERSATION ARCHIVED")};
  const char* rows[] = {"c,t,Anna,https://l/in/a,\"Ben Lee, PhD, Cy Ott\",2020-01-02 03:04:05 UTC,hello",
                        "c,t,Anna,https://l/in/a,Ben Lee,2020-01-02 03:04:05 UTC,Re,hello",
                        "c,t,Anna,https://l/in/a,Ben Lee,https://l/in/b,2020-01-02 03:04:05 UTC,Re,hello,INBOX,No,Yes"};
  for (int i = 0; i < 3; ++i) {
    const auto reading = read_whole(std::string(headers[i]) + "\n" + rows[i] + "\n");
    EXPECT_EQ(reading.detected.format, Format::linkedin_messages);
    ASSERT_THAT(reading.messages, SizeIs(1)) << i;
    EXPECT_EQ(reading.messages[0].text, "hello");
    EXPECT_EQ(reading.messages[0].to.front().name, i == 0 ? "Ben Lee, PhD" : "Ben Lee");
  }
}

TEST(LinkedinMessages, DraftsAndSponsoredAreSkipped) {
  const std::string rest = ",2025-06-01 14:03:22 UTC,,";
  const std::string from = "c,,A,https://l/in/a,B,https://l/in/b";
  const auto reading =
      read_whole(std::string(kHeader) + from + rest + "x,INBOX,,Yes,No\n" + from + rest + "x,INBOX,,No,true\n" +
                 "c,,LinkedIn Offers,,B,https://l/in/b" + rest + "x,INBOX,,No,No\n" + from + rest +
                 "<p class=\"\"spinmail-quill-editor\"\">,INBOX,,No,No\n" + from + rest + "x,INBOX,,No,No\n");
  EXPECT_THAT(reading.messages, SizeIs(1));
  ASSERT_THAT(reading.skipped, SizeIs(4));
  EXPECT_EQ(reading.skipped[0].why, "a draft");
  EXPECT_EQ(reading.skipped[1].why, "a draft");
  EXPECT_EQ(reading.skipped[2].why, "a sponsored message");
  EXPECT_EQ(reading.skipped[3].why, "a sponsored message");
}

TEST(LinkedinMessages, ABadDateIsAProblem) {
  const auto reading =
      read_whole(std::string(kHeader) + "c,,A,https://l/in/a,B,https://l/in/b,yesterday,,x,INBOX,,No,No\n");
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].line, 2);
  EXPECT_THAT(reading.problems[0].what, HasSubstr("yesterday"));
}

TEST(LinkedinInvitations, BothDateForms) {
  const auto reading = read_whole(
      "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
      "Anna Berg,Ben Lee,\"1/29/26, 2:37 PM\",\"Hello, Ben\",OUTGOING,https://l/in/a,https://l/in/b\n"
      "Ben Lee,Anna Berg,1823-07-18 11:00:00 UTC,,INCOMING,https://l/in/b,https://l/in/a\n");
  EXPECT_EQ(reading.detected.format, Format::linkedin_invitations);
  ASSERT_THAT(reading.messages, SizeIs(2));
  EXPECT_EQ(iso(reading.messages[0].at), "2026-01-29T14:37:00Z");
  EXPECT_EQ(reading.messages[0].from, (Party{"Anna Berg", "https://l/in/a"}));
  EXPECT_THAT(reading.messages[0].to, ElementsAre(Party{"Ben Lee", "https://l/in/b"}));
  EXPECT_EQ(reading.messages[0].folder, "OUTGOING");
  EXPECT_TRUE(reading.messages[0].invitation);
  EXPECT_EQ(iso(reading.messages[1].at), "1823-07-18T11:00:00Z");
}

using Parties = std::vector<Party>;

TEST(Parties, NamesWithCommasFindTheirAddress) {
  EXPECT_EQ(pair_parties("Jane Doe, PhD", "https://l/in/jane-doe"),
            (Parties{{"Jane Doe, PhD", "https://l/in/jane-doe"}}));
  EXPECT_EQ(pair_parties("Jane Doe, PhD, Ben Lee", "https://l/in/jane-doe,https://l/in/ben-lee-7"),
            (Parties{{"Jane Doe, PhD", "https://l/in/jane-doe"}, {"Ben Lee", "https://l/in/ben-lee-7"}}));
  EXPECT_EQ(pair_parties("Ben Lee, Jane Doe, PhD, MBA", "https://l/in/ben-lee/,https://l/in/jane-doe/"),
            (Parties{{"Ben Lee", "https://l/in/ben-lee/"}, {"Jane Doe, PhD, MBA", "https://l/in/jane-doe/"}}));
  EXPECT_EQ(pair_parties("Zoë Smith, Łukasz Nowak, Ing., Ben Lee",
                         "https://l/in/zoe-smith,https://l/in/lukasz-nowak,https://l/in/benlee"),
            (Parties{{"Zoë Smith", "https://l/in/zoe-smith"},
                     {"Łukasz Nowak, Ing.", "https://l/in/lukasz-nowak"},
                     {"Ben Lee", "https://l/in/benlee"}}));
}

TEST(Parties, AsManyNamesAsAddressesGoInOrder) {
  for (const char* urls : {"u1,u2", "u1 u2", "u1; u2", "u1,\nu2"}) {
    EXPECT_EQ(pair_parties("A B, C D", urls), (Parties{{"A B", "u1"}, {"C D", "u2"}})) << urls;
  }
}

TEST(Parties, FewerNamesThanAddresses) {
  EXPECT_EQ(pair_parties("Ben Lee", "https://l/in/jane-doe,https://l/in/ben-lee"),
            (Parties{{"", "https://l/in/jane-doe"}, {"Ben Lee", "https://l/in/ben-lee"}}));
}

TEST(Parties, NoAddresses) {
  EXPECT_EQ(pair_parties("Jane Doe, PhD, Ben Lee", ""), (Parties{{"Jane Doe, PhD", ""}, {"Ben Lee", ""}}));
  EXPECT_EQ(pair_parties("", ""), Parties{});
}

TEST(Parties, HundredsStayCheap) {
  std::string names, urls;
  for (int i = 0; i < 500; ++i) {
    names += "A B, PhD, ";
    urls += "https://l/in/x,";
  }
  EXPECT_THAT(pair_parties(names, urls), SizeIs(500));
}

}  // namespace
}  // namespace kith
