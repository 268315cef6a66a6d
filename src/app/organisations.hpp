// Organisations: finding, reading, editing, joining two spellings.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/people.hpp"
#include "model/entry_point.hpp"
#include "rules/organisation_year.hpp"
#include "rules/pursuit.hpp"
#include "store/organisations.hpp"
#include "store/pursuits.hpp"

namespace kith::app {

// ORG is an id or a part of a name; a whole name goes before parts. not_found, or ambiguous with the candidates in
// the hint, one a line.
Result<OrganisationId> resolve_organisation(const App& app, const std::string& ref);

struct OrganisationsQuery {
  std::string text;  // each word begins a word of the name, industry or city
  std::optional<OrganisationKind> kind;
  bool pursued = false;  // only those with a pursuit that is not closed
  bool home = false;
  enum class Sort { name, people, last, pursued } sort = Sort::name;
};

struct OrganisationLine {
  OrganisationRow row;
  std::optional<Pursuit> pursuit;  // the open one
};
Result<std::vector<OrganisationLine>> list_organisations(const App& app, const OrganisationsQuery& query);

// Somebody who is there now or was.
struct StaffLine {
  PersonLine person;
  StaffRow position;
};

struct MetPerson {
  PersonRow row;
  TouchId touch;
};
struct EventLine {
  OrganisationEvent event;
  std::vector<MetPerson> met;
};

struct PursuitView {
  Pursuit pursuit;
  std::vector<ReachedStage> stages;  // oldest first, ends with the present one
  std::string expected;              // what to do next when no step is set
  std::optional<LocalDate> stalls;   // since when it stands still; none while it does not
};

struct OrganisationView {
  OrganisationLine line;
  std::vector<StaffLine> now, before;
  std::vector<PersonLine> probably;     // by the domain of an address
  std::optional<PursuitView> pursuit;   // open, or the last one closed
  std::vector<EventLine> events;        // latest first
  std::vector<OrganisationYear> years;  // latest first
  std::vector<EntryPoint> news;         // fresh, latest first
  std::vector<std::pair<FeedId, std::string>> feeds;
  std::vector<std::string> spellings;         // other names that stand for it
  std::vector<std::string> proposed_domains;  // of those there now, when none is kept
  OrganisationLinks links;
};
Result<OrganisationView> view_organisation(const App& app, OrganisationId id);

struct OrganisationTouches {
  StaffTouches page;
  std::map<PersonId, PersonRow> people;
};
Result<OrganisationTouches> organisation_timeline(const App& app, OrganisationId id, const std::string& cursor,
                                                  int limit, std::string& next);

struct OrganisationDone {
  StepId step;  // none when nothing changed
  std::string title;
  OrganisationId organisation;
};

// Only what is given changes.
struct OrganisationEdit {
  std::optional<std::string> name;
  std::optional<OrganisationKind> kind;
  std::optional<std::string> industry, city, website, note;
  std::optional<std::vector<std::string>> domains;
};
// conflict when one of that name is there already. bad_input without a name, or with a domain that is none.
Result<OrganisationDone> add_organisation(const App& app, const OrganisationEdit& edit);
Result<OrganisationDone> edit_organisation(const App& app, OrganisationId id, const OrganisationEdit& edit);
// refused while somebody is there, now or before, or while it is home.
Result<OrganisationDone> delete_organisation(const App& app, OrganisationId id);

// `gone` becomes another spelling of `kept`: people, news, events and pursuits move over, gaps are filled.
Result<OrganisationDone> merge_organisations(const App& app, OrganisationId kept, OrganisationId gone);
// Two that look like spellings of one; the one with more people first. Surest first.
struct OrganisationTwins {
  OrganisationRow a, b;
  std::string why;  // "the same but for the legal form"
};
Result<std::vector<OrganisationTwins>> organisation_twins(const App& app);

// not_found unless it is there.
Result<OrganisationRow> known_organisation(const Db& db, OrganisationId id);

}  // namespace kith::app
