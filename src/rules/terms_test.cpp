#include "rules/terms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"

namespace kith {
namespace {

using ::testing::ElementsAre;

TEST(Terms, LanguageByItsSmallWords) {
  const struct {
    const char* text;
    Tongue tongue;
  } rows[] = {{"The bees are back on the roof of the house", Tongue::english},
              {"Die Bienen sind wieder auf dem Dach des Hauses", Tongue::german},
              {"Les abeilles sont de retour sur le toit de la maison", Tongue::french},
              {"Las abejas han vuelto al techo de la casa y no se van", Tongue::spanish},
              {"Le api sono tornate sul tetto della casa", Tongue::italian},
              {"De bijen zijn terug op het dak van het huis", Tongue::dutch},
              {"As abelhas voltaram ao telhado da casa e não vão embora", Tongue::portuguese},
              {"Bees", Tongue::english},
              {"", Tongue::english}};
  for (const auto& [text, tongue] : rows) EXPECT_EQ(tongue_of(folded_words(text)), tongue) << text;
}

TEST(Terms, EndingsGo) {
  const struct {
    Tongue tongue;
    const char *one, *other;
  } rows[] = {{Tongue::english, "beekeeping", "beekeepers"},
              {Tongue::english, "cities", "city"},
              {Tongue::german, "stadte", "stadt"},
              {Tongue::german, "imker", "imkern"},
              {Tongue::french, "abeilles", "abeille"},
              {Tongue::spanish, "abejas", "abeja"},
              {Tongue::italian, "tetti", "tetto"},
              {Tongue::portuguese, "casas", "casa"},
              {Tongue::dutch, "huizen", "huizen"}};
  for (const auto& [tongue, one, other] : rows) {
    const Stems stems(tongue);
    EXPECT_EQ(stems.of(one), stems.of(other)) << one;
  }
  EXPECT_EQ(Stems(Tongue::other).of("bees"), "bees");
  EXPECT_EQ(Stems(Tongue::english).of(""), "");
}

TEST(Terms, SmallWordsSayNothing) {
  for (const char* word : {"and", "und", "the", "met", "lunch", "project", "a", "2026", "it"})
    EXPECT_TRUE(is_small_word(word)) << word;
  for (const char* word : {"bees", "solar", "lyon", "b2b"}) EXPECT_FALSE(is_small_word(word)) << word;
}

TEST(Terms, WordsAsWritten) {
  std::vector<std::string> written, folded;
  for (const WrittenWord& word : written_words("Zoë's \"Imkerei\", (2nd) — l'été; ")) {
    written.push_back(word.written);
    folded.push_back(word.folded);
  }
  EXPECT_THAT(folded, ElementsAre("zoe", "s", "imkerei", "2nd", "l", "ete"));
  EXPECT_THAT(written, ElementsAre("Zoë", "s", "Imkerei", "2nd", "l", "été"));
  EXPECT_TRUE(written_words("").empty());
  EXPECT_TRUE(written_words(" ,.- ").empty());
}

}  // namespace
}  // namespace kith
