#include "cli/width.hpp"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

struct WidthCase {
  std::string text;
  int columns;
};

class Width : public testing::TestWithParam<WidthCase> {};

TEST_P(Width, CountsColumnsNotBytes) {
  EXPECT_EQ(width_of(GetParam().text), GetParam().columns) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Texts, Width,
                         testing::Values(WidthCase{"", 0}, WidthCase{"Ada", 3}, WidthCase{"Zoë", 3},
                                         WidthCase{"Zoe\xCC\x88", 3},  // a combining mark
                                         WidthCase{"山田太郎", 8},     // wide
                                         WidthCase{"ｶﾅ", 2},           // half width
                                         WidthCase{"김", 2}, WidthCase{"Łukasz", 6},
                                         WidthCase{"👩‍👩‍👧", 2},  // three pictures joined to one
                                         WidthCase{"👍🏽", 2},                // with a skin tone
                                         WidthCase{"❤️", 2},                   // a picture by style
                                         WidthCase{"a\xE2\x80\x8B"            // a space of no width
                                                   "b",
                                                   2},
                                         WidthCase{"\xFF", 1}));  // not UTF-8: never a crash

TEST(Visible, NothingATerminalWouldObey) {
  EXPECT_EQ(visible("Ada\x1b[31m\x07 Byron"), "Ada [31m  Byron");
  EXPECT_EQ(visible("a\tb\r\nc"), "a b \nc");
  EXPECT_EQ(visible("a\xC2\x9B"  // the one-byte form of ESC [
                    "b\xFF"),
            "a b\xEF\xBF\xBD");
  EXPECT_EQ(visible("Zoë 山田 👩‍👩‍👧"), "Zoë 山田 👩‍👩‍👧");
}

TEST(Cut, KeepsWholeCharacters) {
  EXPECT_EQ(cut("Ada Byron", 9), "Ada Byron");
  EXPECT_EQ(cut("Ada Byron", 8), "Ada Byr…");
  EXPECT_EQ(cut("Ada Byron", 5), "Ada…");  // no space before the mark
  EXPECT_EQ(cut("山田太郎", 5), "山田…");
  EXPECT_EQ(cut("山田太郎", 4), "山…");  // half of 田 has no place
  EXPECT_EQ(cut("Ada", 0), "");
  EXPECT_EQ(cut("Ada", 1), "…");
}

TEST(Padded, FillsToColumns) {
  EXPECT_EQ(padded("Zoë", 5), "Zoë  ");
  EXPECT_EQ(padded("山", 4), "山  ");
  EXPECT_EQ(padded("7", 3, Side::right), "  7");
  EXPECT_EQ(padded("long", 2), "long");
}

TEST(Wrapped, BreaksAtSpaces) {
  EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("one  two", 20), (std::vector<std::string>{"one two"}));
  EXPECT_EQ(wrapped("", 10), (std::vector<std::string>{""}));
  EXPECT_EQ(wrapped("a\nb", 10), (std::vector<std::string>{"a", "b"}));
}

TEST(Wrapped, LeavesAnAddressWhole) {
  const std::string url = "https://www.linkedin.com/in/ada-byron";
  EXPECT_EQ(wrapped("see " + url + " now", 10), (std::vector<std::string>{"see", url, "now"}));
}

TEST(WrappedAt, SetsFollowingLinesIn) {
  EXPECT_EQ(wrapped_at("one two three", 2, 9), "one two\n  three");
}

}  // namespace
}  // namespace kith::cli
