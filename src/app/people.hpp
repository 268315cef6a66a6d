// People: finding, reading, adding, editing, deleting.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/expecting.hpp"
#include "app/knowing.hpp"
#include "rules/rhythm.hpp"
#include "rules/warmth.hpp"
#include "store/log.hpp"
#include "store/merges.hpp"
#include "store/people.hpp"
#include "store/touches.hpp"

namespace kith::app {

// REF is an id, an e-mail address or an unambiguous name (part of one will do when only one matches).
// not_found, or ambiguous with the candidates in the hint, one a line.
Result<PersonId> resolve(const App& app, const std::string& ref);

struct PeopleQuery {
  std::string text;  // words and facets, as rules/query.hpp reads them
  std::optional<StratumId> stratum;
  std::optional<State> state;
  std::string tag;
  std::string organisation;
  enum class Sort { name, due, last, added, best };
  std::optional<Sort> sort;  // else by name, or the best first where the text has words
  std::string cursor;        // from the page before
  int at = 0;                // without a cursor: the row to begin at
  int limit = 50;            // 1..500
};

struct PersonLine {
  PersonRow row;
  std::string stratum;           // name
  std::optional<LocalDate> due;  // none when resting
  std::optional<Direction> last_direction;
  Warmth warmth;
};

struct PeopleList {
  std::vector<PersonLine> people;
  std::string next;  // cursor, "" at the end
  int total = 0;
  std::vector<std::string> near;  // nobody fits as typed: the words that were taken instead
};
Result<PeopleList> list_people(const App& app, const PeopleQuery& query);
// All who fit, in the order of names.
Result<std::vector<PersonId>> find_everybody(const App& app, const PeopleQuery& query);
// Those of `ids` who are there.
Result<std::map<PersonId, PersonLine>> person_lines(const App& app, const Db& db, const std::vector<PersonId>& ids);

// The rhythm of one person in words and dates.
struct PersonRhythm {
  std::optional<LocalDate> due, planned;
  std::string basis;  // "Core, every 4 weeks, counts a dialogue"
  History history;
  Standing standing;
  int interval_days = 0;
  Counts counts = Counts::contact;
  Channel channel = Channel::email;
  std::optional<LocalDate> snoozed_until;  // while it holds
  Warmth warmth;
  std::vector<std::string> why;
};

struct PersonView {
  Person person;
  std::string stratum;  // name
  std::optional<Instant> deleted;
  std::vector<MergedPerson> merged;  // who was joined into them, the latest first
  PersonRhythm rhythm;
  std::optional<Expectation> expectation;  // none before the first contact
  PersonKnown known;
};
Result<PersonView> view_person(const App& app, PersonId id);
Result<Timeline> person_timeline(const App& app, PersonId id, const std::string& cursor, int limit, std::string& next);

// Only what is given changes; a given list replaces the old one (entries with an id are kept).
struct PersonEdit {
  std::optional<std::string> name, given, middle, family, prefix, suffix, nickname;
  std::optional<std::optional<PartialDate>> birthday;
  std::optional<std::optional<int>> interval_days;
  std::optional<std::vector<Handle>> handles;
  std::optional<std::vector<Address>> addresses;
  std::optional<std::vector<Position>> positions;
  std::optional<std::vector<Fact>> facts;
  std::optional<std::vector<std::string>> tags;
  std::optional<StratumId> stratum;
  std::optional<std::string> note;  // adding only
};

// Adding refuses nobody: a namesake is a new person. bad_input when there is no name.
Result<Done> add_person(const App& app, const PersonEdit& edit);
// conflict when `version` is given and is not the person's any more.
Result<Done> edit_person(const App& app, PersonId id, const PersonEdit& edit, std::optional<std::int64_t> version = {});
Result<Done> delete_person(const App& app, PersonId id, std::optional<std::int64_t> version = {});
Result<Done> restore_person(const App& app, PersonId id);

struct Trashed {
  PersonId id;
  std::string name;
  Instant deleted{};
  Instant gone{};  // when it is deleted for good
};
inline constexpr int kTrashDays = 30;
Result<std::vector<Trashed>> trash(const App& app);

struct TagCount {
  std::string name;
  int people = 0;
};
Result<std::vector<TagCount>> tags(const App& app);

}  // namespace kith::app
