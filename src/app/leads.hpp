// What may have led to opportunities, gathered for rules/attribution.
#pragma once

#include <map>
#include <vector>

#include "app/app.hpp"
#include "rules/attribution.hpp"
#include "store/opportunities.hpp"
#include "store/people.hpp"

namespace kith::app {

struct LeadBook {
  std::vector<Lead> leads;  // beside the opportunities asked for
  std::multimap<OpportunityId, OpportunityPerson> people;
  std::map<PersonId, PersonRow> rows;  // of everybody concerned
};
// One reading of each table, whatever the number of opportunities. Nothing later than `now`.
Result<LeadBook> lead_book(const App& app, const Db& db, const std::vector<Opportunity>& opportunities);

// "Began with a call you took from Ada Byron on 3 Mar 2026"; empty when nothing is known.
std::string began_words(const Lead& lead, const std::map<PersonId, PersonRow>& rows, const Zone& zone);
// The same and what closed it, as whole sentences.
std::string trace_words(const Lead& lead, const std::map<PersonId, PersonRow>& rows, const Zone& zone);

}  // namespace kith::app
