#include "app/mail_login.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/json.hpp"
#include "app/mail_boxes.hpp"
#include "base/text.hpp"
#include "sync/mail_provider.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kLongestWord = 1000;
constexpr std::size_t kLongestSecret = 16 * 1024;  // some access tokens are long
constexpr std::size_t kLongestAuthorities = 1024 * 1024;

bool plain_word(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

Status check_client(MailAccountInput& input) {
  if (!plain_word(input.client, kLongestWord)) {
    return fail(Code::usage, "the name that the provider gave this program (its client) is missing",
                "register a program with the provider; docs/operating.md says how");
  }
  if (!input.client_secret.empty() && !plain_word(input.client_secret, kLongestSecret))
    return fail(Code::usage, "the secret of the client is too long, or has more than one line");
  for (const std::string* word :
       {&input.client, &input.client_secret, &input.secret, &input.token_url, &input.address, &input.user}) {
    if (!is_utf8(*word))
      return fail(Code::usage, "addresses, the client and its tokens must be in UTF-8", "type them anew");
  }
  if (input.token_url.empty()) input.token_url = mail_provider(input.host).token_url;
  if (input.token_url.empty()) {
    return fail(Code::usage, fmt::format("where {} renews tokens is not known", input.host),
                "say it, such as https://login.example.org/token");
  }
  if (!token_url_is_safe(input.token_url)) {
    return fail(Code::usage, "tokens are renewed over https only", "such as https://login.example.org/token");
  }
  return {};
}

}  // namespace

Result<MailAccountInput> checked_account(MailAccountInput input, MailSecret secret) {
  input.address = std::string(trim(input.address));
  const auto at = input.address.find('@');
  if (at == 0 || at == std::string::npos || at + 1 == input.address.size() ||
      input.address.find_first_of(" ,;<>\"") != std::string::npos || !plain_word(input.address, kLongestWord)) {
    return fail(Code::usage, fmt::format("\"{}\" is no e-mail address", input.address), "such as ada@example.org");
  }
  input.host = lower_ascii(trim(input.host));
  if (input.host.empty()) input.host = usual_mail_host(input.address);
  if (!plain_word(input.host, kLongestWord) || input.host.find_first_of(" /:@") != std::string::npos) {
    // An IPv6 address has colons, and nothing but hexadecimal digits beside them.
    const bool v6 = input.host.find_first_not_of("0123456789abcdef:.") == std::string::npos;
    if (!v6)
      return fail(Code::usage, fmt::format("\"{}\" is no name of a server", input.host), "such as imap.example.org");
  }
  if (input.port == 0) input.port = input.security == MailSecurity::tls ? 993 : 143;
  if (input.port < 1 || input.port > 65535) return fail(Code::usage, "a port is a number from 1 to 65535");
  input.user = std::string(trim(input.user));
  if (input.user.empty()) input.user = input.address;
  if (!plain_word(input.user, kLongestWord)) return fail(Code::usage, "the user name is none");
  if (secret == MailSecret::given && !plain_word(input.secret, kLongestSecret)) {
    return fail(Code::usage, "the password is missing, too long, or has more than one line");
  }
  if (input.login == MailLogin::oauth2) KITH_CHECK(check_client(input));
  if (input.authorities.size() > kLongestAuthorities)
    return fail(Code::usage, "the certificates are longer than 1 MiB");
  if (!input.authorities.empty()) KITH_CHECK(check_authorities(input.authorities));
  return input;
}

TokenGrant grant_of(const MailAccountInput& input) {
  return {input.token_url, input.client, input.client_secret, input.secret};
}

void KeptToken::take(FreshToken fresh, Instant now) {
  token = std::move(fresh.token);
  until = now + fresh.lives;
  if (!fresh.refresh_token.empty()) grant.refresh_token = std::move(fresh.refresh_token);
}

std::string packed(const KeptToken& kept) {
  return Json{{"token_url", kept.grant.url},
              {"client", kept.grant.client},
              {"client_secret", kept.grant.client_secret},
              {"refresh_token", kept.grant.refresh_token},
              {"token", kept.token},
              {"until", seconds(kept.until)}}
      .dump();
}

Result<KeptToken> kept_token(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  const auto word = [&](const char* name) { return json.is_object() ? json.value(name, "") : std::string(); };
  KeptToken kept{{word("token_url"), word("client"), word("client_secret"), word("refresh_token")}, word("token"), {}};
  if (kept.grant.refresh_token.empty()) {
    return fail(Code::failed, "the login of the mail account cannot be read", "add the account once more");
  }
  kept.until = instant(json.value("until", std::int64_t{0}));
  return kept;
}

SealPlace seal_place_of(const App& app, const MailMeans& means) {
  return means.key ? *means.key : seal_place(app.store().location());
}

}  // namespace kith::app
