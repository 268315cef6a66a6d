#include "app/sending.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/mail_login.hpp"
#include "base/text.hpp"
#include "store/outbox.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kLongestHost = 253;
constexpr std::size_t kLongestAnswer = 16 * 1024;

int usual_sending_port(MailSecurity security) {
  switch (security) {
    case MailSecurity::tls: return 465;
    case MailSecurity::starttls: return 587;
    case MailSecurity::clear: return 25;
  }
  return 465;
}

bool one_line(std::string_view text, std::size_t most) {
  return text.size() <= most &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

// Whose secret it is, sealed with it.
std::string about_sender(const MailSenderRow& row) {
  return fmt::format("smtp {}@{}:{}", row.user, row.host, row.port);
}

Result<MailSenderRow> usual_sender(const MailAccountView& account) {
  MailSenderRow row;
  MailSecurity security = MailSecurity::tls;
  row.account = account.id;
  row.host = usual_sending_host(account.address, account.host, security);
  row.security = name(security);
  row.port = usual_sending_port(security);
  return row;
}

MailSenderView view_of_sender(const MailSenderRow& row, const MailAccountView& account, bool usual) {
  return {account.id,
          account.address,
          row.host,
          row.security,
          row.user.empty() ? account.user : row.user,
          row.port,
          !row.sealed.empty(),
          usual,
          fmt::format("{} sends by {}:{}", account.address, row.host, row.port)};
}

}  // namespace

std::string usual_sending_host(std::string_view address, std::string_view reads_at, MailSecurity& security) {
  struct Known {
    std::string_view domain, host;
    MailSecurity security;
  };
  static constexpr Known kKnown[] = {
      {"gmail.com", "smtp.gmail.com", MailSecurity::tls},
      {"googlemail.com", "smtp.gmail.com", MailSecurity::tls},
      {"outlook.com", "smtp-mail.outlook.com", MailSecurity::starttls},
      {"hotmail.com", "smtp-mail.outlook.com", MailSecurity::starttls},
      {"live.com", "smtp-mail.outlook.com", MailSecurity::starttls},
      {"msn.com", "smtp-mail.outlook.com", MailSecurity::starttls},
      {"yahoo.com", "smtp.mail.yahoo.com", MailSecurity::tls},
      {"icloud.com", "smtp.mail.me.com", MailSecurity::starttls},
      {"me.com", "smtp.mail.me.com", MailSecurity::starttls},
      {"mac.com", "smtp.mail.me.com", MailSecurity::starttls},
      {"gmx.de", "mail.gmx.net", MailSecurity::tls},
      {"gmx.net", "mail.gmx.net", MailSecurity::tls},
      {"gmx.at", "mail.gmx.net", MailSecurity::tls},
      {"gmx.ch", "mail.gmx.net", MailSecurity::tls},
      {"t-online.de", "securesmtp.t-online.de", MailSecurity::tls},
  };
  security = MailSecurity::tls;
  const auto at = address.rfind('@');
  const std::string domain = at == std::string_view::npos ? "" : lower_ascii(address.substr(at + 1));
  for (const Known& known : kKnown) {
    if (known.domain != domain) continue;
    security = known.security;
    return std::string(known.host);
  }
  constexpr std::string_view kImap = "imap.";
  if (reads_at.starts_with(kImap)) return fmt::format("smtp.{}", reads_at.substr(kImap.size()));
  return std::string(reads_at);
}

Result<MailSenderView> set_mail_sender(const App& app, MailAccountId id, const MailSenderInput& input,
                                       const MailMeans& means) {
  KITH_TRY(const MailAccountView account, find_mail_account(app, std::to_string(id.value)));
  KITH_TRY(MailSenderRow row, usual_sender(account));
  if (!input.host.empty()) {
    row.host = lower_ascii(trim(input.host));
    row.security = name(input.security);
    row.port = usual_sending_port(input.security);
  }
  if (input.port != 0) row.port = input.port;
  if (row.port < 1 || row.port > 65535) return fail(Code::usage, "a port is a number from 1 to 65535");
  const bool v6 = row.host.find_first_not_of("0123456789abcdef:.") == std::string::npos;
  if (row.host.empty() || !one_line(row.host, kLongestHost) ||
      row.host.find_first_of(v6 ? " /@%" : " /:@%[]") != std::string::npos)
    return fail(Code::usage, fmt::format("\"{}\" is no name of a server", row.host), "such as smtp.example.org");
  row.user = trim(input.user);
  if (!one_line(row.user, 1000) || !one_line(input.secret, kLongestAnswer))
    return fail(Code::usage, "the user name or the password is too long, or has more than one line");
  if (!input.authorities.empty()) KITH_CHECK(check_authorities(input.authorities));
  row.authorities = input.authorities;
  if (!input.secret.empty()) {
    KITH_TRY(const SealKey key, SealKey::find_or_make(seal_place_of(app, means)));
    KITH_TRY(row.sealed, key.seal(input.secret, about_sender(row)));
  }
  MailSenderView view = view_of_sender(row, account, false);
  KITH_TRY(Tx tx, app.write("mail", view.title));
  KITH_CHECK(save_mail_sender(tx, row));
  KITH_CHECK(tx.commit());
  return view;
}

Result<MailSenderView> mail_sender_of(const App& app, MailAccountId id) {
  KITH_TRY(const MailAccountView account, find_mail_account(app, std::to_string(id.value)));
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto set, mail_sender(db, id));
  if (set) return view_of_sender(*set, account, false);
  KITH_TRY(const MailSenderRow usual, usual_sender(account));
  return view_of_sender(usual, account, true);
}

Result<MailAccess> sender_access(const App& app, MailAccountId id, const MailMeans& means) {
  KITH_TRY(const MailAccountView account, find_mail_account(app, std::to_string(id.value)));
  std::optional<MailSenderRow> set;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(set, mail_sender(db, id));
  }
  KITH_TRY(MailSenderRow row, usual_sender(account));
  if (set) row = std::move(*set);
  // Authorities and login are those of reading, as far as nothing else is said.
  KITH_TRY(MailAccess access, mail_access(app, id, means));
  const auto security = mail_security_from(row.security);
  if (!security) return fail(Code::failed, "the mail account was written by a newer Kith", "update Kith");
  access.host = row.host;
  access.port = row.port;
  access.security = *security;
  if (!row.authorities.empty()) access.authorities = row.authorities;
  if (!row.user.empty()) access.user = row.user;
  if (!row.sealed.empty()) {
    KITH_TRY(const SealKey key, SealKey::find(seal_place_of(app, means)));
    KITH_TRY(access.secret, key.open(row.sealed, about_sender(row)));
    access.login = MailLogin::password;
  }
  return access;
}

}  // namespace kith::app
