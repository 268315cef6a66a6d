// Triage, load, agenda and days off through the use cases.
#include "app/agenda.hpp"
#include "app/test_app.hpp"
#include "app/triage.hpp"

namespace kith::app {
namespace {

class PlanUse : public AppTest {
 protected:
  StratumId stratum(const std::string& name) { return *find_stratum(*app_, name); }
  LocalDate day(const std::string& text) { return *parse_date(text); }
  void log(PersonId id, Channel channel, const std::string& time) {
    TouchInput input;
    input.channel = channel;
    input.at = *parse_instant(time, Zone::utc());
    ASSERT_TRUE(log_touch(*app_, id, input));
  }
  // Thirty strangers from a file, two people talked with, one written to long ago.
  void fill() {
    std::string cards;
    for (int i = 0; i < 30; ++i) {
      cards += fmt::format("BEGIN:VCARD\nVERSION:4.0\nFN:Stranger {}\nEMAIL:s{}@example.org\nEND:VCARD\n", i, i);
    }
    import(cards);
    log(add("Ada", "ada@example.org"), Channel::call, "2026-06-20T10:00:00Z");
    log(add("Bob", "bob@example.org"), Channel::call, "2026-08-20T10:00:00Z");
    log(add("Cyd", "cyd@example.org"), Channel::email, "2020-06-20T10:00:00Z");
  }
  const TriageBlock& block(const TriageView& view, const std::string& words) {
    for (const TriageBlock& one : view.blocks) {
      if (one.words == words) return one;
    }
    ADD_FAILURE() << "no block: " << words;
    return view.blocks.front();
  }
  void set(const std::string& key, const std::string& value) {
    const auto done = change_settings(*app_, {{key, value}});
    ASSERT_TRUE(done) << sentence(done.error());
  }
};

TEST_F(PlanUse, TriageProposesInBlocksAndTakesThem) {
  fill();
  const std::string before = exported();
  const auto view = triage(*app_);
  ASSERT_TRUE(view) << sentence(view.error());
  EXPECT_EQ(view->undecided, 33);
  EXPECT_EQ(view->decided, 0);
  EXPECT_LT(view->needed_after, view->needed_now);
  const TriageBlock talked = block(*view, "dialogue in the last two years");
  EXPECT_EQ(talked.people, 2);
  EXPECT_EQ(talked.stratum->name, "Active");
  EXPECT_EQ(talked.examples, (std::vector<std::string>{"Bob", "Ada"}));
  EXPECT_EQ(block(*view, "no contact ever").people, 30);

  const auto people = triage_people(*app_, talked.key, "", 1);
  ASSERT_TRUE(people);
  EXPECT_EQ(people->total, 2);
  EXPECT_EQ(people->people[0].evidence, "One dialogue (call), 3 months ago");
  EXPECT_EQ(triage_people(*app_, talked.key, people->next, 1)->people[0].person.name, "Ada");
  EXPECT_EQ(triage_people(*app_, "nonsense.9", "", 5).error().code, Code::not_found);

  const auto one = take_proposals(*app_, {{talked.key}, {}});
  ASSERT_TRUE(one) << sentence(one.error());
  EXPECT_EQ(one->title, "Placed 2 people in Active");
  EXPECT_EQ(triage(*app_)->undecided, 31);
  EXPECT_EQ(triage(*app_)->decided, 2);
  EXPECT_EQ(take_proposals(*app_, {{talked.key}, {}}).error().code, Code::not_found);

  const auto rest = take_proposals(*app_, {});
  ASSERT_TRUE(rest);
  EXPECT_EQ(triage(*app_)->undecided, 0);
  EXPECT_EQ(take_proposals(*app_, {}).error().code, Code::refused);
  ASSERT_TRUE(undo(*app_));
  ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(PlanUse, FirstDatesSpreadOverTheNewInterval) {
  fill();
  ASSERT_TRUE(take_proposals(*app_, {}));
  LocalDate last{};
  for (int i = 0; i < 30; ++i) {
    const auto due = *view_person(*app_, who(fmt::format("s{}@example.org", i)))->rhythm.due;
    EXPECT_GT(due, day("2026-11-23"));
    last = std::max(last, due);
  }
  EXPECT_GT(last, day("2026-11-23") + Days{300});  // a year, not the quarter of the import
}

TEST_F(PlanUse, PlacingByHandAndResting) {
  fill();
  const std::string before = exported();
  const auto placed = place_people(*app_, {who("ada"), who("bob")}, stratum("core"));
  ASSERT_TRUE(placed);
  EXPECT_EQ(placed->title, "Placed 2 people in Core");
  EXPECT_EQ(person("Ada").stratum, stratum("core"));
  const auto rested = place_people(*app_, {who("cyd")}, std::nullopt);
  EXPECT_EQ(rested->title, "Put Cyd to rest");
  EXPECT_EQ(person("Cyd").state, State::resting);
  EXPECT_EQ(place_people(*app_, {PersonId{9999}}, stratum("core")).error().code, Code::not_found);
  EXPECT_EQ(place_people(*app_, {who("ada")}, StratumId{99}).error().code, Code::not_found);
  EXPECT_EQ(place_people(*app_, {}, std::nullopt).error().code, Code::usage);
  const auto elsewhere = take_proposals(*app_, {{}, std::optional(std::optional<StratumId>{})});
  EXPECT_EQ(elsewhere->title, "Put 30 people to rest");
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(PlanUse, TheAdviceIsDoneInOneStep) {
  fill();
  for (int i = 0; i < 30; ++i) ASSERT_TRUE(place(*app_, stratum("active"), {who(fmt::format("s{}@example.org", i))}));
  EXPECT_EQ(fit_load(*app_).error().code, Code::refused);
  set("budget-minutes", "2");
  const std::string before = exported();
  const auto view = load(*app_);
  ASSERT_TRUE(view);
  EXPECT_GT(view->needed, 2.5);
  EXPECT_LE(view->after, 2.5);
  ASSERT_TRUE(view->advice);
  EXPECT_EQ(view->advice->find("Your rhythms need 3 minutes a day, you have 2: move "), 0u) << *view->advice;
  EXPECT_EQ(today(*app_)->advice, view->advice);
  EXPECT_EQ(agenda(*app_, 28)->advice, view->advice);
  ASSERT_TRUE(fit_load(*app_));
  EXPECT_FALSE(load(*app_)->advice);
  EXPECT_NEAR(load(*app_)->needed, view->after, 1e-6);
  ASSERT_TRUE(undo(*app_));
  EXPECT_EQ(exported(), before);
}

TEST_F(PlanUse, TheAgendaNamesHolidaysAndFollowsEveryChange) {
  fill();
  set("holidays", "US");
  set("quiet-days", "2026-11-25, 2026-12-21..2027-01-01");
  const auto view = agenda(*app_, 28);
  ASSERT_TRUE(view) << sentence(view.error());
  std::map<std::string, std::string> off;
  for (const AgendaDay& one : view->items) {
    EXPECT_LE(one.minutes, 30);
    EXPECT_LE(iso_weekday(one.date), 5);
    if (!one.works) {
      off[iso(one.date)] = one.off;
      EXPECT_TRUE(one.people.empty());
    }
    int sum = 0;
    for (const AgendaPerson& person : one.people) sum += person.minutes;
    EXPECT_EQ(sum, one.minutes);
  }
  EXPECT_EQ(off, (std::map<std::string, std::string>{{"2026-11-25", "Quiet day"}, {"2026-11-26", "Thanksgiving"}}));

  const auto day_of = [&](PersonId id) {
    const auto shown = agenda(*app_, 56);
    for (const AgendaDay& one : shown->items) {
      for (const AgendaPerson& person : one.people) {
        if (person.person.row.id == id) return iso(one.date);
      }
    }
    return std::string();
  };
  const PersonId someone = who("s7@example.org");
  ASSERT_TRUE(snooze(*app_, someone, day("2026-12-09")));
  EXPECT_EQ(day_of(someone), "2026-12-09");
  ASSERT_TRUE(snooze(*app_, someone, day("2026-12-24")));  // a quiet day: the first one after the holidays
  EXPECT_EQ(day_of(someone), "2027-01-04");
  set("budget-minutes", "5");
  const auto short_days = agenda(*app_, 28);
  for (const AgendaDay& one : short_days->items) EXPECT_LE(one.minutes, 5);
  EXPECT_EQ(agenda(*app_, 57).error().code, Code::usage);
}

TEST_F(PlanUse, CallsKeepTheirHours) {
  const PersonId ada = add("Ada");
  PersonEdit edit;
  edit.handles = std::vector<Handle>{{{}, HandleKind::phone, "+49 30 123456", "", ""}};
  ASSERT_TRUE(edit_person(*app_, ada, edit));
  ASSERT_TRUE(place(*app_, stratum("core"), {ada}));
  log(ada, Channel::call, "2026-10-20T10:00:00Z");
  set("channel-hours", "calls wednesdays 16:30 to 18:00");
  EXPECT_TRUE(today(*app_)->items.empty());  // a Monday
  at("2026-11-25T09:00:00Z");
  const auto view = today(*app_);
  ASSERT_EQ(view->items.size(), 1u);
  EXPECT_EQ(view->items[0].line.channel, Channel::call);
  EXPECT_EQ(view->items[0].line.hours, "16:30 to 18:00");
  EXPECT_EQ(agenda(*app_, 7)->items.front().people.front().hours, "16:30 to 18:00");
}

TEST_F(PlanUse, DaysOff) {
  EXPECT_TRUE(days_off(*app_, 366)->empty());
  set("holidays", "de-by");
  EXPECT_EQ(settings(*app_)->days.holidays, "DE-BY");
  set("quiet-days", "2026-12-24");
  const auto days = days_off(*app_, 40);
  ASSERT_TRUE(days);
  std::vector<std::string> names;
  for (const HolidayLine& one : *days) names.push_back(iso(one.date) + " " + one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"2026-12-24 Quiet day", "2026-12-25 Christmas Day",
                                             "2026-12-26 Second Day of Christmas", "2027-01-01 New Year's Day"}));
  EXPECT_EQ(days_off(*app_, 40, "GB-SCT")->back().name, "New Year's Day");
  EXPECT_EQ(days_off(*app_, 40, "XX").error().code, Code::not_found);
}

TEST_F(PlanUse, PlanSettingsAreChecked) {
  const std::tuple<const char*, const char*, bool> rows[] = {
      {"holidays", "DE", true},
      {"holidays", "Germany", false},
      {"holidays", "", true},
      {"quiet-days", "2026-12-24..2027-01-01", true},
      {"quiet-days", "2027-01-01..2026-12-24", false},
      {"quiet-days", "2026-12-24..2029-01-01", false},
      {"quiet-days", "soon", false},
      {"channel-hours", "call mon-fri 16:30-18:00; text sat 9-12", true},
      {"channel-hours", "shout mon 9-12", false},
      {"channel-hours", "", true},
  };
  for (const auto& [key, value, good] : rows) {
    EXPECT_EQ(change_settings(*app_, {{key, value}}).has_value(), good) << key << "=" << value;
  }
}

}  // namespace
}  // namespace kith::app
