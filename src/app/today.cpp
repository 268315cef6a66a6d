#include "app/today.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/entry_points.hpp"
#include "app/experiments.hpp"
#include "app/load.hpp"
#include "app/touch_facts.hpp"
#include "base/text.hpp"
#include "rules/review.hpp"
#include "store/approaches.hpp"
#include "store/catalogue.hpp"
#include "store/promises.hpp"
#include "store/touches.hpp"
#include "store/weeks.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kSubjectCharacters = 80;

// What the few shown people's lines may speak of.
struct Shown {
  std::map<PersonId, Person> people;
  std::map<PersonId, PersonRow> rows;
  std::map<PersonId, Touch> last_touch;
  std::map<PersonId, std::vector<Promise>> promises;   // open ones, the one to speak of first
  std::map<PersonId, std::vector<TouchFact>> touches;  // by time
  std::map<PersonId, Offers> offers;
  std::map<PersonId, ExperimentSend> sends;  // of open experiments
  std::map<PersonId, Approach> approaches;   // that wait to be decided
};

// The user's own before the other side's, then by day.
bool sooner(const Promise& a, const Promise& b) {
  if (a.side != b.side) return a.side == PromiseSide::mine;
  const auto day = [](const Promise& one) {
    return one.by.value_or(LocalDate{date::floor<Days>(one.made).time_since_epoch()});
  };
  return day(a) < day(b);
}

Result<Shown> load_shown(const Db& db, const std::vector<PersonId>& ids, Instant now, LocalDate today) {
  Shown shown;
  KITH_TRY(shown.people, load_people(db, ids));
  KITH_TRY(auto rows, person_rows(db, ids));
  for (PersonRow& row : rows) shown.rows.emplace(row.id, std::move(row));
  KITH_TRY(const auto promises, promises_of(db, ids));
  for (const auto& [person, all] : promises) {
    std::vector<Promise>& open = shown.promises[person];
    std::copy_if(all.begin(), all.end(), std::back_inserter(open),
                 [&](const Promise& one) { return one.state == PromiseState::open && one.made <= now; });
    std::stable_sort(open.begin(), open.end(), sooner);
  }
  KITH_TRY(shown.last_touch, last_touches(db, ids, now));
  KITH_TRY(shown.offers, offers_of(db, ids, now, today));
  KITH_TRY(shown.approaches, open_approaches(db, now));
  KITH_TRY(const auto touches, touches_of(db, ids));
  for (const auto& [person, all] : touches) shown.touches.emplace(person, touch_facts(all));
  return shown;
}

Status show_sends(const App& app, const OpenedPlan& opened, const std::vector<TodayItem>& items, Shown& shown) {
  std::vector<PersonId> people;
  for (const TodayItem& item : items) {
    if (item.kind == Kind::experiment) people.push_back(opened.view->candidates[item.candidate].person);
  }
  KITH_TRY(shown.sends, experiment_sends(app, opened.db, people));
  return {};
}

Known known_of(const Shown& shown, const TodayItem& item, PersonId id, const std::string& stratum, Instant now) {
  Known known;
  known.stratum = stratum;
  const auto person = shown.people.find(id);
  if (person == shown.people.end()) return known;
  const Person& p = person->second;
  known.name = p.name;
  if (const auto offers = shown.offers.find(id); offers != shown.offers.end()) {
    known.entries = offers->second.entries;
    if (!offers->second.news.empty()) known.news = offers->second.news.front();
  }
  for (const Note& note : p.notes) {
    if (note.at > now) continue;
    known.last_note = note;
    break;
  }
  if (const auto came = shown.approaches.find(id); came != shown.approaches.end()) known.approach = came->second;
  if (const auto touch = shown.last_touch.find(id); touch != shown.last_touch.end()) known.last_touch = touch->second;
  if (const auto open = shown.promises.find(id); open != shown.promises.end()) {
    for (const Promise& one : open->second) {
      if (known.promise || (item.kind == Kind::promise && one.side != item.side)) continue;
      known.promise = one.text;
      known.promise_side = one.side;
      known.promise_by = one.by;
    }
  }
  if (const auto send = shown.sends.find(id); send != shown.sends.end()) known.experiment = send->second;
  for (const Handle& handle : p.handles) {
    known.has_email |= handle.kind == HandleKind::email && !handle.key.empty() && !handle.bounced;
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

// What is owed an answer is the message that asked, not what came after it.
Status show_asking(const OpenedPlan& opened, const std::vector<TodayItem>& items, Shown& shown) {
  for (const TodayItem& item : items) {
    const Candidate& candidate = opened.view->candidates[item.candidate];
    if (item.kind != Kind::owed || !candidate.history.owed_since) continue;
    KITH_TRY(auto touch, touch_at(opened.db, candidate.person, *candidate.history.owed_since));
    if (touch) shown.last_touch[candidate.person] = *std::move(touch);
  }
  return {};
}

TodayLine make_line(const OpenedPlan& opened, const Shown& shown, const TodayItem& item, LocalDate date, Instant now) {
  const Candidate& candidate = opened.view->candidates[item.candidate];
  TodayLine made;
  made.item = item;
  made.planned = date;
  made.key = fmt::format("{}:{}:{}", iso(date), name(item.kind), candidate.person.value);
  if (const auto row = shown.rows.find(candidate.person); row != shown.rows.end()) made.person = row->second;
  if (const Stratum* stratum = opened.view->stratum(candidate.stratum)) made.stratum = stratum->name;
  const ChannelHours& hours = opened.view->settings.hours;
  Known known = known_of(shown, item, candidate.person, made.stratum, now);
  known.lean = opened.view->lean;
  for (const OpenHours& row : hours.rows()) {
    if (!hours.open(row.channel, date)) known.closed.push_back(row.channel);
  }
  if (const auto touches = shown.touches.find(candidate.person); touches != shown.touches.end()) {
    known.habits = channel_habits(touches->second, now);
    known.best_time = best_time(touches->second, now, opened.zone, candidate.channel, hours);
  }
  made.line = line(item, candidate, known, date, opened.zone);
  made.line.hours = hours.words(made.line.channel, date);
  const auto wanted = handle_for(made.line.channel);
  if (const auto person = shown.people.find(candidate.person); wanted && person != shown.people.end()) {
    for (const Handle& handle : person->second.handles) {
      if (handle.kind == *wanted && !handle.bounced && !made.handle) made.handle = handle;
    }
  }
  return made;
}

Result<std::vector<OpenLine>> open_lines(const App& app, bool (*wanted)(const Standing&),
                                         std::optional<Instant> (*since)(const Standing&, const History&)) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  std::vector<OpenLine> lines;
  std::vector<PersonId> ids;
  for (const Candidate& candidate : opened.view->candidates) {
    if (candidate.marks.state == State::do_not_contact) continue;
    const Standing now = standing(candidate.history, candidate.tempo, candidate.marks, opened.view->today, opened.zone);
    const auto from = since(now, candidate.history);
    if (!wanted(now) || !from) continue;
    OpenLine made;
    made.since = opened.zone.date_of(*from);
    KITH_TRY(const auto touch, touch_at(opened.db, candidate.person, *from));
    if (touch) made.subject = excerpt(touch->note, kSubjectCharacters);
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

// The week that Today reminds of on that day, unless it is finished or was over before anything happened.
Result<std::optional<Week>> open_review(const OpenedPlan& opened, LocalDate day) {
  const PlanView& view = *opened.view;
  const Db& db = opened.db;
  const auto weekday = view.settings.review_day;
  const auto week = weekday ? week_to_review(day, *weekday) : std::nullopt;
  if (!week) return week;
  const bool lived = std::any_of(view.candidates.begin(), view.candidates.end(), [&](const Candidate& one) {
    return one.history.last && opened.zone.date_of(*one.history.last) >= week->monday;
  });
  if (!lived) return std::optional<Week>();
  KITH_TRY(const auto row, find_week(db, *week));
  return row && row->finished ? std::nullopt : week;
}

// Steps take at most this part of the day's minutes, so that people keep theirs.
constexpr int kStepsShare = 4;

// The longest waiting ones that fit, one in any case; the others wait for another day. Their minutes.
int keep_what_fits(std::vector<NextStep>& steps, int minutes) {
  int sum = 0;
  std::size_t kept = 0;
  while (kept < steps.size() && (kept == 0 || sum + steps[kept].minutes <= minutes)) sum += steps[kept++].minutes;
  steps.resize(kept);
  return sum;
}

}  // namespace

Result<TodayView> today(const App& app, std::optional<int> minutes, std::optional<LocalDate> date) {
  if (minutes && (*minutes < 1 || *minutes > 600)) return fail(Code::usage, "minutes are a whole number from 1 to 600");
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  const PlanView& view = *opened.view;
  TodayView made;
  made.date = date.value_or(view.today);
  made.budget = minutes.value_or(view.settings.budget_minutes);
  KITH_TRY(made.steps, next_steps(opened.db, made.date, opened.zone));
  const int stepped = keep_what_fits(made.steps, made.budget / kStepsShare);
  // What is next with an organisation takes its minutes from the day's.
  const int for_people = std::max(1, made.budget - stepped);
  DayPlan other;
  const DayPlan* plan = &view.plan;
  if (made.date != view.today || for_people != view.settings.budget_minutes) {
    other = plan_day(view.candidates, Conditions{made.date, budget_of(view.settings, for_people)}, opened.zone);
    plan = &other;
  }
  made.planned = plan->planned + stepped;
  made.done_minutes = plan->spent;
  made.later = plan->later;
  made.needed = plan->needed;
  made.advice = load_advice(opened, made.budget);
  made.next_workday = view.settings.days.next(made.date + Days{1});
  const Instant now =
      made.date == view.today ? app.now() : opened.zone.start_of(made.date + Days{1}) - std::chrono::seconds{1};
  for (const Candidate& candidate : view.candidates) {
    const bool out = candidate.history.last_out && opened.zone.date_of(*candidate.history.last_out) == made.date;
    const bool talked =
        candidate.history.last_dialogue && opened.zone.date_of(*candidate.history.last_dialogue) == made.date;
    if (out || talked) ++made.done_people;
  }
  KITH_TRY(made.review, open_review(opened, made.date));
  if (made.date == view.today) {
    KITH_TRY(made.notices, mail_notices(app, opened.db));
  }
  std::vector<PersonId> ids;
  for (const TodayItem& item : plan->items) ids.push_back(view.candidates[item.candidate].person);
  for (const TodayItem& item : plan->dormant) ids.push_back(view.candidates[item.candidate].person);
  KITH_TRY(Shown shown, load_shown(opened.db, ids, now, made.date));
  KITH_CHECK(show_asking(opened, plan->items, shown));
  KITH_CHECK(show_sends(app, opened, plan->items, shown));
  for (const TodayItem& item : plan->items) made.items.push_back(make_line(opened, shown, item, made.date, now));
  for (const TodayItem& item : plan->dormant) made.dormant.push_back(make_line(opened, shown, item, made.date, now));
  return made;
}

Result<std::vector<TodayLine>> agenda_lines(const App& app) {
  KITH_TRY(const OpenedPlan opened, open_plan(app));
  const PlanView& view = *opened.view;
  std::vector<PersonId> ids;
  for (const Day& day : view.plan.agenda) {
    for (const std::size_t at : day.people) ids.push_back(view.candidates[at].person);
  }
  KITH_TRY(Shown shown, load_shown(opened.db, ids, app.now(), view.today));
  KITH_CHECK(show_sends(app, opened, view.plan.items, shown));
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
      [](const Standing&, const History& h) { return h.owed_since; });
}

Result<std::vector<OpenLine>> waiting(const App& app) {
  return open_lines(
      app, [](const Standing& s) { return s.waiting; }, [](const Standing&, const History& h) { return h.last_out; });
}

}  // namespace kith::app
