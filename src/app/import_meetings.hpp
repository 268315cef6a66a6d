// Meetings into touches: who of those invited is known, and what a newer version of the calendar changes.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/import_contacts.hpp"
#include "store/known_touches.hpp"

namespace kith::app {

// Finds whose calendar it is when the user has told no e-mail address: who takes part in nearly all of it.
class CalendarOwner {
 public:
  void see(const MeetingRecord& meeting);
  // The key of their address; "" when nobody stands out.
  std::string key() const;

 private:
  std::map<std::string, int> seen_;
  int meetings_ = 0;
};

class MeetingImport {
 public:
  // `own_keys` are the handle keys of the user.
  MeetingImport(Tx& tx, ImportTally& tally, ContactImport& contacts, std::set<std::string> own_keys,
                Strangers strangers);

  void own(const std::string& key) { own_keys_.insert(key); }
  Status add(MeetingRecord&& meeting);
  void count_known();
  Status flush();
  // After the last file: what newer versions of a series no longer have goes.
  Status finish();

 private:
  struct Wanted {
    std::string key;
    MeetingRecord meeting;
    bool held = false;  // it is a contact
  };
  using Owners = std::multimap<std::string, HandleOwner>;
  bool is_own(const Attendee& attendee) const;
  std::optional<std::string_view> left_out(const MeetingRecord& meeting) const;
  Result<std::optional<PersonId>> person_for(const Attendee& attendee, const Owners& owners);
  Result<std::set<PersonId>> people_of(const MeetingRecord& meeting, const Owners& owners);
  Status write(const Wanted& wanted, const Owners& owners, const std::vector<KeyedTouch>& before);
  Result<bool> take_away(const KeyedTouch& touch);
  Result<bool> bring_up_to_date(const KeyedTouch& touch, const Wanted& wanted);

  Tx& tx_;
  ImportTally& tally_;
  ContactImport& contacts_;
  std::set<std::string> own_keys_;
  Strangers strangers_;
  std::map<std::string, Wanted> batch_;                    // by key: the latest version of each
  std::map<std::string, int> sequences_;                   // of what came in this import, by key
  std::map<std::string, std::set<std::string>> series_;    // keys of each repeated meeting, by its key's start
  std::map<std::string, std::optional<PersonId>> people_;  // by key of the address; none: in the trash, or a stranger
  std::map<std::string, std::pair<Attendee, int>> met_;    // strangers, and how often
};

}  // namespace kith::app
