#include "app/today.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rules/words.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

struct Opened {
  Db db;
  std::shared_ptr<const PlanView> view;
  Zone zone;
};

Result<Opened> open_plan(const App& app) {
  KITH_TRY(Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  const Settings known = read_settings(stored);
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(auto view, app.plans().view(db, app.now(), known, zone));
  return Opened{std::move(db), std::move(view), zone};
}

// What the few shown people's lines may speak of.
struct Shown {
  std::map<PersonId, Person> people;
  std::map<PersonId, PersonRow> rows;
  std::map<PersonId, Touch> last_touch;
  std::map<PersonId, std::string> promises;
};

Result<Shown> load_shown(const Db& db, const std::vector<PersonId>& ids, Instant now) {
  Shown shown;
  KITH_TRY(shown.people, load_people(db, ids));
  KITH_TRY(auto rows, person_rows(db, ids));
  for (PersonRow& row : rows) shown.rows.emplace(row.id, std::move(row));
  KITH_TRY(const auto words, words_of(db, ids));
  for (const auto& [person, notes] : words) {
    for (const Note& note : notes) {
      if (note.at > now) continue;
      if (const auto promise = open_promise(note.text)) {
        shown.promises.emplace(person, promise->text);
        break;
      }
    }
  }
  KITH_TRY(shown.last_touch, last_touches(db, ids, now));
  return shown;
}

Known known_of(const Shown& shown, PersonId id, const std::string& stratum, Instant now) {
  Known known;
  known.stratum = stratum;
  const auto person = shown.people.find(id);
  if (person == shown.people.end()) return known;
  const Person& p = person->second;
  known.name = p.name;
  for (const Position& position : p.positions) {
    if (!position.to && !known.position) known.position = position;
    if (position.to && !known.left) known.left = position;
  }
  for (const Note& note : p.notes) {
    if (note.at > now) continue;
    known.last_note = note;
    break;
  }
  if (const auto touch = shown.last_touch.find(id); touch != shown.last_touch.end()) known.last_touch = touch->second;
  if (const auto promise = shown.promises.find(id); promise != shown.promises.end()) known.promise = promise->second;
  for (const Handle& handle : p.handles) {
    known.has_email |= handle.kind == HandleKind::email && !handle.key.empty();
    known.has_phone |= handle.kind == HandleKind::phone;
    known.has_profile |= handle.kind == HandleKind::profile;
  }
  return known;
}

// The kind of handle a channel needs; none for meeting in person.
std::optional<HandleKind> handle_for(Channel channel) {
  switch (channel) {
    case Channel::email: return HandleKind::email;
    case Channel::call:
    case Channel::text: return HandleKind::phone;
    case Channel::message:
    case Channel::comment: return HandleKind::profile;
    case Channel::lunch:
    case Channel::coffee:
    case Channel::meeting:
    case Channel::visit:
    case Channel::event:
    case Channel::letter:
    case Channel::gift:
    case Channel::other: return std::nullopt;
  }
  return std::nullopt;
}

TodayLine make_line(const Opened& opened, const Shown& shown, const TodayItem& item, LocalDate date, Instant now) {
  const Candidate& candidate = opened.view->candidates[item.candidate];
  TodayLine made;
  made.item = item;
  made.planned = date;
  made.key = fmt::format("{}:{}:{}", iso(date), name(item.kind), candidate.person.value);
  if (const auto row = shown.rows.find(candidate.person); row != shown.rows.end()) made.person = row->second;
  if (const Stratum* stratum = opened.view->stratum(candidate.stratum)) made.stratum = stratum->name;
  made.line = line(item, candidate, known_of(shown, candidate.person, made.stratum, now), date, opened.zone);
  const auto wanted = handle_for(made.line.channel);
  if (const auto person = shown.people.find(candidate.person); wanted && person != shown.people.end()) {
    for (const Handle& handle : person->second.handles) {
      if (handle.kind == *wanted && !made.handle) made.handle = handle;
    }
  }
  return made;
}

// "Your rhythms need 41 minutes a day, you have 30: move 60 people to Wide."
std::optional<std::string> advice(const PlanView& view, double needed, int budget) {
  const double over = needed - budget;
  if (over < 0.5 || view.strata.size() < 2) return std::nullopt;
  // The widest move that helps most: from the stratum that costs most to the next one out.
  struct Cost {
    double minutes = 0;
    int people = 0;
  };
  std::map<StratumId, Cost> costs;
  const double workdays =
      static_cast<double>(std::count(view.settings.days.week.begin(), view.settings.days.week.end(), true)) / 7.0;
  for (const Candidate& candidate : view.candidates) {
    if (candidate.marks.state != State::active) continue;
    Cost& cost = costs[candidate.stratum];
    cost.minutes += candidate.minutes / (candidate.tempo.interval_days * workdays);
    ++cost.people;
  }
  const Stratum* from = nullptr;
  const Stratum* to = nullptr;
  for (std::size_t i = 0; i + 1 < view.strata.size(); ++i) {
    const Stratum& here = view.strata[i];
    if (from == nullptr || costs[here.id].minutes > costs[from->id].minutes) {
      from = &here;
      to = &view.strata[i + 1];
    }
  }
  const std::string sum = fmt::format("Your rhythms need {:.0f} minutes a day, you have {}", std::ceil(needed), budget);
  if (from == nullptr || costs[from->id].people == 0) return sum + ".";
  const double saved = (from->minutes / static_cast<double>(from->interval_days) -
                        to->minutes / static_cast<double>(to->interval_days)) /
                       workdays;
  if (saved <= 0) return sum + ".";
  const int move = std::min(costs[from->id].people, static_cast<int>(std::ceil(over / saved)));
  return fmt::format("{}: move {} {} from {} to {}{}", sum, move, move == 1 ? "person" : "people", from->name, to->name,
                     move * saved + 0.5 < over ? " for a start." : ".");
}

Result<std::vector<OpenLine>> open_lines(const App& app, bool (*wanted)(const Standing&),
                                         std::optional<LocalDate> (*since)(const Standing&, const History&,
                                                                           const Zone&)) {
  KITH_TRY(const Opened opened, open_plan(app));
  std::vector<OpenLine> lines;
  std::vector<PersonId> ids;
  for (const Candidate& candidate : opened.view->candidates) {
    if (candidate.marks.state == State::do_not_contact) continue;
    const Standing now = standing(candidate.history, candidate.tempo, candidate.marks, opened.view->today, opened.zone);
    const auto from = since(now, candidate.history, opened.zone);
    if (!wanted(now) || !from) continue;
    OpenLine made;
    made.since = *from;
    if (now.waiting) made.until = now.until;
    made.nudge = now.nudge;
    made.person.id = candidate.person;
    ids.push_back(candidate.person);
    lines.push_back(std::move(made));
  }
  KITH_TRY(const auto rows, person_rows(opened.db, ids));
  for (OpenLine& made : lines) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const PersonRow& r) { return r.id == made.person.id; });
    if (row != rows.end()) made.person = *row;
  }
  std::stable_sort(lines.begin(), lines.end(), [](const OpenLine& a, const OpenLine& b) { return a.since < b.since; });
  return lines;
}

}  // namespace

Result<TodayView> today(const App& app, std::optional<int> minutes, std::optional<LocalDate> date) {
  if (minutes && (*minutes < 1 || *minutes > 600)) return fail(Code::usage, "minutes are a whole number from 1 to 600");
  KITH_TRY(const Opened opened, open_plan(app));
  const PlanView& view = *opened.view;
  TodayView made;
  made.date = date.value_or(view.today);
  made.budget = minutes.value_or(view.settings.budget_minutes);
  DayPlan other;
  const DayPlan* plan = &view.plan;
  if (made.date != view.today || made.budget != view.settings.budget_minutes) {
    other = plan_day(view.candidates, Conditions{made.date, Budget{made.budget, 0, view.settings.days}}, opened.zone);
    plan = &other;
  }
  made.planned = plan->planned;
  made.done_minutes = plan->spent;
  made.later = plan->later;
  made.needed = plan->needed;
  made.advice = advice(view, plan->needed, made.budget);
  made.next_workday = view.settings.days.next(made.date + Days{1});
  const Instant now =
      made.date == view.today ? app.now() : opened.zone.start_of(made.date + Days{1}) - std::chrono::seconds{1};
  for (const Candidate& candidate : view.candidates) {
    const bool out = candidate.history.last_out && opened.zone.date_of(*candidate.history.last_out) == made.date;
    const bool talked =
        candidate.history.last_dialogue && opened.zone.date_of(*candidate.history.last_dialogue) == made.date;
    if (out || talked) ++made.done_people;
  }
  std::vector<PersonId> ids;
  for (const TodayItem& item : plan->items) ids.push_back(view.candidates[item.candidate].person);
  for (const TodayItem& item : plan->dormant) ids.push_back(view.candidates[item.candidate].person);
  KITH_TRY(const Shown shown, load_shown(opened.db, ids, now));
  for (const TodayItem& item : plan->items) made.items.push_back(make_line(opened, shown, item, made.date, now));
  for (const TodayItem& item : plan->dormant) made.dormant.push_back(make_line(opened, shown, item, made.date, now));
  return made;
}

Result<std::vector<AgendaDay>> agenda(const App& app, int days) {
  if (days < 1 || days > kHorizonDays)
    return fail(Code::usage, fmt::format("an agenda shows 1 to {} days", kHorizonDays));
  KITH_TRY(const Opened opened, open_plan(app));
  const PlanView& view = *opened.view;
  std::vector<PersonId> ids;
  for (const Day& day : view.plan.agenda) {
    if (day.date >= view.today + Days{days}) break;
    for (const std::size_t at : day.people) ids.push_back(view.candidates[at].person);
  }
  KITH_TRY(auto rows, person_rows(opened.db, ids));
  std::unordered_map<PersonId, PersonRow> by_id;
  for (PersonRow& row : rows) by_id.emplace(row.id, std::move(row));
  std::vector<AgendaDay> all;
  for (const Day& day : view.plan.agenda) {
    if (day.date >= view.today + Days{days}) break;
    AgendaDay made{day.date, day.minutes, {}};
    for (const std::size_t at : day.people) {
      const Candidate& candidate = view.candidates[at];
      PersonLine person;
      person.row = by_id[candidate.person];
      if (const Stratum* stratum = view.stratum(candidate.stratum)) person.stratum = stratum->name;
      person.due = standing(candidate.history, candidate.tempo, candidate.marks, view.today, opened.zone).due;
      made.people.push_back(std::move(person));
    }
    all.push_back(std::move(made));
  }
  return all;
}

Result<std::vector<TodayLine>> agenda_lines(const App& app) {
  KITH_TRY(const Opened opened, open_plan(app));
  const PlanView& view = *opened.view;
  std::vector<PersonId> ids;
  for (const Day& day : view.plan.agenda) {
    for (const std::size_t at : day.people) ids.push_back(view.candidates[at].person);
  }
  KITH_TRY(const Shown shown, load_shown(opened.db, ids, app.now()));
  std::vector<TodayLine> lines;
  for (const Day& day : view.plan.agenda) {
    for (const std::size_t at : day.people) {
      TodayItem item;
      const auto ranked = std::find_if(view.plan.items.begin(), view.plan.items.end(),
                                       [&](const TodayItem& known) { return known.candidate == at; });
      if (day.date == view.today && ranked != view.plan.items.end()) {
        item = *ranked;
      } else {
        const Candidate& candidate = view.candidates[at];
        item.candidate = at;
        item.standing = standing(candidate.history, candidate.tempo, candidate.marks, day.date, opened.zone);
        item.due = item.standing.due;
      }
      lines.push_back(make_line(opened, shown, item, day.date, app.now()));
    }
  }
  return lines;
}

Result<std::vector<OpenLine>> owed(const App& app) {
  return open_lines(
      app, [](const Standing& s) { return s.owed_since.has_value(); },
      [](const Standing& s, const History&, const Zone&) { return s.owed_since; });
}

Result<std::vector<OpenLine>> waiting(const App& app) {
  return open_lines(
      app, [](const Standing& s) { return s.waiting; },
      [](const Standing&, const History& h, const Zone& zone) -> std::optional<LocalDate> {
        return h.last_out ? std::optional(zone.date_of(*h.last_out)) : std::nullopt;
      });
}

}  // namespace kith::app
