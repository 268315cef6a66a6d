// Whom a message is a contact with, which way, and which thread it belongs to.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/mail.hpp"
#include "model/touch.hpp"
#include "rules/mail_kind.hpp"

namespace kith {

// A message to more people than this is an announcement: it moves nobody's date, except the date of whom it answers.
inline constexpr int kMostRecipients = 10;
inline constexpr std::size_t kMostParties = 20;
// One among more than so many is not the one who was asked.
inline constexpr int kMostAsked = 3;

// Keys: addresses in lower case, as handle_key() makes them.
std::string address_key(std::string_view email);

struct MailLeg {
  std::string key;
  MailAddress other;
  Direction direction = Direction::in;
  bool operator==(const MailLeg&) const = default;
};

struct Correspondence {
  bool own = false;           // the user wrote it
  std::vector<MailLeg> legs;  // nobody twice
  int recipients = 0;         // other than the sender and the user, lists not counted
  bool personal = false;      // few enough, and straight enough, that a question in it waits for an answer
  // Whom it went to openly besides sender and user, in To and in Cc, nobody twice; empty when there are more than
  // kMostParties: they need not know each other.
  std::vector<std::string> to, cc;
  std::string_view why_not;  // without legs: why it is no contact; follows a count
};

// Who wrote the message that this one answers, when Kith knows it.
struct Answered {
  std::string key;
  MailAddress from;
};

// `own` holds the keys of the user's own addresses. On a list, those are in contact who are named in To or Cc, and
// whoever is answered; a message between others on it is none of the user's. Elsewhere the user must be among the
// sender or the recipients.
Correspondence correspondence(const MailRecord& mail, const MailReading& reading, const std::set<std::string>& own,
                              const std::optional<Answered>& answered);

// "Re: AW: [list] Budget (fwd)" -> "budget": what messages of one thread share when no header says so.
std::string base_subject(std::string_view subject);
// It begins with "Re:" or what other languages write for it.
bool is_reply_subject(std::string_view subject);

}  // namespace kith
