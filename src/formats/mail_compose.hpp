// One message to one person as it goes over the line (RFC 5322, MIME): plain text, UTF-8, quoted-printable.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/result.hpp"
#include "model/mail.hpp"

namespace kith {

struct MailToWrite {
  MailAddress from, to;  // exactly one each
  std::string subject;
  std::string text;
  Instant at{};
  std::chrono::seconds offset{};  // of the user's clock from UTC
  std::string message_id;         // without brackets
  std::string answers;            // Message-ID it answers, "" begins a conversation
  std::string begins;             // Message-ID of the conversation's first message, where another is known
};

// bad_input for a line end or another control character in the subject, a name, an address or an id (whoever could
// write one there could add headers, and recipients), for an address mail cannot go to, and for an empty text.
Result<std::string> compose_mail(const MailToWrite& mail);

// The same message with another Date.
std::string dated(std::string mail, Instant at, std::chrono::seconds offset);

// "Mon, 23 Nov 2026 10:00:00 +0100"
std::string mail_date_words(Instant at, std::chrono::seconds offset);
// `random` at the domain of the sender's address.
std::string make_message_id(std::string_view random, std::string_view sender);

// "mailto:ada@example.org?subject=…&body=…" (RFC 6068), for a mail program.
std::string mailto_link(std::string_view address, std::string_view subject, std::string_view text);
std::string mailto_link(const std::vector<std::string>& addresses, std::string_view subject, std::string_view text);

// The parts of it, for who needs one alone.
// As one or more encoded words (RFC 2047) where it is not plain ASCII; `used` characters stand on the line before it.
std::string header_words(std::string_view text, std::size_t used);
std::string quoted_printable(std::string_view text);  // line ends become CRLF; at most 76 characters a line

}  // namespace kith
