// A mail account whose user agrees on the provider's page instead of giving a password or a token (OAuth 2): two steps,
// and between them the browser is at the provider's. Nothing is kept between them, so any server of the workspace may
// take the second.
#pragma once

#include <chrono>
#include <string>

#include "app/mail_accounts.hpp"
#include "sync/consent.hpp"

namespace kith::app {

struct MailConsentAsk {
  MailAccountInput account;  // its login is oauth2, whatever it says; `secret` is not looked at
  std::string consent_url;   // "" is that of mail_provider()
  std::string scope;         // "" is that of mail_provider()
  std::string back;          // where the browser comes back to
};

struct MailConsent {
  std::string page;   // the provider's page, to be opened in a browser
  std::string state;  // comes back with it: all that is needed then, sealed
};

// usage for words that make no sense.
Result<MailConsent> begin_mail_consent(const App& app, const MailConsentAsk& ask, const MailMeans& means = {});

// What the browser came back with.
struct ConsentAnswer {
  std::string state;
  std::string code;                // "" when the provider says no
  std::string error, description;  // then these
};

ConsentAnswer consent_answer(const ConsentReturn& fields);

inline constexpr std::chrono::minutes kConsentTime{15};

// As add_mail_account(). usage when it answers no consent that this Kith asked for, or comes later than kConsentTime;
// refused, in the provider's words, when it says no.
Result<MailAccountAdded> end_mail_consent(const App& app, const ConsentAnswer& answer, const MailMeans& means = {});

}  // namespace kith::app
