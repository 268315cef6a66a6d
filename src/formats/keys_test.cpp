#include "formats/keys.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kith {
namespace {

std::string phone(std::string_view value, std::string_view region = "DE") {
  return handle_key(HandleKind::phone, value, region);
}

TEST(PhoneKey, OneNumberInManySpellings) {
  for (const char* text : {"+49 30 1234567", "+49 (0)30 1234567", "030 1234567", "030/1234567", "(030) 123-4567",
                           "0049 30 1234567", "tel:+49-30-1234567", "+49 30 1234567 ext. 12", " 030.1234567 "}) {
    EXPECT_EQ(phone(text), "+49301234567") << text;
  }
}

TEST(PhoneKey, TheRegionReadsNationalNumbers) {
  EXPECT_EQ(phone("(757) 555-0101", "US"), "+17575550101");
  EXPECT_EQ(phone("1-757-555-0101", "US"), "+17575550101");
  EXPECT_EQ(phone("020 7946 0018", "GB"), "+442079460018");
  EXPECT_EQ(phone("030 1234567", ""), "");
  EXPECT_EQ(phone("+44 20 7946 0018", ""), "+442079460018");
  EXPECT_EQ(phone("06 12 34 56 78", "FR"), "+33612345678");
}

// The table is a shortcut: with an extension a number takes the long way, and both must agree.
TEST(PhoneKey, ShortcutAndLibraryAgree) {
  const std::pair<const char*, const char*> numbers[] = {
      {"+49 170 1234567", ""},  {"0170 12345678", "DE"},   {"+43 664 1234567", ""}, {"+41 44 668 18 00", ""},
      {"044 668 18 00", "CH"},  {"+33 1 23 45 67 89", ""}, {"+31 20 123 4567", ""}, {"020 123 4567", "NL"},
      {"+32 2 123 45 67", ""},  {"+46 70 123 45 67", ""},  {"+34 612 345 678", ""}, {"612 345 678", "ES"},
      {"+48 22 123 45 67", ""}, {"+45 32 12 34 56", ""},   {"+47 22 12 34 56", ""}, {"+1 212 555 0199", ""},
      {"212-555-0199", "CA"},   {"+44 7911 123456", ""},   {"07911 123456", "GB"}};
  for (const auto& [number, region] : numbers) {
    const std::string key = phone(number, region);
    EXPECT_FALSE(key.empty()) << number;
    EXPECT_EQ(key, phone(std::string(number) + " ext. 7", region)) << number;
  }
}

TEST(PhoneKey, WhatIsNoNumber) {
  for (const char* text : {"", "12", "call me", "110", "123456789012345678901234567890", "+", "BusinessPhone"}) {
    EXPECT_EQ(phone(text), "") << text;
  }
}

TEST(EmailKey, AddressesWithoutCase) {
  EXPECT_EQ(handle_key(HandleKind::email, " Anna.Berg@Example.ORG ", ""), "anna.berg@example.org");
  EXPECT_EQ(handle_key(HandleKind::email, "mailto:anna@example.org", ""), "anna@example.org");
  EXPECT_EQ(handle_key(HandleKind::email, "Anna Berg <anna@example.org>", ""), "anna@example.org");
  EXPECT_EQ(handle_key(HandleKind::email, "jörg@münchen.example", ""), "jörg@münchen.example");
}

TEST(EmailKey, WhatIdentifiesNobody) {
  for (const char* text :
       {"", "anna", "@example.org", "anna@", "anna@localhost", "/o=Harbour/ou=Exchange/cn=anna@x.org",
        "no-reply@example.org", "NoReply@example.org", "do_not_reply@example.org", "messages-noreply@example.org",
        "mailer-daemon@example.org", "two words@example.org", "a@b@example.org", "anna@.org", "anna@example."}) {
    EXPECT_FALSE(is_mail_address(text)) << text;
    EXPECT_EQ(handle_key(HandleKind::email, text, ""), "") << text;
  }
  EXPECT_TRUE(is_mail_address("reply.anna@example.org"));
  EXPECT_TRUE(is_mail_address("o'neil+x@example.co.uk"));
}

TEST(UrlKey, OnePageInManySpellings) {
  for (const char* text :
       {"https://www.linkedin.com/in/Anna-Berg/", "http://linkedin.com/in/anna-berg", "linkedin.com/in/anna-berg?trk=x",
        "https://de.linkedin.com/in/anna-berg/en", "www.linkedin.com/in/anna%2Dberg#top"}) {
    EXPECT_EQ(handle_key(HandleKind::profile, text, ""), "linkedin.com/in/anna-berg") << text;
  }
  EXPECT_EQ(handle_key(HandleKind::website, "HTTP://WWW.Example.org/", ""), "example.org");
  EXPECT_EQ(handle_key(HandleKind::website, "https://example.org:8080/a/", ""), "example.org/a");
  EXPECT_EQ(handle_key(HandleKind::profile, "https://twitter.com/annab", ""), "x.com/annab");
  EXPECT_EQ(handle_key(HandleKind::profile, "https://m.facebook.com/profile.php?id=42&x=1", ""),
            "facebook.com/profile.php?id=42");
  EXPECT_EQ(handle_key(HandleKind::website, "not a url", ""), "");
  EXPECT_EQ(handle_key(HandleKind::website, "localhost", ""), "");
  EXPECT_EQ(handle_key(HandleKind::website, "", ""), "");
}

TEST(ProfileUrl, PeopleAndNotPages) {
  for (const char* text :
       {"https://www.linkedin.com/in/anna", "de.linkedin.com/in/anna/", "https://github.com/annab", "x.com/annab",
        "https://twitter.com/annab", "https://www.xing.com/profile/Anna_Berg", "https://facebook.com/anna.berg",
        "https://bsky.app/profile/anna.example.org", "https://www.facebook.com/profile.php?id=42"}) {
    EXPECT_TRUE(is_profile_url(text)) << text;
  }
  for (const char* text : {"https://www.linkedin.com/company/x", "https://github.com/annab/project",
                           "https://github.com", "example.org/in/anna", "https://github.com/features",
                           "https://x.com/search", "", "https://www.linkedin.com/in/"}) {
    EXPECT_FALSE(is_profile_url(text)) << text;
  }
}

TEST(MessengerKey, WithoutCase) {
  EXPECT_EQ(handle_key(HandleKind::messenger, " Skype:Anna ", ""), "skype:anna");
}

}  // namespace
}  // namespace kith
