// People as rows and as wholes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/history.hpp"
#include "model/person.hpp"
#include "model/touch.hpp"
#include "store/tx.hpp"

namespace kith {

// A line of a list of people.
struct PersonRow {
  PersonId id;
  std::string name;
  std::string organisation;  // current
  std::string role;
  std::string email;
  StratumId stratum;
  State state = State::active;
  std::vector<std::string> tags;
  int handles = 0;  // ways to reach them
  std::optional<Instant> last_at;
  std::optional<Channel> last_channel;
  std::int64_t version = 1;
};

struct PeopleFilter {
  std::vector<std::string> words;  // folded; each must begin a word of name, e-mail address or organisation
  std::optional<StratumId> stratum;
  std::optional<State> state;
  std::optional<std::string> tag;
  std::optional<OrganisationId> organisation;
  bool removed = false;  // the trash instead
};

enum class PeopleSort { name, added };

// Where the page before ended: its last row's sort value and id.
struct PeopleAfter {
  std::string sort_key;
  std::int64_t number = 0;  // added: created_at
  PersonId id;
};

struct PeoplePage {
  std::vector<PersonRow> rows;
  std::optional<PeopleAfter> next;
};

Result<PeoplePage> list_people(const Db& db, const PeopleFilter& filter, PeopleSort sort,
                               const std::optional<PeopleAfter>& after, int limit);
Result<int> count_people(const Db& db, const PeopleFilter& filter);
// Every id that passes, in no order: for lists sorted by what only the rules know.
Result<std::vector<PersonId>> filter_people(const Db& db, const PeopleFilter& filter);
// In the order of `ids`; the removed are left out.
Result<std::vector<PersonRow>> person_rows(const Db& db, const std::vector<PersonId>& ids);

enum class Removed { hide, show };
Result<std::optional<Person>> find_person(const Db& db, PersonId id, Removed removed = Removed::hide);
// Everybody or some, whole, by id: for exports and for comparing with what a file says.
Result<std::map<PersonId, Person>> load_people(const Db& db, const std::vector<PersonId>& ids);
Result<std::vector<PersonId>> all_people(const Db& db);
Result<std::vector<std::string>> person_extras(const Db& db, PersonId id);
Result<std::optional<Instant>> removed_at(const Db& db, PersonId id);

Result<std::vector<std::pair<TagId, std::string>>> tag_rows(const Db& db, PersonId id);
Result<std::vector<std::pair<std::string, int>>> tag_counts(const Db& db);  // by name

struct HandleOwner {
  PersonId person;
  HandleKind kind;
  std::string name;      // the person's
  bool removed = false;  // by the user; an import must not bring them back
};
// Who has a handle with one of these keys; asked once for a whole batch.
Result<std::multimap<std::string, HandleOwner>> handle_owners(const Db& db, const std::vector<std::string>& keys);
// Who bears one of these names, by name_key.
Result<std::multimap<std::string, PersonId>> name_bearers(const Db& db, const std::vector<std::string>& name_keys);

// The numbers the plan runs on, one row a person; strings stay in the database.
struct PlanRow {
  PersonId person;
  StratumId stratum;
  std::optional<int> interval_days;
  Marks marks;
  History history;
  std::optional<PartialDate> birthday;
  std::optional<LocalDate> promised, their_promise;
  bool placed = false;
  int handles = 0;  // addresses, numbers and profiles
};
// Everybody, or only those named.
Result<std::vector<PlanRow>> plan_rows(const Db& db, const std::vector<PersonId>* only = nullptr);

}  // namespace kith
