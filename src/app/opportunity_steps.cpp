#include <algorithm>
#include <map>
#include <set>

#include "app/next_steps.hpp"
#include "rules/opportunity.hpp"
#include "store/opportunities.hpp"
#include "store/touches.hpp"

namespace kith::app {

Result<std::vector<NextStep>> opportunity_steps(const Db& db, LocalDate today, const Zone& zone) {
  KITH_TRY(auto all, list_opportunities(db));
  std::erase_if(all, [](const Opportunity& one) { return is_closed(one.stage); });
  if (all.empty()) return std::vector<NextStep>{};
  KITH_TRY(const auto members, opportunity_people(db));
  std::set<OpportunityId> open;
  for (const Opportunity& one : all) open.insert(one.id);
  std::set<PersonId> concerned;
  for (const OpportunityPerson& one : members) {
    if (open.contains(one.opportunity)) concerned.insert(one.person);
  }
  const std::vector<PersonId> ids(concerned.begin(), concerned.end());
  KITH_TRY(const auto rows, person_rows(db, ids));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  // A replayed day knows nothing of what came later.
  const Instant until = zone.start_of(today + Days{1}) - std::chrono::seconds{1};
  KITH_TRY(const auto last, last_touches(db, ids, until));
  KITH_TRY(const auto stages, opportunity_stages(db));

  std::vector<OpportunityMoves> moves;
  std::vector<std::optional<PersonRow>> whom;
  for (const Opportunity& one : all) {
    if (one.begun > until) continue;
    Instant moved = one.begun;
    for (const StageChange& stage : stages) {
      if (stage.opportunity == one.id && stage.at <= until) moved = std::max(moved, stage.at);
    }
    bool somebody = false, may_be_reached = false;
    std::optional<PersonRow> first;
    for (const OpportunityPerson& member : members) {
      if (member.opportunity != one.id) continue;
      somebody = true;
      if (const auto touch = last.find(member.person); touch != last.end()) moved = std::max(moved, touch->second.at);
      const auto row = by_id.find(member.person);
      if (row == by_id.end() || row->second.state == State::do_not_contact) continue;
      may_be_reached = true;
      if (!first) first = row->second;
    }
    // Nobody is asked after who asked not to be contacted.
    if (somebody && !may_be_reached) continue;
    moves.push_back({one, zone.date_of(moved)});
    whom.push_back(std::move(first));
  }
  std::vector<NextStep> made;
  for (const OpportunityStep& step : kith::opportunity_steps(moves, today)) {
    const Opportunity& one = moves[step.index].opportunity;
    made.push_back({StepOf::opportunity, one.id.value, one.title, step.what, step.due, step.minutes, whom[step.index]});
  }
  return made;
}

}  // namespace kith::app
