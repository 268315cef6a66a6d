// What follows when a message has left: it is one of the user's messages, as if it had been read from their mail.
#pragma once

#include <string>

#include "app/app.hpp"
#include "model/draft.hpp"
#include "store/tx.hpp"

namespace kith::app {

// The message and its contact, the same that its copy in the folder of sent mail makes: whichever comes first, there is
// one. The draft is sent, and what it is about is used up. Once; a second time changes nothing.
Status record_sent(const App& app, Tx& tx, const OutboxMail& mail);
// Its copy is known to Kith: it came by IMAP.
Result<bool> copy_came(const Db& db, const OutboxMail& mail);
// The draft can be written on again.
Status reopen_draft(const App& app, Tx& tx, DraftId id);
// The Message-ID that a conversation began with; "" when it is not known.
Result<std::string> thread_begins(const Db& db, const std::string& thread);

}  // namespace kith::app
