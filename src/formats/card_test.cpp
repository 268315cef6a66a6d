#include "formats/card.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reading_test.hpp"

namespace kith {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Card, NamesAndTheirParts) {
  const auto c =
      only_card("N:Berg;Anna;Maria,Eva;Dr.,Prof.;M.Sc.\r\nFN:Dr. Anna Berg\r\nNICKNAME:Annie,Ann\r\nUID:u-1\r\n");
  EXPECT_EQ(c.name, "Dr. Anna Berg");
  EXPECT_EQ(c.given, "Anna");
  EXPECT_EQ(c.middle, "Maria Eva");
  EXPECT_EQ(c.family, "Berg");
  EXPECT_EQ(c.prefix, "Dr., Prof.");
  EXPECT_EQ(c.suffix, "M.Sc.");
  EXPECT_EQ(c.nickname, "Annie, Ann");
  EXPECT_EQ(c.uid, "u-1");
}

TEST(Card, ANameFromWhatThereIs) {
  EXPECT_EQ(only_card("N:Berg;Anna;M.;Dr.;Jr.\r\n").name, "Anna M. Berg Jr.");
  EXPECT_EQ(only_card("FN:\r\nN:;;;;\r\nNICKNAME:Annie\r\nORG:Harbour\r\n").name, "Annie");
  EXPECT_EQ(only_card("ORG:Harbour;Sales\r\nEMAIL:a@example.org\r\n").name, "Harbour");
  EXPECT_EQ(only_card("TEL:030 123456\r\nEMAIL:a@example.org\r\n").name, "a@example.org");
  EXPECT_EQ(only_card("TEL:030 123456\r\n").name, "030 123456");
}

TEST(Card, EmptyCardsAndGroupsAreSkipped) {
  const auto reading =
      read_whole(card("FN:\r\nN:;;;;\r\n") + card("KIND:group\r\nFN:Friends\r\nMEMBER:urn:uuid:1\r\n", "4.0") +
                 card("X-ADDRESSBOOKSERVER-KIND:group\r\nFN:Work\r\n"));
  EXPECT_THAT(reading.contacts, IsEmpty());
  ASSERT_THAT(reading.skipped, SizeIs(3));
  EXPECT_EQ(reading.skipped[0].why, "nothing in it");
  EXPECT_EQ(reading.skipped[1].why, "a group of contacts");
}

TEST(Card, NobodyIsAProblem) {
  const auto reading = read_whole(card("NOTE:whose is this?\r\n"));
  EXPECT_THAT(reading.contacts, IsEmpty());
  EXPECT_THAT(reading.problems, SizeIs(1));
}

TEST(Card, Companies) {
  EXPECT_TRUE(only_card("FN:Harbour Ltd\r\nKIND:org\r\n", "4.0").organisation_only);
  EXPECT_TRUE(only_card("FN:Harbour Ltd\r\nORG:Harbour Ltd\r\nX-ABShowAs:COMPANY\r\n").organisation_only);
  EXPECT_FALSE(only_card("N:Berg;Anna\r\nORG:Harbour Ltd\r\nX-ABShowAs:COMPANY\r\n").organisation_only);
}

TEST(Card, HandlesAndLabels) {
  const auto c = only_card(
      "FN:A\r\nTEL;TYPE=WORK,VOICE:1\r\nTEL;TYPE=CELL:2\r\nTEL;TYPE=HOME;TYPE=FAX:3\r\nTEL;TYPE=FAX,WORK:4\r\n"
      "EMAIL;TYPE=INTERNET:a@example.org\r\nEMAIL;TYPE=school:b@example.org\r\nitem1.EMAIL:c@example.org\r\n"
      "item1.X-ABLabel:_$!<Other>!$_\r\nitem2.URL:http\\://example.org\r\nitem2.X-ABLabel:_$!<HomePage>!$_\r\n"
      "URL:https://www.linkedin.com/in/anna-berg\r\nEMAIL:mailto:d@example.org\r\nEMAIL:\r\n");
  EXPECT_THAT(shown_handles(c), ElementsAre("phone|work|1", "phone|mobile|2", "phone|home fax|3", "phone|work fax|4",
                                            "email||a@example.org", "email|school|b@example.org",
                                            "email|other|c@example.org", "website|homepage|http://example.org",
                                            "profile||https://www.linkedin.com/in/anna-berg", "email||d@example.org"));
}

TEST(Card, PreferredHandlesComeFirst) {
  const auto c = only_card("FN:A\r\nTEL:1\r\nTEL;PREF=2:2\r\nTEL;PREF=1:3\r\nEMAIL;TYPE=pref:a@example.org\r\n", "4.0");
  EXPECT_THAT(shown_handles(c), ElementsAre("phone||3", "phone||2", "email||a@example.org", "phone||1"));
}

TEST(Card, DoublesAreOne) {
  const auto c =
      only_card("FN:A\r\nTEL;TYPE=WORK:1\r\nTEL;TYPE=HOME:1\r\nORG:X\r\nORG:X\r\nCATEGORIES:a,b\r\nCATEGORIES:b\r\n");
  EXPECT_THAT(shown_handles(c), ElementsAre("phone|work|1"));
  EXPECT_THAT(c.positions, SizeIs(1));
  EXPECT_THAT(c.tags, ElementsAre("a", "b"));
}

TEST(Card, PhoneUris) {
  const auto c = only_card("FN:A\r\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:+1-418-555-0199;ext=102\r\n", "4.0");
  EXPECT_THAT(shown_handles(c), ElementsAre("phone|work|+1-418-555-0199 ext. 102"));
}

TEST(Card, Messengers) {
  const auto c = only_card(
      "FN:A\r\nX-SKYPE:anna.b\r\nIMPP:xmpp:anna@example.org\r\nIMPP;X-SERVICE-TYPE=QQ:x-apple:123\r\nX-MS-IMADDRESS:x@"
      "example.org\r\n"
      "IMPP;X-SERVICE-TYPE=Telegram:anna\r\nX-SOCIALPROFILE;TYPE=mastodon:x-apple:anna\r\n"
      "X-SOCIALPROFILE;TYPE=linkedin:http://www.linkedin.com/in/anna\r\n");
  EXPECT_THAT(shown_handles(c),
              ElementsAre("messenger||skype:anna.b", "messenger||xmpp:anna@example.org", "messenger||qq:123",
                          "messenger||im:x@example.org", "messenger||telegram:anna", "messenger||mastodon:anna",
                          "profile|linkedin|http://www.linkedin.com/in/anna"));
}

TEST(Card, Addresses) {
  const auto c = only_card(
      "FN:A\r\nADR;TYPE=WORK:PO Box 7;Suite 4;1 Main St\\nBack door;Austin;TX;12345;USA\r\nADR;TYPE=HOME:;;Weg "
      "5,;Bonn;;;\r\n"
      "ADR:;;;;;;\r\nLABEL;TYPE=HOME:not needed\r\n");
  EXPECT_THAT(shown_addresses(c),
              ElementsAre("work|1 Main St\nBack door\nSuite 4\nPO Box 7|Austin|TX|12345|USA", "home|Weg 5|Bonn|||"));
  const auto label = only_card("FN:A\r\nLABEL;WORK;ENCODING=QUOTED-PRINTABLE:1 Main St=0D=0AAustin=2C TX\r\n", "2.1");
  EXPECT_THAT(shown_addresses(label), ElementsAre("work|1 Main St\nAustin, TX||||"));
}

TEST(Card, Positions) {
  EXPECT_THAT(
      shown_positions(only_card("FN:A\r\nORG:Harbour;Sales;North\r\nTITLE:Head of Sales\r\nROLE:Salesperson\r\n")),
      ElementsAre("Harbour|Head of Sales|Sales, North"));
  EXPECT_THAT(shown_positions(only_card("FN:A\r\nORG:Harbour\r\nROLE:Pilot\r\n")), ElementsAre("Harbour|Pilot|"));
  EXPECT_THAT(shown_positions(only_card("FN:A\r\nTITLE:One\r\nORG:First\r\nTITLE:Two\r\nORG:Second\r\n")),
              ElementsAre("First|One|", "Second|Two|"));
  EXPECT_THAT(shown_positions(only_card("FN:A\r\nb.TITLE:Two\r\na.ORG:First\r\nb.ORG:Second\r\n")),
              ElementsAre("First||", "Second|Two|"));
  EXPECT_THAT(shown_positions(only_card("FN:A\r\nTITLE:Free\r\n")), ElementsAre("|Free|"));
  EXPECT_THAT(shown_positions(only_card("FN:A\r\nORG:;Sales\r\n")), ElementsAre("Sales||"));
}

TEST(Card, Birthdays) {
  const auto born = [](const std::string& line) {
    const auto c = only_card("FN:A\r\n" + line + "\r\n");
    return c.birthday ? iso(*c.birthday) : "none";
  };
  EXPECT_EQ(born("BDAY:1980-05-14"), "1980-05-14");
  EXPECT_EQ(born("BDAY;VALUE=date:19800514"), "1980-05-14");
  EXPECT_EQ(born("BDAY:--0514"), "--05-14");
  EXPECT_EQ(born("BDAY:--05-14"), "--05-14");
  EXPECT_EQ(born("BDAY:1604-05-14"), "--05-14");
  EXPECT_EQ(born("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-14"), "--05-14");
  EXPECT_EQ(born("BDAY;X-APPLE-OMIT-YEAR=1900:1900"), "none");  // no part of it is left
  EXPECT_EQ(born("BDAY:1604"), "none");
  EXPECT_EQ(born("BDAY:1980-05-14T00:00:00Z"), "1980-05-14");
  EXPECT_EQ(born("BDAY:"), "none");
  const auto text = only_card("FN:A\r\nBDAY;VALUE=text:circa 1800\r\n", "4.0");
  EXPECT_FALSE(text.birthday);
  EXPECT_THAT(text.extras, ElementsAre("BDAY;VALUE=text:circa 1800"));
}

TEST(Card, FactsFromEveryProgram) {
  const auto c = only_card(
      "FN:A\r\nX-SPOUSE:Eva\r\nX-EVOLUTION-MANAGER:Big "
      "Blue\r\nX-MS-ASSISTANT:Jenny\r\nANNIVERSARY:20090808T1430-0500\r\n"
      "item1.X-ABDATE:1975-03-01\r\nitem1.X-ABLabel:_$!<Anniversary>!$_\r\nitem2.X-ABRELATEDNAMES:Kim\r\n"
      "item2.X-ABLabel:_$!<Child>!$_\r\nRELATED;TYPE=friend;VALUE=text:Lee\r\nX-KADDRESSBOOK-X-PROFESSION:"
      "Clown\r\nHOBBY:Sailing\r\n");
  EXPECT_THAT(shown_facts(c),
              ElementsAre("spouse=Eva", "manager=Big Blue", "assistant=Jenny", "anniversary=2009-08-08",
                          "anniversary=1975-03-01", "child=Kim", "friend=Lee", "profession=Clown", "hobby=Sailing"));
}

TEST(Card, NotesAndCategories) {
  const auto c =
      only_card("FN:A\r\nNOTE:one\\ntwo\\, three\r\nNOTE: \r\nCATEGORIES:My Contacts,Friends\r\nCATEGORIES:x\\, y\r\n");
  EXPECT_THAT(c.notes, ElementsAre("one\ntwo, three"));
  EXPECT_THAT(c.tags, ElementsAre("Friends", "x", "y"));
  EXPECT_THAT(only_card("FN:A\r\nCATEGORIES:x\\, y\r\n", "4.0").tags, ElementsAre("x, y"));
}

TEST(Card, BackslashesOf21AreText) {
  EXPECT_THAT(only_card("FN:A\r\nNOTE:C:\\new\\;x\r\n", "2.1").notes, ElementsAre("C:\\new;x"));
}

TEST(Card, TheVersionMayComeLast) {
  const auto reading = read_whole("BEGIN:VCARD\nFN:A\nNOTE:C:\\new\nVERSION:2.1\nEND:VCARD\n");
  ASSERT_THAT(reading.contacts, SizeIs(1));
  EXPECT_THAT(reading.contacts[0].notes, ElementsAre("C:\\new"));
}

TEST(Card, UnknownPropertiesAreKept) {
  const auto c = only_card(
      "FN:A\r\nX-CUSTOM;TYPE=a:some\\nvalue\r\nGEO:1;2\r\nitem7.X-ODD;CHARSET=ISO-8859-1:M\xFC\r\nitem7.X-ABLabel:"
      "Mine\r\nX-EMPTY:\r\n"
      "KEY;X509;ENCODING=BASE64:\r\n AAAA\r\n BBBB\r\n\r\n");
  EXPECT_THAT(c.extras, ElementsAre("X-CUSTOM;TYPE=a:some\\nvalue", "GEO:1;2", "item7.X-ODD:Mü",
                                    "KEY;TYPE=X509;ENCODING=b:AAAABBBB", "item7.X-ABLABEL:Mine"));
}

TEST(Card, RevisionAndRelatedCards) {
  const auto c = only_card("FN:A\r\nREV:20120305T131933Z\r\nRELATED;TYPE=spouse:urn:uuid:42\r\n", "4.0");
  ASSERT_TRUE(c.revised);
  EXPECT_EQ(iso(*c.revised), "2012-03-05T13:19:33Z");
  EXPECT_THAT(c.extras, ElementsAre("RELATED;TYPE=spouse:urn:uuid:42"));
  EXPECT_THAT(c.facts, IsEmpty());
}

}  // namespace
}  // namespace kith
