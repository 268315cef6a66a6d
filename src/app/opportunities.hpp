// Opportunities: kept, moved through their stages, linked to the people and the touches that led there.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/app.hpp"
#include "rules/attribution.hpp"
#include "store/opportunities.hpp"
#include "store/people.hpp"

namespace kith::app {

struct OpportunityMember {
  PersonRow person;
  OpportunityRole role = OpportunityRole::other;
};
struct OpportunityLine {
  Opportunity opportunity;
  std::vector<OpportunityMember> people;
  std::string began;  // "Began with a call you took from Ada Byron on 3 Mar 2026", or empty: nothing is known
};

enum class OpportunityScope { live, all };  // live: not won, lost or resting
// By stage in its order, in each the latest begun first. A stage asked for goes before the scope.
Result<std::vector<OpportunityLine>> opportunities(const App& app, const OpportunityFilter& filter = {},
                                                   OpportunityScope scope = OpportunityScope::all);

struct OpportunityTouch {
  LeadTouch touch;
  std::string person;  // their name
  std::string note;
  bool counts = false;                 // it is among those that share the credit
  std::int64_t shares[3] = {0, 0, 0};  // by CreditRule, of kWholeCredit
};
struct OpportunityView {
  OpportunityLine line;
  std::vector<StageChange> stages;        // the oldest first
  std::vector<OpportunityTouch> touches;  // the oldest first; of very many those that matter and the latest
  int touches_total = 0;
  std::string words;  // what led there, in a sentence or two
};
inline constexpr std::size_t kMostTouchesShown = 200;
Result<OpportunityView> view_opportunity(const App& app, OpportunityId id);

struct OpportunityDone {
  StepId step;
  std::string title;
  OpportunityId opportunity;
};

struct OpportunityInput {
  OpportunityKind kind = OpportunityKind::deal;
  std::string title;
  std::vector<std::pair<PersonId, OpportunityRole>> people;
  std::string organisation;  // made when there is none of that name; may be empty
  std::optional<Money> worth;
  std::optional<Instant> begun;  // else now; the future is refused
  std::optional<LocalDate> expected;
  std::string next_step;
  std::optional<LocalDate> next_day;
  std::string note;
  std::vector<TouchId> touches;  // that led there
};
Result<OpportunityDone> add_opportunity(const App& app, const OpportunityInput& input);

struct OpportunityEdit {
  std::optional<OpportunityKind> kind;
  std::optional<std::string> title, organisation, next_step, note, closing;
  std::optional<std::optional<Money>> worth;
  std::optional<Instant> begun;
  std::optional<std::optional<LocalDate>> expected, next_day;
};
Result<OpportunityDone> edit_opportunity(const App& app, OpportunityId id, const OpportunityEdit& edit);

struct StageMove {
  OpportunityStage stage = OpportunityStage::open;
  std::optional<Instant> at;  // else now; the future, and a time before it began, are refused
  std::optional<std::string> closing;
};
// Won and lost close it, and forget its next step; any other stage opens it again.
Result<OpportunityDone> move_opportunity(const App& app, OpportunityId id, const StageMove& move);

enum class Led { led_there, did_not };
Result<OpportunityDone> link_touch(const App& app, OpportunityId id, TouchId touch, Led led);
// Without a role they are taken out.
Result<OpportunityDone> set_member(const App& app, OpportunityId id, PersonId person,
                                   std::optional<OpportunityRole> role);
Result<OpportunityDone> delete_opportunity(const App& app, OpportunityId id);

struct AttributionRequest {
  CreditBy by = CreditBy::channel;
  CreditRule rule = CreditRule::first;
  std::optional<OpportunityKind> kind;
  std::optional<LocalDate> since;  // begun on that day or later
};
struct AttributionView {
  AttributionRequest request;
  Attribution attribution;
  std::vector<Opportunity> opportunities;  // all that were looked at, by id
};
Result<AttributionView> attribution(const App& app, const AttributionRequest& request = {});

}  // namespace kith::app
