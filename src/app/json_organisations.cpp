#include "app/json_organisations.hpp"

#include "app/members.hpp"

namespace kith::app {
namespace {

constexpr std::string_view kKindsOfOrganisation =
    "employer, community, association, client, school, other, or \"\" for not said";
constexpr std::string_view kStagesOfPursuit = "idea, research, called, visited, member or giving-back";
constexpr std::string_view kKindsOfEvent = "event, visit, call, sponsorship, talk, volunteering or other";

Json person_there(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}};
}

template <class T>
Json iso_or_nothing(const std::optional<T>& value) {
  return value ? Json(iso(*value)) : Json();
}

Json spent_json(const Money& amount) {
  return {{"cents", amount.cents}, {"currency", amount.currency}, {"words", money_words(amount)}};
}

Json pursuit_json(const Pursuit& pursuit) {
  return {{"stage", std::string(name(pursuit.stage))},
          {"since", iso(pursuit.stage_at)},
          {"for_me", pursuit.for_me},
          {"for_them", pursuit.for_them},
          {"i_give", pursuit.i_give},
          {"next_step", pursuit.next_step},
          {"next_day", iso_or_nothing(pursuit.next_day)},
          {"next_minutes", pursuit.next_minutes},
          {"begun", iso(pursuit.begun)},
          {"closed", iso_or_nothing(pursuit.closed)},
          {"closing", pursuit.closing}};
}

Json pursuit_json(const PursuitView& view) {
  Json made = pursuit_json(view.pursuit);
  made["expected"] = view.expected;
  made["stalls"] = iso_or_nothing(view.stalls);
  made["stages"] = Json::array();
  for (const ReachedStage& one : view.stages)
    made["stages"].push_back({{"stage", std::string(name(one.stage))}, {"at", iso(one.at)}});
  return made;
}

Json staff_json(const StaffLine& line) {
  return {{"person", to_json(line.person)},
          {"role", line.position.role},
          {"department", line.position.department},
          {"from", iso_or_nothing(line.position.from)},
          {"to", iso_or_nothing(line.position.to)}};
}

Json organisation_event_json(const EventLine& line) {
  const OrganisationEvent& event = line.event;
  Json met = Json::array();
  for (const MetPerson& one : line.met) met.push_back(person_there(one.row));
  return {{"id", event.id.value},     {"kind", std::string(name(event.kind))},
          {"title", event.title},     {"at", iso(event.at)},
          {"minutes", event.minutes}, {"cost", event.cents == 0 ? Json() : spent_json({event.cents, event.currency})},
          {"note", event.note},       {"met", std::move(met)}};
}

Json organisation_year_json(const OrganisationYear& year) {
  Json spent = Json::array();
  for (const Money& amount : year.spent) spent.push_back(spent_json(amount));
  return {{"year", year.year},         {"words", year_words(year)}, {"events", year.events},  {"minutes", year.minutes},
          {"spent", std::move(spent)}, {"met", year.met},           {"kept_up", year.kept_up}};
}

Json organisation_news_json(const EntryPoint& entry) {
  return {{"id", entry.id.value}, {"kind", std::string(name(entry.kind))},
          {"text", entry.text},   {"url", entry.url.empty() ? Json() : Json(entry.url)},
          {"at", iso(entry.at)},  {"until", iso_or_nothing(entry.until)}};
}

Json organisation_names_json(const std::vector<std::string>& names) {
  Json all = Json::array();
  for (const std::string& one : names) all.push_back(one);
  return all;
}

Result<std::optional<Instant>> event_moment_of(Members& body, const App& app) {
  KITH_TRY(const auto text, body.text("at", 100));
  if (!text) return std::nullopt;
  KITH_TRY(const Settings known, settings(app));
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(const Instant at, parse_instant(*text, zone));
  return at;
}

// none when left out; null for no day.
Result<std::optional<std::optional<LocalDate>>> pursuit_day_of(Members& body, const char* name) {
  const Json* value = body.find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_null()) return std::optional<std::optional<LocalDate>>(std::optional<LocalDate>());
  if (!value->is_string()) return wrong(body.path(name), "a day such as 2026-12-01, or null");
  const auto day = parse_date(value->get<std::string>());
  if (!day) return wrong(body.path(name), "a day such as 2026-12-01, or null");
  return std::optional<std::optional<LocalDate>>(std::optional(*day));
}

Result<std::optional<Money>> cost_of(Members& body) {
  KITH_TRY(const auto text, body.text("cost", 100));
  if (!text) return std::nullopt;
  KITH_TRY(Money cost, read_cost(*text));
  return std::optional(std::move(cost));
}

Result<std::vector<Met>> met_of(Members& body) {
  std::vector<Met> met;
  KITH_CHECK(body.rows("met", [&](Members& row) -> Status {
    Met one;
    KITH_TRY(const auto person, row.id("person"));
    if (person != 0) one.person = PersonId{person};
    KITH_TRY(one.name, row.text_or_empty("name"));
    met.push_back(std::move(one));
    return {};
  }));
  return met;
}

Result<EventInput> event_members(Members& body, const App& app) {
  EventInput input;
  KITH_TRY(const auto kind, body.word("kind", organisation_event_kind_from, kKindsOfEvent));
  input.kind = kind.value_or(OrganisationEventKind::event);
  KITH_TRY(input.title, body.text_or_empty("title"));
  KITH_TRY(input.at, event_moment_of(body, app));
  KITH_TRY(const auto minutes, body.small("minutes"));
  input.minutes = minutes.value_or(0);
  KITH_TRY(const auto cost, cost_of(body));
  input.cost = cost.value_or(Money{});
  KITH_TRY(input.note, body.text_or_empty("note"));
  KITH_TRY(input.met, met_of(body));
  return input;
}

}  // namespace

Json to_json(const OrganisationLine& line) {
  const OrganisationRow& row = line.row;
  return {{"id", row.id.value},
          {"name", row.name},
          {"home", row.home},
          {"kind", std::string(name(row.kind))},
          {"industry", row.industry},
          {"city", row.city},
          {"domains", organisation_names_json(row.domains)},
          {"website", row.website.empty() ? Json() : Json(row.website)},
          {"note", row.note},
          {"people", row.people},
          {"before", row.before},
          {"last", iso_or_nothing(row.last_at)},
          {"pursuit", line.pursuit ? pursuit_json(*line.pursuit) : Json()}};
}

Json to_json(const OrganisationView& view) {
  Json made = to_json(view.line);
  made["pursuit"] = view.pursuit ? pursuit_json(*view.pursuit) : Json();
  made["now"] = Json::array();
  for (const StaffLine& one : view.now) made["now"].push_back(staff_json(one));
  made["earlier"] = Json::array();
  for (const StaffLine& one : view.before) made["earlier"].push_back(staff_json(one));
  made["probably"] = Json::array();
  for (const PersonLine& one : view.probably) made["probably"].push_back(to_json(one));
  made["events"] = Json::array();
  for (const EventLine& one : view.events) made["events"].push_back(organisation_event_json(one));
  made["years"] = Json::array();
  for (const OrganisationYear& one : view.years) made["years"].push_back(organisation_year_json(one));
  made["news"] = Json::array();
  for (const EntryPoint& one : view.news) made["news"].push_back(organisation_news_json(one));
  made["feeds"] = Json::array();
  for (const auto& [id, title] : view.feeds) made["feeds"].push_back({{"id", id.value}, {"title", title}});
  made["spellings"] = organisation_names_json(view.spellings);
  made["proposed_domains"] = organisation_names_json(view.proposed_domains);
  made["opportunities"] = view.links.opportunities;
  made["introductions"] = view.links.introductions;
  return made;
}

Json to_json(const OrganisationTwins& twins) {
  return {{"kept", to_json(OrganisationLine{twins.a, {}})},
          {"gone", to_json(OrganisationLine{twins.b, {}})},
          {"why", twins.why}};
}

Json to_json(const OrganisationDone& done) {
  return {{"step", step_json(done.step)}, {"title", done.title}};
}

Json to_json(const OrganisationTouches& touches) {
  Json items = Json::array();
  for (const Touch& touch : touches.page.touches) {
    const auto person = touches.people.find(touch.person);
    if (person == touches.people.end()) continue;
    items.push_back({{"id", touch.id.value},
                     {"at", iso(touch.at)},
                     {"person", person_there(person->second)},
                     {"channel", std::string(name(touch.channel))},
                     {"direction", std::string(name(touch.direction))},
                     {"source", std::string(name(touch.source))},
                     {"note", touch.note}});
  }
  return items;
}

Result<OrganisationEdit> organisation_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  OrganisationEdit edit;
  KITH_TRY(edit.name, body.text("name", 1000));
  KITH_TRY(edit.kind, body.word("kind", organisation_kind_from, kKindsOfOrganisation));
  KITH_TRY(edit.industry, body.text("industry", 1000));
  KITH_TRY(edit.city, body.text("city", 1000));
  KITH_TRY(edit.domains, body.texts("domains"));
  KITH_TRY(edit.website, body.text("website", 2000));
  KITH_TRY(edit.note, body.text("note"));
  KITH_CHECK(body.done());
  return edit;
}

Result<OrganisationId> organisation_merge(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto gone, body.need_id("gone"));
  KITH_CHECK(body.done());
  return OrganisationId{gone};
}

Result<PursuitEdit> pursuit_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  PursuitEdit edit;
  KITH_TRY(edit.stage, body.word("stage", pursuit_stage_from, kStagesOfPursuit));
  KITH_TRY(const auto on, pursuit_day_of(body, "on"));
  edit.stage_day = on.value_or(std::nullopt);
  KITH_TRY(edit.for_me, body.text("for_me"));
  KITH_TRY(edit.for_them, body.text("for_them"));
  KITH_TRY(edit.i_give, body.text("i_give"));
  KITH_TRY(edit.next_step, body.text("next_step"));
  KITH_TRY(edit.next_day, pursuit_day_of(body, "next_day"));
  KITH_TRY(edit.next_minutes, body.small("next_minutes"));
  KITH_CHECK(body.done());
  return edit;
}

Result<std::string> pursuit_closing(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(auto why, body.text_or_empty("closing"));
  KITH_CHECK(body.done());
  return why;
}

Result<StepDone> step_done(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  StepDone done;
  const bool told = body.find("title") != nullptr || body.find("kind") != nullptr || body.find("note") != nullptr ||
                    body.find("minutes") != nullptr || body.find("met") != nullptr || body.find("at") != nullptr ||
                    body.find("cost") != nullptr;
  if (told) {
    const bool kind_given = body.find("kind") != nullptr;
    KITH_TRY(EventInput what, event_members(body, app));
    if (!kind_given) what.kind = OrganisationEventKind::other;
    done.what = std::move(what);
  }
  KITH_TRY(done.next, body.text_or_empty("next_step"));
  KITH_TRY(const auto day, pursuit_day_of(body, "next_day"));
  done.next_day = day.value_or(std::nullopt);
  KITH_TRY(done.next_minutes, body.small("next_minutes"));
  KITH_CHECK(body.done());
  return done;
}

Result<EventInput> event_input(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(auto input, event_members(body, app));
  KITH_CHECK(body.done());
  return input;
}

Result<EventEdit> event_edit(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  EventEdit edit;
  KITH_TRY(edit.kind, body.word("kind", organisation_event_kind_from, kKindsOfEvent));
  KITH_TRY(edit.title, body.text("title", 1000));
  KITH_TRY(edit.at, event_moment_of(body, app));
  KITH_TRY(edit.minutes, body.small("minutes"));
  KITH_TRY(edit.cost, cost_of(body));
  KITH_TRY(edit.note, body.text("note"));
  KITH_TRY(edit.met, met_of(body));
  if (const Json* gone = body.find("not_met")) {
    if (!gone->is_array()) return wrong("not_met", "an array of people");
    for (const Json& one : *gone) {
      if (!one.is_number_integer()) return wrong("not_met", "an array of people");
      edit.not_met.push_back(PersonId{one.get<std::int64_t>()});
    }
  }
  KITH_CHECK(body.done());
  return edit;
}

}  // namespace kith::app
