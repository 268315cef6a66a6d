#include "formats/plain.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Plain, TextStaysWhatItIs) {
  EXPECT_EQ(plain("Anna Berg"), "Anna Berg");
  EXPECT_EQ(plain("  Zoë \t"), "Zoë");
  EXPECT_EQ(plain(""), "");
}

TEST(Plain, LineEndsAndControlsAreMended) {
  EXPECT_EQ(plain("one\r\ntwo\rthree\nfour"), "one\ntwo\nthree\nfour");
  EXPECT_EQ(plain("a\x01\x02z"), "a  z");
  EXPECT_EQ(plain(std::string_view("a\0z", 3)), "a z");
  EXPECT_EQ(plain("a\r"), "a");
}

TEST(Plain, BytesThatAreNotUtf8AreLatin) {
  EXPECT_EQ(plain("M\xFCller"), "Müller");
  EXPECT_EQ(plain("caf\xE9 \x80 5"), "café € 5");
  EXPECT_EQ(utf8_or_latin("\xD6sterreich"), "Österreich");
}

TEST(Plain, DamagedUtf8StaysUtf8) {
  EXPECT_EQ(utf8_or_latin("äöüß\xC3"), "äöüß\uFFFD");
  EXPECT_EQ(utf8_or_latin("Привет\xD0"), "Привет\uFFFD");
}

}  // namespace
}  // namespace kith
