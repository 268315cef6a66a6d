// Something that may come of the network: a deal, a client, a job, a referral, a recommendation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/id.hpp"
#include "model/money.hpp"

namespace kith {

enum class OpportunityKind { deal, client, job, referral, recommendation };
// In the order they usually come; each kind has its own words for them.
enum class OpportunityStage { open, talking, offered, won, lost, resting };
enum class OpportunityRole { client, decider, introducer, helper, referee, other };

inline constexpr OpportunityKind kOpportunityKinds[] = {OpportunityKind::deal, OpportunityKind::client,
                                                        OpportunityKind::job, OpportunityKind::referral,
                                                        OpportunityKind::recommendation};
inline constexpr OpportunityStage kOpportunityStages[] = {OpportunityStage::open,    OpportunityStage::talking,
                                                          OpportunityStage::offered, OpportunityStage::won,
                                                          OpportunityStage::lost,    OpportunityStage::resting};

struct Opportunity {
  OpportunityId id;
  OpportunityKind kind = OpportunityKind::deal;
  std::string title;
  OrganisationId organisation;  // none: 0
  std::string organisation_name;
  OpportunityStage stage = OpportunityStage::open;
  std::optional<Money> worth;
  Instant begun{};
  std::optional<LocalDate> expected;
  std::string next_step;  // with next_day it stands in Today from that day
  std::optional<LocalDate> next_day;
  std::optional<Instant> closed;  // won or lost
  std::string closing;            // why, in a sentence
  std::string note;
};

struct OpportunityPerson {
  OpportunityPersonId id;
  OpportunityId opportunity;
  PersonId person;
  OpportunityRole role = OpportunityRole::other;
};

// A touch that the user says led there.
struct OpportunityLink {
  std::int64_t id = 0;
  OpportunityId opportunity;
  PersonId person;
  TouchId touch;
};

// It came to that stage then.
struct StageChange {
  std::int64_t id = 0;
  OpportunityId opportunity;
  OpportunityStage stage = OpportunityStage::open;
  Instant at{};
};

// Won and lost are over; resting is kept, but asks for nothing.
bool is_closed(OpportunityStage stage);
bool is_live(OpportunityStage stage);  // open, talking or offered

std::string_view name(OpportunityKind kind);
std::string_view name(OpportunityStage stage);
std::string_view name(OpportunityRole role);
std::optional<OpportunityKind> opportunity_kind_from(std::string_view name);
std::optional<OpportunityStage> opportunity_stage_from(std::string_view name);
std::optional<OpportunityRole> opportunity_role_from(std::string_view name);
std::string_view plural(OpportunityKind kind);  // "deals"
// What that stage is called of that kind: "interviewing", "offered", "got it".
std::string_view words(OpportunityKind kind, OpportunityStage stage);

inline constexpr std::string_view kOpportunityKindChoices = "deal|client|job|referral|recommendation";
inline constexpr std::string_view kOpportunityStageChoices = "open|talking|offered|won|lost|resting";
inline constexpr std::string_view kOpportunityRoleChoices = "client|decider|introducer|helper|referee|other";

}  // namespace kith
