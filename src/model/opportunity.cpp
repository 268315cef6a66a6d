#include "model/opportunity.hpp"

#include <algorithm>

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kOpportunityKindNames{
    Words<OpportunityKind>{OpportunityKind::deal, "deal"}, Words<OpportunityKind>{OpportunityKind::client, "client"},
    Words<OpportunityKind>{OpportunityKind::job, "job"}, Words<OpportunityKind>{OpportunityKind::referral, "referral"},
    Words<OpportunityKind>{OpportunityKind::recommendation, "recommendation"}};
constexpr std::array kOpportunityPlurals{Words<OpportunityKind>{OpportunityKind::deal, "deals"},
                                         Words<OpportunityKind>{OpportunityKind::client, "clients"},
                                         Words<OpportunityKind>{OpportunityKind::job, "jobs"},
                                         Words<OpportunityKind>{OpportunityKind::referral, "referrals"},
                                         Words<OpportunityKind>{OpportunityKind::recommendation, "recommendations"}};
constexpr std::array kOpportunityStageNames{Words<OpportunityStage>{OpportunityStage::open, "open"},
                                            Words<OpportunityStage>{OpportunityStage::talking, "talking"},
                                            Words<OpportunityStage>{OpportunityStage::offered, "offered"},
                                            Words<OpportunityStage>{OpportunityStage::won, "won"},
                                            Words<OpportunityStage>{OpportunityStage::lost, "lost"},
                                            Words<OpportunityStage>{OpportunityStage::resting, "resting"}};
constexpr std::array kOpportunityRoleNames{Words<OpportunityRole>{OpportunityRole::client, "client"},
                                           Words<OpportunityRole>{OpportunityRole::decider, "decider"},
                                           Words<OpportunityRole>{OpportunityRole::introducer, "introducer"},
                                           Words<OpportunityRole>{OpportunityRole::helper, "helper"},
                                           Words<OpportunityRole>{OpportunityRole::referee, "referee"},
                                           Words<OpportunityRole>{OpportunityRole::other, "other"}};

// By kind, then by stage, in the order of the enumerations.
constexpr std::string_view kStageWords[5][6] = {
    {"lead", "talking", "proposed", "won", "lost", "resting"},
    {"lead", "talking", "proposed", "client", "lost", "resting"},
    {"heard of", "interviewing", "offered", "got it", "not this one", "resting"},
    {"asked for", "talking", "promised", "received", "not given", "resting"},
    {"asked for", "talking", "promised", "written", "not given", "resting"},
};

}  // namespace

bool is_closed(OpportunityStage stage) {
  return stage == OpportunityStage::won || stage == OpportunityStage::lost;
}
bool is_live(OpportunityStage stage) {
  return !is_closed(stage) && stage != OpportunityStage::resting;
}

std::string_view name(OpportunityKind kind) {
  return word(kOpportunityKindNames, kind);
}
std::string_view name(OpportunityStage stage) {
  return word(kOpportunityStageNames, stage);
}
std::string_view name(OpportunityRole role) {
  return word(kOpportunityRoleNames, role);
}
std::optional<OpportunityKind> opportunity_kind_from(std::string_view name) {
  return value(kOpportunityKindNames, name);
}
std::optional<OpportunityStage> opportunity_stage_from(std::string_view name) {
  return value(kOpportunityStageNames, name);
}
std::optional<OpportunityRole> opportunity_role_from(std::string_view name) {
  return value(kOpportunityRoleNames, name);
}
std::string_view plural(OpportunityKind kind) {
  return word(kOpportunityPlurals, kind);
}
std::string_view words(OpportunityKind kind, OpportunityStage stage) {
  return kStageWords[static_cast<std::size_t>(kind)][static_cast<std::size_t>(stage)];
}

}  // namespace kith
