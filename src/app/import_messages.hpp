// Messages and invitations into touches: who is the owner, who the other, which way it went.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/import_contacts.hpp"

namespace kith::app {

// Finds whose export a file of messages is: the party common to all of it. Memory stays bounded: the
// candidates only ever get fewer, and senders are counted among a bounded number.
class OwnerFinder {
 public:
  void see(const MessageRecord& record);
  // The user's own keys decide when they take part; none when two fit as well.
  std::optional<Party> owner(const std::set<std::string>& own_keys) const;

 private:
  std::optional<std::map<std::string, Party>> common_;  // by key
  std::map<std::string, std::pair<Party, int>> seen_;
  int records_ = 0;
};

// What makes two parties the same: the profile where there is one, else the name.
std::string party_key(const Party& party);

class MessageImport {
 public:
  MessageImport(Tx& tx, ImportTally& tally, ContactImport& contacts);

  void set_owner(const Party& owner);
  Status add(MessageRecord&& record);
  void count_known();
  Status flush();

 private:
  Result<std::optional<PersonId>> person_for(const Party& party, const std::multimap<std::string, HandleOwner>& owners);

  Tx& tx_;
  ImportTally& tally_;
  ContactImport& contacts_;
  std::string owner_;
  std::vector<MessageRecord> batch_;
  std::map<std::string, std::optional<PersonId>> people_;  // by party key; none: in the trash
  std::set<std::string> here_;                             // keys of this batch, for a row that comes twice
};

}  // namespace kith::app
