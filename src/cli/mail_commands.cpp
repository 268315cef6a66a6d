// Mail accounts: mail add, sync, status, remove.
#include <charconv>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/mail_consent.hpp"
#include "cli/mail_text.hpp"
#include "cli/progress.hpp"
#include "cli/secret.hpp"
#include "cli/words.hpp"
#include "cli/writes.hpp"
#include "sync/consent.hpp"

namespace kith::cli {
namespace {

constexpr int kSyncsShown = 10;

Result<std::string> whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{path, 0}});
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<std::string> first_line(const std::string& path) {
  KITH_TRY(std::string text, whole_file(path));
  return text.substr(0, text.find_first_of("\r\n"));
}

std::string_view secret_words(MailLogin login) {
  switch (login) {
    case MailLogin::password: return "password";
    case MailLogin::xoauth2: return "access token";
    case MailLogin::oauth2: return "refresh token";
  }
  return "";
}

// The first line of the file, the standard input, or what is typed.
Result<std::string> secret_of(const Context& context, const app::MailAccountInput& input) {
  if (const auto path = context.call().value("--password-file")) return first_line(*path);
  return secret_line(context, fmt::format("The {} of {}", secret_words(input.login), input.address));
}

// The user agrees in a browser on this machine, which comes back to a port of ours.
Status add_by_consent(Context& context, app::MailAccountInput input) {
  const Call& call = context.call();
  KITH_TRY(const auto door, ConsentDoor::open());
  app::MailConsentAsk ask{std::move(input), call.value("--consent-url").value_or(""),
                          call.value("--scope").value_or(""), door->back()};
  KITH_TRY(const auto consent, app::begin_mail_consent(context.app(), ask));
  Streams& streams = context.machine().streams;
  streams.err << mail_consent_text(consent) << std::flush;
  const auto came = [&] {
    const Interrupt interrupt;
    return door->wait(consent.state, app::kConsentTime, [&] { return interrupt.asked(); });
  }();
  if (!came) return fail(came.error());
  KITH_TRY(const auto added, app::end_mail_consent(context.app(), app::consent_answer(*came)));
  return context.confirm(app::to_json(added), mail_added_text(added));
}

Status add(Context& context) {
  const Call& call = context.call();
  app::MailAccountInput input;
  input.address = call.word(0);
  input.host = call.value("--host").value_or("");
  input.user = call.value("--user").value_or("");
  if (const auto port = call.value("--port")) {
    KITH_TRY(const std::int64_t number, number_in(*port, "--port"));
    if (number > 65535) return fail(Code::usage, "--port is a number from 1 to 65535");
    input.port = static_cast<int>(number);
  }
  if (const auto word = call.value("--security")) input.security = *app::mail_security_from(*word);
  if (const auto word = call.value("--login")) input.login = *app::mail_login_from(*word);
  if (const auto path = call.value("--ca")) {
    KITH_TRY(input.authorities, whole_file(*path));
  }
  input.client = call.value("--client").value_or("");
  input.token_url = call.value("--token-url").value_or("");
  if (const auto path = call.value("--client-secret-file")) {
    KITH_TRY(input.client_secret, first_line(*path));
  }
  if (call.has("--consent")) return add_by_consent(context, std::move(input));
  KITH_TRY(input.secret, secret_of(context, input));
  KITH_TRY(const auto added, app::add_mail_account(context.app(), input));
  return context.confirm(app::to_json(added), mail_added_text(added));
}

Stage stage_of(const std::string& address, const app::MailProgress& progress) {
  Stage stage{
      fmt::format("{}: {}", address, progress.stage), std::nullopt,
      fmt::format("{}, {} new", count_words(progress.read, "message", "messages"), number_words(progress.fresh))};
  if (progress.all > 0) stage.fraction = static_cast<double>(progress.done) / static_cast<double>(progress.all);
  return stage;
}

Status sync(Context& context) {
  const Call& call = context.call();
  std::vector<app::MailAccountView> accounts;
  if (call.words.empty()) {
    KITH_TRY(accounts, app::mail_accounts(context.app(), 0));
    if (accounts.empty()) KITH_CHECK(app::find_mail_account(context.app(), ""));
  } else {
    KITH_TRY(app::MailAccountView account, app::find_mail_account(context.app(), call.text(0)));
    accounts.push_back(std::move(account));
  }
  const auto reread = call.has("--again") ? app::MailReread::everything : app::MailReread::nothing;
  std::vector<app::MailSynced> all;
  std::optional<Error> failed;
  std::string text;
  const Interrupt interrupt;
  for (const app::MailAccountView& account : accounts) {
    if (interrupt.asked()) break;
    Progress shown(context, account.address);
    auto synced = app::sync_mail(context.app(), account.id, reread, [&](const app::MailProgress& progress) {
      shown.set(stage_of(account.address, progress));
      return !interrupt.asked();
    });
    shown.end();
    if (synced) {
      text += mail_synced_text(*synced);
      all.push_back(std::move(*synced));
      continue;
    }
    // The others are synced all the same; one of the errors is the command's.
    Error error = std::move(synced).error();
    if (accounts.size() > 1) error.what = fmt::format("{}: {}", account.address, error.what);
    if (failed) context.remark(sentence(*failed) + "\n");
    failed = std::move(error);
  }
  if (context.json()) {
    KITH_CHECK(context.print_json(page_of(all)));
  } else if (!context.quiet()) {
    KITH_CHECK(context.print(text));
  }
  if (failed) return fail(std::move(*failed));
  return {};
}

Status status(Context& context) {
  const Call& call = context.call();
  if (call.words.empty()) {
    KITH_TRY(const auto accounts, app::mail_accounts(context.app(), kSyncsShown));
    if (context.json()) return context.print_json(page_of(accounts));
    KITH_TRY(const Now now, now_of(context));
    return context.print(mail_accounts_text(accounts, now, context.look()));
  }
  KITH_TRY(const auto account, app::find_mail_account(context.app(), call.text(0), kSyncsShown));
  if (context.json()) return context.print_json(app::to_json(account));
  KITH_TRY(const Now now, now_of(context));
  return context.print(mail_account_text(account, now, context.look()));
}

Status remove(Context& context) {
  KITH_TRY(const auto account, app::find_mail_account(context.app(), context.call().text(0)));
  KITH_TRY(const auto removed, app::remove_mail_account(context.app(), account.id));
  return context.confirm(app::to_json(removed), fmt::format("{}. What its mail became stays.\n", removed.title));
}

constexpr std::string_view kAccountWhat = "its number or address, as kith mail status shows them";

std::string add_more() {
  return "Nothing is marked as read or changed there; only a copy of what you send from Kith is put into the\n"
         "folder of sent mail (kith mail sender says by which server it leaves). The password is asked for, or\n"
         "comes from the standard input or a file, never from the command line; it is kept sealed with a key\n"
         "that lies beside the database (kith.db.key) or is given in KITH_KEY. With two-step login the\n"
         "provider has passwords for programs. The same account again takes a new password.\n\n"
         "Where only OAuth 2 is let in, --consent shows the address of the provider's page, and waits until you\n"
         "have agreed there, in a browser on this machine. Who has a refresh token already gives it with\n"
         "--login oauth2. Either way a new access token is got whenever the last has run out.\n\n"
         "A server's certificate must be signed by an authority of the system, or by one named with --ca.\n";
}

std::string sync_more() {
  return "Sent mail is read first, then the inbox, archives and the other folders; not drafts, trash and\n"
         "junk. Only what is new is asked for. A sync that is cut off goes on where it was the next time,\n"
         "and everything one sync brought is undone by one kith undo. A server that falls silent for a\n"
         "minute, takes more than five for an answer or sends more than 64 MiB at once is given up on.\n";
}

}  // namespace

std::vector<Command> mail_commands() {
  return {
      {.name = "mail add",
       .group = Group::import,
       .what = "Read the mail of an account (IMAP)",
       .arguments = {{"ADDRESS", "your address there, such as ada@example.org"}},
       .options = {{"--host", "NAME", "the server, if it is not the usual one of the address"},
                   {"--port", "N", "993, or 143 for starttls and clear"},
                   {"--security", "HOW", "tls from the beginning, starttls, or clear on this machine only",
                    "tls|starttls|clear"},
                   {"--user", "NAME", "who logs in, if not the address"},
                   {"--login", "HOW", "with a password, an access token (xoauth2), or one that is renewed (oauth2)",
                    "password|xoauth2|oauth2"},
                   {"--password-file", "FILE", "its first line is the password or the token"},
                   {"--consent", "", "agree on the page of Gmail or Outlook, in a browser, and need no token"},
                   {"--client", "NAME", "with OAuth 2: what the provider calls your program (client_id)"},
                   {"--client-secret-file", "FILE",
                    "with OAuth 2: its first line is that program's secret, if it has one"},
                   {"--token-url", "URL", "with OAuth 2: where tokens are given, if not at Gmail or Outlook"},
                   {"--consent-url", "URL", "with --consent: the page to agree on, if not Gmail's or Outlook's"},
                   {"--scope", "WORDS", "with --consent: what is asked for there"},
                   {"--ca", "FILE", "trust the certificates in this file (PEM) instead of the system's"}},
       .examples = {"kith mail add ada@example.org",
                    "kith mail add ada@example.org --host mail.example.org --security starttls",
                    "pass mail/ada | kith mail add ada@example.org",
                    "kith mail add ada@gmail.com --consent --client 1234.apps.example.com"},
       .run = add,
       .more = add_more},
      {.name = "mail sync",
       .group = Group::import,
       .what = "Bring in what is new, of one account or all",
       .arguments = {{"ACCOUNT", kAccountWhat, Count::optional}},
       .options = {{"--again", "", "read every folder from its beginning; what is known stays one"}},
       .examples = {"kith mail sync", "kith mail sync ada@example.org --json"},
       .run = sync,
       .more = sync_more},
      {.name = "mail status",
       .group = Group::import,
       .what = "The mail accounts, and how their last syncs went",
       .arguments = {{"ACCOUNT", kAccountWhat, Count::optional}},
       .examples = {"kith mail status", "kith mail status 1"},
       .run = status},
      {.name = "mail remove",
       .group = Group::import,
       .what = "Forget an account and its password",
       .arguments = {{"ACCOUNT", kAccountWhat}},
       .examples = {"kith mail remove ada@example.org"},
       .run = remove},
  };
}

}  // namespace kith::cli
