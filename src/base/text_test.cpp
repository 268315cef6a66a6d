#include "base/text.hpp"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Utf8, KnowsWellFormedFromIllFormed) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("plain text that is longer than eight bytes"));
  EXPECT_TRUE(is_utf8("Zoë €uro 😀"));
  EXPECT_FALSE(is_utf8("Zo\xEB"));
  EXPECT_FALSE(is_utf8("eight by\xC3"));      // cut
  EXPECT_FALSE(is_utf8("\xC0\xAF"));          // overlong
  EXPECT_FALSE(is_utf8("\xE0\x80\xAF"));      // overlong
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
}

TEST(Utf8, CleaningKeepsTextAndReplacesTheRest) {
  EXPECT_EQ(clean_utf8("Zoë\tSmith\n"), "Zoë\tSmith\n");
  EXPECT_EQ(clean_utf8("a\x01z\rb"), "a z b");
  EXPECT_EQ(clean_utf8(std::string_view("a\0b", 3)), "a b");
  EXPECT_EQ(clean_utf8("Zo\xEB!"), "Zo\uFFFD!");
  EXPECT_EQ(clean_utf8("\xE2\x82"), "\uFFFD");
  EXPECT_TRUE(is_utf8(clean_utf8("\xFF\xFE\x80\xC3(\xED\xA0\x80")));
}

TEST(Space, TrimsAndCollapses) {
  EXPECT_EQ(trim(" \t\r\n a b \u00A0"), "a b");
  EXPECT_EQ(trim("\u00A0"), "");
  EXPECT_EQ(trim("à"), "à");  // its last byte is A0, but it is no space
  EXPECT_EQ(collapse("  a \n\u00A0 b  "), "a b");
  EXPECT_EQ(collapse(" \t"), "");
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_THAT(split("a ::: b", " ::: "), ElementsAre("a", "b"));
  EXPECT_THAT(split(",a,,", ","), ElementsAre("", "a", "", ""));
  EXPECT_THAT(split("", ","), ElementsAre(""));
  EXPECT_THAT(split("abc", ""), ElementsAre("abc"));
}

TEST(Ascii, ComparesWithoutCase) {
  EXPECT_EQ(lower_ascii("E-Mail Ä"), "e-mail Ä");
  EXPECT_TRUE(equal_ascii("BEGIN", "begin"));
  EXPECT_FALSE(equal_ascii("BEGIN", "begins"));
  EXPECT_TRUE(contains_ascii("no-Reply@example.org", "NO-reply"));
  EXPECT_TRUE(contains_ascii("abc", ""));
  EXPECT_FALSE(contains_ascii("ab", "abc"));
}

struct FoldCase {
  const char* text;
  const char* folded;
};

// A letter beyond the table of accented ones, such as the schwa of Azerbaijani, folds as it does beside other scripts.
TEST(Fold, LettersAtTheEndOfTheLatinBlocks) {
  for (int low = 0x80; low <= 0xBF; ++low) {
    const std::string letter{'\xC9', static_cast<char>(low)};
    EXPECT_EQ(fold("a" + letter + " \u4E2D"), std::string(trim(fold("a" + letter))) + " zhong") << low;
  }
}

TEST(Fold, OneFormForComparing) {
  const FoldCase cases[] = {
      {"", ""},
      {"  Anna  Berg ", "anna berg"},
      {"O'Brien-Smith, Jr.", "o brien smith jr"},
      {"Zoë", "zoe"},
      {"Łukasz Żółć", "lukasz zolc"},
      {"Straße", "strasse"},
      {"Ærøskøbing", "aeroskobing"},
      {"Zoe\u0308", "zoe"},  // the accent as a character of its own
      {"Пётр", "petr"},
      {"Ольга", "olga"},
      {"Αθήνα", "athena"},
      {"İSTANBUL ığ", "istanbul ig"},
      {"Nguyễn Văn An", "nguyen van an"},
      {"a\u00A0b", "a b"},
      {"“quoted” – dash", "quoted dash"},
      {"Zo\xEB Smith", "zo smith"},
      {"…", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(fold(c.text), c.folded) << c.text;
}

TEST(Fold, OtherScriptsBecomeLatinLetters) {
  for (const char* text : {"山田太郎", "김철수", "محمد", "דוד", "देवनागरी"}) {
    const std::string folded = fold(text);
    EXPECT_FALSE(folded.empty()) << text;
    for (const char c : folded) EXPECT_GE(c, 0) << text << " -> " << folded;
  }
}

TEST(Fold, WorksOnEveryThread) {
  std::vector<std::thread> threads;
  std::vector<std::string> folded(4);
  for (auto& to : folded) threads.emplace_back([&to] { to = fold("Пётр"); });
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(folded, ElementsAre("petr", "petr", "petr", "petr"));
}

TEST(Fold, Words) {
  EXPECT_THAT(folded_words("Dr. Zoë  Smith"), ElementsAre("dr", "zoe", "smith"));
  EXPECT_THAT(folded_words(" - "), IsEmpty());
}

TEST(Cutting, NeverCutsACharacter) {
  EXPECT_EQ(clip("Zoë", 10), "Zoë");
  EXPECT_EQ(clip("Zoë", 4), "Zoë");
  EXPECT_EQ(clip("Zoë", 3), "Zo");
  EXPECT_EQ(clip("😀", 3), "");
}

TEST(Cutting, ExcerptIsTheFirstLineWithinItsLimit) {
  EXPECT_EQ(excerpt("short", 10), "short");
  EXPECT_EQ(excerpt("exactly 10", 10), "exactly 10");
  EXPECT_EQ(excerpt("exactly 10!", 10), "exactly 1…");
  EXPECT_EQ(excerpt("\n\nfirst line\nsecond", 20), "first line…");
  EXPECT_EQ(excerpt("ääääää", 4), "äää…");
  EXPECT_EQ(excerpt("anything", 0), "");
  EXPECT_EQ(excerpt("", 5), "");
}

TEST(Fingerprint, IsFnv1a) {
  EXPECT_EQ(fingerprint(""), "cbf29ce484222325");
  EXPECT_EQ(fingerprint("a"), "af63dc4c8601ec8c");
  EXPECT_NE(fingerprint("ab"), fingerprint("ba"));
}

std::string decoded(const char* charset, std::string_view bytes, std::size_t step) {
  auto decoder = Decoder::make(charset);
  EXPECT_TRUE(decoder);
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += step) out += decoder->decode(bytes.substr(i, step), false);
  return out + decoder->decode("", true);
}

TEST(Decoder, ChunksMayCutCharacters) {
  using namespace std::string_view_literals;
  for (std::size_t step : {1U, 2U, 3U, 100U}) {
    EXPECT_EQ(decoded("UTF-16LE", "Z\0o\0\xEB\0=\xD8\0\xDE"sv, step), "Zoë😀");
    EXPECT_EQ(decoded("UTF-16BE", "\0Z\0o\0\xEB"sv, step), "Zoë");
    EXPECT_EQ(decoded("windows-1252", "Zo\xEB \x80"sv, step), "Zoë €");
    EXPECT_EQ(decoded("UTF-8", "Zoë😀"sv, step), "Zoë😀");
    EXPECT_EQ(decoded("UTF-8", "a\xFFz"sv, step), "a\uFFFDz");
  }
}

TEST(Decoder, LongTextKeepsEveryCharacterWhole) {
  std::string bytes = "x";
  std::string expected = "x";
  for (int i = 0; i < 5000; ++i) {
    bytes += "\xF0\x9F\x98\x80";
    expected += "😀";
  }
  EXPECT_EQ(decoded("UTF-8", bytes, bytes.size()), expected);
}

TEST(Decoder, UnknownCharsetIsAnError) {
  for (const char* charset : {"klingon-7", ""}) {
    const auto text = to_utf8("x", charset);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, Code::bad_input);
  }
  EXPECT_EQ(to_utf8("Zo\xEB", "ISO-8859-1").value(), "Zoë");
}

TEST(FoldWestern, IsFoldWhereLettersAreLatin) {
  for (const char* text : {"", "Best regards,", "Viele Grüße", "  Léa O’Hara ", "Łódź 3"}) {
    EXPECT_EQ(fold_western(text), fold(text)) << text;
  }
  EXPECT_EQ(fold_western("Please stop, 田中 さん"), "please stop");
  EXPECT_EQ(fold_western("a\xFF\xC3"), "a");
}

TEST(Casefold, LeavesNoDifferenceOfCase) {
  struct Row {
    const char* text;
    const char* folded;
  };
  const Row rows[] = {{"", ""},         {"From", "from"},       {"ОТПРАВЛЕНО", "отправлено"}, {"Θέμα", "θέμα"},
                      {"Ämne", "ämne"}, {"A\u0308mne", "ämne"}, {"STRASSE", "strasse"},       {"Straße", "strasse"},
                      {"件名", "件名"}};
  for (const Row& row : rows) EXPECT_EQ(casefold(row.text), row.folded) << row.text;
  EXPECT_EQ(casefold("A\xFF"), "a\uFFFD");
}

}  // namespace
}  // namespace kith
