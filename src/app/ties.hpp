// Who knows who, of one person, and the user's own ties.
#pragma once

#include <string>
#include <vector>

#include "app/app.hpp"
#include "model/tie.hpp"
#include "store/people.hpp"

namespace kith::app {

struct TieSignLine {
  TieSign sign = TieSign::met;
  int times = 0;
  Instant first{}, last{};
  double chance = 0;  // what this sign says alone
  std::string words;
};

// One whom they know.
struct TieLine {
  PersonRow other;
  double strength = 0;  // the chance that the tie would carry a favour
  std::string words;    // "well"
  std::string why;      // the evidence in a sentence
  Instant last{};
  int age_days = 0;                   // since `last`
  std::vector<TieSignLine> evidence;  // the strongest kind first; empty of the user's own ties
};

struct PersonTies {
  PersonRow person;
  std::vector<TieLine> ties;         // the strongest first
  std::vector<PersonRow> strangers;  // whom they do not know, as the user says
};
Result<PersonTies> person_ties(const App& app, PersonId person);

// The user's own, the strongest first.
Result<std::vector<TieLine>> own_ties(const App& app);

}  // namespace kith::app
