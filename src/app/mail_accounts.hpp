// Mail accounts: added, looked at, removed. What their mail becomes: mail_sync.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "store/mail_accounts.hpp"
#include "sync/access_token.hpp"
#include "sync/mail_server.hpp"
#include "sync/seal.hpp"

namespace kith::app {

// What reaches the outside; the defaults are the real ones, tests give others.
struct MailMeans {
  ConnectMail connect = connect_imap;
  RenewToken renew = renew_token;
  RedeemCode redeem = redeem_code;
  MailServerLimits limits;
  std::optional<SealPlace> key;  // none: seal_place() of the database
};

struct MailAccountInput {
  std::string address;  // "ada@example.org"; becomes one of the user's own
  std::string host;     // "" is usual_mail_host()
  int port = 0;         // 0 is 993, or 143 for starttls and clear
  MailSecurity security = MailSecurity::tls;
  std::string user;  // "" is the address
  MailLogin login = MailLogin::password;
  std::string secret;       // the password, the access token, or with oauth2 the refresh token
  std::string authorities;  // PEM
  // With oauth2: what the provider calls this program, and where it renews tokens ("" is as mail_provider() has it).
  std::string client = {}, client_secret = {}, token_url = {};
};

std::string_view name(MailSecurity security);  // "tls", "starttls", "clear"
std::string_view name(MailLogin login);        // "password", "xoauth2", "oauth2"
std::optional<MailSecurity> mail_security_from(std::string_view word);
std::optional<MailLogin> mail_login_from(std::string_view word);

struct MailAccountView {
  MailAccountId id;
  std::string address, host, user;
  int port = 0;
  std::string security, login;
  bool own_authorities = false;
  Instant added{};
  std::vector<MailFolderRow> folders;
  std::vector<MailSyncRow> syncs;  // newest first
};

struct MailAccountAdded {
  MailAccountView account;
  std::vector<std::string> folders;  // that will be read
  std::string title;                 // "Added ada@example.org at imap.example.org"
  StepId step;                       // where the address became one of the user's own
};

// Logs in before anything is kept; an account of the same address, server and user gets the new secret instead. usage
// for words that make no sense, unreachable and refused as MailServer says.
Result<MailAccountAdded> add_mail_account(const App& app, const MailAccountInput& input, const MailMeans& means = {});

// `syncs` of each. No secret is among it.
Result<std::vector<MailAccountView>> mail_accounts(const App& app, int syncs);
// By number or address; the only one for "". not_found, ambiguous.
Result<MailAccountView> find_mail_account(const App& app, const std::string& ref, int syncs = 0);

// The account, its sealed secret and its history; what its mail became stays.
struct MailAccountRemoved {
  MailAccountId id;
  std::string title;
};
Result<MailAccountRemoved> remove_mail_account(const App& app, MailAccountId id);

// What is needed to connect, the secret opened; an access token that has run out is renewed first, and kept.
Result<MailAccess> mail_access(const App& app, MailAccountId id, const MailMeans& means);

}  // namespace kith::app
