// Organisations as rows, the people there now and before, and what happened with them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/person.hpp"
#include "model/pursuit.hpp"
#include "model/touch.hpp"
#include "store/tx.hpp"

namespace kith {

struct OrganisationRow {
  OrganisationId id;
  std::string name;
  bool home = false;
  OrganisationKind kind = OrganisationKind::unsaid;
  std::string industry, city;
  std::vector<std::string> domains;  // "mill.example"
  std::string website, note;
  int people = 0;                  // there now
  int before = 0;                  // were there, and are not any more
  std::optional<Instant> last_at;  // the last contact with anybody there now
};
// All, or one, by name. Other spellings that were joined into one are not listed.
Result<std::vector<OrganisationRow>> organisation_rows(const Db& db, std::optional<OrganisationId> only = {});
Result<std::optional<OrganisationRow>> find_organisation_row(const Db& db, OrganisationId id);
std::vector<Field> organisation_fields(const OrganisationRow& row);  // what the user says of it, its name included

// One position there; a person may have several.
struct StaffRow {
  PersonId person;
  PositionId position;
  std::string role, department;
  std::optional<PartialDate> from, to;
  bool now = false;
};
// Nobody in the trash; by person, the current positions first.
Result<std::vector<StaffRow>> staff_of(const Db& db, OrganisationId organisation);
// People without a current position there who have an address at one of these domains or below it.
Result<std::vector<PersonId>> people_by_domain(const Db& db, OrganisationId organisation,
                                               const std::vector<std::string>& domains);
// The domains of the addresses of those who are there now, and how many people have one.
Result<std::map<std::string, int>> domains_of_staff(const Db& db, OrganisationId organisation);

struct TouchAfter {
  Instant at{};
  TouchId id;
};
// Contacts with these people, latest first; `keep` says which count.
struct StaffTouches {
  std::vector<Touch> touches;
  std::optional<TouchAfter> next;
  int total = 0;
};
// From..to, both local days inclusive, open where none: when somebody was there.
struct StaffSpan {
  PersonId person;
  std::optional<Instant> from, to;  // from <= at < to
};
Result<StaffTouches> staff_touches(const Db& db, const std::vector<StaffSpan>& spans,
                                   const std::optional<TouchAfter>& after, int limit);

// These are home from now on, and no others.
Status set_home(Tx& tx, const std::vector<OrganisationId>& home);

// What hangs on it elsewhere.
struct OrganisationLinks {
  int opportunities = 0;
  int introductions = 0;  // of people there now, not closed
};
Result<OrganisationLinks> organisation_links(const Db& db, OrganisationId organisation);

// Everything that hangs on `from` moves to `to`, and `from` becomes another spelling of it.
Status move_organisation(Tx& tx, OrganisationId from, OrganisationId to);
// The old name goes on to stand for it.
Status keep_spelling(Tx& tx, OrganisationId organisation, const std::string& name);
Result<std::vector<std::string>> other_spellings(const Db& db, OrganisationId organisation);
// All of them, folded, each with the name of the one it stands for.
Result<std::map<std::string, std::string>> organisation_spellings(const Db& db);

}  // namespace kith
