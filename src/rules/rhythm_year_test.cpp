// Whole years, a person per stratum: what happened, and what Kith says on each single day.
#include <gtest/gtest.h>

#include "rules/rhythm.hpp"
#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;

// What happens on a day: a touch in words, or "skip", "snooze DATE", "rest", "wake".
struct Event {
  std::string on;
  std::string what;
};

// Says this from that day until the next row.
struct YearRow {
  std::string from;
  std::string says;
};

struct Year {
  std::string name;
  std::string zone;
  Tempo tempo;
  Marks marks;
  std::vector<Event> events;
  std::vector<YearRow> rows;
  std::string last_day;
};

void happen(const Event& event, const Zone& zone, std::vector<TouchFact>& past, Marks& marks) {
  const auto noon = zone.instant_of(day(event.on), std::chrono::hours{12}).value();
  if (event.what == "skip") {
    marks.skipped_at = noon;
  } else if (event.what.starts_with("snooze ")) {
    marks.snoozed_at = noon;
    marks.snoozed_until = day(event.what.substr(7));
  } else if (event.what == "rest") {
    marks.state = State::resting;
  } else if (event.what == "wake") {
    marks.state = State::active;
  } else {
    past.push_back(touch(event.on + " " + event.what, zone));
  }
}

void live(const Year& year) {
  const Zone zone = Zone::find(year.zone).value();
  Marks marks = year.marks;
  std::vector<TouchFact> past;
  std::size_t next = 0;
  std::size_t row = 0;
  for (LocalDate today = day(year.rows.front().from); today <= day(year.last_day); today += Days{1}) {
    for (; next < year.events.size() && day(year.events[next].on) <= today; ++next) {
      happen(year.events[next], zone, past, marks);
    }
    if (row + 1 < year.rows.size() && day(year.rows[row + 1].from) <= today) ++row;
    const Standing now = standing(fold(past, zone), year.tempo, marks, today, zone);
    ASSERT_EQ(words(now), year.rows[row].says) << year.name << " on " << iso(today);
  }
  EXPECT_EQ(next, year.events.size());
  EXPECT_EQ(row + 1, year.rows.size());
}

TEST(RhythmYear, CoreCountsDialogue) {
  live({.name = "Core",
        .zone = "Europe/Berlin",
        .tempo = {28, Counts::dialogue},
        .marks = {},
        .events = {{"2026-01-05", "lunch both"},
                   {"2026-01-26", "call out"},   // a week early: counts from here
                   {"2026-02-23", "email out"},  // never answered
                   {"2026-03-09", "call out"},   // the other channel works
                   {"2026-04-06", "email out asks"},
                   {"2026-04-09", "email out"},  // the nudge, sent
                   {"2026-04-13", "email in"},
                   {"2026-06-01", "lunch both"},  // three weeks late
                   {"2026-06-29", "email out"},   // three rounds in silence
                   {"2026-07-13", "message out"},
                   {"2026-07-27", "email out"},
                   {"2026-08-10", "visit in"},  // they came by
                   {"2026-09-07", "skip"},
                   {"2026-10-05", "snooze 2026-10-20"},
                   {"2026-10-20", "call in"},
                   {"2026-12-01", "email both"}},
        .rows = {{"2026-01-05", "due 2026-02-02"},
                 {"2026-01-26", "due 2026-02-23"},
                 {"2026-02-23", "waits until 2026-02-26"},
                 {"2026-02-26", "nudge 1 until 2026-03-01"},
                 {"2026-03-01", "nudge 2 until 2026-03-04"},
                 {"2026-03-04", "due 2026-03-09, other channel"},
                 {"2026-03-09", "due 2026-04-06"},  // across the spring clock change of 29 March
                 {"2026-04-06", "waits until 2026-04-09"},
                 {"2026-04-09", "waits until 2026-04-12"},
                 {"2026-04-12", "nudge 2 until 2026-04-15"},
                 {"2026-04-13", "due 2026-05-11"},
                 {"2026-06-01", "due 2026-06-29"},
                 {"2026-06-29", "waits until 2026-07-02"},
                 {"2026-07-02", "nudge 1 until 2026-07-05"},
                 {"2026-07-05", "nudge 2 until 2026-07-08"},
                 {"2026-07-08", "due 2026-07-13, other channel"},
                 {"2026-07-13", "waits until 2026-07-16"},
                 {"2026-07-16", "nudge 1 until 2026-07-19"},
                 {"2026-07-19", "nudge 2 until 2026-07-22"},
                 {"2026-07-22", "due 2026-07-27, other channel"},
                 {"2026-07-27", "waits until 2026-07-30"},
                 {"2026-07-30", "nudge 1 until 2026-08-02"},
                 {"2026-08-02", "nudge 2 until 2026-08-05"},
                 {"2026-08-05", "due 2026-08-10, other channel, wider"},
                 {"2026-08-10", "due 2026-09-07"},
                 {"2026-09-07", "due 2026-10-05"},
                 {"2026-10-05", "due 2026-10-20"},
                 {"2026-10-20", "due 2026-11-17"},  // across the autumn clock change of 25 October
                 {"2026-12-01", "due 2026-12-29"}},
        .last_day = "2027-01-05"});
}

TEST(RhythmYear, CloseLearnsTheirWindow) {
  // Five answers, after 2, 4, 4, 6 and 9 days, with twenty usual ones: 95 in 100 have come by the sixth day.
  live({.name = "Close",
        .zone = "America/New_York",
        .tempo = {56, Counts::dialogue},
        .marks = {},
        .events = {{"2025-01-01", "email out"},
                   {"2025-01-03", "email in"},
                   {"2025-02-01", "email out"},
                   {"2025-02-05", "email in"},
                   {"2025-04-01", "email out"},
                   {"2025-04-05", "email in"},
                   {"2025-06-01", "email out"},
                   {"2025-06-07", "email in"},
                   {"2025-12-01", "email out"},
                   {"2025-12-10", "email in"},
                   {"2026-02-04", "email out"},
                   {"2026-03-20", "email in"},  // after 44 days: one more outlier, so the window is nine days
                   {"2026-05-15", "message out"},
                   {"2026-05-20", "message in"},
                   {"2026-07-15", "lunch out"},
                   {"2026-09-09", "text out"},
                   {"2026-09-09", "text in"},
                   {"2026-11-01", "coffee both"}},  // the day of the autumn clock change
        .rows = {{"2025-12-10", "due 2026-02-04"},
                 {"2026-02-04", "waits until 2026-02-10"},
                 {"2026-02-10", "nudge 1 until 2026-02-16"},
                 {"2026-02-16", "nudge 2 until 2026-02-22"},
                 {"2026-02-22", "due 2026-03-04, other channel"},
                 {"2026-03-20", "due 2026-05-15"},
                 {"2026-05-15", "waits until 2026-05-24"},
                 {"2026-05-20", "due 2026-07-15"},
                 {"2026-07-15", "due 2026-09-09"},
                 {"2026-09-09", "due 2026-11-04"},
                 {"2026-11-01", "due 2026-12-27"}},
        .last_day = "2026-12-31"});
}

TEST(RhythmYear, ActiveCountsAnyContact) {
  live({.name = "Active",
        .zone = "Asia/Kathmandu",
        .tempo = {91, Counts::contact},
        .marks = {},
        .events = {{"2026-01-10", "email out"},
                   {"2026-02-20", "comment in"},
                   {"2026-05-22", "email out asks"},  // waits, nudges, and then is simply normal
                   {"2026-11-15", "email out"}},      // months late
        .rows = {{"2026-01-10", "due 2026-04-11"},
                 {"2026-02-20", "due 2026-05-22"},
                 {"2026-05-22", "waits until 2026-05-25"},
                 {"2026-05-25", "nudge 1 until 2026-05-28"},
                 {"2026-05-28", "nudge 2 until 2026-05-31"},
                 {"2026-05-31", "due 2026-08-21"},
                 {"2026-11-15", "due 2027-02-14"}},
        .last_day = "2027-01-10"});
}

TEST(RhythmYear, WideThroughALeapYear) {
  live({.name = "Wide",
        .zone = "America/Sao_Paulo",
        .tempo = {182, Counts::contact},
        .marks = {},
        .events = {{"2027-12-01", "event both"},
                   {"2028-02-29", "letter out"},
                   {"2028-08-29", "skip"},
                   {"2028-10-10", "email in asks"}},
        .rows = {{"2027-12-01", "due 2028-05-31"},
                 {"2028-02-29", "due 2028-08-29"},
                 {"2028-08-29", "due 2029-02-27"},
                 {"2028-10-10", "due 2029-04-10, owed since 2028-10-10"},
                 {"2028-11-25", "due 2029-04-10"}},  // after 45 days silence was the answer
        .last_day = "2028-12-31"});
}

TEST(RhythmYear, YearlyBeginsWithItsFirstDate) {
  live({.name = "Yearly",
        .zone = "Pacific/Apia",
        .tempo = {364, Counts::contact},
        .marks = {.state = State::active,
                  .first_due = day("2026-03-02"),
                  .snoozed_until = {},
                  .snoozed_at = {},
                  .skipped_at = {}},
        .events = {{"2026-03-02", "snooze 2026-04-01"},
                   {"2026-06-15", "gift out"},
                   {"2026-09-01", "rest"},
                   {"2026-10-01", "wake"},
                   {"2026-12-24", "message in"}},
        .rows = {{"2026-01-01", "due 2026-03-02"},
                 {"2026-03-02", "due 2026-04-01"},
                 {"2026-06-15", "due 2027-06-14"},
                 {"2026-09-01", "untracked"},
                 {"2026-10-01", "due 2027-06-14"},
                 {"2026-12-24", "due 2027-12-23"}},
        .last_day = "2026-12-31"});
}

}  // namespace
}  // namespace kith
