#include "formats/csv_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reader.hpp"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Rows {
  std::vector<std::string> rows;      // "line: a|b|c"
  std::vector<std::string> troubles;  // "line: what"
};

Rows parse(std::string_view bytes, char delimiter = ',', std::size_t expected = 0, std::size_t step = 65536) {
  Rows out;
  CsvRows rows(
      delimiter,
      [&](const CsvRow& row) -> Status {
        std::string text = std::to_string(row.line) + ": ";
        for (std::size_t i = 0; i < row.size(); ++i) text += (i ? "|" : "") + std::string(row[i]);
        out.rows.push_back(std::move(text));
        return {};
      },
      [&](long line, std::string what) -> Status {
        out.troubles.push_back(std::to_string(line) + ": " + what);
        return {};
      });
  rows.expect(expected);
  for (std::size_t at = 0; at < bytes.size(); at += step) EXPECT_TRUE(rows.feed(bytes.substr(at, step)));
  EXPECT_TRUE(rows.finish());
  return out;
}

TEST(CsvRows, PlainAndQuoted) {
  const auto out = parse("a,b,c\r\n\"x, y\",\"say \"\"hi\"\"\",\r\n\n  spaced  ,\" kept \",z");
  EXPECT_THAT(out.rows, ElementsAre("1: a|b|c", "2: x, y|say \"hi\"|", "4: spaced| kept |z"));
  EXPECT_THAT(out.troubles, IsEmpty());
}

TEST(CsvRows, LinesAreThoseOfTheFile) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string text = "a,b" + end + "\"one" + end + "two" + end + "three\",x" + end + end + "c,d" + end;
    for (const std::size_t step : {1U, 2U, 3U, 65536U}) {
      const auto out = parse(text, ',', 0, step);
      EXPECT_THAT(out.rows, ElementsAre("1: a|b", "2: one" + end + "two" + end + "three|x", "6: c|d"));
    }
  }
}

TEST(CsvRows, OtherDelimiters) {
  EXPECT_THAT(parse("a;b,c;d\n", ';').rows, ElementsAre("1: a|b,c|d"));
  EXPECT_THAT(parse("a\tb c\t\td\n", '\t').rows, ElementsAre("1: a|b c||d"));
}

TEST(CsvRows, AQuoteLeftOpenCostsItsRecordOnly) {
  const auto out = parse("a,b\n1,\"open\n2,two\n3,three\n", ',', 2);
  EXPECT_THAT(out.rows, ElementsAre("1: a|b", "3: 2|two", "4: 3|three"));
  ASSERT_THAT(out.troubles, SizeIs(1));
  EXPECT_THAT(out.troubles[0], HasSubstr("2: left out: the quote that opens here is never closed"));
}

TEST(CsvRows, TheLineIsThatOfTheFieldNotOfTheRecord) {
  const auto out = parse("\"a\nb\",\"open\nmore", ',', 2);
  ASSERT_FALSE(out.troubles.empty());
  EXPECT_THAT(out.troubles[0], HasSubstr("2: "));
}

TEST(CsvRows, AnOpenQuoteIsFoundAtTheNextQuotedField) {
  const auto out = parse("1,\"open,x\n2,\"fine\"\n3,\"also, fine\"\n", ',', 2);
  EXPECT_THAT(out.rows, ElementsAre("2: 2|fine", "3: 3|also, fine"));
  ASSERT_THAT(out.troubles, SizeIs(1));
  EXPECT_THAT(out.troubles[0], HasSubstr("1: "));
}

TEST(CsvRows, MisplacedQuotesAreTextWhenTheColumnsFit) {
  for (const std::size_t step : {1U, 4U, 65536U}) {
    const auto out = parse("a,b\n5\" disk,x\n\"a \"b\" c\",y\n\"a \"b\", c\",z\n", ',', 2, step);
    EXPECT_THAT(out.rows, ElementsAre("1: a|b", "2: 5\" disk|x", "3: a \"b\" c|y"));
    ASSERT_THAT(out.troubles, SizeIs(1));
    EXPECT_THAT(out.troubles[0], HasSubstr("4: left out: a quote"));
  }
}

TEST(CsvRows, ManyColumns) {
  std::string wide;
  for (int i = 0; i < 10'000; ++i) wide += "c,";
  const auto fits = parse(wide + "end\n");
  EXPECT_THAT(fits.rows, SizeIs(1));
  EXPECT_THAT(fits.troubles, IsEmpty());
  const auto out = parse(wide + wide + wide + "\na,b\n");
  EXPECT_THAT(out.rows, ElementsAre("2: a|b"));
  ASSERT_THAT(out.troubles, SizeIs(1));
  EXPECT_THAT(out.troubles[0], HasSubstr("more than 20000 columns"));
}

TEST(CsvRows, ARecordWithoutEndIsBounded) {
  // An open quote, then megabytes without another one.
  std::string text = "a,\"open\n";
  for (int i = 0; i < 300'000; ++i) text += "twenty bytes of text\n";
  text += "b,c\n";
  const auto out = parse(text, ',', 2);
  ASSERT_FALSE(out.troubles.empty());
  EXPECT_THAT(out.troubles[0], HasSubstr("1: left out: the record is longer than 4 MiB"));
  EXPECT_EQ(out.rows.back(), "300002: b|c");
}

TEST(CsvRows, AnEndlessLineIsBounded) {
  const std::string text = "a,b\n" + std::string(10 * 1024 * 1024, 'x') + "\nc,d\n";
  for (const std::size_t step : {100'000U, 65'536U * 1000U}) {
    const auto out = parse(text, ',', 0, step);
    EXPECT_EQ(out.rows.front(), "1: a|b");
    EXPECT_EQ(out.rows.back(), "3: c|d");
    EXPECT_THAT(out.troubles, SizeIs(1));
  }
}

TEST(CsvRows, QuotesInEveryLineStayLinear) {
  // Each line opens a quote the next one breaks; without a bound every line would be read over and over.
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "\"x\n\"\"\n\"\"y\n";
  const auto out = parse(text, ',', 2);
  EXPECT_FALSE(out.troubles.empty());
}

TEST(CsvRows, StopsWhenTheTakerDoes) {
  CsvRows rows(
      ',', [](const CsvRow&) { return fail(Code::failed, "full"); }, [](long, std::string) { return Status{}; });
  const auto status = rows.feed("a,b\nc,d\n");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().what, "full");
}

}  // namespace
}  // namespace kith
