// One mail message (RFC 5322, MIME), from its bytes. Nothing here fails: what cannot be read is left empty, and
// a message always gives a record. Values are parsed by GMime (mime_values.hpp); the walk over headers and
// parts is Kith's own, so that no message can cost more than its size times a constant:
//   headers read 4,096 of 256 KiB each (others are passed over); addresses kept 2,000 a header; references 200;
//   parts 500, nested 32 deep; text decoded 1 MiB a message, of which 64 KiB are kept; failed addresses 200.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "model/mail.hpp"

namespace kith {

enum class MailText {
  skip,  // headers, marks and delivery reports only; much faster
  read,  // `text` too: the newly written text, without quotations, signature and disclaimers
};

struct MailOptions {
  MailText text = MailText::read;
  std::string folder;  // as the mailbox or path names it; decides draft, trashed and spam with the headers
  std::string flags;   // Maildir letters after ":2,": D draft, T trashed, R answered (others mean nothing here)
  std::optional<Instant> seen;  // used when no header says when: the mbox line, IMAP's INTERNALDATE
  long line = 1;
};

// Takes a message as it lies in a file, for parse_mail().
using TakeUnparsed = std::function<Status(std::string&& bytes, MailOptions&& options)>;

inline constexpr std::size_t kMailTextBytes = 64 * 1024;

// A whole message, or only its headers (then body and text are empty and the digest is of the headers named
// below). The digest is a fingerprint of From, Date, Subject and the body's bytes, line ends aside.
MailRecord parse_mail(std::string_view bytes, const MailOptions& options = {});

// Where a message lies and how it is flagged, from its path: ".Sent/cur/1.host:2,RS" is {"Sent", "RS"},
// "Archive/2003.mbox" is {"2003", ""}. The folder is that of the file for an mbox, "" for an .eml.
struct MailPlace {
  std::string folder;
  std::string flags;
};
MailPlace mail_place(std::string_view path);

// "Sent Items", "Gesendet", "INBOX.Drafts", "[Gmail]/Papierkorb": what a mailbox of that name is for.
enum class FolderKind { other, inbox, sent, drafts, trash, junk };
FolderKind folder_kind(std::string_view folder);

}  // namespace kith
