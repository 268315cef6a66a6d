// Facts with their sources, relations on both sides, questions, and the year.
#include "app/knowing.hpp"

#include "app/json.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class KnowingTest : public AppTest {
 protected:
  app::PersonView view(const std::string& ref) {
    auto made = app::view_person(*app_, who(ref));
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? *made : app::PersonView{};
  }
};

TEST_F(KnowingTest, AFactHasItsDayAndItsSource) {
  add("Ada Byron");
  const std::string before = exported();
  app::TouchInput call;
  call.channel = Channel::call;
  call.at = *parse_instant("2026-11-20T10:00Z", Zone::utc());
  ASSERT_TRUE(app::log_touch(*app_, who("Ada"), call));
  std::string next;
  const TouchId touch = app::person_timeline(*app_, who("Ada"), "", 5, next)->moments.front().touch.id;
  ASSERT_TRUE(app::add_fact(*app_, who("Ada"), {"boss", "Mr Kuhn", touch, {}}));
  ASSERT_TRUE(app::add_fact(*app_, who("Ada"), {"hobby", " rowing ", {}, {}}));
  const auto json = app::facts_json(view("Ada"));
  EXPECT_EQ(json[0]["theme"], "boss");
  EXPECT_EQ(json[0]["source"]["kind"], "touch");
  EXPECT_EQ(json[0]["source"]["at"], "2026-11-20T10:00:00Z");
  EXPECT_EQ(json[0]["source"]["channel"], "call");
  EXPECT_EQ(json[1]["text"], "rowing");
  EXPECT_EQ(json[1]["source"]["kind"], "typed");
  EXPECT_EQ(json[1]["at"], "2026-11-23T09:00:00Z");
  at("2027-11-23T09:00:00Z");
  const FactId id = view("Ada").person.facts[1].id;
  ASSERT_TRUE(app::edit_fact(*app_, id, {std::nullopt, std::nullopt, true}));
  EXPECT_EQ(iso(view("Ada").person.facts[1].at), "2027-11-23T09:00:00Z");
  ASSERT_TRUE(app::edit_fact(*app_, view("Ada").person.facts[0].id, {std::nullopt, "Ms Lind", false}));
  EXPECT_EQ(app::facts_json(view("Ada"))[0]["source"]["kind"], "typed");
  ASSERT_TRUE(app::edit_fact(*app_, id, {"likes", std::nullopt, false}));
  ASSERT_TRUE(app::delete_fact(*app_, id));
  EXPECT_EQ(view("Ada").person.facts.size(), 1U);
  for (int i = 0; i < 7; ++i) ASSERT_TRUE(app::undo(*app_)) << i;
  EXPECT_EQ(exported(), before);
}

TEST_F(KnowingTest, FactsThatMakeNoSenseAreRefused) {
  add("Ada");
  const PersonId grace = add("Grace");
  EXPECT_EQ(app::add_fact(*app_, who("Ada"), {"", "x", {}, {}}).error().code, Code::bad_input);
  EXPECT_EQ(app::add_fact(*app_, who("Ada"), {"job", " ", {}, {}}).error().code, Code::bad_input);
  EXPECT_EQ(app::add_fact(*app_, PersonId{99}, {"job", "x", {}, {}}).error().code, Code::not_found);
  ASSERT_TRUE(app::add_note(*app_, grace, "Of Grace"));
  const NoteId note = view("Grace").person.notes.front().id;
  EXPECT_EQ(app::add_fact(*app_, who("Ada"), {"job", "x", {}, note}).error().code, Code::not_found);
  EXPECT_TRUE(app::add_fact(*app_, grace, {"job", "x", {}, note}));
  EXPECT_EQ(app::edit_fact(*app_, FactId{99}, {}).error().code, Code::not_found);
}

TEST_F(KnowingTest, RelationsStandOnBothSidesAndGoFromBoth) {
  add("Ada Byron");
  add("Grace Hopper");
  const std::string before = exported();
  const auto done = app::add_relation(*app_, who("Ada"), RelationKind::manager, who("Grace"));
  ASSERT_TRUE(done) << sentence(done.error());
  EXPECT_EQ(done->title, "Grace Hopper is Ada Byron's manager");
  EXPECT_EQ(app::relations_json(view("Ada"))[0]["kind"], "manager");
  EXPECT_EQ(app::relations_json(view("Grace"))[0]["kind"], "report");
  EXPECT_EQ(app::relations_json(view("Grace"))[0]["person"]["name"], "Ada Byron");
  EXPECT_EQ(app::add_relation(*app_, who("Ada"), RelationKind::manager, who("Grace")).error().code, Code::bad_input);
  EXPECT_EQ(app::add_relation(*app_, who("Grace"), RelationKind::report, who("Ada")).error().code, Code::bad_input);
  EXPECT_EQ(app::add_relation(*app_, who("Ada"), RelationKind::friend_of, who("Ada")).error().code, Code::bad_input);
  ASSERT_TRUE(app::delete_relation(*app_, view("Grace").known.relations[0].relation.id));
  EXPECT_TRUE(view("Ada").known.relations.empty());
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(view("Ada").known.relations.size(), 1U);
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(KnowingTest, QuestionsFollowWhatIsKnown) {
  add("Ada Byron");
  add("Grace Hopper");
  ASSERT_EQ(view("Ada").known.questions.size(), kMostQuestions);
  EXPECT_EQ(view("Ada").known.questions[2].text, "Whom does Ada report to?");
  ASSERT_TRUE(app::add_relation(*app_, who("Ada"), RelationKind::manager, who("Grace")));
  for (const Question& one : view("Ada").known.questions) EXPECT_NE(one.theme, Theme::boss);
  ASSERT_TRUE(app::rest(*app_, who("Ada"), app::Rest::do_not_contact));
  EXPECT_TRUE(view("Ada").known.questions.empty());
}

TEST_F(KnowingTest, TheYear) {
  add("Ada Byron");
  EXPECT_EQ(app::person_year(*app_, who("Ada"))->summary, "No contact in the last twelve months.");
  ASSERT_TRUE(app::place(*app_, *app::find_stratum(*app_, "Core"), {who("Ada")}));
  for (const char* when : {"2026-09-01T10:00Z", "2026-09-28T10:00Z", "2026-11-20T10:00Z"}) {
    app::TouchInput call;
    call.channel = Channel::call;
    call.at = *parse_instant(when, Zone::utc());
    ASSERT_TRUE(app::log_touch(*app_, who("Ada"), call));
  }
  const auto year = app::person_year(*app_, who("Ada"));
  ASSERT_TRUE(year);
  EXPECT_EQ(year->summary, "Contact on 3 days in 2 months, 3 with both sides; 1 of 2 rounds in time.");
  EXPECT_EQ(iso(*year->due), "2026-12-18");
  ASSERT_EQ(year->year.bands.size(), 3U);
  EXPECT_TRUE(year->year.bands[1].late);
  ASSERT_TRUE(app::rest(*app_, who("Ada")));
  EXPECT_FALSE(app::person_year(*app_, who("Ada"))->due);
  EXPECT_EQ(app::person_year(*app_, PersonId{99}).error().code, Code::not_found);
}

}  // namespace
}  // namespace kith
