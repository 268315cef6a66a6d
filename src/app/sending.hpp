// How an account's mail leaves: its SMTP server. Without a word of the user's it is the usual one of the address, with
// the login that reads the mail.
#pragma once

#include <string>

#include "app/mail_accounts.hpp"
#include "sync/mail_sender.hpp"
#include "sync/sent_box.hpp"

namespace kith::app {

// What reaches the outside; the defaults are the real ones, tests give others.
struct SendMeans {
  SendMail send = send_smtp;
  SendLimits limits;
  OpenSentBox sent_box = open_sent_box;
  MailMeans mail;
};

struct MailSenderInput {
  std::string host;  // "" is the usual one
  int port = 0;      // 0 is 465, 587 for starttls, 25 for clear
  MailSecurity security = MailSecurity::tls;
  std::string user;    // "" as for reading
  std::string secret;  // "" as for reading
  std::string authorities;
};
struct MailSenderView {
  MailAccountId account;
  std::string address;
  std::string host, security, user;
  int port = 0;
  bool own_secret = false;
  bool usual = false;  // nobody set it
  std::string title;
};
Result<MailSenderView> set_mail_sender(const App& app, MailAccountId account, const MailSenderInput& input,
                                       const MailMeans& means = {});
Result<MailSenderView> mail_sender_of(const App& app, MailAccountId account);
// What is needed to send, the secret opened.
Result<MailAccess> sender_access(const App& app, MailAccountId account, const MailMeans& means);

// The server for an address whose mail is read at `reads_at`; `security` becomes what it speaks.
std::string usual_sending_host(std::string_view address, std::string_view reads_at, MailSecurity& security);

}  // namespace kith::app
