// Spellings of one organisation, and whose a domain is.
#include "rules/organisation_names.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(OrganisationNames, LoseTheirLegalForm) {
  const std::pair<const char*, const char*> cases[] = {
      {"ACME Inc.", "acme"},
      {"The Acme Company, Ltd.", "acme"},
      {"Müller GmbH & Co. KG", "muller"},
      {"Ferrari S.p.A.", "ferrari"},
      {"Total S.A.", "total"},
      {"Acme (Europe) B.V.", "acme"},
      {"Guild of Millwrights e.V.", "guild of millwrights"},
      {"Mill & Sons", "mill sons"},
      {"AG", "ag"},  // nothing else is left
      {"Limited", "limited"},
      {"The", "the"},
      {"Acme (", "acme"},  // a bracket that never closes
      {"", ""},
  };
  for (const auto& [name, key] : cases) EXPECT_EQ(organisation_key(name), key) << name;
}

TEST(OrganisationNames, AreOneWhenOnlyTheWritingDiffers) {
  EXPECT_NE(spelling_of_one("Acme", "ACME Inc."), "");
  EXPECT_NE(spelling_of_one("Mill Works", "Millworks GmbH"), "");
  EXPECT_EQ(spelling_of_one("Acme", "Acme Trading"), "");
  EXPECT_EQ(spelling_of_one("Mill North", "Mill South"), "");
  EXPECT_EQ(spelling_of_one("B P", "BP"), "") << "two letters may stand for anything";
  EXPECT_EQ(spelling_of_one("", ""), "");
  EXPECT_EQ(spelling_of_one("!!!", "???"), "");
}

TEST(OrganisationNames, DomainsAreReadFromWhatIsPasted) {
  const std::pair<const char*, const char*> cases[] = {
      {"mill.example", "mill.example"},
      {" https://www.Mill.example/about?x=1 ", "mill.example"},
      {"ada@mail.mill.example", "mail.mill.example"},
      {"mill.example:8080", "mill.example"},
      {"mill", ""},
      {"mill..example", ""},
      {"-mill.example", ""},
      {"mill_works.example", ""},
      {"%.example", ""},
      {"", ""},
  };
  for (const auto& [text, domain] : cases) EXPECT_EQ(clean_domain(text), domain) << text;
  EXPECT_TRUE(anybodys_domain("gmail.com"));
  EXPECT_FALSE(anybodys_domain("mill.example"));
  EXPECT_TRUE(domain_names("mill-guild.example", "Mill Guild e.V."));
  EXPECT_TRUE(domain_names("mail.acme.co.uk", "ACME Ltd"));
  EXPECT_FALSE(domain_names("acme.example", "Acme Trading"));
  EXPECT_FALSE(domain_names("mill.acme", "Acme")) << "the last part names nobody";
}

}  // namespace
}  // namespace kith
