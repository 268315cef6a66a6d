#include "app/experiment_report.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/settings.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

// A journal without end would be no journal: only so many weeks are filled in by themselves.
constexpr int kMostJournalWeeks = 60;

Result<Zone> zone_of_user(const App& app, const Db& db) {
  KITH_TRY(const auto stored, kith::settings(db));
  return app.zone(read_settings(stored));
}

Result<Experiment> reported(const Db& db, ExperimentId id) {
  KITH_TRY(auto found, find_experiment(db, id));
  if (!found)
    return fail(Code::not_found, fmt::format("there is no experiment {}", id.value), "kith experiments lists them");
  return std::move(*found);
}

// From the first sending to the end of the last window.
struct Watched {
  Instant from{}, to{};
};
std::optional<Watched> watched_time(const std::vector<Followed>& people) {
  std::optional<Watched> time;
  for (const Followed& one : people) {
    if (!one.sent) continue;
    if (!time) time = {*one.sent, *one.over};
    time = {std::min(time->from, *one.sent), std::max(time->to, *one.over)};
  }
  return time;
}

std::vector<JournalWeek> journal_of(const Experiment& experiment, const std::vector<Followed>& people,
                                    const std::vector<ExperimentNote>& notes, Instant now, const Zone& zone) {
  std::map<Week, JournalWeek> weeks;
  if (const auto watched = watched_time(people)) {
    const Instant end = std::min({now, experiment.closed.value_or(now), watched->to});
    const Week last = week_of(zone.date_of(end));
    Week week = std::max(week_of(zone.date_of(watched->from)), last.after(-kMostJournalWeeks));
    for (; week <= last; week = week.after(1)) weeks[week].week = week;
  }
  for (const ExperimentNote& note : notes) {
    if (note.at > now) continue;
    JournalWeek& entry = weeks[note.week];
    entry.week = note.week;
    entry.thinks = note.thinks;
    entry.changes = note.changes;
  }
  std::vector<JournalWeek> all;
  for (auto& [week, entry] : weeks) {
    entry.figures = week_figures(people, week, zone);
    all.push_back(std::move(entry));
  }
  std::reverse(all.begin(), all.end());
  return all;
}

}  // namespace

Result<ExperimentReportView> experiment_report(const App& app, ExperimentId id) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Zone zone, zone_of_user(app, db));
  KITH_TRY(const Experiment experiment, reported(db, id));
  KITH_TRY(const auto people, followed_of(app, db, experiment));
  KITH_TRY(const auto notes, experiment_notes(db, id));
  return ExperimentReportView{report(experiment, people, app.now()),
                              journal_of(experiment, people, notes, app.now(), zone)};
}

Result<ExperimentDone> write_journal(const App& app, ExperimentId id, const JournalInput& input) {
  if (!input.thinks && !input.changes)
    return fail(Code::usage, "the journal gets no words", "say what you think, what you change, or both");
  KITH_TRY(Tx tx, app.write("experiment", "Wrote into a journal"));
  KITH_TRY(const Zone zone, zone_of_user(app, tx));
  KITH_TRY(const Experiment experiment, reported(tx, id));
  const Week now = week_of(zone.date_of(app.now()));
  const Week week = input.week.value_or(now);
  if (week > now) return fail(Code::bad_input, fmt::format("{} has not begun", iso(week)), "write about a week lived");
  KITH_TRY(const auto notes, experiment_notes(tx, id));
  const auto found =
      std::find_if(notes.begin(), notes.end(), [&](const ExperimentNote& note) { return note.week == week; });
  const ExperimentNote before = found == notes.end() ? ExperimentNote{} : *found;
  const std::string thinks = std::string(trim(clean_utf8(input.thinks.value_or(before.thinks))));
  const std::string changes = std::string(trim(clean_utf8(input.changes.value_or(before.changes))));
  const std::string title = fmt::format("Journal of '{}', {}", experiment.name, iso(week));
  tx.retitle(title);
  const std::vector<Field> words{{"thinks", thinks}, {"changes", changes}, {"at", std::int64_t{seconds(app.now())}}};
  if (thinks.empty() && changes.empty()) {
    if (before.id != 0) KITH_CHECK(tx.remove(Table::experiment_notes, before.id, PersonId{}));
  } else if (before.id != 0) {
    KITH_CHECK(tx.update(Table::experiment_notes, before.id, PersonId{}, words));
  } else {
    std::vector<Field> fields{{"experiment_id", id.value}, {"monday", std::int64_t{serial(week.monday)}}};
    fields.insert(fields.end(), words.begin(), words.end());
    KITH_CHECK(tx.insert(Table::experiment_notes, PersonId{}, fields));
  }
  KITH_CHECK(app.finish(tx));
  return ExperimentDone{tx.step(), title, id};
}

}  // namespace kith::app
