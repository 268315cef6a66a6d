#include "rules/match.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

struct Case {
  const char* a;
  const char* b;
  NameLikeness likeness;
};

constexpr auto kSame = NameLikeness::same;
constexpr auto kCompatible = NameLikeness::compatible;
constexpr auto kDifferent = NameLikeness::different;

TEST(CompareNames, Table) {
  const Case cases[] = {
      {"Zoë Smith", "zoe  smith", kSame},
      {"Smith, Zoë", "Zoe Smith", kSame},
      {"Dr. Zoë Smith, PhD", "Zoe Smith", kSame},
      {"Frau Dipl.-Ing. Jana Weiß", "Jana Weiss", kSame},
      {"Пётр Иванов", "Petr Ivanov", kSame},
      {"Łukasz Żak", "Lukasz Zak", kSame},
      {"Anne-Marie Roux", "Anne Marie Roux", kSame},
      {"Annemarie Roux", "Anne-Marie Roux", kSame},
      {"Sean O'Neil", "Sean ONeil", kSame},
      {"Jean Paul", "Paul Jean", kSame},
      // shortened
      {"John Adam Smith", "John Smith", kCompatible},
      {"J. Smith", "John Smith", kCompatible},
      {"John A. Smith", "John Adam Smith", kCompatible},
      {"J A Smith", "John Adam Smith", kCompatible},
      {"Smith J", "John Smith", kCompatible},
      {"Bob Smith", "Robert Smith", kCompatible},
      {"Liz Taylor", "Elizabeth Rose Taylor", kCompatible},
      {"Sepp Huber", "Josef Huber", kCompatible},
      {"Paco Ruiz", "Francisco Ruiz", kCompatible},
      {"Миша Орлов", "Mikhail Orlov", kCompatible},
      {"Kasia Nowak", "Katarzyna Nowak", kCompatible},
      {"Женя Орлова", "Evgenij Orlova", kCompatible},
      {"Bob", "Robert", kCompatible},
      {"Bob", "Robert Smith", kDifferent},  // nothing the same in full
      {"Smith", "John Smith", kCompatible},
      {"John Smith Jr.", "John Smith", kCompatible},
      // different
      {"John Smith", "Jane Smith", kDifferent},
      {"John Smith", "John Jones", kDifferent},
      {"John Smith Jr.", "John Smith Sr.", kDifferent},
      {"John Smith II", "John Smith III", kDifferent},
      {"Alexander Kern", "Alexandra Kern", kDifferent},
      {"J. S.", "John Smith", kDifferent},
      {"Anna Smith", "Anna Smith-Jones Bell Rose", kCompatible},
      {"Mary Ann Smith", "Mary Beth Smith", kDifferent},
      {"John Smith", "John Smit", kDifferent},  // a slip of the pen is for the user
      {"A B Smith", "Adam Smith", kCompatible},
      {"", "John Smith", kDifferent},
      {"", "", kDifferent},
      {"...", "!!", kDifferent},
      {"Dr.", "Dr.", kSame},
      {"Don", "Don Carter", kDifferent},
      {"王伟", "王伟", kSame},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(compare_names(one.a, one.b), one.likeness) << one.a << " / " << one.b;
    EXPECT_EQ(compare_names(one.b, one.a), one.likeness) << one.b << " / " << one.a;
  }
}

TEST(NameKey, MeetsForEqualNames) {
  EXPECT_EQ(name_key("Smith, Dr. Zoë"), "smith zoe");
  EXPECT_EQ(name_key("Zoe SMITH"), "smith zoe");
  EXPECT_EQ(name_key("Frau Prof. Jana Weiß"), name_key("jana weiss"));
  EXPECT_NE(name_key("John Smith Jr."), name_key("John Smith"));
  EXPECT_EQ(name_key("Mrs."), "mrs");
  EXPECT_EQ(name_key(""), "");
}

}  // namespace
}  // namespace kith
