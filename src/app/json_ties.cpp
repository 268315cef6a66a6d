#include "app/json_ties.hpp"

#include <cmath>

namespace kith::app {
namespace {

Json tie_person(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

// Three figures are more than it knows.
double figure(double chance) {
  return std::round(chance * 1000) / 1000;
}

Json sign_json(const TieSignLine& line) {
  return {{"sign", std::string(name(line.sign))},
          {"times", line.times},
          {"first", iso(line.first)},
          {"last", iso(line.last)},
          {"chance", figure(line.chance)},
          {"words", line.words}};
}

}  // namespace

Json to_json(const TieLine& line) {
  Json evidence = Json::array();
  for (const TieSignLine& one : line.evidence) evidence.push_back(sign_json(one));
  return {{"person", tie_person(line.other)},
          {"strength", figure(line.strength)},
          {"words", line.words},
          {"why", line.why},
          {"last", iso(line.last)},
          {"age_days", line.age_days},
          {"evidence", std::move(evidence)}};
}

Json strangers_json(const PersonTies& ties) {
  Json strangers = Json::array();
  for (const PersonRow& row : ties.strangers) strangers.push_back(tie_person(row));
  return strangers;
}

Json to_json(const PersonTies& ties) {
  Json items = Json::array();
  for (const TieLine& line : ties.ties) items.push_back(to_json(line));
  return {{"person", tie_person(ties.person)}, {"ties", std::move(items)}, {"strangers", strangers_json(ties)}};
}

}  // namespace kith::app
