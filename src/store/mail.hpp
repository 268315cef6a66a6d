// Mail in the database: each message once, exchanges with people who are not in Kith, and marked addresses.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

struct MessageRow {
  std::int64_t id = 0;
  std::string key;                  // of the Message-ID
  std::string digest;               // of the content, as the reader says
  std::string thread;               // the key of the first message of the thread, known or not
  std::string answers;              // the key of the message it answers; "" is none
  std::string sender, sender_name;  // the sender's address in lower case
  Instant at{};
  std::string subject;      // "" for mail between others
  std::string subject_key;  // of the subject without "Re:"; "" for mail between others
  int recipients = 0;
  std::string kind;  // name(MailKind)
  bool asks = false;
  bool own = false;  // the user wrote it
  // Whom it went to besides the user, in lower case: those of To, then "|" and those of Cc, parted by spaces; "" when
  // there are none, or too many for them to know each other by it.
  std::string parties;
};

Result<std::vector<MessageRow>> messages_with_keys(const Db& db, const std::vector<std::string>& keys);
// Those that answer one of these.
Result<std::vector<MessageRow>> messages_answering(const Db& db, const std::vector<std::string>& keys);
Result<std::vector<MessageRow>> messages_of_thread(const Db& db, const std::string& thread);
// Which of these are the thread of some message.
Result<std::set<std::string>> threads_there(const Db& db, const std::vector<std::string>& threads);
// The latest with that subject in the time given, of mail that concerns the user.
Result<std::optional<MessageRow>> message_about(const Db& db, const std::string& subject_key, Instant from, Instant to);
Result<std::int64_t> insert_message(Tx& tx, const MessageRow& row);
// The whole thread, its touches and exchanges, under another name: its first message turned out to answer another.
Status rename_thread(Tx& tx, const std::string& from, const std::string& to);

// One message exchanged with an address that nobody in Kith has.
struct ExchangeRow {
  std::int64_t id = 0;
  std::string address, name;
  std::string direction;
  Instant at{};
  bool asks = false;
  std::string message_key, thread, subject;
  int recipients = 0;
};
Status insert_exchange(Tx& tx, const ExchangeRow& row);
// Oldest first.
Result<std::vector<ExchangeRow>> exchanges_of(const Db& db, const std::string& address);
// Addresses with exchanges that somebody in Kith has by now, and who.
Result<std::vector<std::pair<std::string, PersonId>>> exchanges_found(const Db& db);

// Exchanges counted by address, the most first, last name seen.
struct CorrespondentRow {
  std::string address, name;
  int in = 0, out = 0;
  Instant first{}, last{};
  std::string subject;  // of the last
};
// With so many exchanges and at least one from them; without dismissed addresses.
Result<std::vector<CorrespondentRow>> correspondents(const Db& db, int least, int most);

enum class AddressMark { bounced, dismissed, stopped };
std::string_view name(AddressMark mark);
struct MarkedAddress {
  std::int64_t id = 0;
  std::string address, mark, why;
  Instant at{};
};
Result<std::vector<MarkedAddress>> marked_addresses(const Db& db, const std::vector<std::string>& addresses);
// Those marked since, the latest first.
Result<std::vector<MarkedAddress>> addresses_marked_since(const Db& db, Instant since);
// Messages to the user since then that ask not to be written to, and whose sender was not marked for it, ever.
Result<std::vector<MessageRow>> unheeded_stops(const Db& db, Instant since);
// False when it bears the mark already.
Result<bool> mark_address(Tx& tx, const std::string& address, AddressMark mark, const std::string& why, Instant at);

}  // namespace kith
