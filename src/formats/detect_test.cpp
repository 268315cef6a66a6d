#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reader.hpp"

namespace kith {
namespace {

using namespace std::string_view_literals;
using ::testing::HasSubstr;

struct Bad {
  std::string_view bytes;
  const char* what;
  const char* hint;
};

TEST(Detect, SaysWhatAFileIsInstead) {
  const Bad cases[] = {
      {""sv, "an empty file", "vCard"},
      {"  \r\n\t "sv, "an empty file", "vCard"},
      {"\xEF\xBB\xBF"sv, "an empty file", "vCard"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, "a picture", ""},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, "a picture", ""},
      {"PK\x03\x04\x14\0\0\0"sv, "ZIP", "unpack it first and import the folder or its CSV files"},
      {"\x1F\x8B\x08\0"sv, "gzip", "unpack"},
      {"%PDF-1.7\n"sv, "PDF", ""},
      {"SQLite format 3\0"sv, "SQLite", ""},
      {"!BDN\x01\x02"sv, "pst", "CSV"},
      {"<!DOCTYPE html><html>"sv, "a web page", "export"},
      {"\n <html lang=\"en\">"sv, "a web page", "export"},
      {"{\"contacts\": []}"sv, "JSON", ""},
      {"Dear all,\nthis is a letter.\nIt has lines.\n"sv, "neither contact cards nor a table", ""},
      {"word"sv, "neither contact cards nor a table", ""},
      {"\x01\x02\x03\x04 binary \x05\x06\x07\x08"sv, "binary data", ""},
      {"text and then\0\0\x01\x02\0 odd bytes\0"sv, "binary data", ""},
      {"\xFF\xFE plain text after all, no zeros"sv, "UTF-16", "UTF-8"},
  };
  for (const auto& c : cases) {
    const auto detected = detect(c.bytes);
    ASSERT_FALSE(detected) << c.bytes;
    EXPECT_EQ(detected.error().code, Code::bad_input);
    EXPECT_THAT(detected.error().what, HasSubstr(c.what));
    EXPECT_THAT(detected.error().hint, HasSubstr(c.hint)) << c.bytes;
  }
}

TEST(Detect, AnUnknownCsvIsShownItsColumns) {
  const auto detected = detect("Mitglied,Ort,E-Post\nAnna,Bonn,a@example.org\n");
  ASSERT_FALSE(detected);
  EXPECT_EQ(detected.error().code, Code::bad_input);
  EXPECT_THAT(detected.error().hint, HasSubstr("--map"));
  EXPECT_THAT(detected.error().hint, HasSubstr("Mitglied, Ort, E-Post"));
}

TEST(Detect, TenThousandColumnsAreNotListed) {
  std::string header = "Column";
  for (int i = 0; i < 10'000; ++i) header += ",Column";
  const auto detected = detect(std::string_view(header).substr(0, kHeadBytes));
  ASSERT_FALSE(detected);
  EXPECT_LT(detected.error().hint.size(), 1000U);
  EXPECT_THAT(detected.error().hint, HasSubstr("more"));
}

TEST(Detect, CalendarsAndExportsByTheirContent) {
  EXPECT_EQ(detect("BEGIN:VCALENDAR\nVERSION:2.0\n")->format, Format::icalendar);
  EXPECT_EQ(detect("\xEF\xBB\xBF\nbegin:vcalendar\r\n")->format, Format::icalendar);
  EXPECT_EQ(detect("{\n \"format\": \"kith\",\n \"version\": 2")->format, Format::kith_json);
  EXPECT_EQ(detect(R"({"version": "1.0", "app_version": "4.0.0", "account": {"uuid": "x"}})")->format, Format::monica);
  EXPECT_EQ(detect("{\n    \"account\": {\n  \"uuid\"")->format, Format::monica);
  EXPECT_FALSE(detect(R"({"account": 1, "format": "kithara"})") && detect(R"({"format": "kithara"})"));
}

TEST(Detect, CardsByTheirContent) {
  EXPECT_EQ(detect("BEGIN:VCARD\n")->format, Format::vcard);
  EXPECT_EQ(detect("\r\n  begin:vcard\r\n")->format, Format::vcard);
  EXPECT_EQ(detect("some words first\nBEGIN:VCARD\n")->format, Format::vcard);
  EXPECT_EQ(detect("First Name,E-mail 1 - Value,Notes\nA,b@example.org,\"his card:\nBEGIN:VCARD\n\"\n")->format,
            Format::google_csv);
  EXPECT_EQ(detect("[\"vcard\", []]")->format, Format::jcard);
  EXPECT_EQ(detect(" [ [ \"vcard\", []]]")->format, Format::jcard);
}

TEST(Detect, TheHeaderDecidesNotItsPlace) {
  const auto detected = detect("exported by me\n\nName\tE-mail 1 - Value\nA\tb@example.org\n");
  ASSERT_TRUE(detected);
  EXPECT_EQ(detected->format, Format::google_old_csv);
  EXPECT_EQ(detected->delimiter, '\t');
  EXPECT_EQ(detect("First Name;Phone 1 - Value")->delimiter, ';');
}

TEST(Detect, AForcedFormatMustFit) {
  EXPECT_EQ(detect("Who,Mail\n", {}, Format::vcard)->format, Format::vcard);
  const auto wrong = detect("Who,Mail\nA,b\n", {}, Format::linkedin_messages);
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().what, HasSubstr("LinkedIn messages"));
  EXPECT_THAT(wrong.error().hint, HasSubstr("Who, Mail"));
  const auto mapless = detect("Who,Mail\nA,b\n", {}, Format::mapped_csv);
  ASSERT_FALSE(mapless);
  EXPECT_EQ(mapless.error().code, Code::usage);
}

TEST(Detect, AHeadThatCutsACharacterIsStillUtf8) {
  std::string text = "First Name,E-mail 1 - Value\n";
  while (text.size() < kHeadBytes) text += "Zoë,z@example.org\n";
  for (std::size_t cut = 0; cut < 20; ++cut) {
    EXPECT_EQ(detect(std::string_view(text).substr(0, kHeadBytes - cut))->charset, "UTF-8") << cut;
  }
}

TEST(Detect, AMapMakesAnyTableReadable) {
  const auto detected = detect("BEGIN:VCARD,Mail\nAnna,a@example.org\n", {{"email", "mail"}});
  ASSERT_TRUE(detected);
  EXPECT_EQ(detected->format, Format::mapped_csv);
}

}  // namespace
}  // namespace kith
