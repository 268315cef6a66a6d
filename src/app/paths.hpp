// "Who could bring me to X?": the likeliest ways to somebody through people the user knows, in the order to ask them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/path_target.hpp"
#include "rules/path_rank.hpp"

namespace kith::app {

inline constexpr int kUsualWays = 3, kMostWays = 20;
inline constexpr int kUsualWaySteps = 4, kMostWaySteps = 6;

struct PathQuery {
  std::string to;  // as path_target() reads it
  int most = kUsualWays;
  int steps = kUsualWaySteps;  // ties on the way
  WayFor purpose = WayFor::anything;
};

// One tie of a way, by the person it leads to.
struct WayStep {
  PersonRow person;
  double chance = 0;  // that the tie would carry a favour
  std::string words;  // what speaks for it, one sentence without a full stop
  std::optional<LocalDate> last;
  TieSigns signs = 0;
};

struct WayView {
  std::vector<WayStep> steps;  // from whom to ask first to whom to reach; one step: the user knows them
  double chance = 0;           // of all ties on it, and of its hand-overs
  double score = 0;
  std::vector<WayTerm> terms;  // why this order: score is their product
  Channel channel = Channel::email;
  std::string channel_why;
  std::vector<std::string> why;    // why they would: the tie, the ledger, what they did before
  std::optional<LocalDate> asked;  // when the first was last asked for anything
  std::string asked_words;         // "you asked them 12 days ago for an introduction to Bert"; "" when never
  Leaning leaning = Leaning::nothing;
  std::string ledger;       // the balance in words
  bool give_first = false;  // the user owes them
  std::string match;        // of a topic: where its words stand in the target
};

// The user's own tie to the person they look for.
struct DirectTie {
  std::string words;
  double chance = 0;
  bool close = false;  // ask directly
  std::optional<LocalDate> last;
};

// Who might know somebody who knows.
struct WayHelper {
  PersonRow person;
  std::string words;  // "works at Acme too"
};

struct PathsView {
  PathTarget target;
  std::optional<PersonRow> person;  // of TargetKind::person
  WayFor purpose = WayFor::anything;
  std::optional<DirectTie> direct;
  std::vector<WayView> ways;    // the best first, no two by the same first person
  std::vector<WayHelper> help;  // where there is no way
  std::string words;            // the answer in one sentence
};
// usage for limits out of range; else as path_target().
Result<PathsView> paths(const App& app, const PathQuery& query);

}  // namespace kith::app
