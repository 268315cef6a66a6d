#include "app/mail_accounts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "app/mail_boxes.hpp"
#include "app/mail_login.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "model/word_table.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr std::chrono::seconds kTokenMargin{60};  // a token that ends while the server is asked is none

constexpr std::array<Words<MailSecurity>, 3> kSecurities{
    {{MailSecurity::tls, "tls"}, {MailSecurity::starttls, "starttls"}, {MailSecurity::clear, "clear"}}};
constexpr std::array<Words<MailLogin>, 3> kLogins{
    {{MailLogin::password, "password"}, {MailLogin::xoauth2, "xoauth2"}, {MailLogin::oauth2, "oauth2"}}};

std::string about(const MailAccountRow& row) {
  return fmt::format("{}@{}:{}", row.user, row.host, row.port);
}

MailAccess access_of(const MailAccountInput& input, std::string secret) {
  return {input.host, input.port, input.security, input.authorities, input.user, input.login, std::move(secret)};
}

MailAccountView view_of(const MailAccountRow& row) {
  return {row.id,    row.address, row.host, row.user, row.port, row.security, row.login, !row.authorities.empty(),
          row.added, {},          {}};
}

Result<MailAccountRow> row_of(const App& app, MailAccountId id) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto rows, kith::mail_accounts(db));
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const MailAccountRow& one) { return one.id == id; });
  if (row == rows.end()) return fail(Code::not_found, fmt::format("there is no mail account {}", id.value));
  return std::move(*row);
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
  KITH_TRY(const MailAccountInput input, checked_account(given, MailSecret::given));
  if (input.login != MailLogin::oauth2) return keep_mail_account(app, input, {}, means);
  KeptToken kept{grant_of(input), {}, {}};
  KITH_TRY(FreshToken fresh, means.renew(kept.grant));
  kept.take(std::move(fresh), app.now());
  return keep_mail_account(app, input, kept, means);
}

Result<MailAccountAdded> keep_mail_account(const App& app, const MailAccountInput& input,
                                           const std::optional<KeptToken>& token, const MailMeans& means) {
  MailAccountAdded added;
  const std::string secret = token ? packed(*token) : input.secret;
  {
    KITH_TRY(const auto server, means.connect(access_of(input, token ? token->token : input.secret), means.limits));
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
  KITH_TRY(const SealKey key, SealKey::find_or_make(seal_place_of(app, means)));
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
  KITH_TRY(const SealKey key, SealKey::find(seal_place_of(app, means)));
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
    KITH_TRY(FreshToken fresh, means.renew(kept.grant));
    kept.take(std::move(fresh), app.now());
    KITH_TRY(row.sealed, key.seal(packed(kept), about(row)));
    KITH_TRY(Tx tx, app.write("mail", fmt::format("Renewed the access token of {}", row.address)));
    KITH_CHECK(replace_mail_access(tx, row));
    KITH_CHECK(tx.commit());
  }
  access.secret = kept.token;
  return access;
}

}  // namespace kith::app
