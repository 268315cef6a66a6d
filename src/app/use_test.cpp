// People, contacts, undo and Today through the use cases.
#include "app/test_app.hpp"
#include "store/derived.hpp"
#include "store/people.hpp"

namespace kith::app {
namespace {

class Use : public AppTest {
 protected:
  StratumId stratum(const std::string& name) { return *find_stratum(*app_, name); }
  LocalDate due(PersonId id) { return *view_person(*app_, id)->rhythm.due; }
  LocalDate day(const std::string& text) { return *parse_date(text); }
  void log(PersonId id, Channel channel, const std::string& time, std::optional<Direction> direction = {}) {
    TouchInput input;
    input.channel = channel;
    input.direction = direction;
    input.at = *parse_instant(time, Zone::utc());
    const auto done = log_touch(*app_, id, input);
    ASSERT_TRUE(done) << sentence(done.error());
  }
};

TEST_F(Use, ResolvesIdsAddressesAndNames) {
  const PersonId ada = add("Ada Byron", "ada@example.com");
  add("Bob Byron");
  EXPECT_EQ(who(std::to_string(ada.value)), ada);
  EXPECT_EQ(who("ADA@example.com"), ada);
  EXPECT_EQ(who("ada byron"), ada);
  EXPECT_EQ(who("ada"), ada);
  EXPECT_EQ(resolve(*app_, "byron").error().code, Code::ambiguous);
  EXPECT_EQ(resolve(*app_, "nobody").error().code, Code::not_found);
  EXPECT_EQ(resolve(*app_, "99").error().code, Code::not_found);
  EXPECT_EQ(resolve(*app_, "").error().code, Code::usage);
}

TEST_F(Use, AnEditOfAnOldVersionIsAConflict) {
  const PersonId ada = add("Ada");
  PersonEdit edit;
  edit.nickname = "Countess";
  ASSERT_TRUE(edit_person(*app_, ada, edit, 1));
  EXPECT_EQ(edit_person(*app_, ada, edit, 1).error().code, Code::conflict);
  ASSERT_TRUE(edit_person(*app_, ada, edit, 2));
}

TEST_F(Use, ContactMovesTheDateAndUndoMovesItBack) {
  const PersonId ada = add("Ada");
  log(ada, Channel::email, "2026-09-01T10:00:00Z");
  EXPECT_EQ(due(ada), day("2026-09-01") + Days{91});
  log(ada, Channel::call, "2026-11-20T10:00:00Z");
  EXPECT_EQ(due(ada), day("2026-11-20") + Days{91});
  ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(due(ada), day("2026-09-01") + Days{91});
}

TEST_F(Use, ATouchIsSomethingThatHappened) {
  TouchInput input;
  input.at = app_->now() + std::chrono::hours{1};
  EXPECT_EQ(log_touch(*app_, add("Ada"), input).error().code, Code::bad_input);
}

TEST_F(Use, SnoozeHoldsUntilTheNextContact) {
  const PersonId ada = add("Ada");
  log(ada, Channel::call, "2026-08-01T10:00:00Z");
  ASSERT_TRUE(snooze(*app_, ada, day("2026-12-24")));
  EXPECT_EQ(due(ada), day("2026-12-24"));
  EXPECT_EQ(snooze(*app_, ada, day("2026-11-23")).error().code, Code::bad_input);
  log(ada, Channel::call, "2026-11-23T09:00:00Z");  // the same second
  EXPECT_EQ(due(ada), day("2026-11-23") + Days{91});
  ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(due(ada), day("2026-12-24"));
}

TEST_F(Use, SnoozeDatesAreDatesOrLengths) {
  EXPECT_EQ(*snooze_date(*app_, "2w"), day("2026-12-07"));
  EXPECT_EQ(*snooze_date(*app_, "2026-12-01"), day("2026-12-01"));
  EXPECT_FALSE(snooze_date(*app_, "soon"));
}

TEST_F(Use, RestingPeopleHaveNoDateUntilTheyWake) {
  const PersonId ada = add("Ada");
  ASSERT_TRUE(rest(*app_, ada));
  EXPECT_FALSE(view_person(*app_, ada)->rhythm.due);
  ASSERT_TRUE(wake(*app_, ada));
  EXPECT_TRUE(view_person(*app_, ada)->rhythm.due);
}

TEST_F(Use, TodayNamesWhoIsDueInsideItsMinutes) {
  for (int i = 0; i < 20; ++i) log(add(fmt::format("Person {}", i)), Channel::call, "2026-07-01T10:00:00Z");
  const auto view = today(*app_);
  ASSERT_TRUE(view) << sentence(view.error());
  EXPECT_FALSE(view->items.empty());
  EXPECT_LE(view->planned, 30);
  EXPECT_EQ(view->later + static_cast<int>(view->items.size()), 20);
  for (const TodayLine& line : view->items) {
    EXPECT_FALSE(line.line.why.empty());
    EXPECT_FALSE(line.line.reason.text.empty());
  }
  const auto long_day = today(*app_, 100);
  EXPECT_GT(long_day->items.size(), view->items.size());
}

TEST_F(Use, TodayIsReplayedAsItWas) {
  const PersonId ada = add("Ada");
  log(ada, Channel::call, "2026-06-01T10:00:00Z");
  log(ada, Channel::call, "2026-11-20T10:00:00Z");
  at("2026-09-15T08:00:00Z");
  const auto then = today(*app_);
  ASSERT_TRUE(then);
  EXPECT_EQ(then->items.size() + static_cast<std::size_t>(then->later), 1u);
  at("2026-11-23T09:00:00Z");
  EXPECT_TRUE(today(*app_)->items.empty());
}

TEST_F(Use, AMergeIsUndoneWhole) {
  const PersonId a = add("Ada", "ada@example.com");
  const PersonId b = add("Ada B.", "ab@example.com");
  log(b, Channel::call, "2026-11-20T10:00:00Z");
  const std::string before = exported();
  ASSERT_TRUE(merge(*app_, a, b));
  EXPECT_EQ(view_person(*app_, a)->person.handles.size(), 2u);
  EXPECT_EQ(view_person(*app_, a)->rhythm.history.touches, 1);
  EXPECT_FALSE(resolve(*app_, "Ada B."));
  ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(Use, EveryWriteIsUndoneToTheByte) {
  const PersonId ada = add("Ada", "ada@example.com");
  const std::string before = exported();
  PersonEdit edit;
  edit.name = "Ada King";
  edit.tags = std::vector<std::string>{"maths"};
  edit.positions = std::vector<Position>{{{}, {}, "Engines", "Analyst", "", {}, {}, {}}};
  edit.birthday = std::optional(PartialDate{1815, 12u, 10u});
  int steps = 0;
  const auto did = [&](const auto& done) {
    ASSERT_TRUE(done) << sentence(done.error());
    ++steps;
  };
  did(edit_person(*app_, ada, edit));
  did(add_note(*app_, ada, "promise: send the paper"));
  log(ada, Channel::coffee, "2026-11-20T10:00:00Z");
  ++steps;
  did(place(*app_, stratum("core"), {ada}));
  did(snooze(*app_, ada, day("2027-01-01")));
  did(skip(*app_, ada));
  did(rest(*app_, ada));
  did(wake(*app_, ada));
  did(delete_person(*app_, ada));
  did(restore_person(*app_, ada));
  did(change_settings(*app_, {{"budget-minutes", "45"}}));
  for (int i = 0; i < steps; ++i) {
    const auto done = undo(*app_);
    ASSERT_TRUE(done) << i << " " << sentence(done.error());
  }
  EXPECT_EQ(exported(), before);
}

TEST_F(Use, UndoingTwiceIsRefusedAndUndoingTheUndoDoesItAgain) {
  const PersonId ada = add("Ada");
  const auto noted = add_note(*app_, ada, "x");
  const auto undone = undo(*app_, noted->step);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undo(*app_, noted->step).error().code, Code::refused);
  ASSERT_TRUE(undo(*app_, undone->step));
  EXPECT_EQ(person("Ada").notes.size(), 1u);
}

TEST_F(Use, SettingsAreChecked) {
  struct Row {
    std::string key, value;
    bool good;
  };
  for (const Row& row : {Row{"budget-minutes", "45", true}, Row{"budget-minutes", "many", false},
                         Row{"time-zone", "Europe/Berlin", true}, Row{"time-zone", "Mars/Olympus", false},
                         Row{"region", "de", true}, Row{"region", "Germany", false}, Row{"work-days", "sat,sun", true},
                         Row{"work-days", "someday", false}, Row{"shoe-size", "43", false}}) {
    EXPECT_EQ(change_settings(*app_, {{row.key, row.value}}).has_value(), row.good) << row.key << "=" << row.value;
  }
  EXPECT_EQ(settings(*app_)->region, "DE");
}

TEST_F(Use, APasswordLetsInAndNothingElseDoes) {
  ASSERT_TRUE(change_settings(*app_, {{"password", "correct horse"}}));
  EXPECT_EQ(log_in(*app_, "wrong").error().code, Code::unauthorized);
  const auto token = log_in(*app_, "correct horse");
  ASSERT_TRUE(token);
  EXPECT_TRUE(*logged_in(*app_, *token));
  EXPECT_FALSE(*logged_in(*app_, "guess"));
  ASSERT_TRUE(log_out(*app_, *token));
  EXPECT_FALSE(*logged_in(*app_, *token));
}

TEST_F(Use, ABackupComesBack) {
  add("Ada");
  const std::string before = exported();
  const std::string copy = (folder_ / "backup.db").string();
  ASSERT_TRUE(backup(*app_, copy));
  EXPECT_EQ(backup(*app_, copy).error().code, Code::bad_input);
  add("Bob");
  app_.reset();
  const std::string location = (folder_ / "kith.db").string();
  EXPECT_EQ(restore(location, file("letter.txt", "no database")).error().code, Code::bad_input);
  ASSERT_TRUE(restore(location, copy));
  at("2026-11-23T09:00:00Z");
  EXPECT_EQ(exported(), before);
  EXPECT_TRUE(std::filesystem::exists(location + ".before"));
}

TEST_F(Use, HistoriesOfAnOlderProgramAreFoldedAnewOnce) {
  const PersonId ada = add("Ada Byron", "ada@example.org");
  log(ada, Channel::call, "2026-10-01T10:00:00Z");
  const auto history = [&] {
    const std::vector<PersonId> one{ada};
    return plan_rows(*app_->read(), &one)->front().history;
  };
  const History whole = history();
  EXPECT_EQ(whole.contact_days, 1);
  {
    auto tx = app_->write("test", "As an older program left it");
    ASSERT_TRUE(tx);
    History older = whole;
    older.contact_days = older.month = older.season = 0;
    ASSERT_TRUE(save_rhythms(*tx, {{ada, older, {}, {}}}));
    ASSERT_TRUE(tx->commit());
  }
  EXPECT_EQ(history().contact_days, 0);
  at("2026-11-24T09:00:00Z");
  EXPECT_EQ(history(), whole);
  EXPECT_TRUE(people_to_fold(*app_->read())->empty());
}

}  // namespace
}  // namespace kith::app
