#include "sync/consent.hpp"

#include <thread>

#include <gmock/gmock.h>
#include <httplib.h>

#include "sync/mail_provider.hpp"

namespace kith {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Consent, TheProofIsTheHashOfWhatOnlyWeKnow) {
  const ConsentProof one = make_consent_proof();
  EXPECT_EQ(one.verifier.size(), 43U);
  EXPECT_EQ(one.challenge.size(), 43U);
  EXPECT_NE(one.verifier, one.challenge);
  EXPECT_NE(one.verifier, make_consent_proof().verifier);
  EXPECT_EQ((one.verifier + one.challenge).find_first_of("+/="), std::string::npos);
}

TEST(Consent, ThePageIsAskedWhatTheStandardSays) {
  const auto page = consent_page({"https://login.example.org/authorize", "mail send", "kith & co", "ada@example.org",
                                  "http://localhost:1", "a+state", "a-challenge"});
  ASSERT_TRUE(page);
  EXPECT_THAT(*page, StartsWith("https://login.example.org/authorize?response_type=code&client_id=kith%20%26%20co&"));
  for (const char* const part :
       {"&redirect_uri=http%3A%2F%2Flocalhost%3A1&", "&scope=mail%20send&", "&state=a%2Bstate&",
        "&code_challenge=a-challenge&code_challenge_method=S256&", "&login_hint=ada%40example.org&"}) {
    EXPECT_THAT(*page, HasSubstr(part));
  }
  const auto more = consent_page({"https://login.example.org/authorize?tenant=1", "", "", "", "", "", ""});
  ASSERT_TRUE(more);
  EXPECT_THAT(*more, HasSubstr("?tenant=1&response_type=code&"));
  EXPECT_EQ(consent_page({"http://login.example.org/authorize", "", "", "", "", "", ""}).error().code, Code::usage);
}

TEST(MailProvider, HasItsPagesOverHttps) {
  for (const char* const host : {"imap.gmail.com", "outlook.office365.com"}) {
    const MailProvider& one = mail_provider(host);
    EXPECT_THAT(one.consent_url, StartsWith("https://")) << host;
    EXPECT_THAT(one.token_url, StartsWith("https://")) << host;
    EXPECT_NE(one.scope, "") << host;
  }
  EXPECT_EQ(mail_provider("imap.example.org").consent_url, "");
}

TEST(Consent, TheFirstThatComesBackWithTheStateIsTaken) {
  auto door = ConsentDoor::open();
  ASSERT_TRUE(door);
  std::vector<int> statuses;
  std::thread browser([&] {
    httplib::Client client((*door)->back());
    // Until it is waited for, nothing is here.
    while (statuses.empty() || statuses.back() != 200) {
      for (const char* const path : {"/?state=another&code=1", "/nowhere", "/?state=mine&code=a%2Fcode&scope=mail"}) {
        if (const auto answer = client.Get(path)) statuses.push_back(answer->status);
      }
    }
  });
  const auto came = (*door)->wait("mine", std::chrono::seconds{30}, [] { return false; });
  browser.join();
  ASSERT_TRUE(came) << came.error().what;
  EXPECT_EQ(came->at("code"), "a/code");
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 200), 1);
}

TEST(Consent, NobodyIsWaitedForForEver) {
  auto door = ConsentDoor::open();
  ASSERT_TRUE(door);
  EXPECT_EQ((*door)->wait("mine", std::chrono::seconds{0}, [] { return false; }).error().code, Code::unreachable);
  EXPECT_EQ((*door)->wait("mine", std::chrono::seconds{30}, [] { return true; }).error().code, Code::failed);
}

}  // namespace
}  // namespace kith
