// What holds for every reader: pieces make no difference.
#include "formats/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "formats/reading_test.hpp"

namespace kith {
namespace {

const std::vector<std::string>& samples() {
  static const std::vector<std::string> texts = {
      card("FN:Zo\xC3\r\n \xAB Smith\r\nNOTE;QUOTED-PRINTABLE:a=\r\nb=0D=0A=\r\nc\r\nPHOTO;BASE64:\r\n AAAA\r\n "
           "BBBB\r\n\r\n") +
          "junk\r\n" + card("N:Berg;Anna\r\nno colon\r\n") + "BEGIN:VCARD\r\nFN:cut",
      "BEGIN:VCARD\rFN:Anna\rTEL:1\rEND:VCARD\rBEGIN:VCARD\rFN:Ben\rBEGIN:VCARD\rFN:Cy\rEND:VCARD",
      "[[\"vcard\",[[\"fn\",{},\"text\",\"A \\\"x\\\" [\"]]],\n[\"vcard\",[[\"fn\",{},\"text\",\"B\"]]]]",
      "\xEF\xBB\xBF"
      "First Name,E-mail 1 - Value,Notes\r\nAnna,a@example.org,\"two\r\nlines, "
      "\"\"q\"\"\"\r\n\r\nBen,b@example.org,5\" disk\r\n"
      "Cy,c@example.org,\"open\r\nDee,d@example.org,\"fine\"\r\nEd,\"e\"x\",f,g\r\n\xD6zlem,o@example.org,\"never "
      "closed",
      "Notes:\n\"some, \nwords\"\n\nFirst Name,Last Name,URL,Company,Connected "
      "On\nAnna,Berg,https://www.linkedin.com/in/a,X,08 Feb 2026\n"
      ",,,,08 Feb 2026\nBen,Lee,,Y,4-Apr-21",
      "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT\rc,A,u,B,2025-06-01 14:03:22 "
      "UTC,\"x\ry\"\rc,A,,B,2025-06-01 14:03:22 UTC,z\r",
  };
  return texts;
}

std::vector<std::string> all(const Reading& reading) {
  std::vector<std::string> out;
  for (const auto& record : reading.records) out.push_back(shown(record));
  if (reading.error) out.push_back("error " + reading.error->what);
  return out;
}

TEST(Reader, OneByteAtATimeIsTheSame) {
  for (const auto& text : samples()) {
    const auto whole = read_whole(text, {}, text.size());
    ASSERT_FALSE(whole.error) << whole.error->what;
    ASSERT_FALSE(whole.records.empty());
    EXPECT_EQ(all(read_whole(text, {}, 1)), all(whole)) << text;
  }
}

TEST(Reader, AnyPiecesAreTheSame) {
  std::mt19937 random(3);
  for (const auto& text : samples()) {
    const auto expected = all(read_whole(text, {}, text.size()));
    const auto detected = detect(text);
    ASSERT_TRUE(detected);
    for (int round = 0; round < 200; ++round) {
      Reading reading;
      auto reader = make_reader(*detected, {}, [&](Record&& record) -> Status {
        sort_out(reading, std::move(record));
        return {};
      });
      ASSERT_TRUE(reader);
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = random() % 40;
        ASSERT_TRUE((*reader)->feed(std::string_view(text).substr(at, size)));
        at += size;
      }
      ASSERT_TRUE((*reader)->finish());
      ASSERT_EQ(all(reading), expected) << text;
    }
  }
}

TEST(Reader, EveryCutOfAFileIsReadWithoutHarm) {
  for (const auto& text : samples()) {
    const auto detected = detect(text);
    ASSERT_TRUE(detected);
    for (std::size_t size = 0; size < text.size(); ++size) {
      const auto reading = read_as(*detected, std::string_view(text).substr(0, size));
      for (const auto& contact : reading.contacts) EXPECT_FALSE(contact.name.empty());
    }
  }
}

TEST(Reader, AnUnknownCharsetIsAnError) {
  EXPECT_TRUE(read_as({Format::vcard, "klingon-7", ','}, card("FN:A\n")).error);
}

TEST(MappedFields, AreNamedOnce) {
  std::vector<std::string_view> names;
  for (const auto& field : mapped_fields()) {
    EXPECT_FALSE(field.what.empty());
    EXPECT_THAT(names, testing::Not(testing::Contains(field.name)));
    names.push_back(field.name);
  }
  EXPECT_THAT(names,
              testing::IsSupersetOf({"name", "given", "family", "email", "phone", "organisation", "postal-code"}));
}

}  // namespace
}  // namespace kith
