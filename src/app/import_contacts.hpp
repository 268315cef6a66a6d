// Contact records into people: who is this, what is new about them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/import_relations.hpp"
#include "app/import_tally.hpp"
#include "model/record.hpp"
#include "store/catalogue.hpp"
#include "store/people.hpp"

namespace kith::app {

class ContactImport {
 public:
  // `own_keys` are the handle keys of the user: their card is passed over.
  ContactImport(Tx& tx, ImportTally& tally, std::string region, StratumId stratum, std::set<std::string> own_keys);

  // Takes the record; people are written batch by batch.
  Status add(ContactRecord&& record, Format format, const std::string& file);
  // A file that this workspace has imported before, to the byte: only counted.
  void count_known();
  Status flush();
  // Relations to people the file names; once, after the last flush.
  Status link_relations() { return relations_.link(tx_); }

  // People made here who may never have been in contact, in file order.
  const std::vector<PersonId>& newcomers() const { return newcomers_; }
  // A person for somebody a message names; `why_not_joined` goes to the review list when a namesake exists.
  Result<PersonId> make_person(const ContactRecord& record);

 private:
  struct Pending {
    ContactRecord record;
    std::string file;
    std::string source, key, digest, said;
    std::vector<std::string> handle_keys;  // beside record.handles, "" where there is none
  };
  struct Found {
    std::multimap<std::string, HandleOwner> owners;
    std::multimap<std::string, PersonId> names;
    std::map<std::string, std::map<std::string, SourceRecord>> known;  // by source, by key
    std::map<PersonId, Person> people;
  };
  // What the record's handles say about who it is.
  struct Match {
    std::optional<PersonId> person;
    std::string why;
    bool in_trash = false;
    std::vector<std::pair<PersonId, std::string>> doubts;  // people it may also be, and why
  };

  Pending prepare(ContactRecord&& record, Format format, const std::string& file);
  Result<Found> look_up() const;
  Match match(const Pending& pending, const Found& found) const;
  Status write(Pending& pending, Found& found);
  Status write_new(Pending& pending, Found& found, const Match& match);
  Result<bool> write_news(const Pending& pending, Person& person, const std::string* said_before, std::string& what);
  Result<int> write_past(const Pending& pending, PersonId person);
  Status ask(PersonId person, PersonId other, const std::string& why);

  Tx& tx_;
  ImportTally& tally_;
  std::string region_;
  StratumId stratum_;
  std::set<std::string> own_keys_;
  std::vector<Pending> batch_;
  std::unordered_map<std::uint64_t, int> seen_;  // how often a source key came in this import, by its hash
  std::map<std::string, OrganisationId> organisations_;
  std::optional<std::map<std::string, std::string>> spellings_;  // folded, and the name each stands for
  std::vector<PersonId> newcomers_;
  RelationImport relations_;
};

}  // namespace kith::app
