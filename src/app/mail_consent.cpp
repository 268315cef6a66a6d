#include "app/mail_consent.hpp"

#include <utility>

#include <fmt/format.h>

#include "app/json.hpp"
#include "app/mail_login.hpp"
#include "base/web_address.hpp"
#include "sync/mail_provider.hpp"

namespace kith::app {
namespace {

constexpr std::string_view kAbout = "consent";        // what the state is sealed as
constexpr std::size_t kLongestState = 4000;           // as a part of an address that every browser takes
constexpr std::size_t kLongestAnswerWord = 4 * 1024;  // of what a page sends back

struct Pending {
  MailAccountInput account;
  std::string verifier, back;
  Instant until{};
};

std::string packed(const Pending& pending) {
  const MailAccountInput& account = pending.account;
  return Json{{"address", account.address},     {"host", account.host},
              {"port", account.port},           {"security", name(account.security)},
              {"user", account.user},           {"authorities", account.authorities},
              {"client", account.client},       {"client_secret", account.client_secret},
              {"token_url", account.token_url}, {"verifier", pending.verifier},
              {"back", pending.back},           {"until", seconds(pending.until)}}
      .dump();
}

// Only what packed() made opens, so it is whole.
Pending unpacked(const Json& json) {
  const auto word = [&](const char* name) { return json.value(name, ""); };
  Pending pending;
  pending.account.address = word("address");
  pending.account.host = word("host");
  pending.account.port = json.value("port", 0);
  pending.account.security = mail_security_from(word("security")).value_or(MailSecurity::tls);
  pending.account.user = word("user");
  pending.account.login = MailLogin::oauth2;
  pending.account.authorities = word("authorities");
  pending.account.client = word("client");
  pending.account.client_secret = word("client_secret");
  pending.account.token_url = word("token_url");
  pending.verifier = word("verifier");
  pending.back = word("back");
  pending.until = instant(json.value("until", std::int64_t{0}));
  return pending;
}

Error no_consent() {
  return {Code::usage, "this answers no consent that Kith asked for here", "begin again with the mail account", {}};
}

Result<Pending> opened(const App& app, const std::string& state, const MailMeans& means) {
  const auto key = SealKey::find(seal_place_of(app, means));
  if (!key) return fail(no_consent());
  const auto text = key->open(state, kAbout);
  if (!text) return fail(no_consent());
  Pending pending = unpacked(Json::parse(*text, nullptr, false));
  if (pending.until < app.now()) {
    return fail(Code::usage, fmt::format("the consent took longer than {} minutes", kConsentTime.count()),
                "begin again with the mail account");
  }
  return pending;
}

}  // namespace

Result<MailConsent> begin_mail_consent(const App& app, const MailConsentAsk& ask, const MailMeans& means) {
  Pending pending;
  MailAccountInput given = ask.account;
  given.login = MailLogin::oauth2;
  given.secret.clear();
  KITH_TRY(pending.account, checked_account(std::move(given), MailSecret::still_to_come));
  if (!web_address(ask.back)) return fail(Code::usage, "where the browser comes back to is no web address");
  const std::string& host = pending.account.host;
  const MailProvider& usual = mail_provider(host);
  const std::string url = ask.consent_url.empty() ? std::string(usual.consent_url) : ask.consent_url;
  const std::string scope = ask.scope.empty() ? std::string(usual.scope) : ask.scope;
  if (url.empty() || scope.empty()) {
    return fail(Code::usage, fmt::format("where {} asks for consent, and for what, is not known", host),
                "say both, such as https://login.example.org/authorize and the scope of its mail");
  }
  const ConsentProof proof = make_consent_proof();
  pending.verifier = proof.verifier;
  pending.back = ask.back;
  pending.until = app.now() + kConsentTime;
  KITH_TRY(const SealKey key, SealKey::find_or_make(seal_place_of(app, means)));
  MailConsent consent;
  KITH_TRY(consent.state, key.seal(packed(pending), kAbout));
  if (consent.state.size() > kLongestState) {
    return fail(Code::usage, "there is too much to take along to the provider's page",
                "add the account with a refresh token instead");
  }
  KITH_TRY(consent.page, consent_page({url, scope, pending.account.client, pending.account.address, ask.back,
                                       consent.state, proof.challenge}));
  return consent;
}

ConsentAnswer consent_answer(const ConsentReturn& fields) {
  const auto word = [&](const char* name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
  };
  return {word("state"), word("code"), word("error"), word("error_description")};
}

Result<MailAccountAdded> end_mail_consent(const App& app, const ConsentAnswer& answer, const MailMeans& means) {
  KITH_TRY(Pending pending, opened(app, answer.state, means));
  if (answer.code.empty()) {
    const std::string said = refusal_words(answer.error, answer.description);
    return fail(Code::refused,
                said.empty() ? std::string("the provider's page gave no consent")
                             : fmt::format("the provider's page gave no consent: {}", said),
                "begin again, and agree there");
  }
  if (answer.code.size() > kLongestAnswerWord) return fail(no_consent());
  KeptToken kept{grant_of(pending.account), {}, {}};
  KITH_TRY(FreshToken fresh, means.redeem({kept.grant, answer.code, pending.verifier, pending.back}));
  kept.take(std::move(fresh), app.now());
  return keep_mail_account(app, pending.account, kept, means);
}

}  // namespace kith::app
