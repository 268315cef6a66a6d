#include "sync/access_token.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include <curl/curl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "base/web_address.hpp"

namespace kith {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kRefusalShown = 200;

struct CloseTokenHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeEscaped {
  void operator()(char* text) const { curl_free(text); }
};

std::size_t take_token_bytes(char* bytes, std::size_t size, std::size_t count, void* given) {
  auto& body = *static_cast<std::string*>(given);
  const std::size_t all = size * count;
  if (body.size() + all > kTokenBytes) return 0;
  body.append(bytes, all);
  return all;
}

Result<std::string> form_of(CURL* curl, const TokenGrant& grant) {
  std::pair<std::string_view, const std::string&> fields[] = {
      {"refresh_token", grant.refresh_token}, {"client_id", grant.client}, {"client_secret", grant.client_secret}};
  std::string form = "grant_type=refresh_token";
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    const std::unique_ptr<char, FreeEscaped> escaped(
        curl_easy_escape(curl, value.data(), static_cast<int>(value.size())));
    if (!escaped) return fail(Code::failed, "there is not enough memory to renew a token");
    form += fmt::format("&{}={}", name, escaped.get());
  }
  return form;
}

std::string text_in(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<FreshToken> token_in(const std::string& body, long status, const std::string& host) {
  const Json json = Json::parse(body, nullptr, false);
  const bool later = status >= 500 || status == 429;  // nothing is wrong with what was asked
  if (!json.is_object() || later) {
    return fail(Code::unreachable, fmt::format("{} answers {} and no token", host, status),
                later ? "it is asked again later" : "check the address of the tokens");
  }
  if (const std::string error = text_in(json, "error"); !error.empty() || status >= 400) {
    const std::string words = text_in(json, "error_description");
    const std::string said = words.empty() ? error : words.substr(0, words.find_first_of("\r\n"));
    const char* const hint = error == "invalid_grant"
                                 ? "the consent was taken back or is too old: agree once more and give the new "
                                   "refresh token"
                                 : "check the client, its secret and the refresh token";
    return fail(Code::refused,
                fmt::format("{} renews no token: {}", host,
                            clean_utf8(said.empty() ? std::to_string(status) : said.substr(0, kRefusalShown))),
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

}  // namespace

Result<FreshToken> renew_token(const TokenGrant& grant) {
  if (!token_url_is_safe(grant.url)) {
    return fail(Code::usage, "tokens are renewed over https only", "such as https://oauth2.googleapis.com/token");
  }
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, CloseTokenHandle> handle(curl_easy_init());
  CURL* const curl = handle.get();
  if (curl == nullptr) return fail(Code::failed, "there is not enough memory to renew a token");
  KITH_TRY(const std::string form, form_of(curl, grant));
  const std::string host = host_words(grant.url);
  std::string body;
  char problem[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, grant.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);  // a secret goes nowhere else
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form.c_str());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(kTokenTime.count()));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Kith");
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_token_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
  const CURLcode done = curl_easy_perform(curl);
  if (done != CURLE_OK) {
    return fail(Code::unreachable,
                fmt::format("{} could not be asked for a token: {}", host,
                            problem[0] != '\0' ? problem : curl_easy_strerror(done)),
                "check the address of the tokens and the network, then try again");
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  return token_in(body, status, host);
}

std::string_view usual_token_url(std::string_view mail_host) {
  if (mail_host == "imap.gmail.com") return "https://oauth2.googleapis.com/token";
  if (mail_host == "outlook.office365.com") return "https://login.microsoftonline.com/common/oauth2/v2.0/token";
  return {};
}

bool token_url_is_safe(std::string_view url) {
  const auto address = web_address(url);
  if (!address) return false;
  const std::string host = address->host();
  return address->scheme == "https" || host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace kith
