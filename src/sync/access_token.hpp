// Access tokens (OAuth 2.0, RFC 6749), how Gmail and Outlook let a program in for good: the first one for the code that
// the user's consent brings (4.1.3; consent.hpp), each next one for the refresh token that came with it (6).
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

// What a provider gave a program when the user agreed.
struct TokenGrant {
  std::string url;            // the provider's token endpoint (mail_provider.hpp); https, or http on this machine
  std::string client;         // client_id
  std::string client_secret;  // "" for a program that has none
  std::string refresh_token;
};

struct FreshToken {
  std::string token;
  std::chrono::seconds lives{3600};  // as long as the provider says
  std::string refresh_token;         // replaces the grant's; "" when that stays
};

inline constexpr std::chrono::milliseconds kTokenTime{30'000};
inline constexpr std::size_t kTokenBytes = std::size_t{64} * 1024;  // of an answer

// What a consent brought: a code that the provider takes once, within minutes.
struct ConsentCode {
  TokenGrant grant;  // without a refresh token
  std::string code;
  std::string verifier;  // of make_consent_proof(), as the page that was opened had it
  std::string back;      // as that page had it
};

// usage for an address that is neither https nor on this machine; refused, in the provider's words, when it says no;
// unreachable when it cannot be asked or says nothing that makes sense.
using RenewToken = std::function<Result<FreshToken>(const TokenGrant&)>;
Result<FreshToken> renew_token(const TokenGrant& grant);

// The same; refused, too, when what comes cannot be renewed.
using RedeemCode = std::function<Result<FreshToken>(const ConsentCode&)>;
Result<FreshToken> redeem_code(const ConsentCode& code);

// What a provider says by its "error" and "error_description" (RFC 6749, 5.2 and 4.1.2.1), in one line of UTF-8.
std::string refusal_words(std::string_view error, std::string_view description);

// https, or http to this machine: nobody on the way reads a secret.
bool token_url_is_safe(std::string_view url);

}  // namespace kith
