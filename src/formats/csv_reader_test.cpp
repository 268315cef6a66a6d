// The contact formats as whole files.
#include "formats/csv_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/columns.hpp"
#include "formats/reading_test.hpp"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(GoogleCsv, ARowOfTheCurrentExport) {
  const auto reading = read_whole(
      "First Name,Middle Name,Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
      "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 "
      "- Value,"
      "Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
      "Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,"
      "Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,"
      "Custom Field 1 - Label,Custom Field 1 - Value\n"
      "Anna,Maria,Berg,Dr.,MBA,Annie,\"Berg, Anna\",Harbour,Pilot,North, --05-14,\"Met in Bonn\nlikes tea\",,"
      "* myContacts ::: Sailing ::: * starred,* Work ::: Home,a@example.org ::: "
      "b@example.org,Other,c@example.org,Mobile,"
      "+49 170 1234567 ::: +49 170 7654321,Home,ignored,Weg 5,Bonn,PO 9,NRW,53111,Germany,2nd floor,Spouse,Eva,Profile,"
      "https://github.com/annab,Anniversary,2010-06-01,Car,Blue\n");
  EXPECT_EQ(reading.detected.format, Format::google_csv);
  ASSERT_THAT(reading.contacts, SizeIs(1));
  const auto& c = reading.contacts[0];
  EXPECT_EQ(c.line, 2);
  EXPECT_EQ(c.name, "Anna Maria Berg MBA");
  EXPECT_EQ(c.prefix, "Dr.");
  EXPECT_EQ(c.nickname, "Annie");
  EXPECT_EQ(iso(*c.birthday), "--05-14");
  EXPECT_THAT(c.notes, ElementsAre("Met in Bonn\nlikes tea"));
  EXPECT_THAT(c.tags, ElementsAre("Sailing", "starred"));
  EXPECT_THAT(shown_handles(c),
              ElementsAre("email|work|a@example.org", "email|home|b@example.org", "email|other|c@example.org",
                          "phone|mobile|+49 170 1234567", "phone|mobile|+49 170 7654321",
                          "profile|profile|https://github.com/annab"));
  EXPECT_THAT(shown_positions(c), ElementsAre("Harbour|Pilot|North"));
  EXPECT_THAT(shown_addresses(c), ElementsAre("home|Weg 5\nPO 9\n2nd floor|Bonn|NRW|53111|Germany"));
  EXPECT_THAT(shown_facts(c), ElementsAre("spouse=Eva", "anniversary=2010-06-01", "car=Blue"));
}

TEST(GoogleCsv, OldColumnsInAnyOrderAndCase) {
  const auto reading = read_whole(
      "PHONE 1 - value,phone 1 - Type,Family Name,NAME,Given Name,E-mail 1 - Type,E-mail 1 - Value,Group Membership,"
      "Organization 1 - Name,Organization 1 - Title,Organization 2 - Name,IM 1 - Service,IM 1 - Value,Address 1 - "
      "Formatted\n"
      "030 123456,Work,Berg,\"Anna \"\"Annie\"\" Berg\",Anna,* Home,a@example.org,* My Contacts ::: "
      "Choir,Harbour,Pilot,Club,"
      "Skype,anna.b,\"Weg 5\nBonn\"\n,,,,,,,,,,,,,\n");
  EXPECT_EQ(reading.detected.format, Format::google_old_csv);
  ASSERT_THAT(reading.contacts, SizeIs(1));
  const auto& c = reading.contacts[0];
  EXPECT_EQ(c.name, "Anna \"Annie\" Berg");
  EXPECT_THAT(shown_handles(c),
              ElementsAre("phone|work|030 123456", "email|home|a@example.org", "messenger||skype:anna.b"));
  EXPECT_THAT(shown_positions(c), ElementsAre("Harbour|Pilot|", "Club||"));
  EXPECT_THAT(shown_addresses(c), ElementsAre("|Weg 5\nBonn||||"));
  EXPECT_THAT(c.tags, ElementsAre("Choir"));
  ASSERT_THAT(reading.skipped, SizeIs(1));
  EXPECT_EQ(reading.skipped[0].line, 4);
}

constexpr std::string_view kOutlookHeader =
    "\"Title\",\"First Name\",\"Middle Name\",\"Last Name\",\"Suffix\",\"Company\",\"Department\",\"Job "
    "Title\",\"Business Street\","
    "\"Business Street 2\",\"Business City\",\"Business State\",\"Business Postal Code\",\"Business "
    "Country/Region\",\"Home Street\","
    "\"Home City\",\"Assistant's Phone\",\"Business Fax\",\"Business Phone\",\"Business Phone 2\",\"Mobile "
    "Phone\",\"Anniversary\","
    "\"Assistant's Name\",\"Birthday\",\"Business Address PO Box\",\"Categories\",\"E-mail Address\",\"E-mail Type\","
    "\"E-mail Display Name\",\"E-mail 2 Address\",\"E-mail 2 Type\",\"E-mail 2 Display Name\",\"Manager's "
    "Name\",\"Notes\","
    "\"Referred By\",\"Spouse\",\"User 1\",\"Web Page\"\r\n";

TEST(OutlookCsv, ARowOfTheClassicExport) {
  const auto reading =
      read_whole(std::string(kOutlookHeader) +
                 "\"Dr.\",\"Anna\",\"\",\"Berg\",\"\",\"Harbour\",\"North\",\"Pilot\",\"Pier 1\",\"Gate "
                 "B\",\"Kiel\",\"SH\",\"24103\","
                 "\"Germany\",\"Weg 5\",\"Bonn\",\"030 999\",\"0431 2\",\"0431 1\",\"0431 3\",\"0170 "
                 "1\",\"0/0/00\",\"Jenny\",\"5/14/1980\","
                 "\"Box 7\",\"Choir;Sailing\",\"anna@example.org\",\"SMTP\",\"Anna "
                 "Berg\",\"/o=Harbour/ou=Exchange/cn=anna\",\"EX\",\"Anna\","
                 "\"Big Blue\",\"likes tea\",\"Karl Maier\",\"Eva\",\"left-handed\",\"www.example.org\"\r\n");
  EXPECT_EQ(reading.detected.format, Format::outlook_csv);
  ASSERT_THAT(reading.contacts, SizeIs(1));
  const auto& c = reading.contacts[0];
  EXPECT_EQ(c.name, "Anna Berg");
  EXPECT_EQ(c.prefix, "Dr.");
  EXPECT_EQ(iso(*c.birthday), "1980-05-14");
  EXPECT_THAT(c.tags, ElementsAre("Choir", "Sailing"));
  EXPECT_THAT(shown_handles(c),
              ElementsAre("phone|work fax|0431 2", "phone|work|0431 1", "phone|work|0431 3", "phone|mobile|0170 1",
                          "email||anna@example.org", "email|exchange|/o=Harbour/ou=Exchange/cn=anna",
                          "website|work|www.example.org"));
  EXPECT_THAT(shown_positions(c), ElementsAre("Harbour|Pilot|North"));
  EXPECT_THAT(shown_addresses(c),
              ElementsAre("work|Pier 1\nGate B\nBox 7|Kiel|SH|24103|Germany", "home|Weg 5|Bonn|||"));
  EXPECT_THAT(shown_facts(c), ElementsAre("assistant's phone=030 999", "assistant=Jenny", "manager=Big Blue",
                                          "referred by=Karl Maier", "spouse=Eva", "note=left-handed"));
}

TEST(OutlookCsv, ARowOfOutlookCom) {
  const auto reading = read_whole(
      "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,Home Phone,Mobile "
      "Phone,"
      "IMAddress,Job Title,Department,Company,Personal Web Page,Birthday,Anniversary,Notes\n"
      "Anna,,Berg,,,Annie,,,anna@example.org,030 1,0170 "
      "1,anna@im.example,Pilot,North,Harbour,https://x.com/annab,1980-05-14,"
      "2010-06-01,tea\n");
  EXPECT_EQ(reading.detected.format, Format::outlook_com_csv);
  ASSERT_THAT(reading.contacts, SizeIs(1));
  const auto& c = reading.contacts[0];
  EXPECT_EQ(c.nickname, "Annie");
  EXPECT_THAT(shown_handles(c), ElementsAre("email||anna@example.org", "phone|home|030 1", "phone|mobile|0170 1",
                                            "messenger||anna@im.example", "profile|home|https://x.com/annab"));
  EXPECT_THAT(shown_facts(c), ElementsAre("anniversary=2010-06-01"));
}

TEST(LinkedinConnections, PreambleClosedProfilesAndNoFinalNewline) {
  const auto reading = read_whole(
      "Notes:\n\"When exporting your connection data, you may notice that some of the\nemail addresses are "
      "missing.\"\n\n"
      "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Anna,Berg,https://www.linkedin.com/in/anna-berg,,\"Harbour, Ltd.\",Pilot,08 Feb 2026\n,,,,,,05 Jun 2019\n"
      "Ben,\"Lee, PhD\",https://www.linkedin.com/in/ben,ben@example.org,,,4-Apr-21");
  EXPECT_EQ(reading.detected.format, Format::linkedin_connections);
  ASSERT_THAT(reading.contacts, SizeIs(2));
  const auto& anna = reading.contacts[0];
  EXPECT_EQ(anna.line, 6);
  EXPECT_EQ(anna.name, "Anna Berg");
  EXPECT_EQ(iso(*anna.connected_on), "2026-02-08");
  EXPECT_THAT(shown_handles(anna), ElementsAre("profile|linkedin|https://www.linkedin.com/in/anna-berg"));
  EXPECT_THAT(shown_positions(anna), ElementsAre("Harbour, Ltd.|Pilot|"));
  EXPECT_EQ(iso(*reading.contacts[1].connected_on), "2021-04-04");
  EXPECT_THAT(reading.contacts[1].positions, IsEmpty());
  ASSERT_THAT(reading.skipped, SizeIs(1));
  EXPECT_EQ(reading.skipped[0].line, 7);
  EXPECT_EQ(reading.skipped[0].why, "a closed profile");
}

TEST(LinkedinConnections, OlderGermanAndSpreadsheetForms) {
  const auto old = read_whole(
      "First Name,Last Name,Email Address,Company,Position,Connected On\nAnna,Berg,a@example.org,X,Y,05 Jun 2019\n");
  EXPECT_EQ(old.detected.format, Format::linkedin_connections);
  EXPECT_THAT(old.contacts, SizeIs(1));
  const auto german = read_whole(
      "\xEF\xBB\xBFVorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am\r\n"
      "J\xC3\xB6rg;Berg;https://www.linkedin.com/in/j;j@example.org;Hafen;Lotse;08 M\xC3\xA4r 2021\r\n");
  EXPECT_EQ(german.detected.format, Format::linkedin_connections);
  EXPECT_EQ(german.detected.delimiter, ';');
  ASSERT_THAT(german.contacts, SizeIs(1));
  EXPECT_EQ(german.contacts[0].name, "Jörg Berg");
  EXPECT_EQ(iso(*german.contacts[0].connected_on), "2021-03-08");
  EXPECT_THAT(shown_positions(german.contacts[0]), ElementsAre("Hafen|Lotse|"));
}

TEST(MappedCsv, AnyColumns) {
  const ColumnMap map{{"name", "who"},      {"email", "MAIL "}, {"mobile", "Cell"}, {"organisation", "Firm"},
                      {"birthday", "Born"}, {"tag", "Groups"},  {"note", "Memo"},   {"city", "Town"},
                      {"profile", "LI"},    {"phone2", "Tel"}};
  const auto reading = read_whole(
      "Report of 2026\n\nWho\tMail\tCell\tFirm\tBorn\tGroups\tMemo\tTown\tLI\tTel\n"
      "Anna Berg\ta@example.org\t0170 1\tHarbour\t14.05.1980\tchoir, tea\thello\tBonn\tlinkedin.com/in/anna\t030 1\n",
      map);
  EXPECT_EQ(reading.detected.format, Format::mapped_csv);
  EXPECT_EQ(reading.detected.delimiter, '\t');
  ASSERT_THAT(reading.contacts, SizeIs(1));
  const auto& c = reading.contacts[0];
  EXPECT_EQ(c.line, 4);
  EXPECT_EQ(iso(*c.birthday), "1980-05-14");
  EXPECT_THAT(c.tags, ElementsAre("choir", "tea"));
  EXPECT_THAT(shown_handles(c), ElementsAre("email||a@example.org", "phone||030 1", "phone|mobile|0170 1",
                                            "profile||linkedin.com/in/anna"));
  EXPECT_THAT(shown_addresses(c), ElementsAre("||Bonn|||"));
}

TEST(MappedCsv, EveryFieldIsUsed) {
  for (const auto& field : mapped_fields()) {
    const std::string header = "Anchor,Value\n";
    const ColumnMap map = field.name == "name" ? ColumnMap{{"name", "Value"}}
                                               : ColumnMap{{"name", "Anchor"}, {std::string(field.name), "Value"}};
    const auto reading = read_whole(header + "Anna,1980-05-14\n", map);
    ASSERT_THAT(reading.contacts, SizeIs(1)) << field.name;
    ContactRecord bare;
    bare.line = 2;
    bare.name = "Anna";
    EXPECT_NE(shown(Record(reading.contacts[0])), shown(Record(bare))) << field.name;
  }
}

TEST(MappedCsv, UnknownFieldsAndColumnsAreUsageErrors) {
  const auto field = read_whole("Who,Mail\nA,b\n", {{"nmae", "Who"}});
  ASSERT_TRUE(field.error);
  EXPECT_EQ(field.error->code, Code::usage);
  EXPECT_THAT(field.error->what, HasSubstr("nmae"));
  EXPECT_THAT(field.error->hint, HasSubstr("name, given, family"));
  const auto column = read_whole("Who,Mail\nA,b\n", {{"name", "Who"}, {"email", "E-Mail"}});
  ASSERT_TRUE(column.error);
  EXPECT_EQ(column.error->code, Code::usage);
  EXPECT_THAT(column.error->what, HasSubstr("E-Mail"));
  EXPECT_THAT(column.error->hint, HasSubstr("Who, Mail"));
}

TEST(CsvReader, RowsThatDoNotFit) {
  const auto reading = read_whole(
      "First Name,Last Name,Company,Connected On\nAnna\nBen,Lee,Harbour, Ltd.,05 Jun 2019\nCy,Ott,X,05 Jun "
      "2019,,\n,,X,\n");
  ASSERT_THAT(reading.contacts, SizeIs(2));
  EXPECT_EQ(reading.contacts[0].name, "Anna");
  EXPECT_EQ(reading.contacts[1].name, "Cy Ott");
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].line, 3);
  EXPECT_THAT(reading.problems[0].what, HasSubstr("5 columns, the header 4"));
}

TEST(CsvReader, CharsetsOfSpreadsheets) {
  const std::string text = "First Name,E-mail 1 - Value\nZo\xEB,z@example.org\n";
  const auto latin = read_whole(text);
  EXPECT_EQ(latin.detected.charset, "windows-1252");
  ASSERT_THAT(latin.contacts, SizeIs(1));
  EXPECT_EQ(latin.contacts[0].name, "Zoë");
  std::string little = "\xFF\xFE", big = "\xFE\xFF", bare;
  for (const char c : text) {
    little += c;
    little += '\0';
    big += '\0';
    big += c;
    bare += c;
    bare += '\0';
  }
  for (const auto& bytes : {little, big, bare}) {
    const auto reading = read_whole(bytes);
    ASSERT_THAT(reading.contacts, SizeIs(1)) << reading.detected.charset;
    EXPECT_EQ(reading.contacts[0].name, "Zoë");
    EXPECT_EQ(reading.contacts[0].line, 2);
  }
}

TEST(CsvReader, LatinBytesBehindAUtf8Head) {
  std::string text = "First Name,E-mail 1 - Value\n";
  while (text.size() < kHeadBytes) text += "Zoë,z@example.org\n";
  const auto reading = read_whole(text + "M\xFCller,m@example.org\n");
  EXPECT_EQ(reading.detected.charset, "UTF-8");
  EXPECT_EQ(reading.contacts.back().name, "Müller");
}

TEST(CsvReader, NoHeaderIsAnError) {
  const auto reading = read_as({Format::linkedin_messages, "UTF-8", ','}, "a,b\nc,d\n");
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->code, Code::bad_input);
  std::string rows;
  for (int i = 0; i < 100; ++i) rows += "a,b\n";
  EXPECT_TRUE(read_as({Format::google_csv, "UTF-8", ','}, rows).error);
}

TEST(Columns, EveryFormatFindsItsOwnHeader) {
  for (const Format format :
       {Format::google_csv, Format::google_old_csv, Format::outlook_csv, Format::outlook_com_csv}) {
    std::vector<std::string> keys;
    for (const auto& column : columns_of(format)) {
      std::string key(column.header);
      if (const auto mark = key.find('#'); mark != std::string::npos) key.replace(mark, 1, "2");
      keys.push_back(key);
    }
    EXPECT_EQ(bind_columns(format, keys).size(), keys.size());
    if (format == Format::outlook_csv) continue;  // all columns of both make it Outlook.com
    EXPECT_EQ(format_of_header(keys), format);
  }
}

}  // namespace
}  // namespace kith
