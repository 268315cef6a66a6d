#include "app/json_giving.hpp"

#include "app/members.hpp"

namespace kith::app {
namespace {

Json ledger_person(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

Json or_nothing(std::int64_t id) {
  return id != 0 ? Json(id) : Json();
}

// Counts and words: the weights stay inside.
Json balance_json(const Balance& balance, const std::string& words) {
  return {{"words", words},
          {"leaning", std::string(name(balance.leaning))},
          {"given", balance.given_count},
          {"received", balance.received_count},
          {"owes_turn", balance.owes_turn}};
}

Json value_json(const ValueEntry& entry) {
  return {{"id", or_nothing(entry.id.value)},
          {"side", std::string(name(entry.side))},
          {"kind", std::string(name(entry.kind))},
          {"worth", std::string(name(entry.worth))},
          {"text", entry.text},
          {"at", iso(entry.at)},
          {"source", std::string(name(entry.source))},
          {"source_id", or_nothing(entry.source_id)}};
}

Json idea_json(const GivingIdea& idea) {
  return {{"kind", std::string(name(idea.kind))},
          {"text", idea.text},
          {"why", idea.why},
          {"url", idea.url.empty() ? Json() : Json(idea.url)},
          {"person", or_nothing(idea.other.value)}};
}

Result<std::optional<Instant>> moment_in(Members& body, const App& app) {
  KITH_TRY(const auto text, body.text("at", 100));
  if (!text) return std::nullopt;
  KITH_TRY(const Settings known, settings(app));
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(const Instant at, parse_instant(*text, zone));
  return at;
}

// none when left out; null for "not said".
Result<std::optional<std::optional<bool>>> knew_me_in(Members& body) {
  const Json* value = body.find("knew_me");
  if (value == nullptr) return std::nullopt;
  if (value->is_null()) return std::optional<std::optional<bool>>(std::optional<bool>());
  if (!value->is_boolean()) return wrong(body.path("knew_me"), "true, false or null");
  return std::optional<std::optional<bool>>(std::optional<bool>(value->get<bool>()));
}

constexpr std::string_view kSidesOfValue = "given or received";
constexpr std::string_view kStatesOfApproach = "open, answered, declined or ignored";

}  // namespace

Json to_json(const PersonLedger& ledger) {
  Json entries = Json::array();
  for (const ValueEntry& one : ledger.entries) entries.push_back(value_json(one));
  Json ideas = Json::array();
  for (const GivingIdea& one : ledger.ideas) ideas.push_back(idea_json(one));
  return {{"person", ledger_person(ledger.person)},
          {"balance", balance_json(ledger.balance, ledger.words)},
          {"entries", std::move(entries)},
          {"ideas", std::move(ideas)}};
}

Json to_json(const LedgerLine& line) {
  return {{"person", ledger_person(line.person)}, {"balance", balance_json(line.balance, line.words)}};
}

Json to_json(const ApproachLine& line) {
  const Approach& one = line.approach;
  return {{"id", one.id.value},
          {"person", ledger_person(line.person)},
          {"at", iso(one.at)},
          {"from", one.from},
          {"knew_me", one.knew_me ? Json(*one.knew_me) : Json()},
          {"wanted", one.wanted},
          {"state", std::string(name(one.state))},
          {"decided", one.decided ? Json(iso(*one.decided)) : Json()},
          {"minutes", one.minutes},
          {"came_of", one.came_of}};
}

Json to_json(const ApproachYearView& view) {
  const ApproachYear& year = view.year;
  Json from = Json::array();
  for (const auto& [where, count] : year.from) from.push_back({{"from", where}, {"count", count}});
  Json fruitful = Json::array();
  for (const ApproachLine& one : view.fruitful) fruitful.push_back(to_json(one));
  return {{"year", year.year},
          {"words", view.words},
          {"came", year.came},
          {"people", year.people},
          {"from", std::move(from)},
          {"knew", year.knew},
          {"did_not_know", year.did_not_know},
          {"answered", year.answered},
          {"declined", year.declined},
          {"ignored", year.ignored},
          {"open", year.open},
          {"minutes", year.minutes},
          {"fruitful", std::move(fruitful)}};
}

Result<ValueBody> value_body(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  ValueBody read;
  KITH_TRY(read.person.value, body.need_id("person"));
  KITH_TRY(const auto side, body.word("side", value_side_from, kSidesOfValue));
  if (!side) return wrong("side", kSidesOfValue);
  read.input.side = *side;
  KITH_TRY(const auto kind, body.word("kind", value_kind_from, kValueKindChoices));
  if (!kind) return wrong("kind", kValueKindChoices);
  read.input.kind = *kind;
  KITH_TRY(const auto worth, body.word("worth", worth_from, kWorthChoices));
  read.input.worth = worth.value_or(Worth::good);
  KITH_TRY(read.input.text, body.text_or_empty("text"));
  KITH_TRY(read.input.at, moment_in(body, app));
  KITH_TRY(const auto touch, body.id("touch"));
  if (touch != 0) read.input.touch = TouchId{touch};
  KITH_CHECK(body.done());
  return read;
}

Result<ValueEdit> value_edit(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  ValueEdit edit;
  KITH_TRY(edit.side, body.word("side", value_side_from, kSidesOfValue));
  KITH_TRY(edit.kind, body.word("kind", value_kind_from, kValueKindChoices));
  KITH_TRY(edit.worth, body.word("worth", worth_from, kWorthChoices));
  KITH_TRY(edit.text, body.text("text"));
  KITH_TRY(edit.at, moment_in(body, app));
  KITH_CHECK(body.done());
  return edit;
}

Result<ApproachInput> approach_input(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  ApproachInput input;
  KITH_TRY(const auto person, body.id("person"));
  if (person != 0) input.person = PersonId{person};
  KITH_TRY(input.name, body.text_or_empty("name"));
  KITH_TRY(input.from, body.text_or_empty("from"));
  KITH_TRY(const auto knew_me, knew_me_in(body));
  input.knew_me = knew_me.value_or(std::nullopt);
  KITH_TRY(input.wanted, body.text_or_empty("wanted"));
  KITH_TRY(input.at, moment_in(body, app));
  KITH_CHECK(body.done());
  return input;
}

Result<ApproachEdit> approach_edit(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  ApproachEdit edit;
  KITH_TRY(edit.from, body.text("from"));
  KITH_TRY(edit.wanted, body.text("wanted"));
  KITH_TRY(edit.came_of, body.text("came_of"));
  KITH_TRY(edit.knew_me, knew_me_in(body));
  KITH_TRY(edit.state, body.word("state", approach_state_from, kStatesOfApproach));
  KITH_TRY(edit.minutes, body.small("minutes"));
  KITH_TRY(edit.at, moment_in(body, app));
  KITH_CHECK(body.done());
  return edit;
}

}  // namespace kith::app
