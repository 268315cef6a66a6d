// The JSON of the week's review and of what is known of a person.
#include "app/json.hpp"
#include "app/members.hpp"

namespace kith::app {
namespace {

std::string plain(std::string_view text) {
  return std::string(text);
}

Json day_json(const std::optional<LocalDate>& day) {
  return day ? Json(iso(*day)) : Json();
}

Json instant_json(const std::optional<Instant>& at) {
  return at ? Json(iso(*at)) : Json();
}

template <class List, class Render>
Json list_json(const List& list, Render render) {
  Json all = Json::array();
  for (const auto& each : list) all.push_back(render(each));
  return all;
}

Json who_json(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

Json promise_json(const Promise& promise) {
  return {{"id", promise.id.value},
          {"side", plain(name(promise.side))},
          {"text", promise.text},
          {"made", iso(promise.made)},
          {"by", day_json(promise.by)},
          {"state", plain(name(promise.state))},
          {"closed", instant_json(promise.closed)},
          {"source", plain(name(promise.source))}};
}

Json fact_json(const Fact& fact, const PersonKnown& known) {
  Json source;
  if (fact.source != SaidIn::unknown) {
    const auto found = known.sources.find(fact.id);
    const bool there = found != known.sources.end();
    const bool linked = fact.source == SaidIn::touch || fact.source == SaidIn::note;
    source = {{"kind", plain(name(linked && !there ? SaidIn::typed : fact.source))},
              {"id", there ? Json(fact.source_id) : Json()},
              {"at", there ? Json(iso(found->second.at)) : Json()},
              {"channel", there && found->second.channel ? Json(plain(name(*found->second.channel))) : Json()}};
  }
  return {{"id", fact.id.value}, {"kind", fact.kind},  {"theme", plain(name(theme_of(fact.kind)))},
          {"text", fact.text},   {"at", iso(fact.at)}, {"source", std::move(source)}};
}

Json figures_json(const WeekFigures& figures) {
  return {{"contacts", figures.contacts},          {"people", figures.people},
          {"dialogues", figures.dialogues},        {"minutes", figures.minutes},
          {"new_people", figures.new_people},      {"revived", figures.revived},
          {"promises_kept", figures.promises_kept}};
}

Json next_json(const WeekNextDay& day) {
  return {{"date", iso(day.date)}, {"minutes", day.minutes}, {"people", list_json(day.people, who_json)}};
}

Json ask_json(const WeekAskLine& line) {
  return {{"person", who_json(line.person)},
          {"stratum", {{"id", line.person.stratum.value}, {"name", line.stratum}}},
          {"met", line.ask.met},
          {"first", line.ask.first},
          {"at", iso(line.ask.touch.at)},
          {"channel", plain(name(line.ask.touch.channel))},
          {"why", line.why}};
}

}  // namespace

Json to_json(const PromiseLine& line) {
  Json json = promise_json(line.promise);
  json["person"] = who_json(line.person);
  return json;
}

Json to_json(const WeekNote& week) {
  return {{"week", iso(week.week)},
          {"from", iso(week.week.monday)},
          {"to", iso(week.week.sunday())},
          {"finished", instant_json(week.finished)},
          {"text", week.text},
          {"figures", figures_json(week.figures)}};
}

Json to_json(const WeekView& view) {
  const Week week = view.note.week;
  const auto same = [](const auto& value) { return to_json(value); };
  Json json = to_json(view.note);
  json["asks"] = list_json(view.asks, ask_json);
  json["revived"] = list_json(view.revived, [](const WeekRevivalLine& line) {
    return Json{{"person", who_json(line.person)}, {"why", line.why}};
  });
  json["rhythms"] = list_json(view.rhythms, [](const WeekRhythmLine& line) {
    return Json{{"person", who_json(line.person)}, {"why", line.why}};
  });
  json["owed"] = list_json(view.owed, same);
  json["promises"] = list_json(view.promises, same);
  json["waiting"] = list_json(view.waiting, same);
  json["suggestions"] = list_json(view.suggestions, same);
  json["notices"] = list_json(view.notices, same);
  json["next"] = list_json(view.next, next_json);
  json["week_before"] = iso(week.after(-1));
  json["week_after"] = week.after(1).monday <= view.today ? Json(iso(week.after(1))) : Json();
  return json;
}

Json to_json(const WeekDone& done) {
  return {{"step", step_json(done.step)}, {"title", done.title}};
}

Json to_json(const PersonYear& made) {
  const Year& year = made.year;
  return {{"from", iso(year.from)},
          {"to", iso(year.to)},
          {"summary", made.summary},
          {"interval_days", made.interval_days > 0 ? Json(made.interval_days) : Json()},
          {"due", day_json(made.due)},
          {"waiting_until", day_json(made.waiting_until)},
          {"rounds", {{"kept", year.kept}, {"closed", year.closed}}},
          {"days", list_json(year.days,
                             [](const YearDay& day) {
                               return Json{
                                   {"date", iso(day.day)}, {"touches", day.touches}, {"dialogue", day.dialogue}};
                             })},
          {"months", list_json(year.months,
                               [](const YearMonth& month) {
                                 return Json{{"month", iso(month.first).substr(0, 7)},
                                             {"days", month.days},
                                             {"touches", month.touches},
                                             {"dialogues", month.dialogues}};
                               })},
          {"dots", list_json(year.dots,
                             [](const YearDot& dot) {
                               return Json{{"date", iso(dot.day)},
                                           {"channel", plain(name(dot.channel))},
                                           {"direction", plain(name(dot.direction))},
                                           {"dialogue", dot.dialogue}};
                             })},
          {"bands", list_json(year.bands,
                              [](const YearBand& band) {
                                return Json{{"from", iso(band.from)},
                                            {"due", iso(band.due)},
                                            {"to", iso(band.to)},
                                            {"open", band.open},
                                            {"late", band.late}};
                              })},
          {"waits", list_json(year.waits, [](const YearWait& wait) {
             return Json{{"from", iso(wait.from)}, {"to", iso(wait.to)}, {"answered", wait.answered}};
           })}};
}

Json facts_json(const PersonView& view) {
  return list_json(view.person.facts, [&](const Fact& fact) { return fact_json(fact, view.known); });
}

Json promises_json(const PersonView& view) {
  return list_json(view.known.promises, promise_json);
}

Json relations_json(const PersonView& view) {
  return list_json(view.known.relations, [](const RelationLine& line) {
    return Json{{"id", line.relation.id.value},
                {"kind", plain(name(line.relation.kind))},
                {"person", who_json(line.other)},
                {"how_well", line.relation.how_well ? Json(plain(name(*line.relation.how_well))) : Json()}};
  });
}

Json questions_json(const PersonView& view) {
  return list_json(view.known.questions, [](const Question& question) {
    return Json{{"theme", plain(name(question.theme))}, {"text", question.text}, {"why", question.why}};
  });
}

namespace {

constexpr std::string_view kSides = "mine or theirs";
constexpr std::string_view kPromiseStates = "open, done or dropped";

// none when left out; a day, or null for none.
Result<std::optional<std::optional<LocalDate>>> maybe_day(Members& body, const char* member) {
  const Json* value = body.find(member);
  if (value == nullptr) return std::nullopt;
  if (value->is_null()) return std::optional<std::optional<LocalDate>>(std::optional<LocalDate>());
  const auto day = value->is_string() ? parse_date(value->get<std::string>()) : Result<LocalDate>(LocalDate{});
  if (!value->is_string() || !day) return wrong(body.path(member), "a day such as 2026-12-01, or null");
  return std::optional<std::optional<LocalDate>>(std::optional<LocalDate>(*day));
}

}  // namespace

Result<PromiseInput> promise_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  PromiseInput input;
  KITH_TRY(input.text, body.need_text("text"));
  KITH_TRY(const auto by, maybe_day(body, "by"));
  input.by = by.value_or(std::nullopt);
  KITH_TRY(const auto side, body.word("side", promise_side_from, kSides));
  input.side = side.value_or(PromiseSide::mine);
  KITH_CHECK(body.done());
  return input;
}

Result<PromiseEdit> promise_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  PromiseEdit edit;
  KITH_TRY(edit.text, body.text("text"));
  KITH_TRY(edit.by, maybe_day(body, "by"));
  KITH_TRY(edit.side, body.word("side", promise_side_from, kSides));
  KITH_TRY(edit.state, body.word("state", promise_state_from, kPromiseStates));
  KITH_CHECK(body.done());
  return edit;
}

Result<FactInput> fact_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  FactInput input;
  KITH_TRY(input.kind, body.need_text("kind"));
  KITH_TRY(input.text, body.need_text("text"));
  KITH_TRY(const auto touch, body.id("touch"));
  if (touch != 0) input.touch = TouchId{touch};
  KITH_TRY(const auto note, body.id("note"));
  if (note != 0) input.note = NoteId{note};
  KITH_CHECK(body.done());
  return input;
}

Result<FactEdit> fact_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  FactEdit edit;
  KITH_TRY(edit.kind, body.text("kind"));
  KITH_TRY(edit.text, body.text("text"));
  KITH_TRY(const auto still, body.flag("still"));
  edit.still = still.value_or(false);
  KITH_CHECK(body.done());
  return edit;
}

Result<RelationBody> relation_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  RelationBody read;
  KITH_TRY(const auto kind, body.word("kind", relation_kind_from, "a kind of relation such as spouse or manager"));
  if (!kind) return wrong("kind", "given: a kind of relation such as spouse or manager");
  read.kind = *kind;
  KITH_TRY(read.other.value, body.need_id("person"));
  KITH_TRY(read.how_well, body.word("how_well", how_well_from, "a-little, well or closely"));
  KITH_CHECK(body.done());
  return read;
}

Result<WeekBody> week_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  WeekBody read;
  KITH_TRY(const auto week, body.text("week", 20));
  read.week = week.value_or("");
  KITH_TRY(read.text, body.text("text"));
  KITH_CHECK(body.done());
  return read;
}

Result<SuggestionBody> suggestion_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  SuggestionBody read;
  KITH_TRY(read.address, body.need_text("address"));
  KITH_TRY(const auto stratum, body.whole("stratum"));
  if (stratum) read.stratum = StratumId{*stratum};
  KITH_CHECK(body.done());
  return read;
}

Result<std::optional<StratumId>> stratum_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto stratum, body.whole("stratum"));
  KITH_CHECK(body.done());
  return stratum ? std::optional(StratumId{*stratum}) : std::nullopt;
}

}  // namespace kith::app
