#include "app/json.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace kith::app {
namespace {

Json text(std::string_view value) {
  return std::string(value);
}
Json text_or_null(std::string_view value) {
  return value.empty() ? Json() : text(value);
}

template <class Value, class Render>
Json or_null(const std::optional<Value>& value, Render render) {
  return value ? Json(render(*value)) : Json();
}

Json date(const std::optional<LocalDate>& day) {
  return or_null(day, [](LocalDate d) { return iso(d); });
}
Json time(const std::optional<Instant>& at) {
  return or_null(at, [](Instant t) { return iso(t); });
}
Json partial(const std::optional<PartialDate>& day) {
  return or_null(day, [](const PartialDate& d) { return iso(d); });
}
Json number(double value) {
  return std::isfinite(value) ? value : 0.0;
}

template <class List>
Json array(const List& list) {
  Json all = Json::array();
  for (const auto& each : list) all.push_back(to_json(each));
  return all;
}
template <class List, class Render>
Json array(const List& list, Render render) {
  Json all = Json::array();
  for (const auto& each : list) all.push_back(render(each));
  return all;
}
Json strings(const std::vector<std::string>& list) {
  Json all = Json::array();
  for (const std::string& each : list) all.push_back(each);
  return all;
}

// Nobody at rest has a stratum, as far as the outside sees.
Json stratum_ref(State state, StratumId id, const std::string& name) {
  if (state != State::active || !id) return nullptr;
  return {{"id", id.value}, {"name", name}};
}

Json person_ref(const PersonRow& row, const std::string& stratum) {
  return {{"id", row.id.value},
          {"name", row.name},
          {"organisation", row.organisation},
          {"role", row.role},
          {"stratum", stratum_ref(row.state, row.stratum, stratum)}};
}

Json handle_ref(const Handle& handle) {
  return {{"kind", text(name(handle.kind))}, {"value", handle.value}};
}

Json last(const PersonLine& line) {
  if (!line.row.last_at) return nullptr;
  return {{"at", iso(*line.row.last_at)},
          {"channel", text(name(line.row.last_channel.value_or(Channel::other)))},
          {"direction", text(name(line.last_direction.value_or(Direction::both)))}};
}

Json reason_json(const Reason& reason) {
  Json json{{"kind", reason.kind}, {"text", reason.text}, {"url", text_or_null(reason.url)}};
  if (reason.entry) json["entry"] = reason.entry.value;
  if (reason.news) json["news"] = reason.news.value;
  if (reason.approach) json["approach"] = reason.approach.value;
  return json;
}

Json today_line(const TodayLine& line) {
  const TodayItem& item = line.item;
  const Terms& terms = item.terms;
  return {{"key", line.key},
          {"person", person_ref(line.person, line.stratum)},
          {"kind", text(name(item.kind))},
          {"due", iso(item.due)},
          {"planned", iso(line.planned)},
          {"channel", text(name(line.line.channel))},
          {"channel_why", line.line.channel_why},
          {"hours", text_or_null(line.line.hours)},
          {"handle", or_null(line.handle, handle_ref)},
          {"minutes", terms.minutes},
          {"why", strings(line.line.why)},
          {"reason", reason_json(line.line.reason)},
          {"score", number(terms.score())},
          {"terms",
           {{"worth", number(terms.worth)},
            {"alive_now", number(terms.alive_now)},
            {"alive_later", number(terms.alive_later)},
            {"minutes", terms.minutes}}}};
}

Json revive(const TodayLine& line) {
  return {{"person", person_ref(line.person, line.stratum)},
          {"last", time(line.person.last_at)},
          {"why", line.line.why.empty() ? "" : line.line.why.front()}};
}

Json handle(const Handle& handle) {
  return {{"id", handle.id.value},
          {"kind", text(name(handle.kind))},
          {"value", handle.value},
          {"label", handle.label},
          {"bounced", handle.bounced}};
}

Json address(const Address& address) {
  return {{"id", address.id.value},    {"label", address.label},   {"street", address.street},
          {"city", address.city},      {"region", address.region}, {"postal_code", address.postal_code},
          {"country", address.country}};
}

Json position(const Position& position) {
  return {{"id", position.id.value},
          {"organisation_id", position.organisation_id ? Json(position.organisation_id.value) : Json()},
          {"organisation", position.organisation},
          {"role", position.role},
          {"department", position.department},
          {"from", partial(position.from)},
          {"to", partial(position.to)},
          {"noticed", time(position.noticed)}};
}

Json waiting(const PersonRhythm& rhythm) {
  const Standing& now = rhythm.standing;
  const auto since = rhythm.history.last_out ? rhythm.history.last_out : rhythm.history.round_began;
  if (!now.waiting || !since) return nullptr;
  // The window's end is the next nudge while there is one; one on offer began a window earlier.
  std::optional<LocalDate> nudge;
  if (now.nudge > 0) {
    nudge = now.until - Days{std::max(1, rhythm.history.window_days)};
  } else if (rhythm.history.nudges < kMostNudges) {
    nudge = now.until;
  }
  return {{"since", iso(*since)}, {"until", iso(now.until)}, {"nudge", date(nudge)}};
}

Json rhythm(const PersonRhythm& rhythm, State state) {
  const bool tracked = state == State::active;
  return {{"due", date(rhythm.due)},
          {"planned", date(rhythm.planned)},
          {"basis", rhythm.basis},
          {"last_contact", time(rhythm.history.last)},
          {"last_dialogue", time(rhythm.history.last_dialogue)},
          {"last_out", time(rhythm.history.last_out)},
          {"waiting", waiting(rhythm)},
          {"interval_days", tracked && rhythm.interval_days > 0 ? Json(rhythm.interval_days) : Json()},
          {"counts", tracked ? text(name(rhythm.counts)) : Json()},
          {"channel", tracked ? text(name(rhythm.channel)) : Json()},
          {"snoozed_until", date(rhythm.snoozed_until)},
          {"warmth", to_json(rhythm.warmth)}};
}

std::string position_words(const Position& position) {
  if (position.role.empty()) return fmt::format("Now at {}", position.organisation);
  if (position.organisation.empty()) return fmt::format("Now {}", position.role);
  return fmt::format("Now {} at {}", position.role, position.organisation);
}

Json review_side(const PersonLine& line, const std::vector<Handle>& handles) {
  return {{"id", line.row.id.value},
          {"name", line.row.name},
          {"organisation", line.row.organisation},
          {"role", line.row.role},
          {"handles", array(handles, handle_ref)},
          {"last", last(line)}};
}

Json compared(const Compared& field) {
  return {
      {"what", field.what}, {"left", field.left}, {"right", field.right}, {"agreement", text(name(field.agreement))}};
}

Json merged_person(const MergedPerson& merged) {
  return {{"id", merged.id.value}, {"name", merged.name}, {"at", iso(merged.at)}};
}

Json file_problem(const Problem& problem) {
  return {{"file", problem.file}, {"line", problem.line}, {"what", problem.what}};
}

template <class Counted>
void add_counts(Json& json, const Counted& counted) {
  json["read"] = counted.read;
  json["new"] = counted.added;
  json["updated"] = counted.updated;
  json["merged"] = counted.merged;
  json["unchanged"] = counted.unchanged;
  json["review"] = counted.review;
  json["skipped"] = counted.skipped;
  json["touches"] = counted.touches;
}

Json step_base(const Step& step) {
  return {{"id", step.id.value},
          {"at", iso(step.at)},
          {"kind", step.kind},
          {"title", step.title},
          {"undone", step.undone_by.has_value()}};
}

std::string_view title(Code code) {
  switch (code) {
    case Code::failed: return "Failed";
    case Code::usage: return "Bad request";
    case Code::not_found: return "Not found";
    case Code::ambiguous: return "Ambiguous";
    case Code::refused: return "Refused";
    case Code::bad_input: return "Bad input";
    case Code::conflict: return "Changed meanwhile";
    case Code::busy: return "Busy";
    case Code::unauthorized: return "Not logged in";
    case Code::unreachable: return "Not reached";
  }
  return "Failed";
}

// Errors are written to follow "file:line: "; on their own they are a sentence.
std::string full_sentence(std::string what) {
  const auto first = what.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
  if (first != std::string::npos && first > 0 && what[first] == ' ') what[0] = static_cast<char>(what[0] - 'a' + 'A');
  if (!what.empty() && std::string_view(".!?").find(what.back()) == std::string_view::npos) what += '.';
  return what;
}

}  // namespace

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json step_json(StepId step) {
  return step ? Json(step.value) : Json();
}

Json page(Json items, const std::string& next, std::int64_t total) {
  return {{"items", std::move(items)}, {"next", text_or_null(next)}, {"total", total}};
}

Json to_json(const TodayView& view) {
  return {{"date", iso(view.date)},
          {"minutes", {{"budget", view.budget}, {"planned", view.planned}}},
          {"items", array(view.items, today_line)},
          {"steps", array(view.steps, [](const NextStep& step) { return to_json(step); })},
          {"later", view.later},
          {"load",
           {{"needed", number(view.needed)},
            {"budget", view.budget},
            {"advice", or_null(view.advice, [](const std::string& advice) { return advice; })}}},
          {"next_workday", iso(view.next_workday)},
          {"done", {{"people", view.done_people}, {"minutes", view.done_minutes}}},
          {"revive", array(view.dormant, revive)},
          {"review", or_null(view.review,
                             [](const Week& week) {
                               return Json{{"week", iso(week)}, {"from", iso(week.monday)}, {"to", iso(week.sunday())}};
                             })},
          {"notices", array(view.notices, [](const MailNotice& notice) { return to_json(notice); })}};
}

Json to_json(const NextStep& step) {
  return {{"kind", text(name(step.kind))},
          {"id", step.id},
          {"title", step.title},
          {"what", step.what},
          {"due", iso(step.due)},
          {"minutes", step.minutes},
          {"person", step.person ? Json{{"id", step.person->id.value}, {"name", step.person->name}} : Json()}};
}

Json to_json(const MailNotice& notice) {
  return {{"id", notice.id},
          {"kind", text(name(notice.mark))},
          {"address", notice.address},
          {"person", notice.person.id ? Json{{"id", notice.person.id.value}, {"name", notice.person.name}} : Json()},
          {"text", notice.text},
          {"at", iso(notice.at)}};
}

Json to_json(const Suggestion& suggestion) {
  return {{"address", suggestion.address}, {"name", suggestion.name},      {"also", suggestion.also},
          {"in", suggestion.in},           {"out", suggestion.out},        {"first", iso(suggestion.first)},
          {"last", iso(suggestion.last)},  {"subject", suggestion.subject}};
}

Json to_json(const OpenLine& line) {
  return {{"person",
           {{"id", line.person.id.value},
            {"name", line.person.name},
            {"organisation", line.person.organisation},
            {"role", line.person.role}}},
          {"subject", line.subject},
          {"since", iso(line.since)},
          {"until", date(line.until)},
          {"nudge", line.nudge}};
}

Json to_json(const PersonLine& line) {
  const PersonRow& row = line.row;
  return {{"id", row.id.value},
          {"name", row.name},
          {"organisation", row.organisation},
          {"role", row.role},
          {"stratum", stratum_ref(row.state, row.stratum, line.stratum)},
          {"state", text(name(row.state))},
          {"due", date(line.due)},
          {"last", last(line)},
          {"warmth", to_json(line.warmth)},
          {"tags", strings(row.tags)},
          {"email", text_or_null(row.email)}};
}

Json to_json(const PeopleList& list) {
  Json json = page(array(list.people), list.next, list.total);
  json["near"] = strings(list.near);
  return json;
}

Json to_json(const PersonView& view) {
  const Person& person = view.person;
  const bool employed = !person.positions.empty() && !person.positions.front().to;
  return {{"id", person.id.value},
          {"name", person.name},
          {"given", person.given},
          {"middle", person.middle},
          {"family", person.family},
          {"prefix", person.prefix},
          {"suffix", person.suffix},
          {"nickname", person.nickname},
          {"organisation", employed ? person.positions.front().organisation : ""},
          {"role", employed ? person.positions.front().role : ""},
          {"birthday", partial(person.birthday)},
          {"state", text(name(person.state))},
          {"stratum", stratum_ref(person.state, person.stratum, view.stratum)},
          {"placed", person.placed},
          {"interval_days", or_null(person.interval_days, [](int days) { return days; })},
          {"created", iso(person.created)},
          {"deleted", time(view.deleted)},
          {"version", person.version},
          {"handles", array(person.handles, handle)},
          {"addresses", array(person.addresses, address)},
          {"positions", array(person.positions, position)},
          {"facts", facts_json(view)},
          {"promises", promises_json(view)},
          {"relations", relations_json(view)},
          {"questions", questions_json(view)},
          {"notes", array(person.notes,
                          [](const Note& note) {
                            return Json{{"id", note.id.value}, {"at", iso(note.at)}, {"text", note.text}};
                          })},
          {"tags", strings(person.tags)},
          {"rhythm", rhythm(view.rhythm, person.state)},
          {"expect", view.expectation ? to_json(*view.expectation) : Json()},
          {"merged", array(view.merged, merged_person)},
          {"why", strings(view.rhythm.why)}};
}

Json to_json(const Moment& moment) {
  switch (moment.kind) {
    case Moment::Kind::touch:
      return {{"kind", "touch"},
              {"id", moment.touch.id.value},
              {"at", iso(moment.at)},
              {"channel", text(name(moment.touch.channel))},
              {"direction", text(name(moment.touch.direction))},
              {"source", text(name(moment.touch.source))},
              {"asks", moment.touch.asks},
              {"thread", text_or_null(moment.touch.thread)},
              {"recipients", moment.touch.recipients},
              {"note", moment.touch.note}};
    case Moment::Kind::note:
      return {{"kind", "note"}, {"id", moment.note.id.value}, {"at", iso(moment.at)}, {"text", moment.note.text}};
    case Moment::Kind::position: break;
  }
  return {{"kind", "position"},           {"id", moment.position.id.value},
          {"at", iso(moment.at)},         {"organisation", moment.position.organisation},
          {"role", moment.position.role}, {"text", position_words(moment.position)}};
}

Json to_json(const Trashed& trashed) {
  return {{"id", trashed.id.value},
          {"name", trashed.name},
          {"organisation", ""},  // not kept for the list
          {"role", ""},
          {"deleted", iso(trashed.deleted)},
          {"gone", iso(trashed.gone).substr(0, 10)}};
}

Json to_json(const StratumView& view) {
  const Stratum& stratum = view.stratum;
  return {{"id", stratum.id.value},
          {"name", stratum.name},
          {"rank", stratum.rank},
          {"interval_days", stratum.interval_days},
          {"channel", text(name(stratum.channel))},
          {"counts", text(name(stratum.counts))},
          {"minutes", stratum.minutes},
          {"worth", number(stratum.worth)},
          {"people", view.people},
          {"default", view.is_default}};
}

Json to_json(const Settings& settings) {
  Json days = Json::array();
  for (std::size_t i = 0; i < settings.days.week.size(); ++i) {
    if (settings.days.week[i]) days.push_back(i + 1);
  }
  return {{"name", settings.name},
          {"time_zone", settings.time_zone},
          {"budget_minutes", settings.budget_minutes},
          {"work_days", std::move(days)},
          {"quiet_days", strings(settings.quiet_days)},
          {"holidays", settings.days.holidays},
          {"channel_hours", array(settings.hours.rows(), [](const OpenHours& row) { return written(row); })},
          {"region", settings.region},
          {"own_addresses", strings(settings.own_addresses)},
          {"home_organisations", strings(settings.home_organisations)},
          {"review_day", or_null(settings.review_day, [](int day) { return day; })},
          {"single_keys", settings.single_keys},
          {"mail_text", text(name(settings.mail_text))},
          {"backup_folder", settings.backup_folder},
          {"backup_every_days", settings.backup_every_days},
          {"backup_keep", fmt::format("{}+{}", settings.backup_keep_days, settings.backup_keep_weeks)}};
}

Json to_json(const ImportProgress& progress) {
  return {{"done_bytes", progress.done_bytes},
          {"total_bytes", progress.total_bytes},
          {"read", progress.read},
          {"stage", progress.stage}};
}

Json to_json(const ImportSummary& summary, ImportMode mode) {
  Json json{{"import", summary.import ? Json(summary.import.value) : Json()}, {"format", summary.format}};
  add_counts(json, summary);
  json["problems"] = array(summary.problems, file_problem);
  json["dry_run"] = mode == ImportMode::preview;
  json["step"] = step_json(summary.step);
  json["title"] = summary.title;
  json["examples"] = array(summary.examples, [](const ImportExample& example) {
    return Json{{"name", example.name}, {"what", example.what}};
  });
  json["left_out"] =
      array(summary.left_out, [](const auto& row) { return Json{{"why", row.first}, {"count", row.second}}; });
  json["strangers"] = summary.strangers;
  json["met"] = array(summary.met, [](const MetStranger& met) {
    return Json{{"name", met.name}, {"email", met.email}, {"meetings", met.meetings}};
  });
  json["suggestions"] = summary.suggestions;
  json["own_found"] = strings(summary.own_found);
  return json;
}

Json to_json(const ImportLine& line) {
  Json json{{"id", line.id.value},
            {"at", iso(line.at)},
            {"files", strings(line.files)},
            {"format", line.format},
            {"words", line.words}};
  add_counts(json, line);
  json["step"] = step_json(line.step);
  json["undone"] = line.undone;
  return json;
}

Json to_json(const Sighting& sighting) {
  return {{"format", or_null(sighting.detected, [](const Detected& seen) { return text(name(seen.format)); })},
          {"words", sighting.words},
          {"columns", strings(sighting.columns)},
          {"samples", array(sighting.samples, strings)}};
}

Json to_json(const Step& step) {
  Json json = step_base(step);
  json["person"] = nullptr;  // the log does not say
  return json;
}

Json to_json(const PersonStep& step) {
  Json json = step_base(step.step);
  json["changes"] = array(step.lines, [](const PersonStep::Line& line) {
    const auto same = [](const std::string& value) { return value; };
    return Json{{"what", line.what}, {"before", or_null(line.before, same)}, {"after", or_null(line.after, same)}};
  });
  return json;
}

Json to_json(const Undone& undone) {
  return {{"step", step_json(undone.step)},
          {"title", fmt::format("Undid: {}", undone.title)},
          {"kept", undone.kept},
          {"people_kept", strings(undone.people_kept)}};
}

Json to_json(const SamePair& pair) {
  return {{"id", pair.id.value},
          {"left", review_side(pair.left, pair.left_handles)},
          {"right", review_side(pair.right, pair.right_handles)},
          {"why", strings(pair.why)},
          {"probability", or_null(pair.probability, number)},
          {"sure", pair.sure},
          {"fields", array(pair.fields, compared)}};
}

Json to_json(const PairSearch& search) {
  return {{"step", step_json(search.step)}, {"people", search.people}, {"found", search.found}, {"gone", search.gone}};
}

Json to_json(const MergedPairs& merged) {
  Json json = to_json(merged.done);
  json["merged"] = merged.merged;
  return json;
}

Json to_json(const TagCount& tag) {
  return {{"name", tag.name}, {"people", tag.people}};
}

Json to_json(const StatusView& view, bool needs_login) {
  return {{"version", text(kVersion)},
          {"empty", !needs_login && view.empty},
          {"people", needs_login ? 0 : view.people},
          {"demo", !needs_login && view.demo},
          {"today", iso(view.today)},
          {"time_zone", needs_login ? "" : view.time_zone},
          {"name", needs_login ? "" : view.name},
          {"single_keys", !needs_login && view.single_keys},
          {"needs_login", needs_login}};
}

Json to_json(const Done& done) {
  return {{"step", step_json(done.step)}, {"title", done.title}};
}

Json to_json(const DemoDone& done) {
  return {{"step", step_json(done.step)}, {"title", done.title}, {"people", done.people}};
}

Json problem(const Error& error) {
  Json json{{"type", fmt::format("urn:kith:problem:{}", name(error.code))},
            {"title", text(title(error.code))},
            {"status", http_status(error.code)},
            {"detail", full_sentence(error.what)},
            {"hint", error.hint},
            {"code", text(name(error.code))}};
  if (error.place) {
    json["file"] = error.place->file;
    json["line"] = error.place->line;
  }
  return json;
}

}  // namespace kith::app
