// The week's review: what the week came to, whom it asks about, what is open, and a few lines of own words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/promises.hpp"
#include "app/suggestions.hpp"
#include "app/today.hpp"
#include "rules/review.hpp"
#include "store/weeks.hpp"

namespace kith::app {

struct WeekAskLine {
  PersonRow person;
  std::string stratum;  // the default they have for now
  WeekAsk ask;
  std::string why;  // "Met on Wednesday (coffee): At the Copper Kettle"
};

struct WeekRevivalLine {
  PersonRow person;
  std::string why;  // "Back in touch after 14 months"
};

// Somebody whose rhythm is far from how often there really is contact.
struct WeekRhythmLine {
  PersonRow person;
  std::string why;  // "You really talk every 5 weeks; your rhythm says 13"
};
inline constexpr std::size_t kRhythmsLooked = 200;
inline constexpr std::size_t kMostRhythms = 5;  // the furthest apart

// A day of the week after, with those it is planned for.
struct WeekNextDay {
  LocalDate date{};
  int minutes = 0;
  std::vector<PersonRow> people;
};

struct WeekView {
  WeekNote note;  // words; figures: as they are, or as they were when it was finished
  LocalDate today{};
  std::vector<WeekAskLine> asks;
  std::vector<WeekRevivalLine> revived;
  // What is open now; empty once the week is finished, and for weeks before the one that is reviewed.
  std::vector<WeekRhythmLine> rhythms;
  std::vector<OpenLine> owed, waiting;
  std::vector<PromiseLine> promises;
  std::vector<WeekNextDay> next;        // what is due in the week after
  std::vector<Suggestion> suggestions;  // a few of those who write and are not in Kith
  std::vector<MailNotice> notices;
};

// A week as "2026-W47"; "" is the one Today reminds of, else the present one. bad_input for one to come.
Result<Week> review_week(const App& app, const std::string& text);
Result<WeekView> review(const App& app, Week week);
// Weeks with words, or finished; the latest first.
Result<std::vector<WeekNote>> kept_weeks(const App& app);

struct WeekDone {
  StepId step;
  std::string title;
};
// The words as they are typed. Within ten minutes of the last save they join its step, so that one undo
// takes back the sitting. After finishing they may still change; the figures stay.
Result<WeekDone> write_week(const App& app, Week week, const std::string& text);
// Keeps the figures as they are now. With words when they are given. refused when it is finished already.
Result<WeekDone> finish_week(const App& app, Week week, const std::optional<std::string>& text);

}  // namespace kith::app
