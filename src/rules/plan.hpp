// Levelling: which day each piece of work falls on, inside every day's minutes.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "rules/hours.hpp"
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
  double value = 0;                  // worth gained per minute; decides who goes first when not all fit
  Channel channel = Channel::other;  // held to its hours, if it has any
  bool pinned = false;               // the user named the day: it keeps it before others, and never comes sooner
};

struct Budget {
  int minutes = 30;  // a working day
  int spent = 0;     // of today's, already
  WorkDays days;
  ChannelHours hours = {};
  std::vector<std::pair<Channel, int>> used = {};  // minutes of today's, by channel, among `spent`
};

struct Levelled {
  std::vector<std::optional<LocalDate>> day;  // beside each work: its day, none when it waits
  std::vector<int> load;                      // minutes planned per day, from today
};

// Each piece has a home, the open day nearest to its due date (today when that is past), and leaves it only when
// the home is full: then it takes the nearest day with room inside its slack (what has come: the first one). Who
// finds no room takes the place of what is worth less, nearest day first. Better goes before worse, equals in the
// order given, so the plan is the same for the same input.
// - Nothing is planned before `today` or on a day without work, and no day goes above its minutes. What is longer
//   than a whole day takes a day that is otherwise empty.
// - Work of a channel with hours falls only on days when it is open, and fills no more than these hours. A slack
//   without an open day reaches to the next one.
// - Work due after the horizon is not placed. `reserved` minutes are taken from today first.
// - Homes keep the plan steady: one piece more or less moves the few that share its home or had left theirs.
Levelled level(std::span<const Work> work, LocalDate today, const Budget& budget, int reserved = 0);

// What the rhythms cost: the sum over people of minutes / interval, per working day.
struct Need {
  double minutes_per_workday = 0;
};
Need need(std::span<const Work> work, const WorkDays& days);
// Minutes per working day of one person's rhythm.
double cost(int minutes, int interval_days, const WorkDays& days);

}  // namespace kith
