// Which folders of a mail account are read, and in which order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/mail_message.hpp"
#include "sync/mail_server.hpp"

namespace kith::app {

struct ChosenMailbox {
  MailboxEntry entry;
  // As a reader of messages knows it: "Sent" for sent mail whatever the server calls it.
  std::string folder;
};

// Sent mail first, so that what is answered is known before its answers; then the inbox, archives and the rest. Left
// out: drafts, trash, junk, what cannot be opened, and views of other folders (flagged). A folder that holds all mail
// (Gmail) stands for every other but the sent one. What a folder is for says the server (SPECIAL-USE), else its name.
std::vector<ChosenMailbox> choose_mailboxes(const std::vector<MailboxEntry>& all);

// "imap.gmail.com" for ada@gmail.com; "imap.DOMAIN" where Kith knows no better; "" without a domain.
std::string usual_mail_host(std::string_view address);

}  // namespace kith::app
