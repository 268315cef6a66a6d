#include "app/json_introductions.hpp"

#include <fmt/format.h>

#include "app/members.hpp"

namespace kith::app {
namespace {

Json introduction_day_json(const std::optional<Instant>& at) {
  return at ? Json(iso(*at)) : Json();
}

Json introduced_json(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

std::string_view part_of_side(IntroductionKind kind, IntroductionSide side) {
  if (kind == IntroductionKind::offered) return "introduced";
  return side == IntroductionSide::first ? "target" : "connector";
}

Json side_json(const IntroductionLine& line, IntroductionSide side) {
  const Consent& consent = line.introduction.of(side);
  return {{"person", introduced_json(side == IntroductionSide::first ? line.first : line.second)},
          {"part", std::string(part_of_side(line.introduction.kind, side))},
          {"asked", introduction_day_json(consent.asked)},
          {"agreed", introduction_day_json(consent.agreed)},
          {"refused", introduction_day_json(consent.refused)}};
}

Json person_of_side(const Introduction& one, const std::optional<IntroductionSide>& side) {
  return side ? Json(one.who(*side).value) : Json();
}

Json introduction_next_json(const Introduction& one, const std::optional<IntroductionNext>& next) {
  if (!next) return {};
  return {{"act", std::string(name(next->act))},
          {"person", person_of_side(one, next->side)},
          {"due", iso(next->due)},
          {"what", next->what}};
}

constexpr std::string_view kKindsOfIntroduction = "asked or offered";

}  // namespace

Json to_json(const IntroductionLine& line) {
  const Introduction& one = line.introduction;
  Json opportunity;
  if (one.opportunity) opportunity = {{"id", one.opportunity.value}, {"title", line.opportunity}};
  return {{"id", one.id.value},
          {"kind", std::string(name(one.kind))},
          {"title", line.title},
          {"state", std::string(name(line.state))},
          {"why", one.why},
          {"sides", Json::array({side_json(line, IntroductionSide::first), side_json(line, IntroductionSide::second)})},
          {"introduced", introduction_day_json(one.introduced)},
          {"met", introduction_day_json(one.met)},
          {"thanked", introduction_day_json(one.thanked)},
          {"followed", introduction_day_json(one.followed)},
          {"closed", introduction_day_json(one.closed)},
          {"closing", one.closing},
          {"opportunity", std::move(opportunity)},
          {"created", iso(one.created)},
          {"next", introduction_next_json(one, line.next)}};
}

Json to_json(const IntroductionView& view) {
  Json body = to_json(view.line);
  Json may = Json::array();
  for (const PossibleAct& one : view.may)
    may.push_back({{"act", std::string(name(one.act))}, {"person", person_of_side(view.line.introduction, one.side)}});
  body["may"] = std::move(may);
  return body;
}

Result<Json> introduction_done_json(const App& app, const IntroductionDone& done) {
  Json body = to_json(done.done);
  KITH_TRY(const IntroductionView view, view_introduction(app, done.introduction));
  body["introduction"] = to_json(view);
  return body;
}

Result<IntroductionInput> introduction_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  IntroductionInput input;
  KITH_TRY(const auto kind, body.word("kind", introduction_kind_from, kKindsOfIntroduction));
  if (!kind) return wrong("kind", kKindsOfIntroduction);
  input.kind = *kind;
  KITH_TRY(input.first.value, body.need_id("person"));
  // The second one by their part: a target is never taken for the connector.
  const char* const second = *kind == IntroductionKind::asked ? "connector" : "other";
  KITH_TRY(input.second.value, body.need_id(second));
  KITH_TRY(input.why, body.text_or_empty("why"));
  KITH_TRY(input.opportunity.value, body.id("opportunity"));
  KITH_CHECK(body.done());
  return input;
}

Result<IntroductionEdit> introduction_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  IntroductionEdit edit;
  KITH_TRY(edit.why, body.text("why"));
  if (const Json* opportunity = body.find("opportunity"); opportunity != nullptr && opportunity->is_null()) {
    edit.opportunity = OpportunityId{};
  } else if (opportunity != nullptr) {
    KITH_TRY(const auto id, body.need_id("opportunity"));
    edit.opportunity = OpportunityId{id};
  }
  KITH_CHECK(body.done());
  return edit;
}

Result<IntroductionDraftBody> introduction_draft(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  IntroductionDraftBody read;
  KITH_TRY(const auto message, body.word("step", introduction_message_from, kIntroductionMessages));
  if (!message) return wrong("step", kIntroductionMessages);
  read.message = *message;
  KITH_TRY(const auto person, body.id("person"));
  if (person != 0) read.person = PersonId{person};
  KITH_CHECK(body.done());
  return read;
}

Result<IntroductionStep> introduction_step(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  IntroductionStep step;
  KITH_TRY(const auto act, body.word("act", introduction_act_from, kIntroductionActs));
  if (!act) return wrong("act", kIntroductionActs);
  step.act = *act;
  KITH_TRY(const auto person, body.id("person"));
  if (person != 0) step.person = PersonId{person};
  KITH_TRY(const auto on, body.text("on", 100));
  if (on) {
    KITH_TRY(const Settings known, settings(app));
    KITH_TRY(const Zone zone, app.zone(known));
    KITH_TRY(step.at, parse_instant(*on, zone));
  }
  KITH_TRY(step.words, body.text_or_empty("words"));
  KITH_CHECK(body.done());
  return step;
}

}  // namespace kith::app
