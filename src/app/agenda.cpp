#include "app/agenda.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "rules/holidays.hpp"

namespace kith::app {
namespace {

AgendaPerson person_of(const OpenedPlan& opened, const Candidate& one, PersonRow row, LocalDate day, int minutes) {
  const PlanView& view = *opened.view;
  AgendaPerson made;
  made.person.row = std::move(row);
  if (const Stratum* stratum = view.stratum(one.stratum)) made.person.stratum = stratum->name;
  made.person.due = standing(one.history, one.tempo, one.marks, view.today, opened.zone).due;
  made.minutes = minutes;
  made.channel = one.channel;
  made.hours = view.settings.hours.words(one.channel, day);
  return made;
}

}  // namespace

Result<AgendaView> agenda(const App& app, int days) {
  if (days < 1 || days > kHorizonDays)
    return fail(Code::usage, fmt::format("an agenda shows 1 to {} days", kHorizonDays));
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  const PlanView& view = *opened.view;
  const LocalDate end = view.today + Days{days};
  std::vector<PersonId> ids;
  for (const Day& day : view.plan.agenda) {
    if (day.date >= end) break;
    for (const std::size_t at : day.people) ids.push_back(view.candidates[at].person);
  }
  KITH_TRY(auto rows, person_rows(opened.db, ids));
  std::unordered_map<PersonId, PersonRow> by_id;
  for (PersonRow& row : rows) by_id.emplace(row.id, std::move(row));

  AgendaView made;
  made.from = view.today;
  made.days = days;
  made.budget = view.settings.budget_minutes;
  made.later = view.plan.later;
  made.needed = view.plan.needed;
  made.advice = load_advice(opened, made.budget);
  auto planned = view.plan.agenda.begin();
  for (LocalDate day = view.today; day < end; day += Days{1}) {
    const auto off = view.settings.days.day_off(day);
    AgendaDay one{day, 0, view.settings.days.works(day), std::string(off.value_or("")), {}};
    if (planned != view.plan.agenda.end() && planned->date == day) {
      one.minutes = planned->minutes;
      for (std::size_t i = 0; i < planned->people.size(); ++i) {
        const Candidate& candidate = view.candidates[planned->people[i]];
        one.people.push_back(person_of(opened, candidate, by_id[candidate.person], day, planned->costs[i]));
      }
      ++planned;
    }
    if (one.works || off || !one.people.empty()) made.items.push_back(std::move(one));
  }
  return made;
}

Result<std::vector<HolidayLine>> days_off(const App& app, int days, const std::optional<std::string>& calendar) {
  if (calendar && find_calendar(*calendar) == nullptr) {
    return fail(Code::not_found, fmt::format("no holidays are known for \"{}\"", *calendar),
                "kith holidays --calendars lists the countries that are known");
  }
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const LocalDate today, app.today(db));
  KITH_TRY(Settings known, settings(app));
  WorkDays work = known.days;
  if (calendar) work.holidays = *calendar;
  work.week.fill(true);  // a holiday on a Sunday is one all the same
  std::vector<HolidayLine> lines;
  for (LocalDate day = today; day < today + Days{days}; day += Days{1}) {
    if (const auto off = work.day_off(day)) lines.push_back({day, std::string(*off)});
  }
  return lines;
}

}  // namespace kith::app
