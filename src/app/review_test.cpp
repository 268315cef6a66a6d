// The week's review as a use case: whom it asks about, what it keeps, when Today reminds of it.
#include "app/review.hpp"

#include "app/json.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class ReviewTest : public AppTest {
 protected:
  void log(const std::string& who_, Channel channel, const std::string& at_, const std::string& note = "",
           std::optional<Direction> direction = {}) {
    app::TouchInput input;
    input.channel = channel;
    input.at = *parse_instant(at_, Zone::utc());
    input.note = note;
    input.direction = direction;
    const auto done = app::log_touch(*app_, who(who_), input);
    ASSERT_TRUE(done) << sentence(done.error());
  }
  app::WeekView view(const std::string& week = "") {
    auto made = app::review(*app_, *app::review_week(*app_, week));
    EXPECT_TRUE(made) << sentence(made.error());
    return made ? *made : app::WeekView{};
  }
};

TEST_F(ReviewTest, AsksForThoseMetAndForgetsThemOncePlaced) {
  at("2026-11-20T17:00:00Z");  // a Friday
  add("Ada Byron");
  add("Grace Hopper");
  add("Charles Babbage");
  log("Ada", Channel::lunch, "2026-11-18T12:00:00Z", "At the Copper Kettle");
  log("Grace", Channel::email, "2026-11-17T09:00:00Z", "May I ask you something?");
  log("Charles", Channel::call, "2026-10-01T09:00:00Z");
  const auto before = view();
  EXPECT_EQ(iso(before.note.week), "2026-W47");
  ASSERT_EQ(before.asks.size(), 2U);
  EXPECT_EQ(before.asks[0].why, "Met on Wednesday (lunch), new this week: At the Copper Kettle");
  EXPECT_EQ(before.asks[1].why, "You wrote for the first time on Tuesday (email): May I ask you something?");
  EXPECT_EQ(before.note.figures.new_people, 2);
  EXPECT_EQ(before.note.figures.contacts, 2);
  EXPECT_EQ(before.note.figures.dialogues, 1);
  const std::string untouched = exported();
  ASSERT_TRUE(app::place(*app_, *app::find_stratum(*app_, "Close"), {who("Ada")}));
  ASSERT_TRUE(app::rest(*app_, who("Grace")));
  EXPECT_TRUE(view().asks.empty());
  ASSERT_TRUE(app::undo(*app_));
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(view().asks.size(), 2U);
  EXPECT_EQ(exported(), untouched);
}

TEST_F(ReviewTest, FinishedItKeepsItsFiguresAndItsWords) {
  at("2026-11-20T17:00:00Z");
  add("Ada Byron");
  log("Ada", Channel::lunch, "2026-11-18T12:00:00Z");
  const std::string before = exported();
  ASSERT_TRUE(app::write_week(*app_, *parse_week("2026-W47"), "Two good lunches."));
  const auto done = app::finish_week(*app_, *parse_week("2026-W47"), std::nullopt);
  ASSERT_TRUE(done) << sentence(done.error());
  EXPECT_EQ(done->title, "Finished the review of week 47 of 2026");
  log("Ada", Channel::call, "2026-11-20T09:00:00Z");  // afterwards, into the same week
  const auto kept = view("2026-W47");
  EXPECT_TRUE(kept.note.finished);
  EXPECT_EQ(kept.note.figures.contacts, 1);
  EXPECT_EQ(kept.note.text, "Two good lunches.");
  EXPECT_TRUE(kept.next.empty());
  EXPECT_EQ(app::finish_week(*app_, *parse_week("2026-W47"), std::nullopt).error().code, Code::refused);
  ASSERT_TRUE(app::write_week(*app_, *parse_week("2026-W47"), "Two good lunches, and a call."));
  EXPECT_EQ(app::kept_weeks(*app_)->front().text, "Two good lunches, and a call.");
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(app::undo(*app_)) << i;
  EXPECT_EQ(exported(), before);
  EXPECT_TRUE(app::kept_weeks(*app_)->empty());
}

TEST_F(ReviewTest, WordsOfOneSittingAreOneStep) {
  at("2026-11-20T17:00:00Z");
  const Week week = *parse_week("2026-W47");
  const auto first = app::write_week(*app_, week, "a");
  ASSERT_TRUE(first);
  at("2026-11-20T17:05:00Z");
  EXPECT_EQ(app::write_week(*app_, week, "ab")->step, first->step);
  EXPECT_FALSE(app::write_week(*app_, week, "ab")->step);  // nothing new
  at("2026-11-20T18:00:00Z");
  EXPECT_NE(app::write_week(*app_, week, "abc")->step, first->step);
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(view().note.text, "ab");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(view().note.text, "");
}

TEST_F(ReviewTest, TodayRemindsOnTheChosenDayUntilItIsFinished) {
  at("2026-11-19T09:00:00Z");
  add("Ada Byron");
  at("2026-11-20T09:00:00Z");
  EXPECT_FALSE(app::today(*app_)->review);  // nothing has happened yet: nothing to look back on
  log("Ada", Channel::call, "2026-11-18T09:00:00Z");
  at("2026-11-19T09:00:00Z");
  EXPECT_FALSE(app::today(*app_)->review);
  at("2026-11-20T09:00:00Z");
  ASSERT_TRUE(app::today(*app_)->review);
  EXPECT_EQ(iso(*app::today(*app_)->review), "2026-W47");
  at("2026-11-23T09:00:00Z");  // a Friday forgotten is caught on Monday, and meant then
  EXPECT_EQ(iso(*app::today(*app_)->review), "2026-W47");
  EXPECT_EQ(iso(*app::review_week(*app_, "")), "2026-W47");
  ASSERT_TRUE(app::finish_week(*app_, *app::review_week(*app_, ""), std::nullopt));
  EXPECT_FALSE(app::today(*app_)->review);
  EXPECT_EQ(iso(*app::review_week(*app_, "")), "2026-W48");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_TRUE(app::today(*app_)->review);
  ASSERT_TRUE(app::change_settings(*app_, {{"review-day", "Wednesday"}}));
  EXPECT_FALSE(app::today(*app_)->review);
  at("2026-11-25T09:00:00Z");
  EXPECT_EQ(iso(*app::today(*app_)->review), "2026-W47");
  ASSERT_TRUE(app::change_settings(*app_, {{"review-day", "off"}}));
  EXPECT_FALSE(app::today(*app_)->review);
  EXPECT_EQ(app::change_settings(*app_, {{"review-day", "someday"}}).error().code, Code::usage);
}

TEST_F(ReviewTest, WeeksToComeAndWeeksThatAreNone) {
  EXPECT_EQ(app::review_week(*app_, "2026-W49").error().code, Code::bad_input);
  EXPECT_EQ(app::review_week(*app_, "2025-W53").error().code, Code::bad_input);
  EXPECT_EQ(app::write_week(*app_, *parse_week("2026-W49"), "x").error().code, Code::bad_input);
  EXPECT_TRUE(app::review(*app_, *parse_week("2020-W53")));
}

TEST_F(ReviewTest, HoldsWhatIsOpenAndWhatComesNext) {
  at("2026-11-20T17:00:00Z");
  add("Ada Byron");
  add("Grace Hopper");
  add("Charles Babbage");
  ASSERT_TRUE(app::place(*app_, *app::find_stratum(*app_, "Core"), {who("Charles"), who("Grace"), who("Ada")}));
  log("Ada", Channel::email, "2026-11-19T12:00:00Z", "Could you send me the drawings?", Direction::in);
  log("Grace", Channel::email, "2026-11-19T12:00:00Z", "Could you come on Monday?", Direction::out);
  log("Charles", Channel::call, "2026-10-29T12:00:00Z");  // Core: due on 26 November
  ASSERT_TRUE(app::add_promise(*app_, who("Ada"), {"send the drawings", parse_date("2026-12-01").value(), {}}));
  const auto open = view();
  ASSERT_EQ(open.owed.size(), 1U);
  EXPECT_EQ(open.owed[0].person.name, "Ada Byron");
  ASSERT_EQ(open.waiting.size(), 1U);
  EXPECT_EQ(open.waiting[0].person.name, "Grace Hopper");
  ASSERT_EQ(open.promises.size(), 1U);
  ASSERT_EQ(open.next.size(), 1U);
  EXPECT_EQ(open.next[0].people[0].name, "Charles Babbage");
  EXPECT_EQ(view("2026-W40").owed.size(), 0U);  // long ago: what is open now says nothing of it
  const auto json = app::to_json(open);
  EXPECT_EQ(json["promises"][0]["text"], "send the drawings");
  EXPECT_EQ(json["week_after"], nullptr);
}

TEST_F(ReviewTest, NamesRhythmsThatLifeDoesNotKeep) {
  at("2026-11-20T17:00:00Z");
  add("Ada Byron");
  add("Grace Hopper");
  add("Charles Babbage");
  for (const char* day : {"2026-07-03", "2026-08-07", "2026-09-11", "2026-10-16", "2026-11-20"})
    log("Ada", Channel::call, std::string(day) + "T09:00:00Z");
  for (const char* day : {"2019-07-05", "2019-07-12", "2019-07-19", "2019-07-26", "2019-08-02"})
    log("Charles", Channel::call, std::string(day) + "T09:00:00Z");
  const auto made = view();
  ASSERT_EQ(made.rhythms.size(), 1U) << "a habit of years ago is over";
  EXPECT_EQ(made.rhythms[0].person.name, "Ada Byron");
  EXPECT_EQ(made.rhythms[0].why, "You really talk every 5 weeks; your rhythm says 13");
  EXPECT_EQ(app::to_json(made)["rhythms"][0]["why"], made.rhythms[0].why);
  ASSERT_TRUE(app::finish_week(*app_, made.note.week, std::nullopt));
  EXPECT_TRUE(view("2026-W47").rhythms.empty());
}

}  // namespace
}  // namespace kith
