// What sort of mail a message is: only some of it is contact.
#pragma once

#include <string>
#include <string_view>

#include "model/mail.hpp"

namespace kith {

enum class MailKind {
  personal,
  list,       // through a discussion list: who answers or names whom decides
  bulk,       // newsletters, receipts, no-reply addresses, junk
  automatic,  // auto-replies, calendar robots, receipts of reading
  bounce,     // a report that a message could not be delivered
  stop,       // "please stop writing to me"
};
std::string_view name(MailKind kind);

// `why` follows a count in the summary of an import: "12 newsletters".
struct MailReading {
  MailKind kind = MailKind::personal;
  std::string_view why;
};

// From the message alone. Headers of RFC 3834 (Auto-Submitted), RFC 2919 and 2369 (lists), RFC 3464 (reports) come
// first, then the sender's address, then the subject. A person's answer stays personal although their program sets
// List-Unsubscribe. The text is read for "please stop" only, and only where it is short.
MailReading mail_kind(const MailRecord& mail);

// The local part that no person reads: no-reply, notifications, mailer-daemon and their like.
bool is_robot_address(std::string_view email);
// A short text that asks not to be written to again, in English, German, French or Spanish.
bool says_stop(std::string_view text);

}  // namespace kith
