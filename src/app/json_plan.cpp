// The JSON of what plans: agenda, load, triage, days off.
#include <cmath>

#include "app/json.hpp"

namespace kith::app {
namespace {

// Tenths of a minute say enough.
double tenths(double minutes) {
  return std::isfinite(minutes) ? std::round(minutes * 10) / 10 : 0.0;
}

Json word_or_null(const std::string& word) {
  return word.empty() ? Json() : Json(word);
}

Json sentence_or_null(const std::optional<std::string>& words) {
  return words ? Json(*words) : Json();
}

Json tier(const Stratum& stratum) {
  return {{"id", stratum.id.value}, {"name", stratum.name}};
}

Json tier_or_null(const std::optional<Stratum>& stratum) {
  return stratum ? tier(*stratum) : Json();
}

Json agenda_person(const AgendaPerson& one) {
  const PersonRow& row = one.person.row;
  return {
      {"id", row.id.value},
      {"name", row.name},
      {"organisation", row.organisation},
      {"role", row.role},
      {"stratum", row.state == State::active ? Json{{"id", row.stratum.value}, {"name", one.person.stratum}} : Json()},
      {"due", one.person.due ? Json(iso(*one.person.due)) : Json()},
      {"minutes", one.minutes},
      {"channel", std::string(name(one.channel))},
      {"hours", word_or_null(one.hours)}};
}

Json agenda_day(const AgendaDay& day) {
  Json people = Json::array();
  for (const AgendaPerson& one : day.people) people.push_back(agenda_person(one));
  return {{"date", iso(day.date)},
          {"minutes", day.minutes},
          {"works", day.works},
          {"off", word_or_null(day.off)},
          {"people", std::move(people)}};
}

Json triage_block(const TriageBlock& block) {
  return {{"key", block.key},           {"words", block.words},   {"sure", block.sure},
          {"gave_way", block.gave_way}, {"people", block.people}, {"stratum", tier_or_null(block.stratum)},
          {"examples", block.examples}};
}

}  // namespace

Json to_json(const AgendaView& view) {
  Json items = Json::array();
  for (const AgendaDay& day : view.items) items.push_back(agenda_day(day));
  return {
      {"from", iso(view.from)},
      {"days", view.days},
      {"budget", view.budget},
      {"items", std::move(items)},
      {"later", view.later},
      {"load", {{"needed", tenths(view.needed)}, {"budget", view.budget}, {"advice", sentence_or_null(view.advice)}}}};
}

Json to_json(const HolidayLine& line) {
  return {{"date", iso(line.date)}, {"name", line.name}};
}

Json to_json(const LoadView& view) {
  Json moves = Json::array();
  for (const LoadMove& move : view.moves) {
    Json first = Json::array();
    for (const PersonRow& row : move.first) first.push_back({{"id", row.id.value}, {"name", row.name}});
    moves.push_back(
        {{"from", tier(move.from)}, {"to", tier(move.to)}, {"people", move.people}, {"first", std::move(first)}});
  }
  Json strata = Json::array();
  for (const LoadView::Share& share : view.strata) {
    strata.push_back({{"stratum", tier(share.stratum)}, {"people", share.people}, {"minutes", tenths(share.minutes)}});
  }
  return {{"needed", tenths(view.needed)},           {"budget", view.budget},     {"after", tenths(view.after)},
          {"advice", sentence_or_null(view.advice)}, {"moves", std::move(moves)}, {"strata", std::move(strata)}};
}

Json to_json(const TriageView& view) {
  Json blocks = Json::array();
  for (const TriageBlock& block : view.blocks) blocks.push_back(triage_block(block));
  return {
      {"undecided", view.undecided},
      {"decided", view.decided},
      {"minutes", {{"budget", view.budget}, {"now", tenths(view.needed_now)}, {"after", tenths(view.needed_after)}}},
      {"blocks", std::move(blocks)},
      {"advice", sentence_or_null(view.advice)}};
}

Json to_json(const TriageLine& line) {
  const PersonRow& row = line.person;
  return {
      {"person", {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}}},
      {"block", line.block},
      {"evidence", line.evidence},
      {"stratum", tier_or_null(line.stratum)},
      {"sure", line.sure}};
}

}  // namespace kith::app
