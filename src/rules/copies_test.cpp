#include "rules/copies.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

const char* const kLetter =
    "Dear Tom, the press moved into the old mill on Friday, with a crane, a stove and three windows to the river. Come "
    "by when the kettle is on.";

TEST(Shingles, NamesAndNumbersAreOneWord) {
  EXPECT_EQ(shingles("we met Ada at 12 in the old mill near Leeds"),
            shingles("we met Tom Reed at 7 in the old mill near York"));
  EXPECT_NE(shingles("we met in the old mill"), shingles("we met in the new mill"));
  EXPECT_TRUE(shingles("too few words").empty());
  EXPECT_TRUE(shingles("").empty());
}

TEST(Shingles, CaseAndPunctuationDoNotCount) {
  EXPECT_EQ(shingles("The old mill, by the river - it is open"), shingles("the old mill by the river. It is open!"));
}

TEST(Containment, IsOfTheShorterOne) {
  const auto letter = shingles(kLetter);
  EXPECT_DOUBLE_EQ(containment(letter, letter), 1);
  const auto longer =
      shingles(std::string(kLetter) + " And bring the lamp that you promised to Mary in the spring of that year.");
  EXPECT_DOUBLE_EQ(containment(letter, longer), 1);
  EXPECT_LT(containment(letter, shingles("the doors of the weaving shed are open again from Monday with a new belt")),
            .1);
  EXPECT_EQ(containment(letter, {}), 0);
}

TEST(CopyBook, CountsOthersAndNotTexts) {
  CopyBook book;
  for (const std::int64_t owner : {1, 1, 2, 3}) book.add(owner, shingles(kLetter));
  book.add(4, shingles("the doors of the weaving shed are open again from Monday with a new belt"));
  book.seal();
  EXPECT_EQ(book.others_like(shingles(kLetter), 9), 3);
  EXPECT_EQ(book.others_like(shingles(kLetter), 1), 2);
  EXPECT_EQ(book.others_like({}, 9), 0);
}

}  // namespace
}  // namespace kith
