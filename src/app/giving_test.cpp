// The ledger and approaches in use: what is seen, what is written down, what Today asks, everything undone.
#include "app/giving.hpp"

#include "app/approaches.hpp"
#include "app/entry_points.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class GivingTest : public AppTest {
 protected:
  app::PersonLedger of(const std::string& ref) {
    auto made = app::person_ledger(*app_, who(ref));
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? *std::move(made) : app::PersonLedger{};
  }
  std::vector<std::string> lines(const std::string& ref) {
    std::vector<std::string> all;
    for (const ValueEntry& one : of(ref).entries) {
      all.push_back(fmt::format("{} {} {}: {}", one.id.value, name(one.side), name(one.kind), one.text));
    }
    return all;
  }
  Result<Done> keep(const std::string& ref, ValueSide side, ValueKind kind, const std::string& text,
                    Worth worth = Worth::good) {
    app::ValueInput input;
    input.side = side;
    input.kind = kind;
    input.worth = worth;
    input.text = text;
    return app::add_value(*app_, who(ref), input);
  }
  Result<Done> gift(const std::string& ref, Direction direction, const std::string& note) {
    app::TouchInput touch;
    touch.channel = Channel::gift;
    touch.direction = direction;
    touch.note = note;
    return app::log_touch(*app_, who(ref), touch);
  }
  Result<Done> came(const std::string& ref, const std::string& wanted = "") {
    app::ApproachInput input;
    input.person = who(ref);
    input.wanted = wanted;
    return app::add_approach(*app_, input);
  }
  Result<Done> decide(ApproachState state) {
    app::ApproachEdit edit;
    edit.state = state;
    return app::edit_approach(*app_, ApproachId{1}, edit);
  }
};
using Lines = std::vector<std::string>;

TEST_F(GivingTest, WrittenDownChangedAndTakenBack) {
  add("Ada");
  const std::string before = exported();
  EXPECT_EQ(of("Ada").words, "Nothing yet on either side");
  const auto done = keep("Ada", ValueSide::given, ValueKind::introduction, "  to   Grace ");
  ASSERT_TRUE(done) << sentence(done.error());
  EXPECT_EQ(done->title, "Given to Ada: to Grace");
  EXPECT_EQ(lines("Ada"), Lines{"1 given introduction: to Grace"});
  EXPECT_EQ(of("Ada").words, "You gave more: an introduction in November");
  app::ValueEdit edit;
  edit.side = ValueSide::received;
  edit.worth = Worth::large;
  edit.text = "to Hedy";
  EXPECT_EQ(app::edit_value(*app_, ValueEntryId{1}, edit)->title, "Received from Ada: to Hedy");
  EXPECT_EQ(of("Ada").words, "They gave more: an introduction in November");
  ASSERT_TRUE(keep("Ada", ValueSide::received, ValueKind::advice, "", Worth::small));
  EXPECT_EQ(of("Ada").words, "They gave you much and got little: an introduction and a piece of advice since November");
  EXPECT_TRUE(of("Ada").balance.owes_turn);
  EXPECT_EQ(lines("Ada")[1], "2 received advice: piece of advice");
  ASSERT_TRUE(app::delete_value(*app_, ValueEntryId{2}));
  EXPECT_EQ(lines("Ada").size(), 1U);
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(app::undo(*app_)) << i;
  EXPECT_EQ(exported(), before);
}

TEST_F(GivingTest, WhatMakesNoSenseIsRefused) {
  add("Ada");
  add("Bo");
  EXPECT_EQ(app::add_value(*app_, PersonId{99}, {}).error().code, Code::not_found);
  EXPECT_EQ(app::person_ledger(*app_, PersonId{99}).error().code, Code::not_found);
  app::ValueInput input;
  input.at = app_->now() + Days{1};
  EXPECT_EQ(app::add_value(*app_, who("Ada"), input).error().code, Code::bad_input);
  ASSERT_TRUE(gift("Bo", Direction::out, "tea"));
  input.at.reset();
  input.touch = TouchId{1};
  EXPECT_EQ(app::add_value(*app_, who("Ada"), input).error().code, Code::not_found) << "a contact with somebody else";
  EXPECT_EQ(app::edit_value(*app_, ValueEntryId{9}, {}).error().code, Code::not_found);
  EXPECT_EQ(app::delete_value(*app_, ValueEntryId{9}).error().code, Code::not_found);
  ASSERT_TRUE(keep("Ada", ValueSide::given, ValueKind::gift, "tea"));
  app::ValueEdit empty;
  empty.text = " ";
  EXPECT_EQ(app::edit_value(*app_, ValueEntryId{1}, empty).error().code, Code::bad_input);
}

TEST_F(GivingTest, ASeenThingCountsOnceAndGoesWithItsTouch) {
  add("Ada");
  ASSERT_TRUE(gift("Ada", Direction::out, "a book"));
  EXPECT_EQ(lines("Ada"), Lines{"0 given gift: a book"});
  app::ValueInput input;
  input.kind = ValueKind::other;
  input.text = "a first edition";
  input.touch = TouchId{1};
  ASSERT_TRUE(app::add_value(*app_, who("Ada"), input));
  EXPECT_EQ(lines("Ada"), Lines{"1 given other: a first edition"});
  ASSERT_TRUE(app::delete_value(*app_, ValueEntryId{1}));
  ASSERT_TRUE(app::delete_touch(*app_, TouchId{1}));
  EXPECT_EQ(lines("Ada"), Lines{});
}

TEST_F(GivingTest, AnIntroductionIsReceivedFromWhoMadeIt) {
  add("Ada");
  add("Charles");
  ASSERT_TRUE(app::add_relation(*app_, who("Ada"), RelationKind::introduced_by, who("Charles")));
  EXPECT_EQ(lines("Charles"), Lines{"0 received introduction: Ada"});
  EXPECT_EQ(lines("Ada"), Lines{});
}

TEST_F(GivingTest, WhoGaveMuchAndGotLittleComesFirst) {
  for (const char* who : {"Ada", "Bo", "Cy", "Di"}) add(who);
  ASSERT_TRUE(keep("Ada", ValueSide::given, ValueKind::advice, "on looms"));
  ASSERT_TRUE(keep("Bo", ValueSide::received, ValueKind::advice, "on sails", Worth::small));
  ASSERT_TRUE(keep("Cy", ValueSide::received, ValueKind::job_help, "the post", Worth::large));
  ASSERT_TRUE(keep("Cy", ValueSide::received, ValueKind::advice, "on pay"));
  const auto all = app::ledger(*app_);
  ASSERT_TRUE(all);
  std::string names;
  for (const app::LedgerLine& line : *all) names += line.person.name + " ";
  EXPECT_EQ(names, "Cy Bo Ada ");
  const auto db = app_->read();
  const auto balance = app::balance_of(*db, who("Cy"), app_->now());
  ASSERT_TRUE(balance);
  EXPECT_GT(balance->received, 4.9);
  EXPECT_EQ(balance->given, 0);
  at("2030-11-23T09:00:00Z");
  EXPECT_LT(app::balance_of(*app_->read(), who("Cy"), app_->now())->received, 1.3);
}

TEST_F(GivingTest, IdeasComeFromWhatIsKnown) {
  const PersonId ada = add("Ada Byron");
  const PersonId grace = add("Grace Hopper");
  app::PersonEdit edit;
  Position position;
  position.organisation = "Navy";
  position.role = "CTO";
  edit.positions = std::vector<Position>{position};
  ASSERT_TRUE(app::edit_person(*app_, grace, edit));
  ASSERT_TRUE(app::add_note(*app_, ada, "Lunch. Ada is looking for a CTO."));
  app::EntryInput talk;
  talk.kind = EntryKind::talk;
  talk.text = "on engines";
  ASSERT_TRUE(app::add_entry(*app_, ada, talk));
  const auto texts = [&] {
    Lines all;
    for (const GivingIdea& one : of("Ada").ideas) all.push_back(one.text);
    return all;
  };
  EXPECT_EQ(texts(),
            (Lines{"Introduce Ada to Grace Hopper (CTO, Navy)", "Say what you took from their talk: on engines"}));
  EXPECT_EQ(of("Ada").ideas[0].other, grace);
  // Who knows each other needs no introduction.
  ASSERT_TRUE(app::add_relation(*app_, ada, RelationKind::knows, grace));
  EXPECT_EQ(texts()[0], "They look for a CTO: whom do you know?");
  ASSERT_TRUE(app::rest(*app_, ada, app::Rest::do_not_contact));
  EXPECT_EQ(texts(), Lines{});
}

TEST_F(GivingTest, WhoCameStaysInTodayUntilDecided) {
  add("Ada");
  const std::string before = exported();
  ASSERT_TRUE(came("Ada", "a word on pricing"));
  const auto today = app::today(*app_);
  ASSERT_EQ(today->items.size(), 1U);
  EXPECT_EQ(today->items[0].item.kind, Kind::approach);
  EXPECT_EQ(today->items[0].line.why[0], "They came to you today (23 November)");
  EXPECT_EQ(today->items[0].line.reason.text, "They want: a word on pricing");
  EXPECT_EQ(today->items[0].line.reason.approach, ApproachId{1});
  ASSERT_TRUE(app::rest(*app_, who("Ada")));
  EXPECT_EQ(app::today(*app_)->items.size(), 1U) << "at rest, and still asking";
  ASSERT_TRUE(app::undo(*app_));
  const auto done = decide(ApproachState::answered);
  ASSERT_TRUE(done) << sentence(done.error());
  EXPECT_EQ(done->title, "Answered Ada, who came to you");
  EXPECT_NE(app::today(*app_)->items.at(0).item.kind, Kind::approach);
  ASSERT_TRUE(decide(ApproachState::open));
  EXPECT_EQ(app::today(*app_)->items.at(0).item.kind, Kind::approach);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(app::undo(*app_)) << i;
  EXPECT_EQ(exported(), before);
}

TEST_F(GivingTest, SomebodyNewComesInOneStep) {
  const std::string before = exported();
  app::ApproachInput input;
  input.name = " Ada  Byron ";
  input.from = "LinkedIn";
  input.knew_me = false;
  const auto done = app::add_approach(*app_, input);
  ASSERT_TRUE(done) << sentence(done.error());
  EXPECT_EQ(done->title, "Ada Byron came to you: LinkedIn");
  EXPECT_EQ(app::today(*app_)->items.at(0).line.why[0],
            "They came to you today (23 November), LinkedIn; they do not know who you are");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(app::add_approach(*app_, {}).error().code, Code::usage);
  input.person = PersonId{1};
  EXPECT_EQ(app::add_approach(*app_, input).error().code, Code::usage);
  input.name.clear();
  input.person = PersonId{99};
  EXPECT_EQ(app::add_approach(*app_, input).error().code, Code::not_found);
}

TEST_F(GivingTest, TimeGivenIsInTheLedgerAndTheYearAddsUp) {
  add("Ada");
  add("Bo");
  ASSERT_TRUE(came("Ada", "a word on pricing"));
  ASSERT_TRUE(came("Bo"));
  app::ApproachEdit edit;
  edit.state = ApproachState::answered;
  edit.minutes = 45;
  edit.came_of = "a client";
  edit.knew_me = std::optional<bool>(true);
  ASSERT_TRUE(app::edit_approach(*app_, ApproachId{1}, edit));
  EXPECT_EQ(lines("Ada"), Lines{"0 given time: 45 minutes: a word on pricing"});
  const auto all = app::approaches(*app_);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->at(0).person.name, "Bo") << "open ones first";
  EXPECT_EQ(app::approach_year(*app_)->words,
            "2 people came to you in 2026; 1 of 1 knew who you are. You answered 1, and gave 45 minutes. 1 still waits "
            "for an answer. Something came of 1.");
  EXPECT_EQ(app::approach_year(*app_)->fruitful.at(0).person.name, "Ada");
  EXPECT_EQ(app::approach_year(*app_, 2025)->words, "Nobody came to you in 2025.");
  EXPECT_EQ(app::approach_year(*app_, 1).error().code, Code::usage);
  edit.minutes = -1;
  EXPECT_EQ(app::edit_approach(*app_, ApproachId{1}, edit).error().code, Code::bad_input);
  EXPECT_EQ(app::edit_approach(*app_, ApproachId{9}, {}).error().code, Code::not_found);
  ASSERT_TRUE(app::delete_approach(*app_, ApproachId{1}));
  EXPECT_EQ(lines("Ada"), Lines{});
  EXPECT_EQ(app::delete_approach(*app_, ApproachId{1}).error().code, Code::not_found);
}

TEST_F(GivingTest, AnExportTakesBothAlong) {
  add("Ada");
  ASSERT_TRUE(keep("Ada", ValueSide::given, ValueKind::advice, "on looms"));
  ASSERT_TRUE(came("Ada", "a chat"));
  const std::string whole = exported();
  EXPECT_NE(whole.find("on looms"), std::string::npos);
  EXPECT_NE(whole.find("a chat"), std::string::npos);
}

}  // namespace
}  // namespace kith
