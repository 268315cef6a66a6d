// Mail accounts, how far each of their folders was read, and what each sync did. None of it is in the change log: a
// password that was taken back must not come back by undo. Every write needs a Tx, which keeps writers apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "store/tx.hpp"

namespace kith {

using MailAccountId = Id<struct MailAccountTag>;
using MailSyncId = Id<struct MailSyncTag>;

struct MailAccountRow {
  MailAccountId id;
  std::string address;  // the user's own, as written
  std::string host;
  int port = 993;
  std::string security;     // "tls", "starttls", "clear"
  std::string login;        // "password", "xoauth2", "oauth2"
  std::string user;         // who logs in
  std::string sealed;       // the secret; opens only with the key
  std::string authorities;  // PEM; "" are those of the system
  Instant added{};
};

Result<std::vector<MailAccountRow>> mail_accounts(const Db& db);  // in the order they came
Result<MailAccountId> insert_mail_account(Tx& tx, const MailAccountRow& row);
// Another way in for the same account: secret, login, security, authorities.
Status replace_mail_access(Tx& tx, const MailAccountRow& row);
// With its folders and syncs. What its mail became stays.
Status delete_mail_account(Tx& tx, MailAccountId account);

struct MailFolderRow {
  std::string name;   // as the server knows it
  std::string shown;  // in UTF-8
  std::uint32_t uidvalidity = 0;
  std::uint32_t done = 0;    // every message up to this number was dealt with
  std::uint64_t modseq = 0;  // HIGHESTMODSEQ when it was last looked at; 0 is unknown
  std::uint32_t messages = 0;
};
Result<std::vector<MailFolderRow>> mail_folders(const Db& db, MailAccountId account);
// What was last known of it must be as `before` says (none: no row), else conflict: somebody else reads this folder
// too.
Status save_mail_folder(Tx& tx, MailAccountId account, const std::optional<MailFolderRow>& before,
                        const MailFolderRow& row);
// Everything is read anew by the next sync.
Status forget_mail_folders(Tx& tx, MailAccountId account);

struct MailSyncRow {
  MailSyncId id;
  MailAccountId account;
  Instant begun{};
  Instant seen{};           // the last sign of life
  std::string state;        // "running", "done", "stopped", "failed", "cut off": the program ended under it
  std::string stage;        // of a running one: the folder
  int read = 0, fresh = 0;  // messages looked at, and new to Kith
  int touches = 0;
  std::string problem, hint;  // of a failed one
  StepId step;                // what undo takes back; none when nothing was new
};
inline constexpr int kMailSyncsKept = 200;  // of an account

// Those of the account that ran until now were cut off: nobody ended them.
Result<MailSyncId> begin_mail_sync(Tx& tx, MailAccountId account);
Status save_mail_sync(Tx& tx, const MailSyncRow& row);
// Newest first; of all accounts without one.
Result<std::vector<MailSyncRow>> mail_syncs(const Db& db, std::optional<MailAccountId> account, int limit);

}  // namespace kith
