// Entry points: what can be written about, used up by the message that speaks of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "rules/entry_point.hpp"
#include "rules/position_change.hpp"
#include "store/entry_points.hpp"
#include "store/people.hpp"

namespace kith::app {

struct TouchInput;

// What is left to write about with one person, the best first.
struct Offers {
  std::vector<EntryPoint> entries;
  std::vector<OwnNews> news;
};
// As of `now`; everybody named is in the map.
Result<std::map<PersonId, Offers>> offers_of(const Db& db, const std::vector<PersonId>& people, Instant now,
                                             LocalDate today);
Result<std::vector<EntryPoint>> offered_entries(const Db& db, PersonId person, Instant now, LocalDate today);

struct EntryLine {
  EntryPoint entry;
  PersonRow person;  // whom it can be written to
};
// What can be written about now: with one person; or with everybody, the best of all first.
Result<std::vector<EntryLine>> entries(const App& app, std::optional<PersonId> person = {});

struct EntryInput {
  EntryKind kind = EntryKind::news;
  std::string text;  // empty: the link stands for it
  std::string url;
  std::optional<LocalDate> day;                   // none: today
  std::optional<std::optional<LocalDate>> until;  // left out: as its kind has it; none: it does not end
};
Result<Done> add_entry(const App& app, PersonId person, const EntryInput& input);
// Of an organisation, by its name as Kith knows it.
Result<Done> add_entry(const App& app, const std::string& organisation, const EntryInput& input);

struct EntryEdit {
  std::optional<EntryKind> kind;
  std::optional<std::string> text, url;
  std::optional<LocalDate> day;
  std::optional<std::optional<LocalDate>> until;
};
Result<Done> edit_entry(const App& app, EntryPointId id, const EntryEdit& edit);
Result<Done> delete_entry(const App& app, EntryPointId id);
// Not to be offered again for that person; usage when it is an organisation's and nobody is named.
Result<Done> dismiss_entry(const App& app, EntryPointId id, std::optional<PersonId> person = {});

// What a contact or message spoke of; either may be none.
struct About {
  EntryPointId entry;
  NewsId news;
};
// Uses it up for that person. not_found without such a row, bad_input for one that is somebody else's.
Status use_about(Tx& tx, PersonId person, const About& about, DraftId draft, Instant at);
// As the log_touch() of contact.hpp, in one step with what it spoke of.
Result<Done> log_touch(const App& app, PersonId person, const TouchInput& input, const About& about);

// What an import noticed of a position, on that day; once for each position.
Status add_position_news(Tx& tx, PersonId person, PositionId position, const PositionNews& news, Instant noticed,
                         LocalDate day);

// A link as it may be kept: empty, or http(s) without white space. bad_input otherwise.
Result<std::string> kept_link(const std::string& url);

}  // namespace kith::app
