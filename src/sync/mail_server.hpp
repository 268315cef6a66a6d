// A server with mailboxes (IMAP, RFC 3501), as far as Kith uses one: it reads, and never changes anything there.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/result.hpp"
#include "sync/reply_guard.hpp"
#include "sync/wire.hpp"

namespace kith {

enum class MailSecurity { tls, starttls, clear };  // clear is for a server on this machine only
// xoauth2 is an access token (XOAUTH2); with oauth2 Kith gets a new one whenever it has run out, and the server sees no
// difference.
enum class MailLogin { password, xoauth2, oauth2 };

struct MailAccess {
  std::string host;
  int port = 993;
  MailSecurity security = MailSecurity::tls;
  std::string authorities;  // PEM; "" are those of the system
  std::string user;
  MailLogin login = MailLogin::password;
  std::string secret;  // the password, or the access token
};

struct MailServerLimits {
  WireLimits wire;
  ReplyLimits reply;
  std::chrono::milliseconds login{60'000};     // from the connection to the login
  std::chrono::milliseconds command{300'000};  // one question with its whole answer
};

// What a folder is for, as the server says (RFC 6154).
enum class MailUse { none, inbox, sent, archive, all, drafts, trash, junk, flagged };

struct MailboxEntry {
  std::string name;   // as the server knows it: modified UTF-7
  std::string shown;  // in UTF-8
  MailUse use = MailUse::none;
  bool selectable = true;
};

struct MailboxState {
  std::uint32_t uidvalidity = 0;  // another number: the server counts anew
  std::uint32_t uidnext = 0;      // no message has this number or a higher one yet; 0 when it does not say
  std::uint64_t modseq = 0;       // HIGHESTMODSEQ (RFC 7162); 0 when it keeps none
  std::uint32_t messages = 0;
};

struct FetchedMail {
  std::uint32_t uid = 0;
  std::optional<Instant> received;  // INTERNALDATE
  std::string flags;                // Maildir letters: R answered, T deleted, D draft
  std::string header;               // with the empty line that ends it
  std::string text;                 // the beginning of what follows
};
using TakeMail = std::function<Status(FetchedMail&&)>;

// How much of a message is asked for.
inline constexpr std::uint32_t kMailHeaderBytes = 256 * 1024;
inline constexpr std::uint32_t kMailBodyBytes = 32 * 1024;

// One connection, logged in. Errors are unreachable (also what the server breaks off, or what breaks a limit), after
// which it is of no use any more, and refused: the server says no, in its own words.
class MailServer {
 public:
  virtual ~MailServer() = default;

  virtual Result<std::vector<MailboxEntry>> mailboxes() = 0;
  // For reading only (EXAMINE); what follows is about this mailbox.
  virtual Result<MailboxState> open(const std::string& mailbox) = 0;
  // The numbers in use from `first` to `last`, in order.
  virtual Result<std::vector<std::uint32_t>> uids(std::uint32_t first, std::uint32_t last) = 0;
  // Of those that are still there, in any order. Nothing is marked as read.
  virtual Status headers(std::span<const std::uint32_t> uids, const TakeMail& take) = 0;
  virtual Status texts(std::span<const std::uint32_t> uids, const TakeMail& take) = 0;

  virtual bool can_wait() const = 0;  // IDLE (RFC 2177)
  // Until something happens in the open mailbox (true) or the time is over (false).
  virtual Result<bool> wait(std::chrono::milliseconds time) = 0;
};

// Connects and logs in.
using ConnectMail = std::function<Result<std::unique_ptr<MailServer>>(const MailAccess&, const MailServerLimits&)>;
Result<std::unique_ptr<MailServer>> connect_imap(const MailAccess& access, const MailServerLimits& limits = {});

}  // namespace kith
