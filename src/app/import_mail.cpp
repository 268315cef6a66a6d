#include "app/import_mail.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "formats/mail_message.hpp"
#include "rules/words.hpp"
#include "store/drafts.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostSenders = 20000;
constexpr std::size_t kLongestSubject = 300;
constexpr std::size_t kLongestText = 4000;
constexpr std::size_t kLongestId = 900;      // in characters; nobody's is longer
constexpr int kSubjectDays = 60;             // how long a bare "Re: Budget" may look back for its thread
constexpr std::int64_t kOldest = 315532800;  // 1980: there was no mail to import before it
constexpr int kAheadDays = 2;                // a clock may be wrong, but not by more

std::string id_key(const std::string& id, const std::string& digest) {
  return id.empty() ? "d" + digest : fingerprint(id);
}

// The message that this one says it answers.
std::string answered_id(const MailRecord& mail) {
  if (!mail.in_reply_to.empty()) return mail.in_reply_to;
  return mail.references.empty() ? std::string() : mail.references.back();
}

std::string subject_of(const MailRecord& mail) {
  return std::string(clip(collapse(mail.subject), kLongestSubject));
}

// One Message-ID, two messages: another sender, another day or another subject. A list's copy has another footer
// and stays the same message.
bool is_other(const MessageRow& row, const MailRecord& mail, Instant at) {
  if (row.digest == mail.digest) return false;
  const std::int64_t apart =
      seconds(at) > seconds(row.at) ? seconds(at) - seconds(row.at) : seconds(row.at) - seconds(at);
  if (row.sender != address_key(mail.from.email) || apart > std::int64_t{kAheadDays} * 86400) return true;
  return !row.subject_key.empty() && row.subject_key != fingerprint(base_subject(subject_of(mail)));
}

ExchangeRow exchange_of(const MailLeg& leg, const MessageRow& row) {
  return {0,
          leg.key,
          std::string(clip(collapse(leg.other.name), kLongestSubject)),
          std::string(name(leg.direction)),
          row.at,
          row.asks,
          row.key,
          row.thread,
          row.subject,
          row.recipients};
}

Result<std::int64_t> insert_touch(Tx& tx, PersonId person, const ExchangeRow& row, const std::string& note) {
  return tx.insert(Table::touches, person,
                   {{"at", std::int64_t{seconds(row.at)}},
                    {"channel", std::string(name(Channel::email))},
                    {"direction", row.direction},
                    {"source", std::string(name(Source::mail))},
                    {"asks", std::int64_t{row.asks ? 1 : 0}},
                    {"note", note},
                    {"external_key", "mail:" + row.message_key},
                    {"thread", row.thread},
                    {"recipients", std::int64_t{row.recipients}}});
}

// As MessageRow keeps them.
std::string parties_of(const Correspondence& found) {
  if (found.to.empty() && found.cc.empty()) return {};
  std::string all;
  for (const auto* row : {&found.to, &found.cc}) {
    if (row == &found.cc && !row->empty()) all += '|';
    bool first = true;
    for (const std::string& key : *row) {
      if (key.find_first_of(" |") != std::string::npos) continue;
      if (!std::exchange(first, false)) all += ' ';
      all += key;
    }
  }
  return all;
}

bool may_be_contact(const std::string& kind) {
  return kind == name(MailKind::personal) || kind == name(MailKind::list) || kind == name(MailKind::stop);
}

// The folded name where it is one of several words, else "".
std::string whole_name(const std::string& name) {
  std::string folded = fold(name);
  return folded.find(' ') == std::string::npos || name.find('@') != std::string::npos ? std::string() : folded;
}

// Touches of what was exchanged with this address before they were in Kith. Returns how many.
Result<int> take_exchanges(Tx& tx, const std::string& address, PersonId person) {
  KITH_TRY(const auto rows, exchanges_of(tx, address));
  std::vector<std::pair<std::int64_t, PersonId>> gone;
  for (const ExchangeRow& row : rows) {
    KITH_CHECK(insert_touch(tx, person, row, row.subject));
    gone.emplace_back(row.id, PersonId{});
  }
  KITH_CHECK(tx.remove_made(Table::exchanges, gone));
  return static_cast<int>(rows.size());
}

}  // namespace

void MailOwner::see(const MailRecord& mail) {
  ++messages_;
  const auto count = [&](const std::string& key, int Seen::* what) {
    if (key.empty() || (seen_.size() >= kMostSenders && !seen_.contains(key))) return;
    ++(seen_[key].*what);
  };
  const std::string sender = address_key(mail.from.email);
  count(sender, &Seen::from);
  if (folder_kind(mail.folder) == FolderKind::sent) {
    ++sent_;
    count(sender, &Seen::sent);
  }
  std::set<std::string> to;
  for (const auto* row : {&mail.to, &mail.cc}) {
    for (const MailAddress& address : *row) to.insert(address_key(address.email));
  }
  for (const std::string& key : to) {
    if (key != sender) count(key, &Seen::to);
  }
}

std::string MailOwner::key() const {
  constexpr int kEnough = 3;
  std::string best;
  int most = 0, second = 0;
  for (const auto& [key, seen] : seen_) {
    if (sent_ > 0 && seen.sent * 3 >= sent_ * 2) return key;
    // A list is written to and never writes.
    const int all = seen.from > 0 && seen.to > 0 ? seen.from + seen.to : 0;
    if (all > most) {
      second = std::exchange(most, all);
      best = key;
    } else {
      second = std::max(second, all);
    }
  }
  return messages_ >= kEnough && most * 2 >= messages_ && second * 3 <= most * 2 ? best : std::string();
}

// What the database and the batch so far know.
struct MailImport::Known {
  std::unordered_map<std::string, MessageRow> messages;              // by key
  std::unordered_map<std::string, std::vector<MessageRow>> answers;  // by the key they answer
  Owners owners;                                                     // by address
  std::vector<std::pair<std::string, std::string>> threads;          // key and thread, where they differ

  void keep(const MessageRow& row) {
    if (!row.answers.empty()) answers[row.answers].push_back(row);
    messages.insert_or_assign(row.key, row);
  }
};

ToldMail tell(MailRecord&& mail, const std::set<std::string>& own) {
  ToldMail told{std::move(mail), {}, {}};
  told.reading = mail_kind(told.mail);
  const bool waits = correspondence(told.mail, *told.reading, own, {}).personal && !told.mail.answered;
  if (waits) told.asks = asks(told.mail.text);
  return told;
}

MailImport::MailImport(Tx& tx, ImportTally& tally, MailRules rules)
    : tx_(tx), tally_(tally), rules_(std::move(rules)) {}

void MailImport::count_known(int messages) {
  tally_.summary.read += messages;
  tally_.summary.unchanged += messages;
}

Status MailImport::add(ToldMail&& told) {
  MailRecord& mail = told.mail;
  ++tally_.summary.read;
  if (!mail.at) {
    tally_.leave_out("without a date");
    return {};
  }
  if (seconds(*mail.at) < kOldest || *mail.at > rules_.now + std::chrono::hours{24 * kAheadDays}) {
    tally_.leave_out("with a date that cannot be");
    return {};
  }
  switch (rules_.texts) {
    case MailTexts::none:
      mail.text.clear();
      told = {std::move(mail), {}, {}};
      break;
    case MailTexts::look:
    case MailTexts::keep: break;
  }
  batch_.push_back(std::move(told));
  return batch_.size() >= kImportBatch ? flush() : Status{};
}

Status MailImport::flush() {
  if (batch_.empty()) return {};
  std::vector<std::string> keys, wanted, addresses;
  for (const ToldMail& told : batch_) {
    const MailRecord& mail = told.mail;
    keys.push_back(id_key(mail.id, mail.digest));
    wanted.push_back(keys.back());
    if (const std::string answered = answered_id(mail); !answered.empty()) wanted.push_back(fingerprint(answered));
    addresses.push_back(address_key(mail.from.email));
    for (const auto* row : {&mail.to, &mail.cc, &mail.bcc}) {
      for (const MailAddress& address : *row) addresses.push_back(address_key(address.email));
    }
    // Mail to and from a crowd may name thousands; only the user's own is looked at below.
  }
  const auto unique = [](std::vector<std::string>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::erase(all, "");
  };
  unique(wanted);
  unique(keys);
  unique(addresses);
  Known known;
  KITH_TRY(auto messages, messages_with_keys(tx_, wanted));
  for (MessageRow& row : messages) {
    addresses.push_back(row.sender);
    known.messages.emplace(row.key, std::move(row));
  }
  unique(addresses);
  KITH_TRY(auto answers, messages_answering(tx_, keys));
  for (MessageRow& row : answers) known.answers[row.answers].push_back(std::move(row));
  KITH_TRY(known.owners, handle_owners(tx_, addresses));
  for (ToldMail& told : batch_) KITH_CHECK(write(told, known));
  batch_.clear();
  std::vector<std::string> moved;
  for (const auto& [key, thread] : known.threads) moved.push_back(key);
  KITH_TRY(const auto begun, threads_there(tx_, moved));
  for (const auto& [key, thread] : known.threads) {
    if (begun.contains(key)) KITH_CHECK(rename_thread(tx_, key, thread));
  }
  return {};
}

Status MailImport::write(ToldMail& told, Known& known) {
  const MailRecord& mail = told.mail;
  MessageRow row;
  row.at = *mail.at;
  row.key = id_key(mail.id, mail.digest);
  row.digest = mail.digest;
  if (const auto before = known.messages.find(row.key); before != known.messages.end()) {
    if (!is_other(before->second, mail, row.at)) {
      ++tally_.summary.unchanged;
      return {};
    }
    row.key = fingerprint(mail.id + "\n" + mail.digest);
    KITH_TRY(const auto same, messages_with_keys(tx_, {row.key}));
    if (!same.empty()) {
      ++tally_.summary.unchanged;
      return {};
    }
  }
  ++fresh_;
  const MailReading reading = told.reading ? *told.reading : mail_kind(mail);
  row.sender = address_key(mail.from.email);
  row.sender_name = std::string(clip(collapse(mail.from.name), kLongestSubject));
  if (folder_kind(mail.folder) == FolderKind::sent && !row.sender.empty() && !rules_.own.contains(row.sender) &&
      reading.kind == MailKind::personal) {
    rules_.own.insert(row.sender);
    also_own_.insert(row.sender);
  }
  if (const std::string answered = answered_id(mail); !answered.empty()) row.answers = fingerprint(answered);
  const auto parent = known.messages.find(row.answers);
  std::optional<Answered> answered;
  if (parent != known.messages.end()) {
    answered = Answered{parent->second.sender, {parent->second.sender_name, parent->second.sender}};
  }
  const Correspondence found = correspondence(mail, reading, rules_.own, answered);
  const std::string subject = subject_of(mail);
  const std::string base = base_subject(subject);
  row.own = found.own;
  // Somebody else's wish in mail between others is none of the user's.
  const bool elsewhere = reading.kind == MailKind::stop && (found.own || found.legs.empty());
  row.kind = name(elsewhere ? MailKind::personal : reading.kind);
  row.recipients = found.recipients;
  row.parties = parties_of(found);
  const bool concerns = found.own || !found.legs.empty();
  row.subject = subject;
  row.subject_key = concerns && !base.empty() ? fingerprint(base) : std::string();
  row.asks = concerns && found.personal && !mail.answered && (told.asks ? *told.asks : asks(mail.text));
  row.thread = row.key;
  if (parent != known.messages.end()) {
    row.thread = parent->second.thread;
  } else if (!mail.references.empty()) {
    row.thread = fingerprint(mail.references.front());
  } else if (!row.answers.empty()) {
    row.thread = row.answers;
  } else if (!row.subject_key.empty() && is_reply_subject(subject)) {
    KITH_TRY(const auto about,
             message_about(tx_, row.subject_key, row.at - std::chrono::hours{24 * kSubjectDays}, row.at));
    if (about) row.thread = about->thread;
  }
  KITH_CHECK(insert_message(tx_, row));
  // What was exchanged with somebody may be answered, and an answer names the message.
  if (!found.legs.empty() && !mail.id.empty() && mail.id.size() <= kLongestId)
    KITH_CHECK(keep_message_id(tx_, row.key, mail.id));
  if (row.thread != row.key) known.threads.emplace_back(row.key, row.thread);
  if (reading.kind == MailKind::bounce) KITH_CHECK(mark_failures(mail, row.at));
  if (found.legs.empty()) tally_.leave_out(found.why_not);
  for (const MailLeg& leg : found.legs) KITH_CHECK(write_leg(leg, row, mail.text, known.owners));
  KITH_CHECK(answers_before(row, known));
  known.keep(row);
  return {};
}

Status MailImport::write_leg(const MailLeg& leg, const MessageRow& row, const std::string& text, const Owners& owners) {
  const auto [from, to] = owners.equal_range(leg.key);
  bool trashed = false;
  for (auto owner = from; owner != to; ++owner) {
    if (owner->second.kind != HandleKind::email) continue;
    trashed = trashed || owner->second.removed;
    if (owner->second.removed) continue;
    std::string note = row.subject;
    switch (rules_.texts) {
      case MailTexts::none:
      case MailTexts::look: break;
      case MailTexts::keep:
        if (!trim(text).empty()) note += fmt::format("\n\n{}", clip(trim(text), kLongestText));
        break;
    }
    ++tally_.summary.touches;
    KITH_CHECK(insert_touch(tx_, owner->second.person, exchange_of(leg, row), note));
    return {};
  }
  return trashed ? Status{} : insert_exchange(tx_, exchange_of(leg, row));
}

// Answers that came in before the message they answer: now it is known to whom they went.
Status MailImport::answers_before(const MessageRow& row, Known& known) {
  const auto found = known.answers.find(row.key);
  if (found == known.answers.end()) return {};
  for (const MessageRow& answer : found->second) {
    if (!may_be_contact(answer.kind) || answer.own == row.own || row.sender.empty() || answer.sender.empty()) continue;
    if (answer.own && (answer.kind != name(MailKind::list) || is_robot_address(row.sender))) continue;
    const MailLeg leg = answer.own ? MailLeg{row.sender, {row.sender_name, row.sender}, Direction::out}
                                   : MailLeg{answer.sender, {answer.sender_name, answer.sender}, Direction::in};
    KITH_CHECK(late_leg(answer, leg));
  }
  return {};
}

Status MailImport::late_leg(const MessageRow& row, const MailLeg& leg) {
  KITH_TRY(const auto owners, handle_owners(tx_, {leg.key}));
  KITH_TRY(const auto touched, known_touches(tx_, {"mail:" + row.key}));
  KITH_TRY(const auto exchanged, exchanges_of(tx_, leg.key));
  const bool there = std::any_of(touched.begin(), touched.end(),
                                 [&](const auto& touch) {
                                   return std::any_of(owners.begin(), owners.end(), [&](const auto& owner) {
                                     return owner.second.person == touch.second;
                                   });
                                 }) ||
                     std::any_of(exchanged.begin(), exchanged.end(),
                                 [&](const ExchangeRow& exchange) { return exchange.message_key == row.key; });
  return there ? Status{} : write_leg(leg, row, {}, owners);
}

Status MailImport::mark_failures(const MailRecord& mail, Instant at) {
  const bool mine = mail.to.empty() || std::any_of(mail.to.begin(), mail.to.end(), [&](const MailAddress& to) {
                      return rules_.own.contains(address_key(to.email));
                    });
  if (!mine) return {};
  for (const FailedAddress& failed : mail.failed) {
    const std::string key = address_key(failed.email);
    if (!failed.permanent || key.empty() || rules_.own.contains(key)) continue;
    KITH_CHECK(
        mark_address(tx_, key, AddressMark::bounced, std::string(clip(collapse(failed.why), kLongestSubject)), at));
  }
  return {};
}

Status MailImport::finish() {
  KITH_CHECK(flush());
  KITH_TRY(const auto found, exchanges_found(tx_));
  for (const auto& [address, person] : found) {
    KITH_TRY(const int touches, take_exchanges(tx_, address, person));
    tally_.summary.touches += touches;
  }
  return {};
}

std::vector<std::vector<CorrespondentRow>> by_person(std::vector<CorrespondentRow> rows) {
  std::vector<std::vector<CorrespondentRow>> people;
  std::map<std::string, std::size_t> places;
  for (CorrespondentRow& row : rows) {
    const std::string whole = whole_name(row.name);
    const auto known = whole.empty() ? places.end() : places.find(whole);
    if (known != places.end()) {
      people[known->second].push_back(std::move(row));
      continue;
    }
    if (!whole.empty()) places.emplace(whole, people.size());
    people.push_back({std::move(row)});
  }
  for (auto& addresses : people) {
    std::stable_sort(addresses.begin(), addresses.end(), [](const auto& a, const auto& b) { return a.last > b.last; });
  }
  return people;
}

Result<AddedCorrespondent> add_correspondent(Tx& tx, ContactImport& contacts,
                                             const std::vector<CorrespondentRow>& addresses) {
  const CorrespondentRow& first = addresses.front();
  ContactRecord record;
  record.name = first.name.empty() ? first.address : first.name;
  AddedCorrespondent added;
  KITH_TRY(added.person, contacts.make_person(record));
  for (const CorrespondentRow& row : addresses) {
    KITH_CHECK(
        tx.insert(Table::handles, added.person,
                  {{"kind", std::string(name(HandleKind::email))}, {"value", row.address}, {"key", row.address}}));
    KITH_TRY(const int touches, take_exchanges(tx, row.address, added.person));
    added.touches += touches;
  }
  return added;
}

}  // namespace kith::app
