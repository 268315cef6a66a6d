#include "app/json_paths.hpp"

#include <cmath>

namespace kith::app {
namespace {

Json way_person(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

Json way_day(const std::optional<LocalDate>& day) {
  return day ? Json(iso(*day)) : Json();
}

// More digits than anybody knows are noise.
double way_number(double value) {
  return std::round(value * 10000) / 10000;
}

Json signs_json(TieSigns signs) {
  Json all = Json::array();
  for (int i = 0; i < kTieSigns; ++i) {
    const auto sign = static_cast<TieSign>(i);
    if ((signs & bit(sign)) != 0) all.push_back(std::string(name(sign)));
  }
  return all;
}

Json step_of_way(const WayStep& step) {
  return {{"person", way_person(step.person)},
          {"chance", way_number(step.chance)},
          {"words", step.words},
          {"last", way_day(step.last)},
          {"signs", signs_json(step.signs)}};
}

Json way_json(const WayView& way) {
  Json steps = Json::array(), terms = Json::array();
  for (const WayStep& step : way.steps) steps.push_back(step_of_way(step));
  for (const WayTerm& term : way.terms)
    terms.push_back({{"name", std::string(term.name)}, {"factor", way_number(term.factor)}, {"words", term.words}});
  return {
      {"steps", std::move(steps)},
      {"chance", way_number(way.chance)},
      {"words", std::string(way_chance_words(way.chance))},
      {"score", way_number(way.score)},
      {"terms", std::move(terms)},
      {"channel", std::string(name(way.channel))},
      {"channel_why", way.channel_why},
      {"why", way.why},
      {"asked", way_day(way.asked)},
      {"asked_words", way.asked_words},
      {"ledger", {{"words", way.ledger}, {"leaning", std::string(name(way.leaning))}, {"give_first", way.give_first}}},
      {"match", way.match}};
}

}  // namespace

Json to_json(const PathsView& view) {
  const PathTarget& target = view.target;
  Json ways = Json::array(), help = Json::array();
  for (const WayView& way : view.ways) ways.push_back(way_json(way));
  for (const WayHelper& one : view.help) help.push_back({{"person", way_person(one.person)}, {"words", one.words}});
  Json direct;
  if (view.direct) {
    direct = {{"words", view.direct->words},
              {"close", view.direct->close},
              {"chance", way_number(view.direct->chance)},
              {"last", way_day(view.direct->last)}};
  }
  return {{"target",
           {{"kind", std::string(name(target.kind))},
            {"name", target.name},
            {"person", view.person ? way_person(*view.person) : Json()},
            {"organisation", target.organisation ? Json(target.organisation.value) : Json()},
            {"people", target.people.size()}}},
          {"for", view.purpose == WayFor::anything ? Json() : Json(std::string(name(view.purpose)))},
          {"words", view.words},
          {"direct", std::move(direct)},
          {"ways", std::move(ways)},
          {"help", std::move(help)}};
}

}  // namespace kith::app
