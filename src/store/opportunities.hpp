// Opportunities as rows: with their people, the touches that the user says led there, and their stages.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/opportunity.hpp"
#include "store/tx.hpp"

namespace kith {

struct OpportunityFilter {
  std::optional<OpportunityKind> kind = {};
  std::optional<OpportunityStage> stage = {};
  std::optional<PersonId> person = {};  // with a role in it, or with a touch that led there
  std::optional<OrganisationId> organisation = {};
};
// The latest begun first.
Result<std::vector<Opportunity>> list_opportunities(const Db& db, const OpportunityFilter& filter = {});
Result<std::optional<Opportunity>> find_opportunity(const Db& db, OpportunityId id);
Result<OpportunityId> insert_opportunity(Tx& tx, const Opportunity& opportunity);

// Of one or of all; who is in the trash is left out. In the order they were put in.
Result<std::vector<OpportunityPerson>> opportunity_people(const Db& db, std::optional<OpportunityId> one = {});
// Touches of the living that are still there.
Result<std::vector<OpportunityLink>> opportunity_links(const Db& db, std::optional<OpportunityId> one = {});
// The oldest first.
Result<std::vector<StageChange>> opportunity_stages(const Db& db, std::optional<OpportunityId> one = {});

Status insert_opportunity_person(Tx& tx, OpportunityId id, PersonId person, OpportunityRole role);
Status insert_opportunity_link(Tx& tx, OpportunityId id, PersonId person, TouchId touch);
Status insert_stage(Tx& tx, OpportunityId id, OpportunityStage stage, Instant at);

// The name of an organisation; none when there is no such one.
Result<std::optional<std::string>> organisation_name(const Db& db, OrganisationId id);

}  // namespace kith
