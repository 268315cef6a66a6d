// What the silo audit reads of everybody: where they work and live, how they are reached, and every contact.
#pragma once

#include <string>
#include <vector>

#include "model/person.hpp"
#include "model/touch.hpp"
#include "store/db.hpp"

namespace kith {

struct EmployerRow {
  OrganisationId id;
  std::string name;
  bool home = false;
  std::string industry, city, domains;
};
struct JobRow {
  PersonId person;
  OrganisationId organisation;  // may be none
  std::string role;
  std::optional<PartialDate> from, to;
};
struct ReachRow {
  PersonId person;
  HandleKind kind = HandleKind::email;
  std::string key, label;
};
struct CityRow {
  PersonId person;
  std::string city;
};
struct ContactRow {
  PersonId person;
  Instant at{};
  Channel channel = Channel::other;
  Direction direction = Direction::both;
};

// Of everybody who is not in the trash; by person, in the order the person shows them. Contacts up to `now`, in time
// order for each.
struct SiloRows {
  std::vector<EmployerRow> employers;  // by id
  std::vector<JobRow> jobs;
  std::vector<ReachRow> reaches;
  std::vector<CityRow> cities;
  std::vector<ContactRow> contacts;
};
Result<SiloRows> silo_rows(const Db& db, Instant now);

}  // namespace kith
