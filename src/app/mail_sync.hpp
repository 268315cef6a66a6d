// Mail of an account into touches: folder by folder, batch by batch, each batch one transaction with how far it is.
// What breaks off goes on from there the next time; a server that counts anew (UIDVALIDITY) is read again, and every
// message known by its Message-ID stays one.
#pragma once

#include <functional>
#include <string>

#include "app/import_tally.hpp"
#include "app/mail_accounts.hpp"

namespace kith::app {

enum class MailReread { nothing, everything };  // everything: folders are read from their beginning again

struct MailProgress {
  std::string stage;                // the folder, or "Connecting to imap.example.org"
  std::uint32_t done = 0, all = 0;  // messages of the folder; all 0: not known
  int read = 0, fresh = 0;          // of the whole sync
};
// After each batch and folder; false stops the sync, and what is done stays.
using OnMailProgress = std::function<bool(const MailProgress&)>;

struct MailSynced {
  MailSyncRow row;  // done or stopped
  std::string title;
  std::vector<std::string> problems;    // folders that could not be read, with the server's words
  std::map<std::string, int> left_out;  // messages that are no contact, by reason
};

// Everything one sync writes is one step that undo takes back. Errors as MailServer's, conflict when another Kith reads
// the same account; the history (mail_syncs) tells of it then. A connection that breaks is taken up again as long as
// each brings something.
Result<MailSynced> sync_mail(const App& app, MailAccountId account, MailReread reread = MailReread::nothing,
                             const OnMailProgress& progress = {}, const MailMeans& means = {});

// Messages asked for and written together.
inline constexpr std::size_t kMailBatch = 250;
// Connections of one sync at most.
inline constexpr int kMailConnections = 50;

}  // namespace kith::app
