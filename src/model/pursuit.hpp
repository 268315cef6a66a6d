// Organisations beyond their name: what kind they are, how far one is pursued, and what was done with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"

namespace kith {

enum class OrganisationKind { unsaid, employer, community, association, client, school, other };
inline constexpr OrganisationKind kOrganisationKinds[] = {OrganisationKind::employer,    OrganisationKind::community,
                                                          OrganisationKind::association, OrganisationKind::client,
                                                          OrganisationKind::school,      OrganisationKind::other};

enum class PursuitStage { idea, research, called, visited, member, giving_back };
inline constexpr PursuitStage kPursuitStages[] = {PursuitStage::idea,   PursuitStage::research,
                                                  PursuitStage::called, PursuitStage::visited,
                                                  PursuitStage::member, PursuitStage::giving_back};

inline constexpr int kStepMinutes = 15;  // a next step, when nothing else is said

// An organisation the user wants to belong to.
struct Pursuit {
  PursuitId id;
  OrganisationId organisation;
  PursuitStage stage = PursuitStage::idea;
  std::string for_me, for_them, i_give;  // the three questions; empty until answered
  std::string next_step;                 // empty: none is set
  std::optional<LocalDate> next_day;
  int next_minutes = kStepMinutes;
  Instant begun{}, stage_at{};
  std::optional<Instant> closed;
  std::string closing;  // why, in a sentence
};

enum class OrganisationEventKind { event, visit, call, sponsorship, talk, volunteering, other };

// Something done with an organisation, and what it took.
struct OrganisationEvent {
  OrganisationEventId id;
  OrganisationId organisation;
  OrganisationEventKind kind = OrganisationEventKind::event;
  std::string title;
  Instant at{};
  int minutes = 0;
  std::int64_t cents = 0;  // hundredths of the currency
  std::string currency;    // ISO 4217; empty without money
  std::string note;        // what came of it
};

std::string_view name(OrganisationKind kind);  // "" for unsaid
std::string_view name(PursuitStage stage);
std::string_view name(OrganisationEventKind kind);
std::optional<OrganisationKind> organisation_kind_from(std::string_view name);  // "" is unsaid
std::optional<PursuitStage> pursuit_stage_from(std::string_view name);
std::optional<OrganisationEventKind> organisation_event_kind_from(std::string_view name);

}  // namespace kith
