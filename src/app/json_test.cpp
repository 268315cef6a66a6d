#include "app/json.hpp"

#include <cmath>
#include <functional>
#include <limits>

#include <gtest/gtest.h>

namespace kith::app {
namespace {

Json parsed(const char* text) {
  return Json::parse(text);
}

// The message of the error a body is refused with.
template <class T>
std::string refusal(const Result<T>& result) {
  if (result) return "taken";
  EXPECT_EQ(result.error().code, Code::usage);
  return result.error().what;
}

TEST(JsonText, NeverThrowsOnWhatIsNotUtf8) {
  EXPECT_EQ(dump(Json{{"name", "a\xff"}}), "{\"name\":\"a\xEF\xBF\xBD\"}");
  EXPECT_EQ(parse_json("{").error().code, Code::usage);
  EXPECT_EQ(parse_json(std::string(100'000, '[')).error().code, Code::usage);
  EXPECT_TRUE(parse_json("{}"));
}

TEST(JsonRead, APersonIsReadWhole) {
  const auto edit = new_person(parsed(R"json({"name": "Ada", "birthday": "--12-10", "interval_days": 30,
    "handles": [{"id": 3, "kind": "email", "value": "ada@example.org", "label": "work"}],
    "addresses": [{"city": "London"}], "positions": [{"organisation": "Engines", "to": null, "from": "2020"}],
    "facts": [{"kind": "hobby", "text": "numbers"}], "tags": ["maths"], "stratum": 2, "note": "tea"})json"));
  ASSERT_TRUE(edit) << edit.error().what;
  EXPECT_EQ(edit->name, "Ada");
  EXPECT_EQ(iso(**edit->birthday), "--12-10");
  EXPECT_EQ(**edit->interval_days, 30);
  EXPECT_EQ(edit->handles->front().id.value, 3);
  EXPECT_EQ(edit->handles->front().kind, HandleKind::email);
  EXPECT_EQ(edit->addresses->front().city, "London");
  EXPECT_EQ(iso(*edit->positions->front().from), "2020");
  EXPECT_FALSE(edit->positions->front().to);
  EXPECT_EQ(edit->facts->front().text, "numbers");
  EXPECT_EQ(edit->tags, std::vector<std::string>{"maths"});
  EXPECT_EQ(edit->stratum, StratumId{2});
  EXPECT_EQ(edit->note, "tea");
}

TEST(JsonRead, WhatIsLeftOutStaysAndNullTakesAway) {
  const auto nothing = person_edit(parsed("{}"));
  ASSERT_TRUE(nothing);
  EXPECT_FALSE(nothing->name || nothing->birthday || nothing->interval_days || nothing->handles || nothing->tags);
  const auto taken = person_edit(parsed(R"({"birthday": null, "interval_days": null, "handles": []})"));
  ASSERT_TRUE(taken);
  EXPECT_TRUE(taken->birthday && !*taken->birthday);
  EXPECT_TRUE(taken->interval_days && !*taken->interval_days);
  EXPECT_TRUE(taken->handles && taken->handles->empty());
}

TEST(JsonRead, TheWrongMemberIsNamed) {
  const std::pair<const char*, const char*> bodies[] = {
      {R"({"nam": "Ada"})", "\"nam\" is not known here"},
      {R"({"stratum": 1})", "\"stratum\" is not known here"},  // only when adding
      {R"({"name": 1})", "\"name\" must be a text"},
      {R"({"interval_days": "30"})", "\"interval_days\" must be a whole number"},
      {R"({"interval_days": 1.5})", "\"interval_days\" must be a whole number"},
      {R"({"interval_days": 99999999999999999999})", "\"interval_days\" must be a whole number"},
      {R"({"handles": {}})", "\"handles\" must be an array"},
      {R"({"handles": ["a@b.example"]})", "\"handles[0]\" must be an object"},
      {R"({"handles": [{"kind": "email", "value": "a@b.example"}, {"kind": "pigeon", "value": "x"}]})",
       "\"handles[1].kind\" must be one of email, phone, profile, website, messenger"},
      {R"({"handles": [{"kind": "email", "value": " "}]})", "\"handles[0].value\" must be a text that is not empty"},
      {R"({"handles": [{"kind": "email", "value": "a", "key": "a"}]})", "\"handles[0].key\" is not known here"},
      {R"({"handles": [{"kind": "email", "value": "a", "id": 0}]})", "\"handles[0].id\" must be a number from 1"},
      {R"({"positions": [{"role": "x"}]})", "\"positions[0].organisation\" must be given"},
      {R"({"facts": [{"kind": "hobby"}]})", "\"facts[0].text\" must be a text that is not empty"},
      {R"({"tags": [1]})", "\"tags\" must be an array of texts"},
      {R"([])", "the body must be a JSON object"},
      {R"("x")", "the body must be a JSON object"},
  };
  for (const auto& [body, message] : bodies) EXPECT_EQ(refusal(person_edit(parsed(body))), message) << body;
  EXPECT_EQ(refusal(new_person(parsed(R"({"given": "Ada"})"))), "\"name\" must be given");
  EXPECT_EQ(refusal(person_edit(parsed(R"({"birthday": 7})"))),
            "\"birthday\" must be a date such as 1980-05-14, --05-14 or 1980, or null");
}

TEST(JsonRead, SmallBodies) {
  EXPECT_EQ(*note_text(parsed(R"({"text": "tea"})")), "tea");
  EXPECT_EQ(refusal(note_text(parsed(R"({"text": ""})"))), "\"text\" must be a text that is not empty");
  EXPECT_EQ(place_input(parsed(R"({"stratum": 3})"))->value, 3);
  EXPECT_EQ(refusal(place_input(parsed("{}"))), "\"stratum\" must be given: a number from 1");
  EXPECT_EQ(*snooze_text(parsed(R"({"until": "2w"})")), "2w");
  EXPECT_EQ(*rest_input(parsed("{}")), Rest::rest);
  EXPECT_EQ(*rest_input(parsed(R"({"do_not_contact": true})")), Rest::do_not_contact);
  EXPECT_EQ(refusal(rest_input(parsed(R"({"do_not_contact": "yes"})"))), "\"do_not_contact\" must be true or false");
  EXPECT_TRUE(no_members(parsed("{}")));
  EXPECT_FALSE(no_members(parsed(R"({"a": 1})")));
  EXPECT_EQ(*same_decision(parsed(R"({"decision": "different"})")), SameDecision::different);
  EXPECT_EQ(refusal(same_decision(parsed(R"({"decision": "maybe"})"))), "\"decision\" must be merge or different");
  EXPECT_EQ(undo_input(parsed(R"({"step": 7})"))->value().value, 7);
  EXPECT_FALSE(*undo_input(parsed("{}")));
  EXPECT_EQ(*password_input(parsed(R"({"password": "x y"})")), "x y");
  EXPECT_EQ(refusal(password_input(parsed("{}"))), "\"password\" must be given");
}

TEST(JsonRead, AStratumKeepsWhatIsLeftOut) {
  Stratum before;
  before.id = StratumId{4};
  before.rank = 2;
  before.worth = 3;
  const auto read = stratum_input(
      parsed(R"({"name": "Close", "interval_days": 56, "channel": "call", "counts": "dialogue", "minutes": 20})"),
      before);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, StratumId{4});
  EXPECT_EQ(read->rank, 2);
  EXPECT_EQ(read->worth, 3);
  EXPECT_EQ(read->counts, Counts::dialogue);
  EXPECT_EQ(refusal(stratum_input(
                parsed(R"({"name": "Close", "interval_days": 56, "channel": "call", "counts": "both", "minutes": 20})"),
                before)),
            "\"counts\" must be contact or dialogue");
}

TEST(JsonRead, SettingsAreTheKeysOfTheTable) {
  const auto patch = settings_patch(
      parsed(R"json({"name": "Sam", "time_zone": "", "budget_minutes": 45, "work_days": [1, 2], "region": "DE",
    "own_addresses": ["a@b.example", "c"], "home_organisations": [], "single_keys": false})json"));
  ASSERT_TRUE(patch);
  const std::map<std::string, std::string> expected{{"name", "Sam"},           {"time-zone", ""},
                                                    {"budget-minutes", "45"},  {"work-days", "1,2"},
                                                    {"region", "DE"},          {"own-address", "a@b.example, c"},
                                                    {"home-organisation", ""}, {"single-keys", "off"}};
  EXPECT_EQ(*patch, expected);
  for (const auto& [key, value] : *patch) {
    const auto rows = setting_rows();
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&, &wanted = key](const SettingRow& row) {
      return row.key == wanted;
    })) << key;
  }
  EXPECT_EQ(refusal(settings_patch(parsed(R"({"password": "correct horse"})"))), "\"password\" is not known here");
  EXPECT_EQ(refusal(settings_patch(parsed(R"({"work_days": []})"))),
            "\"work_days\" must be an array of weekdays, 1 (Monday) to 7, and not empty");
  EXPECT_EQ(refusal(settings_patch(parsed(R"({"own_addresses": ["a,b"]})"))),
            "\"own_addresses\" must be an array of texts without commas");
}

TEST(JsonRead, AnImport) {
  const auto body = import_body(
      parsed(R"json({"uploads": ["a", "b"], "dry_run": false, "as": "google", "map": {"name": "Wer"}})json"));
  ASSERT_TRUE(body);
  EXPECT_EQ(body->uploads.size(), 2U);
  EXPECT_EQ(body->mode, ImportMode::write);
  EXPECT_EQ(body->as, Format::google_csv);
  EXPECT_EQ(body->map.at("name"), "Wer");
  EXPECT_EQ(refusal(import_body(parsed(R"({"uploads": [], "dry_run": false})"))),
            "\"uploads\" must be an array of at least one upload");
  EXPECT_EQ(refusal(import_body(parsed(R"({"uploads": ["a"]})"))), "\"dry_run\" must be true or false");
  EXPECT_EQ(refusal(import_body(parsed(R"({"uploads": ["a"], "dry_run": true, "map": {"name": 1}})"))),
            "\"map.name\" must be the name of a column");
}

TEST(JsonWrite, TodayIsTheContractOfTheCommandLine) {
  TodayView view;
  view.date = local_date(2026, 11, 23);
  view.next_workday = local_date(2026, 11, 24);
  view.planned = 15;
  TodayLine line;
  line.key = "due:42";
  line.person.id = PersonId{42};
  line.person.name = "Ada Byron";
  line.person.stratum = StratumId{2};
  line.stratum = "Close";
  line.item.kind = Kind::due;
  line.item.due = local_date(2026, 11, 20);
  line.item.terms = {5, 0.93, 0.87, 15};
  line.planned = view.date;
  line.line = {Channel::call,
               "Close people get a call",
               {"Last dialogue 59 days ago."},
               {"nothing-new", "Nothing new: say so", ""}};
  view.items = {line};
  const Json json = to_json(view);
  EXPECT_EQ(json["date"], "2026-11-23");
  EXPECT_EQ(json["minutes"], parsed(R"({"budget": 30, "planned": 15})"));
  const Json& item = json["items"][0];
  EXPECT_EQ(
      item["person"],
      parsed(
          R"({"id": 42, "name": "Ada Byron", "organisation": "", "role": "", "stratum": {"id": 2, "name": "Close"}})"));
  EXPECT_EQ(item["reason"], parsed(R"({"kind": "nothing-new", "text": "Nothing new: say so", "url": null})"));
  EXPECT_EQ(item["minutes"], 15);
  EXPECT_TRUE(item["handle"].is_null());
  EXPECT_NEAR(item["score"].get<double>(), 0.02, 1e-9);
  EXPECT_TRUE(json["load"]["advice"].is_null());
}

TEST(JsonWrite, NobodyAtRestHasAStratum) {
  PersonLine line;
  line.row.id = PersonId{1};
  line.row.stratum = StratumId{2};
  line.stratum = "Close";
  EXPECT_EQ(to_json(line)["stratum"]["name"], "Close");
  line.row.state = State::resting;
  EXPECT_TRUE(to_json(line)["stratum"].is_null());
}

TEST(JsonWrite, AMessageThatWaits) {
  PersonView view;
  view.rhythm.interval_days = 28;
  view.rhythm.history.last_out = instant(1795424400);
  view.rhythm.history.window_days = 3;
  view.rhythm.standing.waiting = true;
  view.rhythm.standing.until = local_date(2026, 11, 26);
  const auto waiting = [&] { return to_json(view)["rhythm"]["waiting"]; };
  EXPECT_EQ(waiting(), parsed(R"({"since": "2026-11-23T09:00:00Z", "until": "2026-11-26", "nudge": "2026-11-26"})"));
  view.rhythm.history.nudges = 2;  // both are spent
  EXPECT_TRUE(waiting()["nudge"].is_null());
  view.rhythm.history.nudges = 0;
  view.rhythm.standing.nudge = 1;  // on offer since the window closed
  view.rhythm.standing.until = local_date(2026, 11, 29);
  EXPECT_EQ(waiting()["nudge"], "2026-11-26");
  view.rhythm.standing.waiting = false;
  EXPECT_TRUE(waiting().is_null());
}

TEST(JsonWrite, FiguresThatAreNoNumbersAreNought) {
  StratumView view;
  view.stratum.worth = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(to_json(view)["worth"], 0.0);
}

TEST(JsonWrite, ProblemsAreSentences) {
  EXPECT_EQ(problem(Error{Code::not_found, "there is no person 7", "", {}})["detail"], "There is no person 7.");
  EXPECT_EQ(problem(Error{Code::usage, "a.vcf is empty", "", {}})["detail"], "a.vcf is empty.");
  EXPECT_EQ(problem(Error{Code::usage, "\"name\" must be given", "", {}})["detail"], "\"name\" must be given.");
  EXPECT_EQ(problem(Error{Code::usage, "What?", "", {}})["detail"], "What?");
  for (const Code code : {Code::failed, Code::usage, Code::not_found, Code::ambiguous, Code::refused, Code::bad_input,
                          Code::conflict, Code::busy, Code::unauthorized, Code::unreachable}) {
    EXPECT_EQ(problem(Error{code, "x", "", {}})["type"], "urn:kith:problem:" + std::string(name(code)));
    EXPECT_EQ(problem(Error{code, "x", "", {}})["status"], http_status(code));
  }
}

TEST(JsonWrite, BeforeALoginTheStatusGivesNothingAway) {
  StatusView view;
  view.people = 812;
  view.empty = false;
  view.demo = true;
  view.name = "Sam";
  view.time_zone = "Europe/Berlin";
  view.today = local_date(2026, 11, 23);
  EXPECT_EQ(to_json(view, true),
            parsed(R"json({"version": "0.1.0", "empty": false, "people": 0, "demo": false, "today": "2026-11-23",
    "time_zone": "", "name": "", "single_keys": false, "needs_login": true})json"));
  EXPECT_EQ(to_json(view, false)["people"], 812);
}

}  // namespace
}  // namespace kith::app
