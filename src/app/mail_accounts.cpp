#include "app/mail_accounts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "app/json.hpp"
#include "app/mail_boxes.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "model/word_table.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kLongestWord = 1000;
constexpr std::size_t kLongestSecret = 16 * 1024;  // some access tokens are long
constexpr std::size_t kLongestAuthorities = 1024 * 1024;
constexpr std::chrono::seconds kTokenMargin{60};  // a token that ends while the server is asked is none

constexpr std::array<Words<MailSecurity>, 3> kSecurities{
    {{MailSecurity::tls, "tls"}, {MailSecurity::starttls, "starttls"}, {MailSecurity::clear, "clear"}}};
constexpr std::array<Words<MailLogin>, 3> kLogins{
    {{MailLogin::password, "password"}, {MailLogin::xoauth2, "xoauth2"}, {MailLogin::oauth2, "oauth2"}}};

bool plain_word(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string about(const MailAccountRow& row) {
  return fmt::format("{}@{}:{}", row.user, row.host, row.port);
}

Status check_client(MailAccountInput& input) {
  if (!plain_word(input.client, kLongestWord)) {
    return fail(Code::usage, "the name that the provider gave this program (its client) is missing",
                "register a program with the provider; docs/operating.md says how");
  }
  if (!input.client_secret.empty() && !plain_word(input.client_secret, kLongestSecret))
    return fail(Code::usage, "the secret of the client is too long, or has more than one line");
  for (const std::string* word : {&input.client, &input.client_secret, &input.secret, &input.token_url}) {
    if (!is_utf8(*word)) return fail(Code::usage, "the client and its tokens must be in UTF-8", "type them anew");
  }
  if (input.token_url.empty()) input.token_url = usual_token_url(input.host);
  if (input.token_url.empty()) {
    return fail(Code::usage, fmt::format("where {} renews tokens is not known", input.host),
                "say it, such as https://login.example.org/token");
  }
  if (!token_url_is_safe(input.token_url)) {
    return fail(Code::usage, "tokens are renewed over https only", "such as https://login.example.org/token");
  }
  return {};
}

Result<MailAccountInput> checked(MailAccountInput input) {
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
  if (!plain_word(input.secret, kLongestSecret)) {
    return fail(Code::usage, "the password is missing, too long, or has more than one line");
  }
  if (input.login == MailLogin::oauth2) KITH_CHECK(check_client(input));
  if (input.authorities.size() > kLongestAuthorities)
    return fail(Code::usage, "the certificates are longer than 1 MiB");
  if (!input.authorities.empty()) KITH_CHECK(check_authorities(input.authorities));
  return input;
}

MailAccess access_of(const MailAccountInput& input, std::string secret) {
  return {input.host, input.port, input.security, input.authorities, input.user, input.login, std::move(secret)};
}

MailAccountView view_of(const MailAccountRow& row) {
  return {row.id,    row.address, row.host, row.user, row.port, row.security, row.login, !row.authorities.empty(),
          row.added, {},          {}};
}

SealPlace place_of(const App& app, const MailMeans& means) {
  return means.key ? *means.key : seal_place(app.store().location());
}

Result<MailAccountRow> row_of(const App& app, MailAccountId id) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto rows, kith::mail_accounts(db));
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const MailAccountRow& one) { return one.id == id; });
  if (row == rows.end()) return fail(Code::not_found, fmt::format("there is no mail account {}", id.value));
  return std::move(*row);
}

// What is sealed of an account whose token is renewed.
struct KeptToken {
  TokenGrant grant;
  std::string token;
  Instant until{};
};

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

Status renew(KeptToken& kept, Instant now, const MailMeans& means) {
  KITH_TRY(FreshToken fresh, means.renew(kept.grant));
  kept.token = std::move(fresh.token);
  kept.until = now + fresh.lives;
  if (!fresh.refresh_token.empty()) kept.grant.refresh_token = std::move(fresh.refresh_token);
  return {};
}

// The address is the user's own from now on.
Status add_own_address(Tx& tx, const std::string& address) {
  KITH_TRY(const auto stored, kith::settings(tx));
  const Settings known = read_settings(stored);
  std::string all;
  for (const std::string& own : known.own_addresses) {
    if (equal_ascii(own, address)) return {};
    all += own + ", ";
  }
  return save_setting(tx, "own-address", all + address);
}

}  // namespace

std::string_view name(MailSecurity security) {
  return word(kSecurities, security);
}

std::string_view name(MailLogin login) {
  return word(kLogins, login);
}

std::optional<MailSecurity> mail_security_from(std::string_view word) {
  return value(kSecurities, word);
}

std::optional<MailLogin> mail_login_from(std::string_view word) {
  return value(kLogins, word);
}

Result<MailAccountAdded> add_mail_account(const App& app, const MailAccountInput& given, const MailMeans& means) {
  KITH_TRY(const MailAccountInput input, checked(given));
  MailAccountAdded added;
  std::string secret = input.secret;  // what is kept
  std::string shown = input.secret;   // what the server sees
  if (input.login == MailLogin::oauth2) {
    KeptToken kept{{input.token_url, input.client, input.client_secret, input.secret}, {}, {}};
    KITH_CHECK(renew(kept, app.now(), means));
    secret = packed(kept);
    shown = kept.token;
  }
  {
    KITH_TRY(const auto server, means.connect(access_of(input, std::move(shown)), means.limits));
    KITH_TRY(const auto boxes, server->mailboxes());
    for (const ChosenMailbox& box : choose_mailboxes(boxes)) added.folders.push_back(box.entry.shown);
  }
  MailAccountRow row;
  row.address = input.address;
  row.host = input.host;
  row.port = input.port;
  row.security = name(input.security);
  row.login = name(input.login);
  row.user = input.user;
  row.authorities = input.authorities;
  row.added = app.now();
  KITH_TRY(const SealKey key, SealKey::find_or_make(place_of(app, means)));
  KITH_TRY(row.sealed, key.seal(secret, about(row)));
  added.title = fmt::format("Added {} at {}", row.address, row.host);
  KITH_TRY(Tx tx, app.write("mail", added.title));
  KITH_TRY(const auto known, kith::mail_accounts(tx));
  const auto same = std::find_if(known.begin(), known.end(), [&](const MailAccountRow& one) {
    return equal_ascii(one.address, row.address) && one.host == row.host && one.port == row.port &&
           one.user == row.user;
  });
  if (same != known.end()) {
    row.id = same->id;
    row.added = same->added;
    KITH_CHECK(replace_mail_access(tx, row));
    added.title = fmt::format("Renewed the login of {}", row.address);
    tx.retitle(added.title);
  } else {
    KITH_TRY(row.id, insert_mail_account(tx, row));
  }
  KITH_CHECK(add_own_address(tx, row.address));
  KITH_CHECK(app.finish(tx));
  added.step = tx.step();
  added.account = view_of(row);
  return added;
}

Result<std::vector<MailAccountView>> mail_accounts(const App& app, int syncs) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto rows, kith::mail_accounts(db));
  std::vector<MailAccountView> all;
  for (const MailAccountRow& row : rows) {
    MailAccountView view = view_of(row);
    KITH_TRY(view.folders, mail_folders(db, row.id));
    if (syncs > 0) {
      KITH_TRY(view.syncs, mail_syncs(db, row.id, syncs));
    }
    all.push_back(std::move(view));
  }
  return all;
}

Result<MailAccountView> find_mail_account(const App& app, const std::string& ref, int syncs) {
  KITH_TRY(auto all, mail_accounts(app, syncs));
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(ref.data(), ref.data() + ref.size(), number);
  const bool is_number = error == std::errc{} && end == ref.data() + ref.size();
  std::string names;
  std::vector<MailAccountView> found;
  for (MailAccountView& one : all) {
    names += fmt::format("{}{} {}", names.empty() ? "" : ", ", one.id.value, one.address);
    if (ref.empty() || (is_number ? one.id.value == number : equal_ascii(one.address, ref))) {
      found.push_back(std::move(one));
    }
  }
  if (found.size() == 1) return std::move(found.front());
  if (all.empty()) return fail(Code::not_found, "there is no mail account yet", "kith mail add ADDRESS adds one");
  if (found.empty()) return fail(Code::not_found, fmt::format("there is no mail account {}", ref), names);
  return fail(Code::ambiguous, ref.empty() ? "there are several mail accounts" : fmt::format("{} is several", ref),
              names);
}

Result<MailAccountRemoved> remove_mail_account(const App& app, MailAccountId id) {
  KITH_TRY(const MailAccountView account, find_mail_account(app, std::to_string(id.value)));
  const std::string title = fmt::format("Removed {}", account.address);
  KITH_TRY(Tx tx, app.write("mail", title));
  KITH_CHECK(delete_mail_account(tx, id));
  KITH_CHECK(tx.commit());
  return MailAccountRemoved{id, title};
}

Result<MailAccess> mail_access(const App& app, MailAccountId id, const MailMeans& means) {
  KITH_TRY(MailAccountRow row, row_of(app, id));
  const auto security = mail_security_from(row.security);
  const auto login = mail_login_from(row.login);
  if (!security || !login) return fail(Code::failed, "the mail account was written by a newer Kith", "update Kith");
  KITH_TRY(const SealKey key, SealKey::find(place_of(app, means)));
  MailAccess access{row.host, row.port, *security, row.authorities, row.user, *login, {}};
  KITH_TRY(access.secret, key.open(row.sealed, about(row)));
  if (*login != MailLogin::oauth2) return access;
  // One of this program's threads renews, the others find it done.
  static std::mutex renewing;
  const std::lock_guard hold(renewing);
  KITH_TRY(row, row_of(app, id));
  KITH_TRY(const std::string text, key.open(row.sealed, about(row)));
  KITH_TRY(KeptToken kept, kept_token(text));
  if (kept.until <= app.now() + kTokenMargin) {
    KITH_CHECK(renew(kept, app.now(), means));
    KITH_TRY(row.sealed, key.seal(packed(kept), about(row)));
    KITH_TRY(Tx tx, app.write("mail", fmt::format("Renewed the access token of {}", row.address)));
    KITH_CHECK(replace_mail_access(tx, row));
    KITH_CHECK(tx.commit());
  }
  access.secret = kept.token;
  return access;
}

}  // namespace kith::app
