#include "sync/access_token.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "base/web_address.hpp"
#include "sync/web_client.hpp"

namespace kith {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kRefusalShown = 200;

std::string text_in(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<FreshToken> token_in(const std::string& body, int status, const std::string& host) {
  const Json json = Json::parse(body, nullptr, false);
  const bool later = status >= 500 || status == 429;  // nothing is wrong with what was asked
  if (!json.is_object() || later) {
    return fail(Code::unreachable, fmt::format("{} answers {} and no token", host, status),
                later ? "it is asked again later" : "check the address of the tokens");
  }
  if (const std::string error = text_in(json, "error"); !error.empty() || status >= 400) {
    const std::string said = refusal_words(error, text_in(json, "error_description"));
    const char* const hint = error == "invalid_grant"
                                 ? "the consent was taken back or is too old: agree once more, or give a new "
                                   "refresh token"
                                 : "check the client, its secret and the refresh token";
    return fail(Code::refused, fmt::format("{} gives no token: {}", host, said.empty() ? std::to_string(status) : said),
                hint);
  }
  FreshToken fresh;
  fresh.token = text_in(json, "access_token");
  fresh.refresh_token = text_in(json, "refresh_token");
  if (fresh.token.empty()) {
    return fail(Code::unreachable, fmt::format("{} answers without a token", host), "check the address of the tokens");
  }
  constexpr std::int64_t kYear = 366LL * 86400;
  if (const auto lives = json.find("expires_in"); lives != json.end() && lives->is_number_integer()) {
    fresh.lives = std::chrono::seconds{std::clamp<std::int64_t>(lives->get<std::int64_t>(), 0, kYear)};
  }
  return fresh;
}

Result<FreshToken> ask(const TokenGrant& grant, std::vector<std::pair<std::string, std::string>> form) {
  if (!token_url_is_safe(grant.url)) {
    return fail(Code::usage, "tokens are given over https only", "such as https://oauth2.googleapis.com/token");
  }
  std::string body;
  WebExchange exchange;
  exchange.url = grant.url;
  exchange.host = host_words(grant.url);
  exchange.form = std::move(form);
  exchange.form.emplace_back("client_id", grant.client);
  if (!grant.client_secret.empty()) exchange.form.emplace_back("client_secret", grant.client_secret);
  exchange.redirects = 0;  // a secret goes nowhere else
  exchange.bytes = kTokenBytes;
  exchange.time = kTokenTime;
  exchange.body = [&](std::string_view piece) -> Status {
    body += piece;
    return {};
  };
  const auto status = WebClient().exchange(exchange);
  if (!status) {
    return fail(Code::unreachable, fmt::format("no token is given: {}", status.error().what), status.error().hint);
  }
  return token_in(body, *status, exchange.host);
}

}  // namespace

std::string refusal_words(std::string_view error, std::string_view description) {
  const std::string_view said = description.empty() ? error : description;
  return clean_utf8(said.substr(0, std::min(said.find_first_of("\r\n"), kRefusalShown)));
}

Result<FreshToken> renew_token(const TokenGrant& grant) {
  return ask(grant, {{"grant_type", "refresh_token"}, {"refresh_token", grant.refresh_token}});
}

Result<FreshToken> redeem_code(const ConsentCode& code) {
  KITH_TRY(FreshToken fresh, ask(code.grant, {{"grant_type", "authorization_code"},
                                              {"code", code.code},
                                              {"redirect_uri", code.back},
                                              {"code_verifier", code.verifier}}));
  if (fresh.refresh_token.empty()) {
    return fail(Code::refused, fmt::format("{} gives a token that cannot be renewed", host_words(code.grant.url)),
                "take the consent back in your account there, then agree once more");
  }
  return fresh;
}

bool token_url_is_safe(std::string_view url) {
  const auto address = web_address(url);
  if (!address) return false;
  const std::string host = address->host();
  return address->scheme == "https" || host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace kith
