// Experiments over a life of touches: fixed before sending, read from the timeline, undone to the byte.
#include "app/experiments.hpp"

#include <functional>
#include <map>

#include "app/experiment_report.hpp"
#include "app/test_app.hpp"

namespace kith {
namespace {

class ExperimentTest : public AppTest {
 protected:
  static app::ExperimentInput input(Assignment assignment = Assignment::random) {
    app::ExperimentInput made;
    made.name = "Postcards";
    made.hypothesis = "Paper is answered more often";
    made.arms = {{{}, "postcards", Channel::letter, "reconnecting", ""}, {{}, "mails", Channel::email, "", ""}};
    made.planned = 4;
    made.window_days = 14;
    made.assignment = assignment;
    made.seed = 1;
    return made;
  }
  ExperimentId begin(const app::ExperimentInput& what) {
    const auto done = app::add_experiment(*app_, what);
    EXPECT_TRUE(done) << sentence(done.error());
    return done ? done->experiment : ExperimentId{};
  }
  Result<app::Assigned> put_in(ExperimentId id, const std::vector<PersonId>& people, const std::string& arm = "") {
    app::AssignRequest request;
    request.people = people;
    request.arm = arm;
    return app::assign_people(*app_, id, request);
  }
  void log(PersonId person, Channel channel, const std::string& when, std::optional<Direction> direction = {}) {
    app::TouchInput touch;
    touch.channel = channel;
    touch.direction = direction;
    touch.at = parse_instant(when, Zone::utc()).value();
    const auto done = app::log_touch(*app_, person, touch);
    ASSERT_TRUE(done) << sentence(done.error());
  }
  std::string stands(ExperimentId id) {
    const auto view = app::view_experiment(*app_, id);
    EXPECT_TRUE(view) << sentence(view.error());
    std::string text;
    for (const app::ExperimentEntryLine& line : view->entries)
      text += line.person.name + " " + std::string(name(line.followed.stand)) + "; ";
    return text;
  }
  std::string kinds() {
    const auto view = app::today(*app_);
    EXPECT_TRUE(view) << sentence(view.error());
    std::string text;
    for (const app::TodayLine& line : view->items)
      text += line.person.name + " " + std::string(name(line.item.kind)) + "; ";
    return text;
  }
};

TEST_F(ExperimentTest, IsDrawnOnceAndStaysAsItWasDrawn) {
  std::vector<PersonId> people;
  for (const char* name : {"Ada", "Bea", "Cleo", "Dora"}) people.push_back(add(name));
  const std::string before = exported();
  const ExperimentId id = begin(input());
  const auto first = put_in(id, people);
  ASSERT_TRUE(first) << sentence(first.error());
  std::map<ArmId, int> arms;
  for (const auto& one : first->people) ++arms[one.arm];
  ASSERT_EQ(arms.size(), 2U);
  for (const auto& [arm, count] : arms) EXPECT_EQ(count, 2);
  EXPECT_EQ(put_in(id, {people[0]}).error().code, Code::refused);
  EXPECT_EQ(put_in(id, {add("Eve")}, "mails").error().code, Code::refused);  // the lot decides
  ASSERT_TRUE(app::undo(*app_));                                             // Eve
  ASSERT_TRUE(app::undo(*app_));
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
  // Done again, the lot falls the same way.
  const ExperimentId again = begin(input());
  const auto second = put_in(again, people);
  ASSERT_TRUE(second);
  for (std::size_t i = 0; i < people.size(); ++i) {
    EXPECT_EQ(second->people[i].arm.value - first->people[i].arm.value,
              second->people[0].arm.value - first->people[0].arm.value);
  }
}

TEST_F(ExperimentTest, IsReadFromTheTimeline) {
  const PersonId ada = add("Ada");
  const PersonId bea = add("Bea");
  const PersonId cleo = add("Cleo");
  at("2026-11-02T09:00:00Z");
  const ExperimentId id = begin(input(Assignment::chosen));
  ASSERT_TRUE(put_in(id, {ada, bea}, "postcards"));
  ASSERT_TRUE(put_in(id, {cleo}, "Mails"));
  EXPECT_EQ(put_in(id, {add("Dora")}).error().code, Code::usage);  // which arm?
  at("2026-11-23T09:00:00Z");
  log(ada, Channel::letter, "2026-11-03T10:00Z");
  log(bea, Channel::letter, "2026-11-03T11:00Z");
  log(cleo, Channel::email, "2026-11-20T11:00Z");
  EXPECT_EQ(stands(id), "Ada silent; Bea silent; Cleo waiting; ");
  log(ada, Channel::call, "2026-11-09T10:00Z");
  EXPECT_EQ(stands(id), "Ada answered; Bea silent; Cleo waiting; ");
  log(cleo, Channel::lunch, "2026-11-22T12:00Z");
  EXPECT_EQ(stands(id), "Ada answered; Bea silent; Cleo met; ");
  app::OutcomeInput led;
  led.outcome = Outcome::led_to;
  led.words = "a talk in Lyon";
  ASSERT_TRUE(app::set_outcome(*app_, id, ada, led));
  EXPECT_EQ(stands(id), "Ada led-to; Bea silent; Cleo met; ");
  ASSERT_TRUE(app::clear_outcome(*app_, id, ada));
  EXPECT_EQ(stands(id), "Ada answered; Bea silent; Cleo met; ");
  // An undone touch is undone here too.
  ASSERT_TRUE(app::undo(*app_));
  ASSERT_TRUE(app::undo(*app_));
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(stands(id), "Ada answered; Bea silent; Cleo waiting; ");
  EXPECT_EQ(app::unassign_person(*app_, id, ada).error().code, Code::refused);
  // A replayed day knows what was known then.
  at("2026-11-05T09:00:00Z");
  EXPECT_EQ(stands(id), "Ada waiting; Bea waiting; Cleo assigned; ");
}

TEST_F(ExperimentTest, AMailThatComesInIsTheAnswer) {
  const PersonId ada = add("Ada", "ada@example.org");
  at("2026-11-10T09:00:00Z");
  const ExperimentId id = begin(input(Assignment::chosen));
  ASSERT_TRUE(put_in(id, {ada}, "mails"));
  at("2026-11-23T09:00:00Z");
  log(ada, Channel::email, "2026-11-11T10:00Z", Direction::out);
  EXPECT_EQ(stands(id), "Ada waiting; ");
  ASSERT_TRUE(app::change_settings(*app_, {{"own-address", "me@example.org"}}));
  import(
      "From ada@example.org Thu Nov 12 08:00:00 2026\n"
      "From: Ada <ada@example.org>\nTo: me@example.org\nSubject: Re: hello\nMessage-ID: <1@example.org>\n"
      "Date: Thu, 12 Nov 2026 08:00:00 +0000\n\nGladly.\n\n");
  EXPECT_EQ(stands(id), "Ada answered; ");
}

TEST_F(ExperimentTest, OffersWhatIsToBeSentInToday) {
  const PersonId ada = add("Ada");
  log(ada, Channel::call, "2026-11-20T10:00Z");
  EXPECT_EQ(kinds(), "");
  const ExperimentId id = begin(input(Assignment::chosen));
  ASSERT_TRUE(put_in(id, {ada}, "postcards"));
  EXPECT_EQ(kinds(), "Ada experiment; ");
  const auto today = app::today(*app_);
  EXPECT_EQ(today->items[0].line.why[0], "Experiment 'Postcards': 0 of 4 sent, arm postcards");
  EXPECT_EQ(today->items[0].line.channel, Channel::letter);
  EXPECT_EQ(today->items[0].line.reason.text, "To be sent: reconnecting");
  // Closing and undoing it reach Today at once.
  ASSERT_TRUE(app::close_experiment(*app_, id, "enough"));
  EXPECT_EQ(kinds(), "");
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(kinds(), "Ada experiment; ");
  log(ada, Channel::letter, "2026-11-23T08:00Z");
  EXPECT_EQ(kinds(), "");
}

TEST_F(ExperimentTest, PutsInWhoFitsAQueryByLot) {
  std::vector<PersonId> people;
  for (int i = 0; i < 12; ++i) people.push_back(add(fmt::format("Person {}", i)));
  ASSERT_TRUE(app::rest(*app_, people[3], app::Rest::do_not_contact));
  app::ExperimentInput made = input();
  made.segments = {"name:person", "is:never"};
  const ExperimentId id = begin(made);
  ASSERT_TRUE(put_in(id, {people[0]}));
  app::AssignRequest request;
  request.query = "person";
  request.count = 6;
  const auto six = app::assign_people(*app_, id, request);
  ASSERT_TRUE(six) << sentence(six.error());
  EXPECT_EQ(six->people.size(), 6U);
  EXPECT_EQ(six->in_already, 1);
  EXPECT_EQ(six->not_contacted, 1);
  const auto view = app::view_experiment(*app_, id);
  EXPECT_EQ(view->entries[0].followed.entry.segment, "name:person");
  // Somebody another experiment waits for is not put into a second one.
  app::ExperimentInput other = input();
  other.name = "Mails";
  const ExperimentId second = begin(other);
  EXPECT_EQ(put_in(second, {people[0]}).error().code, Code::refused);
  EXPECT_EQ(put_in(second, {people[3]}).error().code, Code::refused);
  const auto rest = app::assign_people(*app_, second, request);
  ASSERT_TRUE(rest);
  EXPECT_EQ(rest->elsewhere, 7);
  EXPECT_EQ(rest->people.size(), 4U);
}

TEST_F(ExperimentTest, KeepsAJournalWithTheWeeksFigures) {
  const PersonId ada = add("Ada");
  at("2026-11-09T09:00:00Z");
  const ExperimentId id = begin(input(Assignment::chosen));
  ASSERT_TRUE(put_in(id, {ada}, "postcards"));
  at("2026-11-23T09:00:00Z");
  log(ada, Channel::letter, "2026-11-10T10:00Z");
  log(ada, Channel::call, "2026-11-17T10:00Z");
  app::JournalInput words;
  words.week = parse_week("2026-W47").value();
  words.thinks = "She called at once";
  ASSERT_TRUE(app::write_journal(*app_, id, words));
  const std::string before = exported();
  words.thinks.reset();
  words.changes = "Write by hand";
  ASSERT_TRUE(app::write_journal(*app_, id, words));
  const auto view = app::experiment_report(*app_, id);
  ASSERT_TRUE(view) << sentence(view.error());
  ASSERT_EQ(view->journal.size(), 3U);
  EXPECT_EQ(iso(view->journal[1].week), "2026-W47");
  EXPECT_EQ(view->journal[1].thinks, "She called at once");
  EXPECT_EQ(view->journal[1].changes, "Write by hand");
  EXPECT_EQ(view->journal[1].figures.answered, 1);
  EXPECT_EQ(view->journal[2].figures.sent, 1);
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
  words.week = parse_week("2026-W49").value();
  EXPECT_EQ(app::write_journal(*app_, id, words).error().code, Code::bad_input);
}

TEST_F(ExperimentTest, RefusesWhatCannotBe) {
  const auto code = [&](const std::function<void(app::ExperimentInput&)>& spoil) {
    app::ExperimentInput made = input();
    spoil(made);
    const auto done = app::add_experiment(*app_, made);
    return done ? Code::failed : done.error().code;
  };
  EXPECT_EQ(code([](auto& one) { one.name = " "; }), Code::bad_input);
  EXPECT_EQ(code([](auto& one) { one.name = "12"; }), Code::bad_input);
  EXPECT_EQ(code([](auto& one) { one.hypothesis = ""; }), Code::bad_input);
  EXPECT_EQ(code([](auto& one) { one.arms.clear(); }), Code::bad_input);
  EXPECT_EQ(code([](auto& one) { one.arms[1].name = "Postcards"; }), Code::bad_input);
  EXPECT_EQ(code([](auto& one) { one.planned = 0; }), Code::bad_input);
  EXPECT_EQ(code([](auto& one) { one.window_days = 400; }), Code::bad_input);
  EXPECT_EQ(code([](auto& one) { one.segments = {"last:soon"}; }), Code::usage);
  const ExperimentId id = begin(input());
  EXPECT_EQ(code([](auto& one) { one.name = "postcards"; }), Code::refused);
  EXPECT_EQ(app::resolve_experiment(*app_, "post").value(), id);
  EXPECT_EQ(app::resolve_experiment(*app_, "x").error().code, Code::not_found);
  const PersonId ada = add("Ada");
  EXPECT_EQ(app::set_outcome(*app_, id, ada, {}).error().code, Code::not_found);
  ASSERT_TRUE(put_in(id, {ada}));
  EXPECT_EQ(app::set_outcome(*app_, id, ada, {}).error().code, Code::refused);
  ASSERT_TRUE(app::close_experiment(*app_, id, "no"));
  EXPECT_EQ(put_in(id, {add("Bea")}).error().code, Code::refused);
}

TEST_F(ExperimentTest, TheExamplesCanBeMadeAndDeleted) {
  const std::string before = exported();
  for (const auto& one : app::example_experiments()) {
    const ExperimentId id = begin(app::example_experiment(std::string(one.key)).value());
    EXPECT_TRUE(app::experiment_report(*app_, id));
  }
  EXPECT_EQ(app::example_experiment("ten specific e-mails")->planned, 10);
  EXPECT_EQ(app::example_experiment("9").error().code, Code::not_found);
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(exported(), before);
  const ExperimentId id = begin(input());
  ASSERT_TRUE(put_in(id, {add("Ada")}));
  ASSERT_TRUE(app::delete_experiment(*app_, id));
  EXPECT_TRUE(app::experiments(*app_)->empty());
  ASSERT_TRUE(app::undo(*app_));
  EXPECT_EQ(stands(id), "Ada assigned; ");
}

}  // namespace
}  // namespace kith
