#include "rules/duplicates.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith {
namespace {

constexpr Trait kTraitsOfTest[] = {Trait::given,  Trait::family,   Trait::born, Trait::phone,
                                   Trait::street, Trait::locality, Trait::email};

struct Row {
  const char *given, *family, *born, *phone, *street, *locality, *email;
};

// A word of its own for every number.
std::string made_up(int number) {
  static constexpr const char* kParts[] = {"ba", "do", "fi", "gu", "ke", "lor", "mi", "nas", "pe", "rut"};
  std::string word;
  for (int rest = number * 7 + 1009; rest > 0; rest /= 10) word += kParts[rest % 10];
  return word;
}

// A hundred strangers around the rows of a test, so that a name has something to be rare among.
TraitTable crowd(std::initializer_list<Row> rows) {
  static constexpr const char* kGiven[] = {"Noah", "Emma", "Liam", "Olga", "Theo",
                                           "Ines", "Karl", "Nina", "Hugo", "Vera"};
  static constexpr const char* kFamily[] = {"Abel",   "Brandt", "Cole", "Dietz", "Engel", "Frost",
                                            "Gruber", "Hahn",   "Igel", "Jung",  "Kraft", "Lorenz"};
  TraitTable table(kTraitsOfTest);
  const auto add = [&](const Row& row) {
    table.add({{row.given}, {row.family}, {row.born}, {row.phone}, {row.street}, {row.locality}, {row.email}});
  };
  for (const Row& row : rows) add(row);
  for (int i = 0; i < 120; ++i) {
    table.add({{kGiven[i % 10]},
               {kFamily[i / 10]},
               {fmt::format("{}-{:02}-{:02}", 1950 + i % 50, 1 + i % 12, 1 + (i * 7) % 28)},
               {fmt::format("+4930{}", 1000000 + i * 7919)},
               {made_up(i) + " Weg"},
               {made_up(i % 40 + 500)},
               {fmt::format("{}.{}@mail{}.example", kGiven[i % 10], kFamily[i / 10], i)}});
  }
  return table;
}

double chance(std::initializer_list<Row> rows) {
  for (const LikelyPair& pair : likely_pairs(crowd(rows), 1e-6)) {
    if (pair.a == 0 && pair.b == 1) return probability(pair.log_odds);
  }
  return 0;
}

TEST(LikelyPairs, Table) {
  struct Case {
    const char* what;
    Row a, b;
    double least, most;
  };
  const Case cases[] = {
      {"all equal",
       {"Ada", "Byron", "1985-12-10", "+442079460958", "5 Hill Road", "Ockham", "ada@example.org"},
       {"Ada", "Byron", "1985-12-10", "+442079460958", "5 Hill Road", "Ockham", "ada@example.org"},
       .999,
       1},
      {"a slip in each name, same birthday",
       {"Ada", "Byron", "1985-12-10", "", "5 Hill Road", "Ockham", ""},
       {"Adda", "Bryon", "1985-12-10", "", "5 Hil Road", "Ockham", ""},
       .99,
       1},
      {"names in each other's place",
       {"Ada", "Byron", "1985-12-10", "", "", "Ockham", ""},
       {"Byron", "Ada", "1985-12-10", "", "", "Ockham", ""},
       .99,
       1},
      {"nickname and the same number",
       {"Robert", "Byron", "", "+442079460958", "", "", ""},
       {"Bob", "Byron", "", "020 7946 0958", "", "", ""},
       .5,
       1},
      {"married, moved, same birthday and address",
       {"Ada", "Byron", "1985-12-10", "", "", "", "ada.b@example.org"},
       {"Ada", "King", "1985-12-10", "", "", "", "ada.b@example.org"},
       .9,
       1},
      {"a couple: one home, one number, one surname",
       {"Ada", "Byron", "1985-12-10", "+442079460958", "5 Hill Road", "Ockham", "ada@example.org"},
       {"William", "Byron", "1983-02-21", "+442079460958", "5 Hill Road", "Ockham", "will@example.org"},
       0,
       .5},
      {"strangers of one town",
       {"Ada", "Byron", "1985-12-10", "", "5 Hill Road", "Ockham", ""},
       {"Grace", "Hopper", "1946-12-09", "", "9 Mill Lane", "Ockham", ""},
       0,
       .01},
  };
  for (const Case& one : cases) {
    const double found = chance({one.a, one.b});
    EXPECT_GE(found, one.least) << one.what;
    EXPECT_LE(found, one.most) << one.what;
  }
}

TEST(LikelyPairs, ACommonNameSaysLessThanARareOne) {
  const Row rare{"Ottoline", "Quivers", "", "", "", "", ""};
  const Row common{"Noah", "Abel", "", "", "", "", ""};  // there is one in the crowd
  EXPECT_GT(chance({rare, rare}), chance({common, common}));
}

TEST(LikelyPairs, TheSameTableGivesTheSameAnswer) {
  const Row a{"Ada", "Byron", "1985-12-10", "", "", "", ""};
  EXPECT_EQ(chance({a, a}), chance({a, a}));
}

TEST(LikelyPairs, NothingComesOfNothing) {
  const TraitTable empty(kTraitsOfTest);
  EXPECT_TRUE(likely_pairs(empty, .5).empty());
  TraitTable blank(kTraitsOfTest);
  for (int i = 0; i < 3; ++i) blank.add({{""}, {""}, {""}, {""}, {""}, {""}, {""}});
  EXPECT_TRUE(likely_pairs(blank, .5).empty());
}

TEST(NewcomerIndex, FindsWhoIsThereAndForgetsTheAsked) {
  NewcomerIndex index(
      crowd({{"Ada", "Byron", "1985-12-10", "+442079460958", "5 Hill Road", "Ockham", "ada@example.org"}}));
  const std::vector<std::vector<std::string>> ada{{"Ada"}, {"Byron"}, {"1985-12-10"}, {}, {}, {}, {}};
  for (int i = 0; i < 2; ++i) {
    const auto found = index.find(ada, .5);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().row, 0u);
  }
  EXPECT_TRUE(index.find({{"Grace"}, {"Hopper"}, {"1946-12-09"}, {}, {}, {}, {}}, .5).empty());
}

}  // namespace
}  // namespace kith
