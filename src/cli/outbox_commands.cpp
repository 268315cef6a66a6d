#include "cli/outbox_commands.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/json_drafts.hpp"
#include "cli/context.hpp"
#include "cli/draft_text.hpp"
#include "cli/secret.hpp"
#include "cli/writes.hpp"

namespace kith::cli {
namespace {

Result<app::SendRequest> send_request(const Context& context) {
  const Call& call = context.call();
  app::SendRequest request;
  request.from = call.value("--from").value_or("");
  request.to = call.value("--to").value_or("");
  const auto at = call.value("--at");
  if (at && *at == "good") {
    request.when = app::SendRequest::When::good_hour;
  } else if (at) {
    KITH_TRY(request.at, instant_of(context, "--at"));
    request.when = app::SendRequest::When::at;
  }
  return request;
}

// What the guard found and did not stop.
std::string guard_remark(const GuardFinding& finding) {
  return fmt::format("{}  {}: {} {}\n", name(finding.level), guard_row(finding.rule).id, finding.message, finding.mend);
}

Status draft_send(Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const app::SendRequest request, send_request(context));
  KITH_TRY(app::Queued queued, app::queue_draft(context.app(), DraftId{id}, request));
  KITH_TRY(const Now now, now_of(context));
  for (const GuardFinding& finding : queued.guard.findings) context.remark(guard_remark(finding));
  if (queued.mail.not_before > context.app().now()) {
    return context.confirm(app::to_json(queued),
                           fmt::format("{}.\nUntil then: kith draft cancel {}. It leaves by kith serve, or kith outbox "
                                       "run once it is time.\n",
                                       queued.done.title, id));
  }
  KITH_TRY(queued.mail, app::send_queued(context.app(), queued.mail.id));
  KITH_CHECK(context.confirm(app::to_json(queued), tried_text(queued.mail, now)));
  switch (queued.mail.state) {
    case OutboxState::refused: return fail(Code::refused, "the server refused it", "the draft is open again");
    case OutboxState::scheduled:
    case OutboxState::sending:
    case OutboxState::unsure:
    case OutboxState::cancelled: return {};
    case OutboxState::sent:
    case OutboxState::copied: break;
  }
  // The copy is a matter of the folder of sent mail, tried again by what runs next.
  KITH_TRY(const app::OutboxRun rest, app::run_outbox(context.app()));
  for (const std::string& note : rest.notes) context.remark(note + "\n");
  return {};
}

Status draft_cancel(Context& context) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::call_back(context.app(), DraftId{id}));
  return confirm_write(context, done);
}

Status outbox(Context& context) {
  KITH_TRY(const auto lines, app::outbox(context.app()));
  if (context.json()) return context.print_json(page_of(lines));
  KITH_TRY(const Now now, now_of(context));
  return context.print(outbox_text(lines, now, context.look()));
}

Status outbox_run(Context& context) {
  KITH_TRY(const app::OutboxRun run, app::run_outbox(context.app()));
  KITH_TRY(const Now now, now_of(context));
  std::string text;
  for (const OutboxMail& mail : run.tried) text += tried_text(mail, now);
  if (text.empty()) text = "Nothing is due.\n";
  for (const std::string& note : run.notes) context.remark(note + "\n");
  return context.confirm(app::to_json(run), text);
}

Status outbox_decide(Context& context, app::Resolve how) {
  KITH_TRY(const std::int64_t id, number_in(context.call().word(0), "ID"));
  KITH_TRY(const Done done, app::resolve_outbox(context.app(), OutboxId{id}, how));
  return confirm_write(context, done);
}
Status outbox_sent(Context& context) {
  return outbox_decide(context, app::Resolve::sent);
}
Status outbox_resend(Context& context) {
  return outbox_decide(context, app::Resolve::resend);
}
Status outbox_drop(Context& context) {
  return outbox_decide(context, app::Resolve::drop);
}

Result<std::string> pem_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{path, 0}});
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string sender_text(const app::MailSenderView& sender) {
  return fmt::format("{} sends by {}:{} ({}), logging in as {}{}.{}\n", sender.address, sender.host, sender.port,
                     sender.security, sender.user, sender.own_secret ? " with a password of its own" : "",
                     sender.usual ? " Nobody said so: it is the usual server." : "");
}

Status mail_sender(Context& context) {
  const Call& call = context.call();
  KITH_TRY(const auto account, app::find_mail_account(context.app(), call.word(0)));
  const bool sets = call.has("--host") || call.has("--port") || call.has("--user") || call.has("--password") ||
                    call.has("--ca") || call.has("--security");
  if (!sets) {
    KITH_TRY(const auto sender, app::mail_sender_of(context.app(), account.id));
    if (context.json()) return context.print_json(app::to_json(sender));
    return context.print(sender_text(sender));
  }
  app::MailSenderInput input;
  input.host = call.value("--host").value_or("");
  input.user = call.value("--user").value_or("");
  KITH_TRY(const auto port, call.number("--port", 1, 65535));
  input.port = port.value_or(0);
  if (const auto word = call.value("--security")) {
    if (input.host.empty()) return fail(Code::usage, "--security goes with --host", "name the server it is about");
    input.security = app::mail_security_from(*word).value_or(MailSecurity::tls);
  }
  if (const auto path = call.value("--ca")) {
    KITH_TRY(input.authorities, pem_file(*path));
  }
  if (call.has("--password")) {
    KITH_TRY(input.secret, secret_line(context, fmt::format("The password for sending from {}", account.address)));
  }
  KITH_TRY(const auto sender, app::set_mail_sender(context.app(), account.id, input));
  return context.confirm(app::to_json(sender), sender_text(sender));
}

std::string outbox_more() {
  return "A message waits, is being sent, and is sent; a copy is put into the account's folder of sent mail.\n"
         "What the server puts off is tried again, later and later, for five days. What it refuses is open\n"
         "again as a draft, with the server's words. Where the line breaks after the last byte and before\n"
         "the answer, the message may have left: it is never sent again by itself. Look into your sent mail;\n"
         "when its copy comes by kith mail sync, it is known to have left.\n";
}

}  // namespace

std::vector<Command> outbox_rows() {
  const Argument draft{"ID", "as kith drafts shows it"};
  const Argument message{"ID", "as kith outbox shows it"};
  return {
      {.name = "draft send",
       .group = Group::outreach,
       .what = "Send it from your own account, now or later",
       .arguments = {draft},
       .options = {{"--at", "T", "a time, or good: the next good hour for them"},
                   {"--from", "ACCOUNT", "another account than the first"},
                   {"--to", "ADDRESS", "another address of theirs than the first"}},
       .examples = {"kith draft send 1", "kith draft send 1 --at good", "kith draft send 1 --at \"2026-12-01 09:00\""},
       .run = draft_send},
      {.name = "draft cancel",
       .group = Group::outreach,
       .what = "Call it back while it has not left",
       .arguments = {draft},
       .run = draft_cancel},
      {.name = "outbox",
       .group = Group::outreach,
       .what = "What waits to leave, and what became of the rest",
       .run = outbox,
       .more = outbox_more},
      {.name = "outbox run",
       .group = Group::outreach,
       .what = "Send what is due; kith serve does so by itself",
       .run = outbox_run},
      {.name = "outbox sent",
       .group = Group::outreach,
       .what = "It has left: you found it",
       .arguments = {message},
       .run = outbox_sent},
      {.name = "outbox resend",
       .group = Group::outreach,
       .what = "It has not left: send the same message again",
       .arguments = {message},
       .run = outbox_resend},
      {.name = "outbox drop",
       .group = Group::outreach,
       .what = "It has not left: the draft is open again",
       .arguments = {message},
       .run = outbox_drop},
      {.name = "mail sender",
       .group = Group::import,
       .what = "The server that an account's mail leaves by (SMTP)",
       .arguments = {{"ACCOUNT", "its number or address, as kith mail status shows them"}},
       .options = {{"--host", "NAME", "the server, if it is not the usual one"},
                   {"--port", "N", "465, 587 for starttls, 25 for clear"},
                   {"--security", "HOW", "tls from the beginning, starttls, or clear on this machine only",
                    "tls|starttls|clear"},
                   {"--user", "NAME", "who logs in, if not as for reading"},
                   {"--password", "", "ask for a password other than that for reading"},
                   {"--ca", "FILE", "trust the certificates in this file (PEM) instead of the system's"}},
       .examples = {"kith mail sender 1",
                    "kith mail sender ada@example.org --host smtp.example.org --security starttls"},
       .run = mail_sender},
  };
}

}  // namespace kith::cli
