// Opportunities in use: kept, moved, linked, traced, undone; and what Today asks.
#include "app/opportunities.hpp"

#include "app/approaches.hpp"
#include "app/introductions.hpp"
#include "app/merging.hpp"
#include "app/next_steps.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class OpportunitiesTest : public AppTest {
 protected:
  OpportunityId keep(const std::string& title, const std::string& with, const std::string& begun,
                     OpportunityRole role = OpportunityRole::client) {
    app::OpportunityInput input;
    input.title = title;
    if (!with.empty()) input.people.emplace_back(who(with), role);
    input.begun = *parse_instant(begun, Zone::utc());
    const auto done = app::add_opportunity(*app_, input);
    EXPECT_TRUE(done) << sentence(done.error());
    return done ? done->opportunity : OpportunityId{};
  }
  TouchId spoke(const std::string& with, Channel channel, Direction direction, const std::string& when) {
    app::TouchInput touch;
    touch.channel = channel;
    touch.direction = direction;
    touch.at = *parse_instant(when, Zone::utc());
    EXPECT_TRUE(app::log_touch(*app_, who(with), touch));
    const Db db = app_->read().value();
    const auto found = touch_at(db, who(with), *touch.at).value();
    return found ? found->id : TouchId{};
  }
  Status won(OpportunityId id, const std::string& when) {
    app::StageMove move;
    move.stage = OpportunityStage::won;
    move.at = *parse_instant(when, Zone::utc());
    KITH_CHECK(app::move_opportunity(*app_, id, move));
    return {};
  }
  std::string first_words(CreditBy by = CreditBy::channel) {
    app::AttributionRequest asked;
    asked.by = by;
    const auto view = app::attribution(*app_, asked).value();
    return view.attribution.words.empty() ? "" : view.attribution.words.front();
  }
  std::vector<std::string> steps() {
    const Db db = app_->read().value();
    std::vector<std::string> all;
    const LocalDate today = Zone::utc().date_of(app_->now());
    const auto found = app::opportunity_steps(db, today, Zone::utc()).value();
    for (const auto& one : found) {
      all.push_back(one.title + ": " + one.what + (one.person ? " (" + one.person->name + ")" : ""));
    }
    return all;
  }
};

TEST_F(OpportunitiesTest, ADealIsTracedToTheCallItCameFrom) {
  add("Ada Byron");
  const TouchId call = spoke("Ada Byron", Channel::call, Direction::in, "2026-03-03T10:00:00Z");
  spoke("Ada Byron", Channel::lunch, Direction::both, "2026-04-01T12:00:00Z");
  const auto id = keep("Stock count", "Ada Byron", "2026-04-02");
  ASSERT_TRUE(won(id, "2026-06-01"));
  EXPECT_EQ(first_words(), "Your one deal began with a call you took.");
  ASSERT_TRUE(app::link_touch(*app_, id, call, app::Led::led_there));
  const auto view = app::view_opportunity(*app_, id).value();
  ASSERT_EQ(view.touches.size(), 2U);
  EXPECT_EQ(view.touches[0].shares[0], kWholeCredit);
  EXPECT_EQ(view.touches[0].shares[2], kWholeCredit) << "what is linked is all that counts";
  EXPECT_FALSE(view.touches[1].counts);
  EXPECT_EQ(view.words, "Began with a call you took from Ada Byron on 3 Mar 2026. You said that this one led here.");
}

TEST_F(OpportunitiesTest, EverythingIsTakenBack) {
  add("Ada Byron");
  const TouchId call = spoke("Ada Byron", Channel::call, Direction::in, "2026-03-03T10:00:00Z");
  const auto id = keep("Stock count", "Ada Byron", "2026-04-02");
  ASSERT_TRUE(app::link_touch(*app_, id, call, app::Led::led_there));
  ASSERT_TRUE(won(id, "2026-06-01"));
  ASSERT_TRUE(app::undo(*app_));
  auto view = app::view_opportunity(*app_, id).value();
  EXPECT_EQ(view.line.opportunity.stage, OpportunityStage::open);
  EXPECT_FALSE(view.line.opportunity.closed);
  EXPECT_EQ(view.stages.size(), 1U);
  ASSERT_TRUE(app::delete_opportunity(*app_, id));
  EXPECT_FALSE(app::view_opportunity(*app_, id));
  ASSERT_TRUE(app::undo(*app_));
  view = app::view_opportunity(*app_, id).value();
  EXPECT_EQ(view.line.people.size(), 1U);
  EXPECT_TRUE(view.touches.front().touch.linked);
}

TEST_F(OpportunitiesTest, WhatMakesNoSenseIsRefusedAndLeavesNothing) {
  add("Ada Byron");
  app::OpportunityInput input;
  EXPECT_EQ(app::add_opportunity(*app_, input).error().code, Code::bad_input);
  input.title = "Stock count";
  input.begun = app_->now() + Days{1};
  EXPECT_EQ(app::add_opportunity(*app_, input).error().code, Code::bad_input);
  input.begun.reset();
  input.touches = {TouchId{99}};
  EXPECT_EQ(app::add_opportunity(*app_, input).error().code, Code::not_found);
  input.touches.clear();
  input.next_day = local_date(2026, 12, 1);
  EXPECT_EQ(app::add_opportunity(*app_, input).error().code, Code::bad_input);
  EXPECT_TRUE(app::opportunities(*app_).value().empty());
  const auto id = keep("Stock count", "Ada Byron", "2026-04-02");
  EXPECT_EQ(won(id, "2026-04-01").error().code, Code::bad_input) << "before it began";
  EXPECT_EQ(won(id, "2027-04-01").error().code, Code::bad_input) << "still to come";
  EXPECT_EQ(app::link_touch(*app_, id, TouchId{1}, app::Led::did_not).error().code, Code::not_found);
  EXPECT_EQ(app::set_member(*app_, OpportunityId{9}, who("Ada Byron"), OpportunityRole::helper).error().code,
            Code::not_found);
}

TEST_F(OpportunitiesTest, WhoIsInTheTrashIsNotSeen) {
  add("Ada Byron");
  add("Grace Hopper");
  spoke("Ada Byron", Channel::call, Direction::in, "2026-03-03T10:00:00Z");
  const auto id = keep("Stock count", "Ada Byron", "2026-04-02");
  ASSERT_TRUE(app::set_member(*app_, id, who("Grace Hopper"), OpportunityRole::introducer));
  ASSERT_TRUE(app::delete_person(*app_, who("Ada Byron")));
  const auto view = app::view_opportunity(*app_, id).value();
  ASSERT_EQ(view.line.people.size(), 1U);
  EXPECT_EQ(view.line.people[0].person.name, "Grace Hopper");
  EXPECT_TRUE(view.touches.empty());
}

TEST_F(OpportunitiesTest, TwoWhoAreOneHaveOnePart) {
  add("Ada Byron");
  add("A. Byron");
  spoke("A. Byron", Channel::call, Direction::in, "2026-03-03T10:00:00Z");
  const auto id = keep("Stock count", "Ada Byron", "2026-04-02");
  ASSERT_TRUE(app::set_member(*app_, id, who("A. Byron"), OpportunityRole::decider));
  const auto merged = app::merge(*app_, who("Ada Byron"), who("A. Byron"));
  ASSERT_TRUE(merged) << sentence(merged.error());
  const auto view = app::view_opportunity(*app_, id).value();
  EXPECT_EQ(view.line.people.size(), 1U);
  EXPECT_EQ(view.touches.size(), 1U);
}

TEST_F(OpportunitiesTest, WhatStandsBehindAContact) {
  add("Ada Byron");
  add("Grace Hopper");
  app::ApproachInput came;
  came.person = who("Ada Byron");
  came.from = "the Guild";
  came.at = *parse_instant("2026-02-01", Zone::utc());
  ASSERT_TRUE(app::add_approach(*app_, came));
  const auto id = keep("Stock count", "Ada Byron", "2026-04-02");
  ASSERT_TRUE(app::set_member(*app_, id, who("Grace Hopper"), OpportunityRole::introducer));
  ASSERT_TRUE(won(id, "2026-06-01"));
  EXPECT_EQ(first_words(), "Your one deal began with people who came to you.") << "no contact was kept of it";
  EXPECT_EQ(first_words(CreditBy::approach), "Your one deal began with people who came to you: the Guild.");
  EXPECT_EQ(first_words(CreditBy::introducer), "Your one deal came through Grace Hopper.");
  EXPECT_EQ(first_words(CreditBy::experiment), "");
}

TEST_F(OpportunitiesTest, AnIntroductionForItIsWhereItCameFrom) {
  add("Ada Byron");
  add("Grace Hopper");
  const auto id = keep("Stock count", "", "2026-04-02");
  ASSERT_TRUE(
      app::add_introduction(*app_, {IntroductionKind::asked, who("Ada Byron"), who("Grace Hopper"), "stock", id}));
  const auto step = [&](IntroductionAct act, const std::string& day) {
    app::IntroductionStep one;
    one.act = act;
    one.at = *parse_instant(day, Zone::utc());
    if (act == IntroductionAct::agree) one.person = who("Grace Hopper");
    const auto done = app::step_introduction(*app_, IntroductionId{1}, one);
    EXPECT_TRUE(done) << sentence(done.error());
  };
  spoke("Ada Byron", Channel::call, Direction::in, "2026-04-06T10:00:00Z");
  ASSERT_TRUE(won(id, "2026-06-01"));
  EXPECT_EQ(first_words(), "") << "nobody was introduced yet";
  step(IntroductionAct::agree, "2026-04-03");
  step(IntroductionAct::made, "2026-04-05");
  EXPECT_EQ(first_words(), "Your one deal began with a call you took.");
  EXPECT_EQ(first_words(CreditBy::introducer), "Your one deal came through Grace Hopper.");
}

TEST_F(OpportunitiesTest, TodayHasTheStepWhoseDayHasCome) {
  add("Ada Byron");
  const auto id = keep("Stock count", "Ada Byron", "2026-11-20");
  EXPECT_TRUE(steps().empty());
  app::OpportunityEdit edit;
  edit.next_step = "send the offer";
  edit.next_day = std::optional(local_date(2026, 11, 24));
  ASSERT_TRUE(app::edit_opportunity(*app_, id, edit));
  EXPECT_TRUE(steps().empty());
  at("2026-11-24T09:00:00Z");
  EXPECT_EQ(steps(), std::vector<std::string>{"Stock count: send the offer (Ada Byron)"});
  EXPECT_EQ(app::today(*app_).value().steps.size(), 1U);
  ASSERT_TRUE(app::rest(*app_, who("Ada Byron"), app::Rest::do_not_contact));
  EXPECT_TRUE(steps().empty()) << "she asked not to be contacted";
  ASSERT_TRUE(app::undo(*app_));
  ASSERT_TRUE(won(id, "2026-11-24T08:00:00Z"));
  EXPECT_TRUE(steps().empty());
}

TEST_F(OpportunitiesTest, ReopenedItIsLiveAgain) {
  const auto id = keep("Stock count", "", "2026-04-02");
  app::StageMove lost;
  lost.stage = OpportunityStage::lost;
  lost.closing = "too dear";
  ASSERT_TRUE(app::move_opportunity(*app_, id, lost));
  EXPECT_TRUE(app::opportunities(*app_, {}, app::OpportunityScope::live).value().empty());
  EXPECT_EQ(app::opportunities(*app_).value().front().opportunity.closing, "too dear");
  const auto done = app::move_opportunity(*app_, id, {OpportunityStage::talking, {}, {}});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->title, "Stock count is open again: talking");
  const auto again = app::opportunities(*app_, {}, app::OpportunityScope::live).value();
  ASSERT_EQ(again.size(), 1U);
  EXPECT_FALSE(again[0].opportunity.closed);
  EXPECT_EQ(again[0].opportunity.closing, "");
}

}  // namespace
}  // namespace kith
