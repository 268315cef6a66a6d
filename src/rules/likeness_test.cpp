#include "rules/likeness.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Edits, Table) {
  struct Case {
    const char *a, *b;
    int edits;
  };
  const Case cases[] = {
      {"", "", 0},
      {"", "ada", 3},
      {"ada", "", 3},
      {"ada", "ada", 0},
      {"smith", "smiht", 1},
      {"smith", "smth", 1},
      {"smith", "smiith", 1},
      {"smith", "smyth", 1},
      {"ca", "abc", 3},
      {"brown", "brwon", 1},
      {"kitten", "sitting", 3},
      {"19500531", "19500513", 1},
      {"19500531", "19500631", 1},
      {"pridham street", "pridhamstreet", 1},
      {"ab", "ba", 1},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(edits(one.a, one.b), one.edits) << one.a << " / " << one.b;
    EXPECT_EQ(edits(one.b, one.a), one.edits) << one.b << " / " << one.a;
  }
}

TEST(JaroWinkler, AgreesWithWinklersFigures) {
  EXPECT_NEAR(jaro_winkler("martha", "marhta"), .9611, 1e-4);
  EXPECT_NEAR(jaro_winkler("dwayne", "duane"), .84, 1e-4);
  EXPECT_NEAR(jaro_winkler("dixon", "dicksonx"), .8133, 1e-4);
  EXPECT_EQ(jaro_winkler("abc", "xyz"), 0);
  EXPECT_EQ(jaro_winkler("abc", "abc"), 1);
  EXPECT_EQ(jaro_winkler("", ""), 1);
  EXPECT_EQ(jaro_winkler("", "a"), 0);
}

TEST(SoundOf, Table) {
  struct Case {
    const char *a, *b;
    bool alike;
  };
  const Case cases[] = {
      {"meyer", "maier", true},        {"stephen", "stefan", true}, {"philips", "filips", true},
      {"katherine", "catarina", true}, {"smith", "smyth", true},    {"knight", "night", true},
      {"schulz", "schulze", true},     {"wright", "right", true},   {"macdonald", "mcdonald", true},
      {"smith", "jones", false},       {"anna", "hanna", false},    {"bell", "dell", false},
      {"marin", "martin", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(sound_of(one.a) == sound_of(one.b), one.alike)
        << one.a << " " << sound_of(one.a) << " / " << one.b << " " << sound_of(one.b);
  }
}

}  // namespace
}  // namespace kith
