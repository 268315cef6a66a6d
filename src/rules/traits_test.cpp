#include "rules/traits.hpp"

#include <gtest/gtest.h>

#include "rules/match.hpp"

namespace kith {
namespace {

TEST(Like, Table) {
  struct Case {
    Trait trait;
    const char *a, *b;
    Likeness likeness;
  };
  const Case cases[] = {
      {Trait::given, "Ada", "", Likeness::missing},
      {Trait::given, "Zoë", "zoe", Likeness::same},
      {Trait::given, "Dr. Ada", "Ada", Likeness::same},
      {Trait::given, "Robert", "Bob", Likeness::kin},
      {Trait::given, "R.", "Robert", Likeness::kin},
      {Trait::given, "Пётр", "Petr", Likeness::same},
      {Trait::given, "Anna Maria", "Anna", Likeness::kin},
      {Trait::given, "Michaela", "Mikaela", Likeness::near},
      {Trait::given, "Stephen", "Stefan", Likeness::kin},
      {Trait::given, "Mitchell", "Mitchel", Likeness::close},
      {Trait::given, "Ian", "Eva", Likeness::different},
      {Trait::family, "Hingston", "Hingsyton", Likeness::close},
      {Trait::family, "Roux", "Rioux", Likeness::close},
      {Trait::family, "Li", "Lu", Likeness::different},  // a slip in so short a word is another word
      {Trait::family, "Green", "White", Likeness::different},
      {Trait::born, "1950-05-31", "19500531", Likeness::same},
      {Trait::born, "1950-05-31", "1950-05-13", Likeness::close},
      {Trait::born, "1950-05-31", "1950-06-31", Likeness::close},
      {Trait::born, "1950-03-12", "1950-12-03", Likeness::near},
      {Trait::born, "1950-05-31", "1964-05-31", Likeness::loose},
      {Trait::born, "--05-31", "1950-05-31", Likeness::kin},
      {Trait::born, "--05-31", "1950-05-30", Likeness::different},
      {Trait::born, "1950", "--05-31", Likeness::missing},
      {Trait::born, "1950-05-31", "1971-11-02", Likeness::different},
      {Trait::email, "Ada@Example.org", "ada@example.org", Likeness::same},
      {Trait::email, "ada.k@example.org", "ad.k@example.org", Likeness::close},
      {Trait::email, "pking@example.org", "uking@example.org", Likeness::different},  // colleagues, not a slip
      {Trait::email, "ada.king.1@example.org", "ada.king.12@example.org", Likeness::different},
      {Trait::email, "ak@example.org", "ab@example.org", Likeness::different},
      {Trait::email, "ada.king@example.org", "ada.king@home.example", Likeness::near},
      {Trait::email, "ada.king@example.org", "adaking@home.example", Likeness::loose},
      {Trait::email, "a@b.example", "a@c.test", Likeness::different},  // too short a name to say anything
      {Trait::phone, "+44 20 7946 0958", "020 7946 0958", Likeness::near},
      {Trait::phone, "+442079460958", "+442079460959", Likeness::close},
      {Trait::phone, "+442079460958", "+493012345678", Likeness::different},
      {Trait::phone, "12", "12", Likeness::missing},
      {Trait::profile, "linkedin.com/in/ada", "linkedin.com/in/ada-1", Likeness::different},
      {Trait::profile, "linkedin.com/in/adabyron", "linkedin.com/in/ada-byron", Likeness::close},
      {Trait::profile, "linkedin.com/in/ada", "xing.com/profile/ada", Likeness::missing},
      {Trait::street, "Pridham Street", "Pridhamstreet", Likeness::close},
      {Trait::street, "12 Hurley Street", "Hurley Street", Likeness::kin},
      {Trait::street, "Hurley Street", "Forbes Crescent", Likeness::different},
      {Trait::organisation, "Acme Ltd.", "ACME", Likeness::same},
      {Trait::organisation, "Acme Engines", "Acme", Likeness::kin},
      {Trait::postcode, "2464", "2446", Likeness::close},
      {Trait::postcode, "2464", "3312", Likeness::different},
      {Trait::number, "5", "6", Likeness::close},
      {Trait::region, "nsw", "qld", Likeness::different},
      {Trait::code, "5304218", "5304281", Likeness::close},
  };
  for (const Case& one : cases) {
    const TraitValue a = prepared(one.trait, one.a);
    const TraitValue b = prepared(one.trait, one.b);
    EXPECT_EQ(static_cast<int>(like(one.trait, a, b)), static_cast<int>(one.likeness)) << one.a << " / " << one.b;
    EXPECT_EQ(static_cast<int>(like(one.trait, b, a)), static_cast<int>(one.likeness)) << one.b << " / " << one.a;
  }
}

TEST(TraitTable, SeesNamesInEachOthersPlace) {
  const Trait traits[] = {Trait::given, Trait::family};
  TraitTable table(traits);
  table.add({{"Ada"}, {"King"}});
  table.add({{"King"}, {"Ada"}});
  table.add({{"Garnett"}, {"Ada"}});
  EXPECT_EQ(table.compare(0, 0, 1).likeness, Likeness::crossed);
  EXPECT_EQ(table.compare(1, 0, 1).likeness, Likeness::crossed);
  EXPECT_EQ(table.compare(0, 0, 2).likeness, Likeness::crossed);
  EXPECT_EQ(table.compare(1, 0, 2).likeness, Likeness::different);
}

// What is looked up quickly must be what like() says.
TEST(TraitTable, AgreesWithLike) {
  const char* const names[] = {"Ada",        "Adah",     "Robert",    "Bob",   "Bo",   "R",
                               "Stephen",    "Stefan",   "Mitchell",  "Mitch", "Anna", "Hanna",
                               "Anna Maria", "Jonathan", "Johnathan", "Maria", "Li",   "Lu"};
  const Trait traits[] = {Trait::given};
  TraitTable table(traits);
  for (const char* name : names) table.add({{name}});
  for (std::size_t i = 0; i < std::size(names); ++i) {
    for (std::size_t j = 0; j < std::size(names); ++j) {
      EXPECT_EQ(table.compare(0, i, j).likeness,
                like(Trait::given, prepared(Trait::given, names[i]), prepared(Trait::given, names[j])))
          << names[i] << " / " << names[j];
    }
  }
}

TEST(SplitName, Table) {
  struct Case {
    const char *name, *given, *family;
  };
  const Case cases[] = {
      {"Zoë Smith", "zoe", "smith"},
      {"Smith, Zoë", "Zoë", "Smith"},
      {"Dr. Zoë Anna Smith", "zoe anna", "smith"},
      {"Zoë Smith, PhD", "zoe", "smith"},
      {"Zoë", "zoe", ""},
      {"", "", ""},
  };
  for (const Case& one : cases) {
    const NameParts parts = split_name(one.name);
    EXPECT_EQ(parts.given, one.given) << one.name;
    EXPECT_EQ(parts.family, one.family) << one.name;
  }
}

}  // namespace
}  // namespace kith
