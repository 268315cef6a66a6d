// Which names and addresses are the same employer.
#include "rules/employer.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Employer, LegalFormsDoNotCount) {
  for (const char* name : {"Acme", "ACME GmbH", "The Acme Corp., Inc.", "Acme S.p.A.", "acme ltd", "Acme Holding AG"})
    EXPECT_EQ(employer_key(name), "acme") << name;
  EXPECT_EQ(employer_key("Brandt & Söhne GmbH & Co. KG"), "brandt sohne");
  EXPECT_EQ(employer_key("GmbH"), "gmbh");
  EXPECT_EQ(employer_key("B. V."), "b v");
  EXPECT_EQ(employer_key(""), "");
  EXPECT_NE(employer_key("Acme Bank"), employer_key("Acme"));
}

TEST(Employer, APartBeginsWithTheWholeName) {
  EXPECT_TRUE(part_of_employer("acme energy", "acme"));
  EXPECT_FALSE(part_of_employer("acmetrics", "acme"));
  EXPECT_FALSE(part_of_employer("acme", "acme"));
  EXPECT_FALSE(part_of_employer("acme", ""));
}

TEST(Employer, Domains) {
  EXPECT_EQ(mail_domain("ada@mail.acme.co.uk"), "mail.acme.co.uk");
  EXPECT_EQ(mail_domain("ada"), "");
  EXPECT_EQ(mail_domain("@acme.com"), "");
  EXPECT_EQ(mail_domain("ada@localhost"), "");
  EXPECT_EQ(bought_domain("mail.acme.co.uk"), "acme.co.uk");
  EXPECT_EQ(bought_domain("a.b.acme.com"), "acme.com");
  EXPECT_EQ(bought_domain("acme.com"), "acme.com");
  EXPECT_EQ(bought_domain("co.uk"), "co.uk");
  EXPECT_EQ(bought_domain("norvane.example.com"), "norvane.example.com");
  EXPECT_TRUE(domain_within("mail.acme.com", "acme.com"));
  EXPECT_TRUE(domain_within("acme.com", "acme.com"));
  EXPECT_FALSE(domain_within("badacme.com", "acme.com"));
  EXPECT_FALSE(domain_within("acme.com", ""));
}

}  // namespace
}  // namespace kith
