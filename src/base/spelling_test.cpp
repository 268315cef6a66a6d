#include "base/spelling.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

using Words = std::vector<std::string>;

TEST(Spelling, WhatANameIsFoundBy) {
  const std::pair<const char*, Words> rows[] = {
      {"Ada Byron", {"ada", "byron"}},
      {"Müller", {"mueller", "muller"}},
      {"Mueller", {"mueller", "muller"}},
      {"Muller", {"muller"}},
      {"M\u0075\u0308ller", {"mueller", "muller"}},
      {"Jørgensen", {"joergensen", "jorgensen"}},
      {"Åsa", {"aasa", "asa"}},
      {"Straße", {"strasse"}},
      {"Bauer", {"bauer"}},
      {"Henriquez", {"henriquez"}},
      {"Noel", {"noel"}},  // four letters: too short to guess
      {"O'Brien", {"brien", "o", "obrien"}},
      {"O’Brien", {"brien", "o", "obrien"}},
      {"Jean-Luc", {"jean", "jeanluc", "luc"}},
      {"Пётр", {"petr"}},
      {"Νίκος", {"nikos"}},
      {"", {}},
  };
  for (const auto& [name, words] : rows) EXPECT_EQ(index_words(name), words) << name;
}

TEST(Spelling, WhatIsTypedFindsEverySpelling) {
  EXPECT_EQ(typed_spellings("mueller"), (Words{"mueller", "muller"}));
  EXPECT_EQ(typed_spellings("muller"), (Words{"muller"}));
  EXPECT_EQ(typed_spellings("joe"), (Words{"joe"}));  // a beginning of Joel, not of John
  EXPECT_EQ(typed_spellings("joel"), (Words{"joel"}));
}

// Whichever of the three is typed, all three are found.
TEST(Spelling, ThreeMuellersAreOne) {
  for (const char* stored : {"Müller", "Mueller", "Muller"}) {
    const Words index = index_words(stored);
    for (const char* typed : {"muller", "mueller"}) {
      bool found = false;
      for (const std::string& spelling : typed_spellings(typed)) {
        for (const std::string& word : index) found = found || word.starts_with(spelling);
      }
      EXPECT_TRUE(found) << typed << " finds " << stored;
    }
  }
}

}  // namespace
}  // namespace kith
