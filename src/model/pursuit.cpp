#include "model/pursuit.hpp"

#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array kOrganisationKindNames{Words<OrganisationKind>{OrganisationKind::unsaid, ""},
                                            Words<OrganisationKind>{OrganisationKind::employer, "employer"},
                                            Words<OrganisationKind>{OrganisationKind::community, "community"},
                                            Words<OrganisationKind>{OrganisationKind::association, "association"},
                                            Words<OrganisationKind>{OrganisationKind::client, "client"},
                                            Words<OrganisationKind>{OrganisationKind::school, "school"},
                                            Words<OrganisationKind>{OrganisationKind::other, "other"}};

constexpr std::array kPursuitStageNames{
    Words<PursuitStage>{PursuitStage::idea, "idea"},     Words<PursuitStage>{PursuitStage::research, "research"},
    Words<PursuitStage>{PursuitStage::called, "called"}, Words<PursuitStage>{PursuitStage::visited, "visited"},
    Words<PursuitStage>{PursuitStage::member, "member"}, Words<PursuitStage>{PursuitStage::giving_back, "giving-back"}};

constexpr std::array kOrganisationEventNames{
    Words<OrganisationEventKind>{OrganisationEventKind::event, "event"},
    Words<OrganisationEventKind>{OrganisationEventKind::visit, "visit"},
    Words<OrganisationEventKind>{OrganisationEventKind::call, "call"},
    Words<OrganisationEventKind>{OrganisationEventKind::sponsorship, "sponsorship"},
    Words<OrganisationEventKind>{OrganisationEventKind::talk, "talk"},
    Words<OrganisationEventKind>{OrganisationEventKind::volunteering, "volunteering"},
    Words<OrganisationEventKind>{OrganisationEventKind::other, "other"}};

}  // namespace

std::string_view name(OrganisationKind kind) {
  return word(kOrganisationKindNames, kind);
}
std::string_view name(PursuitStage stage) {
  return word(kPursuitStageNames, stage);
}
std::string_view name(OrganisationEventKind kind) {
  return word(kOrganisationEventNames, kind);
}
std::optional<OrganisationKind> organisation_kind_from(std::string_view name) {
  return value(kOrganisationKindNames, name);
}
std::optional<PursuitStage> pursuit_stage_from(std::string_view name) {
  return value(kPursuitStageNames, name);
}
std::optional<OrganisationEventKind> organisation_event_kind_from(std::string_view name) {
  return value(kOrganisationEventNames, name);
}

}  // namespace kith
