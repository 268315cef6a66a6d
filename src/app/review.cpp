#include "app/review.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "app/opened_plan.hpp"
#include "base/text.hpp"
#include "rules/reason.hpp"
#include "rules/reply.hpp"
#include "store/catalogue.hpp"
#include "store/log.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kReviewSuggestions = 10;

constexpr std::chrono::minutes kSitting{10};
constexpr std::size_t kMostWords = 80000;  // bytes
constexpr const char* kWordsKind = "week-words";

// Who had a touch in the week, and all their touches until its end.
struct WeekPeople {
  std::vector<PersonId> ids;
  std::vector<WeekHistory> histories;
};

Result<WeekPeople> people_of(const OpenedPlan& desk, Week week, Instant now) {
  const Instant from = desk.zone.start_of(week.monday);
  const Instant to = std::min(desk.zone.start_of(week.sunday() + Days{1}), now + std::chrono::seconds{1});
  WeekPeople found;
  for (const Candidate& candidate : desk.view->candidates) {
    if (candidate.history.last && *candidate.history.last >= from) found.ids.push_back(candidate.person);
  }
  KITH_TRY(const auto touches, touches_of(desk.db, found.ids));
  KITH_TRY(const auto decided, decided_people(desk.db, found.ids));
  std::vector<PersonId> kept;
  for (const PersonId id : found.ids) {
    const auto own = touches.find(id);
    if (own == touches.end()) continue;
    const Candidate& candidate = *desk.view->candidate(id);
    WeekHistory made;
    made.undecided = candidate.marks.state == State::active && !decided.contains(id);
    made.minutes = candidate.minutes;
    made.interval_days = std::max(1, candidate.tempo.interval_days);
    for (const Touch& touch : own->second) {
      if (touch.at < to) made.touches.push_back({touch.at, touch.channel, touch.direction, touch.asks});
    }
    if (made.touches.empty() || made.touches.back().at < from) continue;
    kept.push_back(id);
    found.histories.push_back(std::move(made));
  }
  found.ids = std::move(kept);
  return found;
}

std::string_view weekday_words(LocalDate day) {
  static constexpr std::string_view kNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};
  return kNames[static_cast<std::size_t>(iso_weekday(day) - 1)];
}

std::string ask_words(const WeekAsk& ask, const std::string& note, const Zone& zone) {
  const auto day = weekday_words(zone.date_of(ask.touch.at));
  const bool theirs = ask.touch.direction == Direction::in;
  const bool call = ask.touch.channel == Channel::call;
  std::string text = ask.met ? fmt::format("{} on {}", call ? "Talked" : "Met", day)
                             : fmt::format("{} wrote for the first time on {}", theirs ? "They" : "You", day);
  text += fmt::format(" ({})", name(ask.touch.channel));
  if (ask.met && ask.first) text += ", new this week";
  const std::string about = excerpt(note, 120);
  return about.empty() ? text : fmt::format("{}: {}", text, about);
}

Result<std::map<PersonId, PersonRow>> rows_by_id(const Db& db, const std::vector<PersonId>& ids) {
  KITH_TRY(auto rows, person_rows(db, ids));
  std::map<PersonId, PersonRow> by_id;
  for (PersonRow& row : rows) {
    const PersonId id = row.id;
    by_id.emplace(id, std::move(row));
  }
  return by_id;
}

Status fill_people(const OpenedPlan& desk, const WeekPeople& people, const WeekSum& sum, WeekView& made) {
  std::vector<PersonId> ids;
  for (const WeekAsk& ask : sum.asks) ids.push_back(people.ids[ask.index]);
  for (const WeekRevival& one : sum.revived) ids.push_back(people.ids[one.index]);
  KITH_TRY(const auto rows, rows_by_id(desk.db, ids));
  const auto row_of = [&](std::size_t index) {
    const auto row = rows.find(people.ids[index]);
    return row == rows.end() ? PersonRow{} : row->second;
  };
  std::vector<PersonId> asked(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(sum.asks.size()));
  KITH_TRY(const auto touches, touches_of(desk.db, asked));
  KITH_TRY(const auto notes, touch_notes(desk.db, asked));
  const auto note_of = [&](PersonId person, Instant at) -> std::string {
    const auto own = touches.find(person);
    const auto said = notes.find(person);
    if (own == touches.end() || said == notes.end()) return {};
    for (const Touch& touch : own->second) {
      if (touch.at != at) continue;
      for (const Note& note : said->second) {
        if (note.id.value == touch.id.value) return note.text;
      }
    }
    return {};
  };
  for (const WeekAsk& ask : sum.asks) {
    WeekAskLine line{row_of(ask.index), "", ask,
                     ask_words(ask, note_of(people.ids[ask.index], ask.touch.at), desk.zone)};
    if (const Stratum* stratum = desk.view->stratum(line.person.stratum)) line.stratum = stratum->name;
    made.asks.push_back(std::move(line));
  }
  for (const WeekRevival& one : sum.revived) {
    const LocalDate today = desk.view->today;
    std::string silence = distance_words(today + Days{one.silent_days}, today);
    if (silence.starts_with("in ")) silence.erase(0, 3);
    made.revived.push_back({row_of(one.index), fmt::format("Back in touch after {}", silence)});
  }
  return {};
}

Status fill_next(const OpenedPlan& desk, Week week, WeekView& made) {
  const Week after = week.after(1);
  std::vector<PersonId> ids;
  std::vector<const Day*> days;
  for (const Day& day : desk.view->plan.agenda) {
    if (!after.holds(day.date)) continue;
    days.push_back(&day);
    for (const std::size_t at : day.people) ids.push_back(desk.view->candidates[at].person);
  }
  KITH_TRY(const auto rows, rows_by_id(desk.db, ids));
  for (const Day* day : days) {
    WeekNextDay line{day->date, day->minutes, {}};
    for (const std::size_t at : day->people) {
      if (const auto row = rows.find(desk.view->candidates[at].person); row != rows.end())
        line.people.push_back(row->second);
    }
    made.next.push_back(std::move(line));
  }
  return {};
}

// Whose latest contacts are far from their rhythm comes first; only so many are looked at closely.
Status fill_rhythms(const OpenedPlan& desk, WeekView& made) {
  struct Apart {
    const Candidate* candidate;
    double far;
  };
  std::vector<Apart> apart;
  for (const Candidate& one : desk.view->candidates) {
    const History& h = one.history;
    if (one.marks.state != State::active || !h.last || !h.first || h.contact_days <= kAdviceGaps) continue;
    const double mean = static_cast<double>((*h.last - *h.first).count()) / 86400 / (h.contact_days - 1);
    const double silence = static_cast<double>((desk.view->now - *h.last).count()) / 86400;
    if (silence > kDormantGaps * std::max<double>(mean, one.tempo.interval_days)) continue;
    if (mean > 0) apart.push_back({&one, std::abs(std::log(mean / one.tempo.interval_days))});
  }
  std::stable_sort(apart.begin(), apart.end(), [](const Apart& a, const Apart& b) { return a.far > b.far; });
  apart.resize(std::min(apart.size(), kRhythmsLooked));
  std::vector<PersonId> ids;
  for (const Apart& one : apart) ids.push_back(one.candidate->person);
  KITH_TRY(const auto rows, rows_by_id(desk.db, ids));
  KITH_TRY(const auto touches, touches_of(desk.db, ids));
  for (const Apart& one : apart) {
    if (made.rhythms.size() == kMostRhythms) break;
    const auto row = rows.find(one.candidate->person);
    const auto found = touches.find(one.candidate->person);
    if (row == rows.end() || found == touches.end()) continue;
    std::vector<Instant> times;
    for (const Touch& touch : found->second) {
      if (touch.at <= desk.view->now) times.push_back(touch.at);
    }
    if (auto why = rhythm_advice(times, desk.view->now, one.candidate->tempo.interval_days))
      made.rhythms.push_back({row->second, *std::move(why)});
  }
  return {};
}

Status fill_open(const App& app, const OpenedPlan& desk, Week week, WeekView& made) {
  KITH_CHECK(fill_rhythms(desk, made));
  KITH_TRY(made.owed, owed(app));
  KITH_TRY(made.waiting, waiting(app));
  PromiseFilter open;
  open.state = PromiseState::open;
  KITH_TRY(made.promises, promises(app, open));
  KITH_TRY(made.suggestions, suggestions(desk.db));
  if (made.suggestions.size() > kReviewSuggestions) made.suggestions.resize(kReviewSuggestions);
  KITH_TRY(made.notices, mail_notices(app, desk.db));
  return fill_next(desk, week, made);
}

Status check_not_ahead(Week week, LocalDate today) {
  if (week.monday > today)
    return fail(Code::bad_input, fmt::format("{} has not begun yet", iso(week)), "a review looks back");
  return {};
}

std::string week_words(Week week) {
  const std::string text = iso(week);
  return fmt::format("week {} of {}", std::stoi(text.substr(6)), text.substr(0, 4));
}

Result<WeekFigures> figures_of(const OpenedPlan& desk, Week week, const WeekSum& sum) {
  WeekFigures figures = sum.figures;
  KITH_TRY(figures.promises_kept,
           promises_kept(desk.db, desk.zone.start_of(week.monday), desk.zone.start_of(week.sunday() + Days{1})));
  return figures;
}

Result<std::string> checked_words(const std::string& text) {
  std::string clean = clean_utf8(text);
  if (clean.size() > kMostWords)
    return fail(Code::bad_input, "that is too much for one week", "keep it under 80,000 bytes");
  return clean;
}

}  // namespace

Result<Week> review_week(const App& app, const std::string& text) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  const Settings known = read_settings(stored);
  KITH_TRY(const Zone zone, app.zone(known));
  const LocalDate today = zone.date_of(app.now());
  if (!trim(text).empty()) {
    KITH_TRY(const Week week, parse_week(text));
    KITH_CHECK(check_not_ahead(week, today));
    return week;
  }
  const auto reminded = known.review_day ? week_to_review(today, *known.review_day) : std::nullopt;
  if (!reminded) return week_of(today);
  KITH_TRY(const auto row, find_week(db, *reminded));
  return row && row->finished ? week_of(today) : *reminded;
}

Result<WeekView> review(const App& app, Week week) {
  KITH_TRY(const OpenedPlan desk, open_plan(app));
  KITH_CHECK(check_not_ahead(week, desk.view->today));
  WeekView made;
  made.today = desk.view->today;
  made.note.week = week;
  KITH_TRY(const auto row, find_week(desk.db, week));
  if (row) made.note = *row;
  KITH_TRY(const WeekPeople people, people_of(desk, week, app.now()));
  const WeekSum sum = sum_up(people.histories, week, desk.zone);
  KITH_CHECK(fill_people(desk, people, sum, made));
  if (made.note.finished) return made;
  KITH_TRY(made.note.figures, figures_of(desk, week, sum));
  if (week >= week_of(made.today).after(-1)) KITH_CHECK(fill_open(app, desk, week, made));
  return made;
}

Result<std::vector<WeekNote>> kept_weeks(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto weeks, list_weeks(db));
  std::erase_if(weeks, [](const WeekNote& one) { return !one.finished && trim(one.text).empty(); });
  return weeks;
}

Result<WeekDone> write_week(const App& app, Week week, const std::string& text) {
  KITH_TRY(const std::string words, checked_words(text));
  const std::string title = fmt::format("Wrote on {}", week_words(week));
  KITH_TRY(Tx tx, app.write(kWordsKind, title));
  KITH_TRY(const LocalDate today, app.today(tx));
  KITH_CHECK(check_not_ahead(week, today));
  KITH_TRY(const auto row, find_week(tx, week));
  WeekNote kept;
  kept.week = week;
  if (row) kept = *row;
  if (kept.text == words) return WeekDone{{}, title};
  kept.text = words;
  KITH_TRY(const auto newest, steps(tx, std::nullopt, 1));
  if (!newest.empty()) {
    const Step& last = newest.front();
    const bool same = last.kind == kWordsKind && last.title == title && !last.undone_by && !last.undoes;
    if (same && app.now() >= last.at && app.now() - last.at <= kSitting) tx.continues(last.id);
  }
  KITH_CHECK(save_week(tx, kept));
  KITH_CHECK(app.finish(tx));
  return WeekDone{tx.step(), title};
}

Result<WeekDone> finish_week(const App& app, Week week, const std::optional<std::string>& text) {
  KITH_TRY(const WeekView view, review(app, week));
  if (view.note.finished)
    return fail(Code::refused, fmt::format("the review of {} is finished already", week_words(week)),
                "its words can still be changed; undo opens it again");
  const std::string title = fmt::format("Finished the review of {}", week_words(week));
  KITH_TRY(Tx tx, app.write("week", title));
  KITH_TRY(const auto row, find_week(tx, week));
  WeekNote kept = view.note;
  if (row) kept.text = row->text;
  if (text) {
    KITH_TRY(kept.text, checked_words(*text));
  }
  kept.finished = app.now();
  KITH_CHECK(save_week(tx, kept));
  KITH_CHECK(app.finish(tx));
  return WeekDone{tx.step(), title};
}

}  // namespace kith::app
