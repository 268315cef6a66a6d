// The folder of sent mail on an IMAP server: where a copy of what was sent is put.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sync/mail_server.hpp"

namespace kith {

// One connection, logged in. Errors as MailServer's.
class SentBox {
 public:
  virtual ~SentBox() = default;
  virtual Result<std::vector<MailboxEntry>> mailboxes() = 0;
  // Whether a message of that Message-ID lies there: some servers keep what they send by themselves.
  virtual Result<bool> holds(const std::string& mailbox, const std::string& message_id) = 0;
  // Puts it there, marked as read.
  virtual Status keep(const std::string& mailbox, std::string_view mail) = 0;
};

using OpenSentBox = std::function<Result<std::unique_ptr<SentBox>>(const MailAccess&, const MailServerLimits&)>;
Result<std::unique_ptr<SentBox>> open_sent_box(const MailAccess& access, const MailServerLimits& limits = {});

}  // namespace kith
