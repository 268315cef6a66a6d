// Organisations pursued, and what was done with them, as rows.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/pursuit.hpp"
#include "store/tx.hpp"

namespace kith {

// All that are not in the trash, closed ones too, latest begun first; of one organisation when it is named.
Result<std::vector<Pursuit>> list_pursuits(const Db& db, std::optional<OrganisationId> organisation = {});
Result<PursuitId> insert_pursuit(Tx& tx, const Pursuit& pursuit);

// The changes of a pursuit's stage and of its day, oldest first, with what the change log knows of them.
struct StageRow {
  std::string before, after;  // stages; both "" when only the day changed
  std::optional<Instant> day;
  bool taken_back = false;  // by undo, or by undoing one
};
Result<std::vector<StageRow>> stage_rows(const Db& db, PursuitId pursuit);

struct EventPerson {
  std::int64_t id = 0;
  OrganisationEventId event;
  PersonId person;
  TouchId touch;  // none: it was deleted
};
// Latest first; of one organisation, or all.
Result<std::vector<OrganisationEvent>> organisation_events(const Db& db,
                                                           std::optional<OrganisationId> organisation = {});
Result<std::optional<OrganisationEvent>> find_organisation_event(const Db& db, OrganisationEventId id);
std::vector<Field> organisation_event_fields(const OrganisationEvent& event);
// Nobody in the trash; by event and name.
Result<std::map<OrganisationEventId, std::vector<EventPerson>>> event_people(
    const Db& db, const std::vector<OrganisationEventId>& events);

}  // namespace kith
