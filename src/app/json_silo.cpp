#include "app/json_silo.hpp"

#include <cmath>

#include "app/members.hpp"
#include "rules/silo_words.hpp"

namespace kith::app {
namespace {

double thousandths(double value) {
  return std::round(value * 1000) / 1000;
}

Json known_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json chance_sum_json(const ChanceSum& sum) {
  return {{"expected", thousandths(sum.expected)}, {"low", sum.low}, {"high", sum.high}, {"of", sum.of}};
}

Json silo_share_json(const SiloShare& share) {
  return {{"value", known_or_null(share.value)}, {"warm", share.warm}, {"home", share.home}, {"people", share.people}};
}

template <class List, class Fn>
Json silo_list_json(const List& list, Fn fn) {
  Json made = Json::array();
  for (const auto& one : list) made.push_back(fn(one));
  return made;
}

Json silo_shares_json(const SiloShares& shares) {
  return {{"by", std::string(name(shares.by))},
          {"words", spread_sentence(shares)},
          {"spread", shares.spread > 0 ? Json(thousandths(shares.spread)) : Json()},
          {"rows", silo_list_json(shares.rows, silo_share_json)},
          {"empty", silo_list_json(shares.empty, silo_share_json)}};
}

Json stay_chance_json(const Stay& stay) {
  return {{"chance", thousandths(stay.chance)}, {"terms", silo_list_json(stay.terms, [](const Stay::Term& term) {
                                                   return Json{{"what", std::string(words(term.term))},
                                                               {"chance", thousandths(term.chance)},
                                                               {"count", term.count}};
                                                 })}};
}

}  // namespace

Json to_json(const SiloLine& line) {
  return {{"person",
           {{"id", line.row.id.value},
            {"name", line.row.name},
            {"organisation", line.row.organisation},
            {"role", line.row.role}}},
          {"home", line.home},
          {"warm", line.warm},
          {"planned", line.planned},
          {"degree", std::string(name(line.degree))},
          {"strength", thousandths(line.strength)},
          {"answers", thousandths(line.answers)},
          {"last", line.last ? Json(iso(*line.last)) : Json()},
          {"employer", known_or_null(line.employer)},
          {"industry", known_or_null(line.industry)},
          {"function", known_or_null(line.function)},
          {"place", known_or_null(line.place)},
          {"age", known_or_null(line.age)},
          {"stay", line.stay ? stay_chance_json(*line.stay) : Json()},
          {"why", line.why}};
}

Json to_json(const SiloView& view) {
  const SiloAudit& audit = view.audit;
  return {{"date", iso(view.today)},
          {"headline", view.headline},
          {"sentences", view.sentences},
          {"home",
           {{"set", view.home.set},
            {"organisations", view.home.counted},
            {"domains", view.home.domains},
            {"guessed", view.home.guessed}}},
          {"people", audit.people},
          {"warm", audit.warm},
          {"at_home", audit.home},
          {"outside", audit.outside},
          {"unreachable", audit.unreachable},
          {"stay", chance_sum_json(audit.stay)},
          {"answer", chance_sum_json(audit.answer)},
          {"circles",
           {{"ties", view.circles.ties},
            {"effective", thousandths(view.circles.effective_size)},
            {"constraint", thousandths(view.circles.constraint)}}},
          {"shares", silo_list_json(audit.shares, silo_shares_json)},
          {"bridges", silo_list_json(view.bridges,
                                     [](const SiloBridge& bridge) {
                                       return Json{{"by", std::string(name(bridge.by))},
                                                   {"value", bridge.value},
                                                   {"people", bridge.people},
                                                   {"tie", to_json(bridge.line)}};
                                     })},
          {"trend", silo_list_json(view.trend,
                                   [](const SiloPeriod& period) {
                                     return Json{{"quarter", period.name},
                                                 {"warm", period.warm},
                                                 {"home", period.home},
                                                 {"outside", period.warm - period.home}};
                                   })},
          {"warm_up", silo_list_json(view.warm_up, [](const SiloLine& line) { return to_json(line); })},
          {"planned", audit.planned}};
}

Result<std::vector<PersonId>> silo_plan_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  std::vector<PersonId> people;
  if (const Json* list = body.find("people")) {
    if (!list->is_array() || list->empty() || list->size() > 500) return wrong("people", "1 to 500 numbers of people");
    for (const Json& one : *list) {
      if (!one.is_number_integer() || one < 1 || one > 1'000'000'000)
        return wrong("people", "1 to 500 numbers of people");
      people.push_back(PersonId{one.get<std::int64_t>()});
    }
  }
  KITH_CHECK(body.done());
  return people;
}

Json silo_why_json() {
  Json made = Json::array();
  for (const auto& [what, how] : silo_definitions()) made.push_back({{"what", what}, {"how", how}});
  return {{"definitions", std::move(made)}};
}

}  // namespace kith::app
