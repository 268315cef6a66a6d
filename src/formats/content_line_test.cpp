#include "formats/content_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> params(const Property& p) {
  std::vector<std::string> out;
  for (const auto& [name, value] : p.params) out.push_back(name + "=" + value);
  return out;
}

TEST(ContentLine, NameGroupParamsValue) {
  const auto p = parse_content_line("item1.tel;type=work,voice;TYPE=\"cell,pref\";PREF=1:+49 30 123456", 7);
  ASSERT_TRUE(p);
  EXPECT_EQ(p->line, 7);
  EXPECT_EQ(p->group, "item1");
  EXPECT_EQ(p->name, "TEL");
  EXPECT_EQ(p->value, "+49 30 123456");
  EXPECT_THAT(params(*p), ElementsAre("TYPE=work", "TYPE=voice", "TYPE=cell", "TYPE=pref", "PREF=1"));
  EXPECT_EQ(p->param("PREF"), "1");
  EXPECT_EQ(p->param("NONE"), "");
}

TEST(ContentLine, BareParamsOf21) {
  const auto p = parse_content_line("TEL;WORK;VOICE:123", 1);
  ASSERT_TRUE(p);
  EXPECT_THAT(params(*p), ElementsAre("TYPE=WORK", "TYPE=VOICE"));
}

TEST(ContentLine, QuotedParamHoldsColonsAndCarets) {
  const auto p = parse_content_line("ADR;GEO=\"geo:51.5,0.1\";LABEL=\"one^ntwo ^'x^' ^^\":;;street", 1);
  ASSERT_TRUE(p);
  EXPECT_EQ(p->param("GEO"), "geo:51.5,0.1");
  EXPECT_EQ(p->param("LABEL"), "one\ntwo \"x\" ^");
  EXPECT_EQ(p->value, ";;street");
  EXPECT_EQ(content_line(*p), "ADR;GEO=\"geo:51.5,0.1\";LABEL=one^ntwo ^'x^' ^^:;;street");
}

TEST(ContentLine, QuoteThatIsNeverClosedHidesNoColon) {
  const auto p = parse_content_line("NOTE;X=\"oops:text", 1);
  ASSERT_TRUE(p);
  EXPECT_EQ(p->value, "text");
}

TEST(ContentLine, QuotedPrintable) {
  const auto p = parse_content_line("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=C3=9Fe=0D=0Aaus Berlin=", 1);
  ASSERT_TRUE(p);
  EXPECT_EQ(p->value, "Grüße\r\naus Berlin");
  EXPECT_TRUE(p->params.empty());
  EXPECT_EQ(content_line(*p), "NOTE:Grüße\\naus Berlin");
  EXPECT_EQ(parse_content_line("NOTE;QUOTED-PRINTABLE:a=3Db", 1)->value, "a=b");
  EXPECT_EQ(parse_content_line("NOTE;QUOTED-PRINTABLE:100=% =ZZ", 1)->value, "100=% =ZZ");
}

TEST(ContentLine, EncodedSeparatorsAreText) {
  const auto p = parse_content_line("N;ENCODING=QUOTED-PRINTABLE:M=3Bller;An=2Cna;;;", 1);
  ASSERT_TRUE(p);
  const auto parts = split_escaped(p->value, ';');
  ASSERT_EQ(parts.size(), 5U);
  EXPECT_EQ(unescape(parts[0], Escapes::no_newline), "M;ller");
  EXPECT_EQ(unescape(parts[1], Escapes::no_newline), "An,na");
  EXPECT_EQ(parse_content_line("N;QUOTED-PRINTABLE:a=5C=3Bb", 1)->value, "a\\;b");
}

TEST(ContentLine, Charsets) {
  EXPECT_EQ(parse_content_line("FN:M\xFCller", 1)->value, "Müller");
  EXPECT_EQ(parse_content_line("FN;CHARSET=ISO-8859-1:M\xFCller", 1)->value, "Müller");
  EXPECT_EQ(parse_content_line("FN;CHARSET=windows-1251:\xCF\xB8\xF2\xF0", 1)->value, "Пётр");
  EXPECT_EQ(parse_content_line("FN;CHARSET=ISO-8859-1:Müller", 1)->value, "Müller");  // it lies
  EXPECT_EQ(parse_content_line("FN;CHARSET=UTF-8:M\xFCller", 1)->value, "Müller");    // so does it
  EXPECT_EQ(parse_content_line("FN;CHARSET=klingon:Müller", 1)->value, "Müller");
  EXPECT_EQ(parse_content_line("FN;CHARSET=Shift_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c", 1)->value, "山田");
}

TEST(ContentLine, Base64IsOneWord) {
  const auto p = parse_content_line(
      "PHOTO;JPEG;BASE64: AAAA BB\xFF\x01"
      "BB",
      1);
  ASSERT_TRUE(p);
  EXPECT_TRUE(p->base64);
  EXPECT_EQ(p->value, "AAAABBBB");
  EXPECT_EQ(content_line(*p), "PHOTO;TYPE=JPEG;ENCODING=b:AAAABBBB");
}

TEST(ContentLine, AParamWhoseNameIsNoneIsDropped) {
  const auto p = parse_content_line("NOTE;\xFF\xFE=x;=y;two words=z;OK=1:text", 1);
  ASSERT_TRUE(p);
  EXPECT_THAT(params(*p), ElementsAre("OK=1"));
}

TEST(ContentLine, WhatIsNone) {
  for (const char* line : {"", ":value", "FN", "FN;TYPE=x", "two words:value", "Grüße:value", ";x:y"}) {
    EXPECT_FALSE(parse_content_line(line, 1)) << line;
  }
}

TEST(ContentLine, ParamsAreBounded) {
  std::string line = "TEL";
  for (int i = 0; i < 100'000; ++i) line += ";A";
  const auto p = parse_content_line(line + ":1", 1);
  ASSERT_TRUE(p);
  EXPECT_LE(p->params.size(), 64U);
  EXPECT_EQ(p->value, "1");
}

TEST(Escapes, BothWays) {
  const std::string text = "a,b;c\\d\ne:f";
  EXPECT_EQ(escape(text), "a\\,b\\;c\\\\d\\ne:f");
  EXPECT_EQ(unescape(escape(text), Escapes::all), text);
  EXPECT_EQ(unescape("http\\://x \\N \\q \\", Escapes::all), "http://x \n \\q \\");
  EXPECT_EQ(unescape("C:\\new\\; x", Escapes::no_newline), "C:\\new; x");
}

TEST(Escapes, SplitLeavesEscapedSeparators) {
  EXPECT_THAT(split_escaped("a\\;b;c;", ';'), ElementsAre("a\\;b", "c", ""));
  EXPECT_THAT(split_escaped("a\\\\;b", ';'), ElementsAre("a\\\\", "b"));
  EXPECT_THAT(split_escaped("", ';'), ElementsAre(""));
  EXPECT_THAT(split_escaped("a\\", ';'), ElementsAre("a\\"));
}

}  // namespace
}  // namespace kith
