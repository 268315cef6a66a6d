// The guard fills what its rules ask for from the store.
#include "app/draft_check.hpp"

#include <algorithm>

#include "app/entry_points.hpp"
#include "app/giving.hpp"
#include "app/json_guard.hpp"
#include "app/knowing.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class DraftCheck : public AppTest {
 protected:
  GuardLevel said(const app::DraftCheckInput& input, GuardRule rule) {
    const auto result = app::check_text(*app_, input);
    EXPECT_TRUE(result) << sentence(result.error());
    GuardLevel most = GuardLevel::off;
    for (const GuardFinding& one : result->findings) {
      if (one.rule == rule) most = std::max(most, one.level);
    }
    return most;
  }
  app::DraftCheckInput to(PersonId person, const std::string& body) {
    app::DraftCheckInput input;
    input.person = person;
    input.subject = "Looms";
    input.body = body;
    return input;
  }
  void touch(PersonId person, Channel channel, Direction direction, const std::string& when,
             const std::string& note = "") {
    app::TouchInput input;
    input.channel = channel;
    input.direction = direction;
    input.at = *parse_instant(when, Zone::utc());
    input.note = note;
    const auto done = app::log_touch(*app_, person, input);
    ASSERT_TRUE(done) << sentence(done.error());
  }
  void set(const std::string& key, const std::string& value) {
    const auto done = app::change_settings(*app_, {{key, value}});
    ASSERT_TRUE(done) << sentence(done.error());
  }
};

TEST_F(DraftCheck, OnlyAnAnswerOrATalkMakesADialogue) {
  const PersonId ada = add("Ada Byron", "ada@looms.example");
  const auto ask = to(ada, "Dear Ada,\n\ncould you introduce me to your director?");
  EXPECT_EQ(said(ask, GuardRule::cold_ask), GuardLevel::block);
  touch(ada, Channel::email, Direction::out, "2026-11-01T09:00:00Z");
  EXPECT_EQ(said(ask, GuardRule::cold_ask), GuardLevel::block);
  touch(ada, Channel::email, Direction::in, "2026-11-02T09:00:00Z");
  EXPECT_EQ(said(ask, GuardRule::cold_ask), GuardLevel::off);
}

TEST_F(DraftCheck, CountsMessagesSinceTheyWereHeardOf) {
  const PersonId ada = add("Ada Byron");
  touch(ada, Channel::call, Direction::both, "2026-10-01T09:00:00Z");
  const auto draft = to(ada, "Dear Ada,\n\nare you coming on Saturday?");
  for (const char* day : {"2026-10-05", "2026-10-12"})
    touch(ada, Channel::email, Direction::out, std::string(day) + "T09:00:00Z");
  EXPECT_EQ(said(draft, GuardRule::third_follow_up), GuardLevel::off);
  touch(ada, Channel::email, Direction::out, "2026-10-19T09:00:00Z");
  EXPECT_EQ(said(draft, GuardRule::third_follow_up), GuardLevel::warn);
  touch(ada, Channel::email, Direction::in, "2026-10-20T09:00:00Z");
  EXPECT_EQ(said(draft, GuardRule::third_follow_up), GuardLevel::off);
}

TEST_F(DraftCheck, FactsAndEntryPointsAreContext) {
  const PersonId ada = add("Ada Byron");
  const auto draft = to(ada, "Dear Ada,\n\nthe regatta moved to June. Will the dinghy be ready?");
  EXPECT_EQ(said(draft, GuardRule::no_context), GuardLevel::block);
  ASSERT_TRUE(app::add_fact(*app_, ada, {"hobby", "sails a dinghy", {}, {}}));
  EXPECT_EQ(said(draft, GuardRule::no_context), GuardLevel::off);
  const PersonId tom = add("Tom Reed");
  app::EntryInput entry;
  entry.kind = EntryKind::talk;
  entry.text = "spoke about dinghies at the regatta";
  ASSERT_TRUE(app::add_entry(*app_, tom, entry));
  EXPECT_EQ(said(to(tom, draft.body), GuardRule::no_context), GuardLevel::off);
  EXPECT_EQ(said(to(tom, "Dear Tom,\n\nwhat are you working on?"), GuardRule::no_context), GuardLevel::warn);
}

TEST_F(DraftCheck, AsksOverCreditByTheLedger) {
  const PersonId ada = add("Ada Byron", "ada@looms.example");
  touch(ada, Channel::call, Direction::both, "2026-11-01T09:00:00Z");
  const auto ask = to(ada, "Dear Ada,\n\ncould you introduce me to your director?");
  EXPECT_EQ(said(ask, GuardRule::ask_over_credit), GuardLevel::off);
  for (const char* text : {"an introduction to Grace", "two hours on looms"}) {
    app::ValueInput got;
    got.side = ValueSide::received;
    got.worth = Worth::large;
    got.text = text;
    ASSERT_TRUE(app::add_value(*app_, ada, got));
  }
  EXPECT_EQ(said(ask, GuardRule::ask_over_credit), GuardLevel::warn);
}

TEST_F(DraftCheck, StrangersAreWhoeverNeverAnswered) {
  const PersonId ada = add("Ada Byron", "ada@looms.example");
  add("Tom Reed", "tom@reed.example");
  touch(ada, Channel::call, Direction::both, "2026-11-01T09:00:00Z");
  app::DraftCheckInput input = to(ada, "See you on Saturday.");
  input.to = {{"", "Ada@looms.example"}};
  input.cc = {{"", "tom@reed.example"}};
  EXPECT_EQ(said(input, GuardRule::broadcast), GuardLevel::off);
  input.cc.push_back({"", "nobody@else.example"});
  EXPECT_EQ(said(input, GuardRule::broadcast), GuardLevel::block);
  input.cc.pop_back();
  input.bcc = {{"", "me@feld.example"}};
  EXPECT_EQ(said(input, GuardRule::broadcast), GuardLevel::block);
  set("own-address", "me@feld.example");
  EXPECT_EQ(said(input, GuardRule::broadcast), GuardLevel::off) << "a copy to oneself";
}

TEST_F(DraftCheck, ComparesWithWhatWentToOthersInTenDays) {
  const std::string letter =
      "Hello, the press moved into the old mill on Friday, with a crane, a stove and three windows to the river. Come "
      "by "
      "when the kettle is on.";
  const PersonId ada = add("Ada Byron");
  touch(ada, Channel::call, Direction::both, "2026-11-01T09:00:00Z");
  int day = 10;
  for (const char* name : {"Tom Reed", "Mary Jones", "Emmy Noether"}) {
    const PersonId one = add(name);
    touch(one, Channel::email, Direction::out, "2026-11-2" + std::to_string(day++ % 3) + "T09:00:00Z", letter);
  }
  EXPECT_EQ(said(to(ada, letter), GuardRule::near_copy), GuardLevel::block);
  set("guard.near-copy", "hint");
  EXPECT_EQ(said(to(ada, letter), GuardRule::near_copy), GuardLevel::hint);
  at("2026-12-23T09:00:00Z");
  EXPECT_EQ(said(to(ada, letter), GuardRule::near_copy), GuardLevel::off) << "a month later";
}

TEST_F(DraftCheck, ALinkIsToldOnce) {
  const PersonId ada = add("Ada Byron");
  touch(ada, Channel::email, Direction::both, "2026-11-01T09:00:00Z");
  touch(ada, Channel::email, Direction::out, "2026-11-02T09:00:00Z", "Look: (https://paper.example/trams), fine!");
  EXPECT_EQ(said(to(ada, "Ada, see http://www.paper.example/trams/"), GuardRule::said_before), GuardLevel::warn);
  EXPECT_EQ(said(to(ada, "Ada, see http://www.paper.example/buses"), GuardRule::said_before), GuardLevel::off);
}

TEST_F(DraftCheck, TheHourIsWhenItLeaves) {
  const PersonId ada = add("Ada Byron");
  auto input = to(ada, "Dear Ada, how is the loom?");
  EXPECT_EQ(said(input, GuardRule::bad_hour), GuardLevel::off) << "Monday at nine";
  input.leaves = *parse_instant("2026-11-29T10:00:00Z", Zone::utc());
  EXPECT_EQ(said(input, GuardRule::bad_hour), GuardLevel::warn) << "a Sunday";
}

TEST_F(DraftCheck, AMessageIsReadFromItsBytes) {
  const PersonId ada = add("Ada Byron", "ada@looms.example");
  const std::string eml =
      "From: me@feld.example\nTo: Ada <ada@looms.example>\nSubject: Two pages\nContent-Type: multipart/mixed; "
      "boundary=x\n\n--x\n\nDear Ada,\n\nyour talk on punch cards in Leeds was fine. Which paper was it?\n> quoted: "
      "could "
      "you introduce me\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment; "
      "filename=my_cv.pdf\n\nabc\n--x--\n";
  const auto result = app::check_eml(*app_, eml);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->verdict, GuardLevel::block);
  EXPECT_EQ(result->findings.front().rule, GuardRule::cold_ask);
  const auto refused = app::not_blocked(*result);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::refused);
  touch(ada, Channel::call, Direction::both, "2026-11-01T09:00:00Z");
  EXPECT_EQ(app::check_eml(*app_, eml)->verdict, GuardLevel::off);
  EXPECT_EQ(app::check_eml(*app_, "", ada)->verdict, GuardLevel::warn) << "an empty message to somebody known";
  EXPECT_EQ(app::check_eml(*app_, eml, PersonId{99}).error().code, Code::not_found);
}

TEST_F(DraftCheck, LevelsAreSettings) {
  for (const auto& [key, value] :
       {std::pair("guard.shape", "block"), {"guard.cold-ask", "loud"}, {"guard.broadcast", "off"}}) {
    const auto refused = app::change_settings(*app_, {{key, value}});
    ASSERT_FALSE(refused) << key;
    EXPECT_EQ(refused.error().code, Code::usage);
  }
  set("guard.cold-ask", "off");
  const auto lines = app::guard_rules(*app_);
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), kGuardRules);
  EXPECT_EQ((*lines)[3].level, GuardLevel::off);
  set("guard.cold-ask", "");
  EXPECT_EQ((*app::guard_rules(*app_))[3].level, GuardLevel::block);
}

TEST_F(DraftCheck, TheBodyOfARequestIsReadWhole) {
  const auto read = app::draft_check_input(*app::parse_json(
      R"({"person": 3, "draft": 4, "channel": "letter", "to": ["Ada Byron <a@b.example>", "c@d.example"], "cc": [], "bcc":
      ["e@f.example"], "subject": "s", "body": "b", "attachments": ["cv.pdf"]})"));
  ASSERT_TRUE(read) << sentence(read.error());
  EXPECT_EQ(read->person, PersonId{3});
  EXPECT_EQ(read->to[0], (MailAddress{"Ada Byron", "a@b.example"}));
  EXPECT_EQ(read->to[1], (MailAddress{"", "c@d.example"}));
  EXPECT_EQ(read->attachments[0].name, "cv.pdf");
  EXPECT_FALSE(app::draft_check_input(*app::parse_json(R"({"bodies": "x"})")));
}

}  // namespace
}  // namespace kith
