#include "app/json_opportunities.hpp"

#include "app/members.hpp"

namespace kith::app {
namespace {

constexpr std::string_view kKindsSaid = "one of deal, client, job, referral, recommendation";
constexpr std::string_view kStagesSaid = "one of open, talking, offered, won, lost, resting";
constexpr std::string_view kRolesSaid = "one of client, decider, introducer, helper, referee, other";
constexpr std::string_view kMoneySaid = "an amount and its currency, such as \"12000 EUR\", or null";

Json credit_json(std::int64_t credit) {
  return static_cast<double>(credit) / static_cast<double>(kWholeCredit);
}

Json money_json(const std::optional<Money>& worth) {
  if (!worth) return Json();
  return {{"cents", worth->cents}, {"currency", worth->currency}, {"words", money_words(*worth)}};
}

Json opportunity_day(const std::optional<LocalDate>& day) {
  return day ? Json(iso(*day)) : Json();
}

Json id_and_name(std::int64_t id, const std::string& name) {
  return id == 0 ? Json() : Json{{"id", id}, {"name", name}};
}

Json opportunity_touch_json(const OpportunityTouch& one) {
  return {{"id", one.touch.id ? Json(one.touch.id.value) : Json()},
          {"person", {{"id", one.touch.person.value}, {"name", one.person}}},
          {"at", iso(one.touch.at)},
          {"channel", std::string(name(one.touch.channel))},
          {"direction", std::string(name(one.touch.direction))},
          {"words", one.touch.id ? std::string(touch_words(one.touch.channel, one.touch.direction))
                                 : std::string("somebody coming to you")},
          {"note", one.note},
          {"linked", one.touch.linked},
          {"counts", one.counts},
          {"first", credit_json(one.shares[0])},
          {"last", credit_json(one.shares[1])},
          {"shared", credit_json(one.shares[2])}};
}

Result<std::optional<Instant>> opportunity_moment(Members& body, const char* member, const App& app) {
  KITH_TRY(const auto text, body.text(member, 100));
  if (!text) return std::nullopt;
  KITH_TRY(const Settings known, settings(app));
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(const Instant at, parse_instant(*text, zone));
  return at;
}

// none when left out; an empty one for null.
Result<std::optional<std::optional<LocalDate>>> opportunity_day_in(Members& body, const char* member) {
  const Json* value = body.find(member);
  if (value == nullptr) return std::nullopt;
  if (value->is_null()) return std::optional<std::optional<LocalDate>>(std::optional<LocalDate>());
  if (!value->is_string()) return wrong(body.path(member), "a day such as 2026-11-23, or null");
  KITH_TRY(const LocalDate day, parse_date(value->get<std::string>()));
  return std::optional<std::optional<LocalDate>>(std::optional<LocalDate>(day));
}

Result<std::optional<std::optional<Money>>> money_in(Members& body) {
  const Json* value = body.find("worth");
  if (value == nullptr) return std::nullopt;
  if (value->is_null()) return std::optional<std::optional<Money>>(std::optional<Money>());
  if (!value->is_string()) return wrong(body.path("worth"), kMoneySaid);
  const auto money = money_from(value->get<std::string>());
  if (!money) return wrong(body.path("worth"), kMoneySaid);
  return std::optional<std::optional<Money>>(money);
}

Json amounts_json(const std::map<std::string, std::int64_t>& worth) {
  Json all = Json::array();
  for (const auto& [currency, cents] : worth) all.push_back(money_json(Money{cents, currency}));
  return all;
}

}  // namespace

Json to_json(const OpportunityLine& line) {
  const Opportunity& one = line.opportunity;
  Json people = Json::array();
  for (const OpportunityMember& member : line.people) {
    people.push_back(
        {{"id", member.person.id.value}, {"name", member.person.name}, {"role", std::string(name(member.role))}});
  }
  return {{"id", one.id.value},
          {"kind", std::string(name(one.kind))},
          {"title", one.title},
          {"stage", std::string(name(one.stage))},
          {"stage_words", std::string(words(one.kind, one.stage))},
          {"organisation", id_and_name(one.organisation.value, one.organisation_name)},
          {"worth", money_json(one.worth)},
          {"begun", iso(one.begun)},
          {"expected", opportunity_day(one.expected)},
          {"next_step", one.next_step},
          {"next_day", opportunity_day(one.next_day)},
          {"closed", one.closed ? Json(iso(*one.closed)) : Json()},
          {"closing", one.closing},
          {"note", one.note},
          {"people", std::move(people)},
          {"began", line.began}};
}

Json to_json(const OpportunityView& view) {
  Json made = to_json(view.line);
  Json stages = Json::array();
  for (const StageChange& one : view.stages) {
    stages.push_back({{"stage", std::string(name(one.stage))},
                      {"words", std::string(words(view.line.opportunity.kind, one.stage))},
                      {"at", iso(one.at)}});
  }
  Json touches = Json::array();
  for (const OpportunityTouch& one : view.touches) touches.push_back(opportunity_touch_json(one));
  made["stages"] = std::move(stages);
  made["touches"] = std::move(touches);
  made["touches_total"] = view.touches_total;
  made["words"] = view.words;
  return made;
}

Json to_json(const OpportunityDone& done) {
  return {{"step", step_json(done.step)}, {"title", done.title}, {"opportunity", done.opportunity.value}};
}

Json to_json(const AttributionView& view) {
  std::map<OpportunityId, const Opportunity*> by_id;
  for (const Opportunity& one : view.opportunities) by_id.emplace(one.id, &one);
  Json rows = Json::array();
  for (const CreditRow& row : view.attribution.rows) {
    Json list = Json::array();
    for (const OpportunityId id : row.opportunities) {
      const Opportunity& one = *by_id.at(id);
      list.push_back({{"id", id.value},
                      {"title", one.title},
                      {"kind", std::string(name(one.kind))},
                      {"stage", std::string(name(one.stage))}});
    }
    rows.push_back({{"key", row.key},
                    {"label", row.label},
                    {"id", row.id == 0 ? Json() : Json(row.id)},
                    {"credit", credit_json(row.credit)},
                    {"won", credit_json(row.won)},
                    {"worth", amounts_json(row.worth)},
                    {"opportunities", std::move(list)}});
  }
  Json nodes = Json::array();
  for (const FlowNode& one : view.attribution.flow.nodes) {
    nodes.push_back(
        {{"layer", one.layer}, {"key", one.key}, {"label", one.label}, {"credit", credit_json(one.credit)}});
  }
  Json links = Json::array();
  for (const FlowLink& one : view.attribution.flow.links) {
    links.push_back({{"from", one.from}, {"to", one.to}, {"credit", credit_json(one.credit)}});
  }
  const AttributionRequest& asked = view.request;
  return {{"by", std::string(name(asked.by))},
          {"rule", std::string(name(asked.rule))},
          {"kind", asked.kind ? Json(std::string(name(*asked.kind))) : Json()},
          {"since", opportunity_day(asked.since)},
          {"total", view.opportunities.size()},
          {"words", view.attribution.words},
          {"rows", std::move(rows)},
          {"flow", {{"nodes", std::move(nodes)}, {"links", std::move(links)}}}};
}

Result<OpportunityInput> opportunity_input(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  OpportunityInput input;
  KITH_TRY(const auto kind, body.word("kind", opportunity_kind_from, kKindsSaid));
  input.kind = kind.value_or(OpportunityKind::deal);
  KITH_TRY(input.title, body.need_text("title"));
  KITH_CHECK(body.rows("people", [&](Members& row) -> Status {
    KITH_TRY(const auto person, row.need_id("person"));
    KITH_TRY(const auto role, row.word("role", opportunity_role_from, kRolesSaid));
    input.people.emplace_back(PersonId{person}, role.value_or(OpportunityRole::client));
    return {};
  }));
  KITH_TRY(input.organisation, body.text_or_empty("organisation"));
  KITH_TRY(const auto worth, money_in(body));
  input.worth = worth.value_or(std::nullopt);
  KITH_TRY(input.begun, opportunity_moment(body, "begun", app));
  KITH_TRY(const auto expected, opportunity_day_in(body, "expected"));
  input.expected = expected.value_or(std::nullopt);
  KITH_TRY(input.next_step, body.text_or_empty("next_step"));
  KITH_TRY(const auto next_day, opportunity_day_in(body, "next_day"));
  input.next_day = next_day.value_or(std::nullopt);
  KITH_TRY(input.note, body.text_or_empty("note"));
  KITH_CHECK(body.rows("touches", [&](Members& row) -> Status {
    KITH_TRY(const auto touch, row.need_id("touch"));
    input.touches.push_back(TouchId{touch});
    return {};
  }));
  KITH_CHECK(body.done());
  return input;
}

Result<OpportunityEdit> opportunity_edit(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  OpportunityEdit edit;
  KITH_TRY(edit.kind, body.word("kind", opportunity_kind_from, kKindsSaid));
  KITH_TRY(edit.title, body.text("title"));
  KITH_TRY(edit.organisation, body.text("organisation"));
  KITH_TRY(edit.next_step, body.text("next_step"));
  KITH_TRY(edit.note, body.text("note"));
  KITH_TRY(edit.closing, body.text("closing"));
  KITH_TRY(edit.worth, money_in(body));
  KITH_TRY(edit.begun, opportunity_moment(body, "begun", app));
  KITH_TRY(edit.expected, opportunity_day_in(body, "expected"));
  KITH_TRY(edit.next_day, opportunity_day_in(body, "next_day"));
  KITH_CHECK(body.done());
  return edit;
}

Result<StageMove> stage_move(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  StageMove move;
  KITH_TRY(const auto stage, body.word("stage", opportunity_stage_from, kStagesSaid));
  if (!stage) return wrong("stage", kStagesSaid);
  move.stage = *stage;
  KITH_TRY(move.at, opportunity_moment(body, "at", app));
  KITH_TRY(move.closing, body.text("closing"));
  KITH_CHECK(body.done());
  return move;
}

Result<LinkBody> link_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  LinkBody made;
  KITH_TRY(made.touch.value, body.need_id("touch"));
  KITH_TRY(const auto led, body.flag("led"));
  made.led = led.value_or(true) ? Led::led_there : Led::did_not;
  KITH_CHECK(body.done());
  return made;
}

Result<MemberBody> member_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  MemberBody made;
  KITH_TRY(made.person.value, body.need_id("person"));
  const Json* role = body.find("role");
  if (role == nullptr) return wrong("role", std::string(kRolesSaid) + ", or null");
  if (!role->is_null()) {
    KITH_TRY(made.role, body.word("role", opportunity_role_from, kRolesSaid));
  }
  KITH_CHECK(body.done());
  return made;
}

}  // namespace kith::app
