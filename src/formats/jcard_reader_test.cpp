#include "formats/jcard_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reading_test.hpp"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kAnna = R"(["vcard", [
  ["version", {}, "text", "4.0"],
  ["fn", {}, "text", "Anna \"Annie\" Berg, PhD; \\o/"],
  ["n", {}, "text", ["Berg", "Anna", "", "", ["PhD", "M.Sc."]]],
  ["bday", {}, "date-and-or-time", "--02-03"],
  ["org", {"group": "w"}, "text", ["Harbour", "Sales"]],
  ["title", {"group": "w"}, "text", "Head"],
  ["adr", {"type": "work"}, "text", ["", "Suite 4", ["1 Main St", "Back"], "Austin", "TX", "12345", "USA"]],
  ["tel", {"type": ["work", "voice"], "pref": "1"}, "uri", "tel:+1-418-555-0199"],
  ["categories", {}, "text", "friends", "sailing, mostly"],
  ["x-number", {}, "integer", 7],
  ["note", {}, "text", "line one\nline two"]
]])";

TEST(JcardReader, OneCard) {
  const auto reading = read_whole(kAnna);
  EXPECT_EQ(reading.detected.format, Format::jcard);
  ASSERT_THAT(reading.contacts, SizeIs(1));
  const auto& c = reading.contacts[0];
  EXPECT_EQ(c.line, 1);
  EXPECT_EQ(c.name, "Anna \"Annie\" Berg, PhD; \\o/");
  EXPECT_EQ(c.family, "Berg");
  EXPECT_EQ(c.suffix, "PhD, M.Sc.");
  EXPECT_EQ(iso(*c.birthday), "--02-03");
  EXPECT_THAT(shown_positions(c), ElementsAre("Harbour|Head|Sales"));
  EXPECT_THAT(shown_addresses(c), ElementsAre("work|1 Main St, Back\nSuite 4|Austin|TX|12345|USA"));
  EXPECT_THAT(shown_handles(c), ElementsAre("phone|work|+1-418-555-0199"));
  EXPECT_THAT(c.tags, ElementsAre("friends", "sailing, mostly"));
  EXPECT_THAT(c.notes, ElementsAre("line one\nline two"));
  EXPECT_THAT(c.extras, ElementsAre("X-NUMBER:7"));
}

TEST(JcardReader, AnArrayOfCards) {
  const std::string text = "[\n" + std::string(kAnna) + ",\n[\"vcard\",[[\"fn\",{},\"text\",\"Ben [x]\"]]]]\n";
  for (const std::size_t step : {1U, 5U, 65536U}) {
    const auto reading = read_whole(text, {}, step);
    ASSERT_THAT(reading.contacts, SizeIs(2));
    EXPECT_EQ(reading.contacts[0].line, 2);
    EXPECT_EQ(reading.contacts[1].name, "Ben [x]");
    EXPECT_EQ(reading.contacts[1].line, 15);
    EXPECT_THAT(reading.problems, IsEmpty());
  }
}

TEST(JcardReader, BadCardsAreProblems) {
  const auto broken = read_whole(R"([["vcard",[["fn",{},"text","A"],]],["vcard",[["fn",{},"text","B"]]]])");
  ASSERT_THAT(broken.contacts, SizeIs(1));
  EXPECT_EQ(broken.contacts[0].name, "B");
  EXPECT_THAT(broken.problems, SizeIs(1));
  const auto cut = read_whole(R"(["vcard",[["fn",{},"text","A")");
  EXPECT_THAT(cut.contacts, IsEmpty());
  ASSERT_THAT(cut.problems, SizeIs(1));
  EXPECT_THAT(cut.problems[0].what, HasSubstr("ends in the middle"));
}

TEST(JcardReader, OddPropertiesArePassedOver) {
  const auto reading = read_whole(
      R"(["vcard",[["fn",{},"text","A"],["tel"],7,{"x":1},["tel",[],"text","1"],["tel",{"type":{}},"text",null]]])");
  ASSERT_THAT(reading.contacts, SizeIs(1));
  EXPECT_THAT(reading.contacts[0].handles, IsEmpty());
}

// A name with a line end in it would become a line of its own when the card is written again.
TEST(JcardReader, NamesThatAreNoneArePassedOver) {
  const auto reading = read_whole(
      R"(["vcard",[["fn",{},"text","A"],["x-a\nnote",{},"text","1"],["x-b",{"type\n":"t","group":"g\n"},"text","2"]]])");
  ASSERT_THAT(reading.contacts, SizeIs(1));
  EXPECT_THAT(reading.contacts[0].extras, ElementsAre("X-B:2"));
}

TEST(JcardReader, TowersAreRefused) {
  const std::string tower = R"(["vcard",)" + std::string(100'000, '[');
  const auto reading = read_whole(tower);
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->code, Code::bad_input);
}

TEST(JcardReader, ACardTooLongIsLeftOut) {
  const std::string text = R"([["vcard",[["fn",{},"text",")" + std::string(5 * 1024 * 1024, 'x') +
                           R"("]]],["vcard",[["fn",{},"text","B"]]]])";
  const auto reading = read_whole(text);
  ASSERT_THAT(reading.contacts, SizeIs(1));
  EXPECT_EQ(reading.contacts[0].name, "B");
  EXPECT_THAT(reading.problems, SizeIs(1));
}

}  // namespace
}  // namespace kith
