// How a mail account logs in: what is given for it, checked, and what is kept of it, sealed.
#pragma once

#include <optional>
#include <string>

#include "app/mail_accounts.hpp"

namespace kith::app {

// What is sealed of an account whose access token is renewed.
struct KeptToken {
  TokenGrant grant;
  std::string token;
  Instant until{};

  void take(FreshToken fresh, Instant now);
};
std::string packed(const KeptToken& kept);
Result<KeptToken> kept_token(const std::string& text);

enum class MailSecret { given, still_to_come };
// With what is left out filled in. usage for words that make no sense.
Result<MailAccountInput> checked_account(MailAccountInput input, MailSecret secret);
TokenGrant grant_of(const MailAccountInput& input);

SealPlace seal_place_of(const App& app, const MailMeans& means);

// Logs in, and keeps the account; `token` is that of an oauth2 login.
Result<MailAccountAdded> keep_mail_account(const App& app, const MailAccountInput& input,
                                           const std::optional<KeptToken>& token, const MailMeans& means);

}  // namespace kith::app
