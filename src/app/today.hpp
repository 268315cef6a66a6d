// Today: the few people to reach, with everything a line shows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/next_steps.hpp"
#include "app/notices.hpp"
#include "app/people.hpp"
#include "base/weeks.hpp"
#include "rules/reason.hpp"

namespace kith::app {

struct TodayLine {
  std::string key;  // stable for the day: "2026-11-22:due:42"
  PersonRow person;
  std::string stratum;
  TodayItem item;
  LocalDate planned{};
  Line line;
  std::optional<Handle> handle;  // to use on that channel
};

struct TodayView {
  LocalDate date{};
  int budget = 30;
  int planned = 0;
  int done_people = 0;
  int done_minutes = 0;
  std::vector<TodayLine> items;
  std::vector<NextStep> steps;  // with introductions, organisations and opportunities; their minutes are in `planned`
  int later = 0;
  double needed = 0;                  // minutes a working day that the rhythms ask for
  std::optional<std::string> advice;  // when that is more than the budget
  LocalDate next_workday{};
  std::vector<TodayLine> dormant;  // on an empty day: ties worth reviving
  std::optional<Week> review;      // the week that waits to be looked back on
  std::vector<MailNotice> notices;
};

// `minutes` instead of the setting's budget; `date` another day than today, as if it were that day.
Result<TodayView> today(const App& app, std::optional<int> minutes = {}, std::optional<LocalDate> date = {});

// The coming days of the agenda as lines of Today, each as of its own day: for the calendar address.
Result<std::vector<TodayLine>> agenda_lines(const App& app);

struct OpenLine {
  PersonRow person;
  std::string subject;  // of the mail, or the first line of what was noted
  LocalDate since{};
  std::optional<LocalDate> until;  // waiting: when the window closes
  int nudge = 0;                   // 1 or 2 when a nudge is offered
};
Result<std::vector<OpenLine>> owed(const App& app);
Result<std::vector<OpenLine>> waiting(const App& app);

}  // namespace kith::app
