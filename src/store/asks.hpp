// What the user asked of people, and who could be asked about somebody.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/db.hpp"

namespace kith {

// A message that asked something, or a request to be introduced to somebody.
struct AskRow {
  Instant at{};
  std::string introduced_to;  // "" for a message
};
// Of these people, since then and up to `now`, the latest first.
Result<std::map<PersonId, std::vector<AskRow>>> asks_of(const Db& db, const std::vector<PersonId>& people,
                                                        Instant since, Instant now);

// Who is or was at one of these organisations, now first; nobody from the trash.
struct PlaceRow {
  PersonId person;
  OrganisationId organisation;
  std::string name;  // of the organisation
  bool now = false;
};
Result<std::vector<PlaceRow>> people_around(const Db& db, const std::vector<OrganisationId>& organisations);
// The organisations somebody is or was at.
Result<std::vector<OrganisationId>> organisations_of(const Db& db, PersonId person);

// Organisations whose industry or city is kept.
struct TradeRow {
  OrganisationId id;
  std::string name, industry, city;
};
Result<std::vector<TradeRow>> trades(const Db& db);

}  // namespace kith
