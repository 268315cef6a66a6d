// What waits to leave, leaves or has left. Not in the change log: a message that went out does not come back by undo.
// Every write needs a Tx, which keeps writers apart, and each is one step of a message's way (model/draft.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/draft.hpp"
#include "store/mail_accounts.hpp"
#include "store/tx.hpp"

namespace kith {

Result<OutboxId> insert_outbox(Tx& tx, const OutboxMail& mail);
Result<std::optional<OutboxMail>> find_outbox(const Db& db, OutboxId id);
// Of a draft, the latest.
Result<std::optional<OutboxMail>> outbox_of(const Db& db, DraftId draft);
// Waiting ones by their time, then the others, the latest first; without the message itself.
Result<std::vector<OutboxMail>> list_outbox(const Db& db, int limit);
Result<std::vector<OutboxMail>> outbox_in(const Db& db, OutboxState state);
// The next time at which something is to be done: a message's own, or when a program that began to send it has been
// silent for `lease`.
Result<std::optional<Instant>> outbox_next(const Db& db, std::chrono::seconds lease);
// Whose time has come, in that order.
Result<std::vector<OutboxId>> outbox_due(const Db& db, Instant now, std::chrono::seconds lease);

// True when the message was in one of those states and, where `tries` is given, at that try: then it is as `mail` says
// (state, not_before, tries, tried, sent, said, copy_tries and the message). False changes nothing: another program
// has it.
Result<bool> move_outbox(Tx& tx, const OutboxMail& mail, const std::vector<OutboxState>& from,
                         std::optional<int> tries = {});

// What waits, in a database that was put back from a copy, may have left since: it waits for the user's word.
Status hold_outbox(Tx& tx, const std::string& why);

// How an account's mail leaves: its SMTP server. "" of login_name and sealed: as for reading.
struct MailSenderRow {
  MailAccountId account;
  std::string host;
  int port = 465;
  std::string security;
  std::string user;
  std::string sealed;
  std::string authorities;
};
Result<std::optional<MailSenderRow>> mail_sender(const Db& db, MailAccountId account);
Status save_mail_sender(Tx& tx, const MailSenderRow& row);
Status delete_mail_sender(Tx& tx, MailAccountId account);

}  // namespace kith
