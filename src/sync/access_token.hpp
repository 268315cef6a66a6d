// Access tokens that are renewed (OAuth 2.0, RFC 6749 section 6): how Gmail and Outlook let a program in for good.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith {

// What a provider gave a program when the user agreed.
struct TokenGrant {
  std::string url;            // the provider's token endpoint; https, or http on this machine
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

// usage for an address that is neither https nor on this machine; refused, in the provider's words, when it says no;
// unreachable when it cannot be asked or says nothing that makes sense.
using RenewToken = std::function<Result<FreshToken>(const TokenGrant&)>;
Result<FreshToken> renew_token(const TokenGrant& grant);

// Where the provider of that mail server (imap.gmail.com) renews tokens; "" when it is not known.
std::string_view usual_token_url(std::string_view mail_host);
// https, or http to this machine: nobody on the way reads a secret.
bool token_url_is_safe(std::string_view url);

}  // namespace kith
