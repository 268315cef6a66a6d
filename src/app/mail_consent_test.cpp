#include "app/mail_consent.hpp"

#include <gmock/gmock.h>

#include "app/fake_mail_server.hpp"
#include "app/test_app.hpp"
#include "base/web_address.hpp"
#include "sync/mail_provider.hpp"

namespace kith::app {
namespace {

using testing::HasSubstr;

constexpr std::string_view kConsentKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
constexpr std::string_view kOtherKey = "YWJjZGVmYWJjZGVmYWJjZGVmYWJjZGVmYWJjZGVmYWI=";

class MailConsents : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    mail_.secret = "first token";
    means_.connect = mail_.door();
    means_.key = SealPlace{std::string(kConsentKey), ""};
    means_.redeem = [this](const ConsentCode& code) -> Result<FreshToken> {
      redeemed_ = code;
      return FreshToken{"first token", std::chrono::seconds{3600}, "for good"};
    };
    ask_.account.address = "ada@gmail.com";
    ask_.account.client = "kith";
    ask_.account.client_secret = "s=1";
    ask_.back = "http://localhost:1";
  }
  MailConsent begun() {
    auto consent = begin_mail_consent(*app_, ask_, means_);
    EXPECT_TRUE(consent) << sentence(consent.error());
    return consent ? *consent : MailConsent{};
  }
  Error refusal(const ConsentAnswer& answer) {
    const auto added = end_mail_consent(*app_, answer, means_);
    EXPECT_FALSE(added);
    EXPECT_TRUE(mail_accounts(*app_, 0)->empty());
    return added ? Error{} : added.error();
  }

  test::FakeMail mail_;
  MailMeans means_;
  MailConsentAsk ask_;
  ConsentCode redeemed_;
};

TEST_F(MailConsents, ACodeBecomesAnAccountWhoseTokenIsRenewed) {
  const MailConsent consent = begun();
  EXPECT_THAT(consent.page, testing::StartsWith("https://accounts.google.com/"));
  EXPECT_THAT(consent.page, HasSubstr("state=" + percent_encoded(consent.state)));
  EXPECT_THAT(consent.page, HasSubstr("scope=https%3A%2F%2Fmail.google.com%2F"));
  EXPECT_EQ(consent.page.find("s=1"), std::string::npos);
  EXPECT_EQ(consent.state.find("ada"), std::string::npos);
  EXPECT_TRUE(mail_accounts(*app_, 0)->empty());
  const auto added = end_mail_consent(*app_, {consent.state, "a code", "", ""}, means_);
  ASSERT_TRUE(added) << sentence(added.error());
  EXPECT_EQ(added->account.address, "ada@gmail.com");
  EXPECT_EQ(added->account.login, "oauth2");
  EXPECT_EQ(redeemed_.code, "a code");
  EXPECT_EQ(redeemed_.back, "http://localhost:1");
  EXPECT_EQ(redeemed_.grant.client, "kith");
  EXPECT_EQ(redeemed_.grant.client_secret, "s=1");
  EXPECT_EQ(redeemed_.grant.url, mail_provider("imap.gmail.com").token_url);
  EXPECT_EQ(redeemed_.verifier.size(), 43U);
  EXPECT_EQ(consent.page.find(redeemed_.verifier), std::string::npos) << "the verifier goes to nobody but the provider";

  std::string renewed_with;
  means_.renew = [&](const TokenGrant& grant) -> Result<FreshToken> {
    renewed_with = grant.refresh_token;
    return FreshToken{"second token", std::chrono::seconds{3600}, ""};
  };
  EXPECT_EQ(mail_access(*app_, added->account.id, means_)->secret, "first token");
  at("2027-01-01T00:00:00Z");
  EXPECT_EQ(mail_access(*app_, added->account.id, means_)->secret, "second token");
  EXPECT_EQ(renewed_with, "for good");
}

TEST_F(MailConsents, ANoIsSaidInTheProvidersWords) {
  const MailConsent consent = begun();
  const Error error = refusal({consent.state, "", "access_denied", "The user said no.\nTrace: 1"});
  EXPECT_EQ(error.code, Code::refused);
  EXPECT_EQ(error.what, "the provider's page gave no consent: The user said no.");
  EXPECT_THAT(refusal({consent.state, "", "access_denied", ""}).what, HasSubstr("access_denied"));
  EXPECT_EQ(refusal({consent.state, "", "", ""}).what, "the provider's page gave no consent");
  means_.redeem = [](const ConsentCode&) -> Result<FreshToken> { return fail(Code::refused, "it is too old"); };
  EXPECT_EQ(refusal({consent.state, "a code", "", ""}).what, "it is too old");
}

TEST_F(MailConsents, OnlyWhatKithAskedForIsAnswered) {
  const MailConsent consent = begun();
  EXPECT_EQ(refusal({"made up", "a code", "", ""}).code, Code::usage);
  EXPECT_EQ(refusal({"", "a code", "", ""}).code, Code::usage);
  EXPECT_EQ(refusal({consent.state, std::string(5000, 'x'), "", ""}).code, Code::usage);
  means_.key = SealPlace{std::string(kOtherKey), ""};
  EXPECT_EQ(refusal({consent.state, "a code", "", ""}).code, Code::usage);
  means_.key = SealPlace{std::string(kConsentKey), ""};
}

TEST_F(MailConsents, ItIsWaitedForAQuarterOfAnHour) {
  at("2026-11-23T09:00:00Z");
  const MailConsent consent = begun();
  at("2026-11-23T09:15:01Z");
  EXPECT_THAT(refusal({consent.state, "a code", "", ""}).what, HasSubstr("longer than 15 minutes"));
}

TEST_F(MailConsents, WordsThatMakeNoSenseAreRefusedBeforeThePage) {
  const auto refused = [&](const MailConsentAsk& ask) { return begin_mail_consent(*app_, ask, means_).error().code; };
  MailConsentAsk ask = ask_;
  ask.account.client.clear();
  EXPECT_EQ(refused(ask), Code::usage) << "without a client";
  ask = ask_;
  ask.account.address = "ada@example.org";
  EXPECT_EQ(refused(ask), Code::usage) << "where tokens are given is not known";
  ask.account.token_url = "https://login.example.org/token";
  EXPECT_EQ(refused(ask), Code::usage) << "where consent is given is not known";
  ask.consent_url = "https://login.example.org/authorize";
  EXPECT_EQ(refused(ask), Code::usage) << "what for is not known";
  ask.scope = "mail";
  EXPECT_TRUE(begin_mail_consent(*app_, ask, means_));
  ask.back = "javascript:alert(1)";
  EXPECT_EQ(refused(ask), Code::usage);
  ask = ask_;
  ask.account.client_secret = std::string(5000, 'x');
  EXPECT_EQ(refused(ask), Code::usage) << "too much for an address";
}

}  // namespace
}  // namespace kith::app
