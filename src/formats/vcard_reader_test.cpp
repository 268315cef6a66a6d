// How a stream becomes cards: lines, folds, ends. What the properties mean is in card_test.cpp.
#include "formats/vcard_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reading_test.hpp"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Detected kVcard{Format::vcard, "UTF-8", ','};

TEST(VcardReader, SeveralCardsAndWhereTheyBegin) {
  const auto reading = read_whole("BEGIN:VCARD\nFN:Anna Berg\nEND:VCARD\n\nbegin:vcard\r\nfn:Ben\r\nend:vcard\r\n");
  ASSERT_THAT(reading.contacts, SizeIs(2));
  EXPECT_EQ(reading.contacts[0].name, "Anna Berg");
  EXPECT_EQ(reading.contacts[0].line, 1);
  EXPECT_EQ(reading.contacts[1].name, "Ben");
  EXPECT_EQ(reading.contacts[1].line, 5);
  EXPECT_THAT(reading.problems, IsEmpty());
}

TEST(VcardReader, LineEndsOfAllKinds) {
  for (const std::string end : {"\n", "\r\n", "\r", "\r\r\n"}) {
    const std::string text =
        "BEGIN:VCARD" + end + "FN:Anna" + end + " Maria Berg" + end + "NOTE:a" + end + "\tb" + end + "END:VCARD" + end;
    const auto reading = read_whole(text);
    ASSERT_THAT(reading.contacts, SizeIs(1)) << testing::PrintToString(end);
    EXPECT_EQ(reading.contacts[0].name, "AnnaMaria Berg");
    EXPECT_THAT(reading.contacts[0].notes, ElementsAre("ab"));
    EXPECT_THAT(reading.problems, IsEmpty());
  }
}

TEST(VcardReader, AFoldMayCutACharacter) {
  EXPECT_EQ(only_card("FN:Zo\xC3\r\n \xAB Smith\r\n").name, "Zoë Smith");
}

TEST(VcardReader, SoftBreaksOfQuotedPrintable) {
  const auto c = only_card(
      "FN:A\r\nNOTE;ENCODING=QUOTED-PRINTABLE:first line=0D=0A=\r\nsecond: line=0D=\r\n=0A third\r\nTITLE:Engineer\r\n",
      "2.1");
  EXPECT_THAT(c.notes, ElementsAre("first line\nsecond: line\n third"));
  EXPECT_THAT(shown_positions(c), ElementsAre("|Engineer|"));
}

TEST(VcardReader, ASoftBreakDoesNotSwallowTheEnd) {
  const auto reading =
      read_whole("BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:cut=\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n");
  ASSERT_THAT(reading.contacts, SizeIs(2));
  EXPECT_THAT(reading.contacts[0].notes, ElementsAre("cut"));
}

TEST(VcardReader, PicturesFoldedOrBare) {
  EXPECT_EQ(only_card("FN:A\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/\r\n 4AAQ\r\n").photo,
            "PHOTO;TYPE=JPEG;ENCODING=b:/9j/4AAQ");
  const auto bare =
      only_card("FN:A\r\nPHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n/9j/\r\n4AAQ\r\n\r\nTEL:030 123456\r\n", "2.1");
  EXPECT_EQ(bare.photo, "PHOTO;TYPE=JPEG;ENCODING=b:/9j/4AAQ");
  EXPECT_THAT(shown_handles(bare), ElementsAre("phone||030 123456"));
}

TEST(VcardReader, APictureTooLargeIsLeftOutAlone) {
  const std::string huge(6 * 1024 * 1024, 'A');
  const auto c = only_card("FN:A\r\nPHOTO;ENCODING=b:" + huge + "\r\nTEL:030 123456\r\n");
  EXPECT_EQ(c.name, "A");
  EXPECT_EQ(c.photo, "");
  EXPECT_THAT(c.handles, SizeIs(1));
}

TEST(VcardReader, ACardTooLargeIsLeftOutAlone) {
  std::string notes;
  for (int i = 0; i < 5; ++i) notes += "NOTE:" + std::string(1024 * 1024, 'x') + "\r\n";
  const auto reading = read_as(kVcard, card("FN:Large\r\n" + notes) + card("FN:Small\r\n"));
  ASSERT_THAT(reading.contacts, SizeIs(1));
  EXPECT_EQ(reading.contacts[0].name, "Small");
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].line, 1);
  EXPECT_THAT(reading.problems[0].what, HasSubstr("longer than 4 MiB"));
}

TEST(VcardReader, NoEndBeforeTheNextCard) {
  const auto reading = read_whole("BEGIN:VCARD\nFN:Anna\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n");
  ASSERT_THAT(reading.contacts, SizeIs(2));
  EXPECT_EQ(reading.contacts[0].name, "Anna");
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].line, 1);
  EXPECT_THAT(reading.problems[0].what, HasSubstr("no END:VCARD"));
}

TEST(VcardReader, NoEndAtTheEndOfTheFile) {
  const auto reading = read_whole("BEGIN:VCARD\nFN:Anna\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nTEL:03");
  ASSERT_THAT(reading.contacts, SizeIs(1));
  EXPECT_EQ(reading.contacts[0].name, "Anna");
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].line, 4);
}

TEST(VcardReader, TheEndNeedsNoLineEnd) {
  EXPECT_THAT(read_whole("BEGIN:VCARD\nFN:Anna\nEND:VCARD").contacts, SizeIs(1));
  EXPECT_THAT(read_whole("BEGIN:VCARD\nFN:Anna\nEND: VCARD ").contacts, SizeIs(1));
}

TEST(VcardReader, AgentsInsideAreNotPeople) {
  const auto reading = read_whole(
      "BEGIN:VCARD\nVERSION:2.1\nFN:Anna\nAGENT:\nBEGIN:VCARD\nFN:Secretary\nTEL:1\nEND:VCARD\nTEL:030 "
      "123456\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Ben\nEND:VCARD\n");
  ASSERT_THAT(reading.contacts, SizeIs(2));
  EXPECT_THAT(shown_handles(reading.contacts[0]), ElementsAre("phone||030 123456"));
  EXPECT_THAT(reading.problems, IsEmpty());
}

TEST(VcardReader, AnAgentWithoutEndCostsOnlyItself) {
  const auto reading =
      read_whole("BEGIN:VCARD\nFN:Anna\nAGENT:\nBEGIN:VCARD\nFN:Secretary\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n");
  ASSERT_THAT(reading.contacts, SizeIs(2));
  EXPECT_EQ(reading.contacts[0].name, "Anna");
  EXPECT_EQ(reading.contacts[1].name, "Ben");
  EXPECT_THAT(reading.problems, SizeIs(1));
}

TEST(VcardReader, TextOutsideAndBadLinesAreSaidOnce) {
  const auto reading =
      read_whole("some words\nmore words\nBEGIN:VCARD\nFN:Anna\nno colon here\nnor here\nEND:VCARD\nEND:VCARD\n");
  ASSERT_THAT(reading.contacts, SizeIs(1));
  ASSERT_THAT(reading.problems, SizeIs(3));
  EXPECT_EQ(reading.problems[0].line, 1);
  EXPECT_EQ(reading.problems[1].line, 5);
  EXPECT_EQ(reading.problems[2].line, 8);
}

TEST(VcardReader, AnEndlessLineDoesNotFillTheMemory) {
  const std::string line = "NOTE:" + std::string(20 * 1024 * 1024, 'x');
  const auto reading = read_as(kVcard, "BEGIN:VCARD\nFN:Anna\n" + line + "\nEND:VCARD\n" + card("FN:Ben\n"));
  ASSERT_THAT(reading.contacts, SizeIs(1));
  EXPECT_EQ(reading.contacts[0].name, "Ben");
  EXPECT_THAT(reading.problems, SizeIs(1));
}

TEST(VcardReader, StopsWhenTheTakerDoes) {
  int taken = 0;
  VcardReader reader([&](Record&&) -> Status {
    ++taken;
    return fail(Code::failed, "full");
  });
  const auto status = reader.feed(card("FN:A\n") + card("FN:B\n"));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().what, "full");
  EXPECT_EQ(taken, 1);
}

TEST(VcardReader, Utf16AndMarks) {
  std::string wide = "\xFF\xFE";
  for (const char c : card("FN:Zo_ Smith\r\n")) {
    wide += c == '_' ? '\xEB' : c;
    wide += '\0';
  }
  for (const std::size_t step : {1U, 7U, 65536U}) {
    const auto reading = read_whole(wide, {}, step);
    EXPECT_EQ(reading.detected.charset, "UTF-16LE");
    ASSERT_THAT(reading.contacts, SizeIs(1));
    EXPECT_EQ(reading.contacts[0].name, "Zoë Smith");
    const auto marked = read_whole("\xEF\xBB\xBF" + card("FN:Zoë\r\n"), {}, step);
    ASSERT_THAT(marked.contacts, SizeIs(1));
    EXPECT_EQ(marked.contacts[0].line, 1);
  }
}

TEST(VcardReader, LatinAndUtf8CardsInOneFile) {
  const auto reading = read_whole(card("FN:M\xFCller\r\n") + card("FN:Müller\r\n"));
  ASSERT_THAT(reading.contacts, SizeIs(2));
  EXPECT_EQ(reading.contacts[0].name, "Müller");
  EXPECT_EQ(reading.contacts[1].name, "Müller");
}

}  // namespace
}  // namespace kith
