// A year with one person: the days of contact, and the rhythm beside what really happened.
#pragma once

#include <span>
#include <vector>

#include "rules/rhythm.hpp"

namespace kith {

struct YearDay {
  LocalDate day{};
  int touches = 0;
  bool dialogue = false;
};

struct YearMonth {
  LocalDate first{};  // of the month
  int days = 0;       // with a contact
  int touches = 0;
  int dialogues = 0;  // days with one
};

struct YearDot {
  LocalDate day{};
  Channel channel = Channel::other;
  Direction direction = Direction::both;
  bool dialogue = false;  // both sides: synchronous, or they wrote
};

// From one contact that the rhythm counts to the next, or to today.
struct YearBand {
  LocalDate from{};
  LocalDate due{};
  LocalDate to{};     // the next counted contact; today while it is open
  bool open = false;  // the last one
  bool late = false;  // `to` is more than kSlack of the interval after `due`
};

// A message of the user's that asked, until the answer or the end of its window.
struct YearWait {
  LocalDate from{}, to{};
  bool answered = false;
};

struct Year {
  LocalDate from{};               // a Monday
  LocalDate to{};                 // today
  std::vector<YearDay> days;      // those with a contact, in order
  std::vector<YearMonth> months;  // every month of the span, in order
  std::vector<YearDot> dots;
  std::vector<YearBand> bands;  // those that reach into the span
  std::vector<YearWait> waits;
  int kept = 0;    // closed bands of the span that were not late
  int closed = 0;  // and all of them
};

inline constexpr int kYearWeeks = 53;

// `touches` in time order; those after today are passed over.
Year year_of(std::span<const TouchFact> touches, const Tempo& tempo, int window_days, LocalDate today,
             const Zone& zone);

}  // namespace kith
