// Levelling: which day each piece of work falls on, inside every day's minutes.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rules/workdays.hpp"

namespace kith {

// How far ahead days are levelled; what does not fit waits its turn.
inline constexpr int kHorizonDays = 56;
// Work may move by this share of its interval either way.
inline constexpr double kSlack = 0.15;

struct Work {
  LocalDate due{};
  int interval_days = 91;
  int minutes = 5;
  double value = 0;  // worth gained per minute; decides who goes first when not all fit
};

struct Budget {
  int minutes = 30;  // a working day
  int spent = 0;     // of today's, already
  WorkDays days;
};

struct Levelled {
  std::vector<std::optional<LocalDate>> day;  // beside each work: its day, none when it waits
  std::vector<int> load;                      // minutes planned per day, from today
};

// By value, best first: each goes to the working day with room nearest to its due date inside its
// slack; overdue work to the earliest day with room. Nothing is planned before `today`, no day goes
// above its minutes, and work due after the horizon is not placed. `reserved` minutes are taken from
// today first. Equal values keep their given order, so the plan is the same for the same input.
Levelled level(std::span<const Work> work, LocalDate today, const Budget& budget, int reserved = 0);

// What the rhythms cost: the sum over people of minutes / interval, per working day.
struct Need {
  double minutes_per_workday = 0;
};
Need need(std::span<const Work> work, const WorkDays& days);

}  // namespace kith
