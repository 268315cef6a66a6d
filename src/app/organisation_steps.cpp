// What is next with the organisations that are pursued.
#include <algorithm>
#include <map>

#include "app/next_steps.hpp"
#include "app/organisation_parts.hpp"

namespace kith::app {
namespace {

constexpr int kDecidingMinutes = 5;

}  // namespace

Result<std::vector<NextStep>> organisation_steps(const Db& db, LocalDate today, const Zone& zone) {
  KITH_TRY(auto pursuits, list_pursuits(db));
  std::erase_if(pursuits, [&](const Pursuit& one) { return one.closed || zone.date_of(one.begun) > today; });
  if (pursuits.empty()) return std::vector<NextStep>{};
  KITH_TRY(const auto events, organisation_events(db));
  std::map<OrganisationId, Instant> last_event;
  for (const OrganisationEvent& event : events) last_event.try_emplace(event.organisation, event.at);
  std::vector<NextStep> steps, stalled;
  for (const Pursuit& one : pursuits) {
    KITH_TRY(const auto row, find_organisation_row(db, one.organisation));
    if (!row) continue;
    NextStep step;
    step.kind = StepOf::organisation;
    step.id = row->id.value;
    step.title = row->name;
    if (!one.next_step.empty() && one.next_day) {
      if (*one.next_day > today) continue;
      step.what = one.next_step;
      step.due = *one.next_day;
      step.minutes = one.next_minutes;
      steps.push_back(std::move(step));
      continue;
    }
    const auto last = last_event.find(one.organisation);
    const PursuitSigns signs =
        pursuit_signs(one, row->last_at, last == last_event.end() ? std::nullopt : std::optional(last->second), zone);
    const auto day = stalls_on(one, signs);
    if (!day || *day > today) continue;
    step.what = stalled_words(signs, today);
    step.due = *day;
    step.minutes = kDecidingMinutes;
    stalled.push_back(std::move(step));
  }
  std::stable_sort(stalled.begin(), stalled.end(), [](const NextStep& a, const NextStep& b) { return a.due < b.due; });
  if (stalled.size() > kMostStalled) stalled.resize(kMostStalled);
  steps.insert(steps.end(), stalled.begin(), stalled.end());
  return steps;
}

}  // namespace kith::app
