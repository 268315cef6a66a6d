// Mail messages into touches: each message once, whoever brings it, in whatever order.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/import_contacts.hpp"
#include "app/settings.hpp"
#include "rules/correspondence.hpp"
#include "rules/mail_kind.hpp"
#include "store/mail.hpp"
#include "store/people.hpp"

namespace kith::app {

// Finds whose mail it is when the user has told no address: who writes what lies in Sent folders, else who both
// writes and is written to in most of it. Counts a bounded number of addresses.
class MailOwner {
 public:
  void see(const MailRecord& mail);
  // The key of their address; "" when nobody stands out.
  std::string key() const;
  int messages() const { return messages_; }

 private:
  struct Seen {
    int from = 0, to = 0, sent = 0;
  };
  std::map<std::string, Seen> seen_;
  int messages_ = 0, sent_ = 0;
};

// A message, and what can be told of it by itself on any thread; what is not told yet is told when it is written.
struct ToldMail {
  MailRecord mail;
  std::optional<MailReading> reading;
  std::optional<bool> asks;  // told where it may wait for an answer
};
ToldMail tell(MailRecord&& mail, const std::set<std::string>& own);

struct MailRules {
  std::set<std::string> own;  // keys of the user's addresses
  Instant now{};
  MailTexts texts = MailTexts::look;
};

// Feeds one transaction. add() keeps at most kImportBatch messages; flush() writes them; finish() comes once at the
// end: exchanges of those who came to Kith in the meantime become touches. After the commit, heed_stops() (notices.hpp)
// puts those who ask for it to Do not contact.
class MailImport {
 public:
  MailImport(Tx& tx, ImportTally& tally, MailRules rules);

  Status add(ToldMail&& told);
  Status add(MailRecord&& mail) { return add(ToldMail{std::move(mail), {}, {}}); }
  void count_known(int messages);
  Status flush();
  Status finish();

  // Addresses that write what lies in Sent folders, and that the user has not told of.
  const std::set<std::string>& also_own() const { return also_own_; }
  // Messages that were new to Kith, contact or not.
  int fresh() const { return fresh_; }

 private:
  using Owners = std::multimap<std::string, HandleOwner>;
  struct Known;
  Status write(ToldMail& told, Known& known);
  Status write_leg(const MailLeg& leg, const MessageRow& row, const std::string& text, const Owners& owners);
  Status answers_before(const MessageRow& row, Known& known);
  Status late_leg(const MessageRow& row, const MailLeg& leg);
  Status mark_failures(const MailRecord& mail, Instant at);

  Tx& tx_;
  ImportTally& tally_;
  MailRules rules_;
  std::vector<ToldMail> batch_;
  std::set<std::string> also_own_;
  int fresh_ = 0;
};

// Who writes under one whole name (of two words or more) from several addresses is taken for one person: `rows` by
// person, in their order, and the addresses of each with the last used first.
std::vector<std::vector<CorrespondentRow>> by_person(std::vector<CorrespondentRow> rows);
// A person of these addresses, with touches of what was exchanged before they were in Kith.
struct AddedCorrespondent {
  PersonId person;
  int touches = 0;
};
Result<AddedCorrespondent> add_correspondent(Tx& tx, ContactImport& contacts,
                                             const std::vector<CorrespondentRow>& addresses);

}  // namespace kith::app
