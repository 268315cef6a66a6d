#include "rules/today.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/strata.hpp"
#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

enum Rank { core = 1, close, active, wide, yearly };

Candidate person(Rank rank, const std::vector<std::string>& lines = {}) {
  const Stratum stratum = default_strata().at(static_cast<std::size_t>(rank) - 1);
  Candidate one;
  one.tempo = {stratum.interval_days, stratum.counts};
  one.channel = stratum.channel;
  one.minutes = stratum.minutes;
  one.worth = stratum.worth;
  one.history = fold(touches(lines, zone()), zone());
  return one;
}

Candidate state(Candidate one, State what) {
  one.marks.state = what;
  return one;
}

Candidate born(Candidate one, std::string_view date) {
  one.birthday = parse_partial_date(date).value();
  return one;
}

Candidate promised(Candidate one, std::string_view date) {
  one.promised = day(date);
  return one;
}

Candidate with_entry(Candidate one, std::string_view until) {
  one.entry_until = day(until);
  return one;
}

Candidate approached(Candidate one, std::string_view at) {
  one.approached = parse_instant(at, zone()).value();
  return one;
}

Candidate promised_by_them(Candidate one, std::string_view date) {
  one.their_promise = day(date);
  return one;
}

Candidate snoozed(Candidate one, std::string_view at, std::string_view until) {
  one.marks.snoozed_at = parse_instant(at, zone()).value();
  one.marks.snoozed_until = day(until);
  return one;
}

Candidate skipped(Candidate one, std::string_view at) {
  one.marks.skipped_at = parse_instant(at, zone()).value();
  return one;
}

DayPlan plan(const std::vector<Candidate>& all, std::string_view today, Budget budget = {}) {
  return plan_day(all, {day(today), budget}, zone());
}

// "0 owed, 2 due": who is on the list and as what.
std::string said(const DayPlan& plan) {
  std::string text;
  for (const TodayItem& item : plan.items) {
    if (!text.empty()) text += ", ";
    text += std::to_string(item.candidate) + " " + std::string(name(item.kind));
  }
  return text;
}

TEST(Kinds, WhatTheyPromisedIsAskedAfterOnceItsDayHasPassed) {
  const Candidate ada = person(active, {"2026-11-01 call both"});
  EXPECT_EQ(said(plan({promised_by_them(ada, "2026-11-20")}, "2026-11-20")), "");
  const DayPlan after = plan({promised_by_them(ada, "2026-11-19")}, "2026-11-20");
  EXPECT_EQ(said(after), "0 promise");
  EXPECT_EQ(after.items.front().side, PromiseSide::theirs);
  EXPECT_EQ(said(plan({promised_by_them(ada, "2026-09-01")}, "2026-11-20")), "");  // long past: let it go
  const Candidate written = person(active, {"2026-11-01 call both", "2026-11-20T09:00 email out"});
  EXPECT_EQ(said(plan({promised_by_them(written, "2026-11-18")}, "2026-11-20")), "");
  EXPECT_EQ(said(plan({snoozed(promised_by_them(ada, "2026-11-19"), "2026-11-18", "2026-12-01")}, "2026-11-20")), "");
  // The user's own comes first.
  const DayPlan both = plan({promised(promised_by_them(ada, "2026-11-19"), "2026-11-20")}, "2026-11-20");
  EXPECT_EQ(both.items.front().side, PromiseSide::mine);
}

struct KindCase {
  const char* name;
  Candidate one;
  const char* today;  // 2026-11-20 is a Friday
  const char* says;
};

TEST(Kinds, Table) {
  const KindCase cases[] = {
      {"due today", person(active, {"2026-08-21 call both"}), "2026-11-20", "0 due"},
      {"due long ago", person(active, {"2024-08-21 call both"}), "2026-11-20", "0 due"},
      {"due on Saturday comes on Friday", person(active, {"2026-08-22 call both"}), "2026-11-20", "0 due"},
      {"due on Sunday comes on Monday", person(active, {"2026-08-23 call both"}), "2026-11-20", ""},
      {"never contacted", person(active), "2026-11-20", "0 due"},
      {"waits", person(core, {"2026-11-18 email out"}), "2026-11-20", ""},
      {"a nudge", person(core, {"2026-11-17 email out"}), "2026-11-20", "0 nudge"},
      {"owed", person(core, {"2026-11-17 email in asks"}), "2026-11-20", "0 owed"},
      {"owed and due are one line", person(core, {"2026-10-17 email in asks"}), "2026-11-20", "0 owed"},
      {"no longer owed, but due", person(core, {"2026-09-17 email in asks"}), "2026-11-20", "0 due"},
      {"promised", promised(person(core, {"2026-11-17 call both"}), "2026-11-17"), "2026-11-20", "0 promise"},
      {"promised for Sunday comes on Friday", promised(person(core, {"2026-11-17 call both"}), "2026-11-22"),
       "2026-11-20", "0 promise"},
      {"promised for Monday does not", promised(person(core, {"2026-11-17 call both"}), "2026-11-23"), "2026-11-20",
       ""},
      {"promised and owed", promised(person(core, {"2026-11-17 email in asks"}), "2026-11-17"), "2026-11-20", "0 owed"},
      {"a birthday", born(person(active, {"2026-11-10 call both"}), "--11-20"), "2026-11-20", "0 birthday"},
      {"a birthday on Sunday", born(person(active, {"2026-11-10 call both"}), "1980-11-22"), "2026-11-20",
       "0 birthday"},
      {"a birthday on Monday", born(person(active, {"2026-11-10 call both"}), "--11-23"), "2026-11-20", ""},
      {"a birthday yesterday", born(person(active, {"2026-11-10 call both"}), "--11-19"), "2026-11-20", ""},
      {"of somebody never talked to", born(person(active, {"2026-11-10 email out"}), "--11-20"), "2026-11-20", ""},
      {"of somebody met this morning", born(person(active, {"2026-11-20 call both"}), "--11-20"), "2026-11-20", ""},
      {"a leap birthday in another year", born(person(active, {"2025-02-10 call both"}), "2000-02-29"), "2025-02-28",
       "0 birthday"},
      {"a birthday and due are one line", born(person(active, {"2026-08-01 call both"}), "--11-20"), "2026-11-20",
       "0 birthday"},
      {"a birthday and a nudge", born(person(core, {"2026-10-01 call both", "2026-11-17 email out"}), "--11-20"),
       "2026-11-20", "0 nudge"},
      {"a birthday while waiting", born(person(core, {"2026-10-01 call both", "2026-11-19 email out"}), "--11-20"),
       "2026-11-20", "0 birthday"},
      {"resting", state(person(active, {"2024-08-21 call both"}), State::resting), "2026-11-20", ""},
      {"resting, but they asked", state(person(active, {"2026-11-17 email in asks"}), State::resting), "2026-11-20",
       "0 owed"},
      {"resting, with a promise and a birthday",
       born(promised(state(person(active, {"2026-11-17 call both"}), State::resting), "2026-11-17"), "--11-20"),
       "2026-11-20", ""},
      {"do not contact, though they asked", state(person(active, {"2026-11-17 email in asks"}), State::do_not_contact),
       "2026-11-20", ""},
      {"snoozed", snoozed(person(active, {"2026-08-01 call both"}), "2026-11-19", "2026-11-24"), "2026-11-20", ""},
      {"snoozed until today", snoozed(person(active, {"2026-08-01 call both"}), "2026-11-10", "2026-11-20"),
       "2026-11-20", "0 due"},
      {"a snooze hides what is owed", snoozed(person(core, {"2026-11-17 email in asks"}), "2026-11-18", "2026-12-24"),
       "2026-11-20", ""},
      {"and a promise",
       promised(snoozed(person(core, {"2026-11-17 call both"}), "2026-11-18", "2026-12-24"), "2026-11-17"),
       "2026-11-20", ""},
      {"and a birthday", born(snoozed(person(core, {"2026-11-17 call both"}), "2026-11-18", "2026-12-24"), "--11-20"),
       "2026-11-20", ""},
      {"until they write again",
       snoozed(person(core, {"2026-11-17 call both", "2026-11-19 email in asks"}), "2026-11-18", "2026-12-24"),
       "2026-11-20", "0 owed"},
      {"skipped", skipped(person(active, {"2026-08-01 call both"}), "2026-11-19"), "2026-11-20", ""},
      {"a skip hides what is owed", skipped(person(core, {"2026-11-17 email in asks"}), "2026-11-18"), "2026-11-20",
       ""},
      {"a skip of another day leaves the birthday",
       born(skipped(person(core, {"2026-10-17 call both"}), "2026-11-18"), "--11-20"), "2026-11-20", "0 birthday"},
      {"a skip of today does not", born(skipped(person(core, {"2026-10-17 call both"}), "2026-11-20"), "--11-20"),
       "2026-11-20", ""},
      {"a Saturday carries no work", person(core, {"2026-11-17 email in asks"}), "2026-11-21", ""},
      {"an entry point that ends in a week", with_entry(person(active, {"2026-11-10 call both"}), "2026-11-27"),
       "2026-11-20", "0 entry-point"},
      {"one that ends today", with_entry(person(active, {"2026-11-10 call both"}), "2026-11-20"), "2026-11-20",
       "0 entry-point"},
      {"one that ends later", with_entry(person(active, {"2026-11-10 call both"}), "2026-11-28"), "2026-11-20", ""},
      {"one that is over", with_entry(person(active, {"2026-11-10 call both"}), "2026-11-19"), "2026-11-20", ""},
      {"an entry point and due", with_entry(person(active, {"2026-08-01 call both"}), "2026-11-25"), "2026-11-20",
       "0 due"},
      {"an entry point and a birthday",
       with_entry(born(person(active, {"2026-11-10 call both"}), "--11-20"), "2026-11-25"), "2026-11-20", "0 birthday"},
      {"an entry point of somebody reached today",
       with_entry(person(active, {"2026-11-20T08:00 call both"}), "2026-11-25"), "2026-11-20", ""},
      {"an entry point while waiting",
       with_entry(person(core, {"2026-10-01 call both", "2026-11-19 email out"}), "2026-11-25"), "2026-11-20", ""},
      {"an entry point of somebody snoozed",
       with_entry(snoozed(person(core, {"2026-11-17 call both"}), "2026-11-18", "2026-12-24"), "2026-11-25"),
       "2026-11-20", ""},
      {"an entry point of somebody resting",
       with_entry(state(person(active, {"2026-11-10 call both"}), State::resting), "2026-11-25"), "2026-11-20", ""},
      {"somebody came to the user", approached(person(active, {"2026-11-10 call both"}), "2026-11-18"), "2026-11-20",
       "0 approach"},
      {"somebody came, is owed an answer and due", approached(person(core, {"2026-09-01 email in asks"}), "2026-11-18"),
       "2026-11-20", "0 approach"},
      {"somebody resting came", approached(state(person(active), State::resting), "2026-11-18"), "2026-11-20",
       "0 approach"},
      {"somebody who was put off came",
       approached(snoozed(person(core, {"2026-11-17 call both"}), "2026-11-18", "2026-12-24"), "2026-11-18"),
       "2026-11-20", ""},
      {"somebody who asked for peace came", approached(state(person(active), State::do_not_contact), "2026-11-18"),
       "2026-11-20", ""},
      {"an entry point of somebody who asked for peace",
       with_entry(state(person(active, {"2026-11-10 call both"}), State::do_not_contact), "2026-11-25"), "2026-11-20",
       ""},
  };
  for (const KindCase& one : cases) EXPECT_EQ(said(plan({one.one}, one.today)), one.says) << one.name;
}

Candidate to_be_sent(Candidate one) {
  one.experiment_send = true;
  return one;
}

TEST(Experiments, AFewADayWhetherOrNotTheyAreDue) {
  const Candidate not_due = to_be_sent(person(active, {"2026-11-01 call both"}));
  EXPECT_EQ(said(plan({not_due}, "2026-11-20")), "0 experiment");
  EXPECT_EQ(said(plan(std::vector<Candidate>(7, not_due), "2026-11-20", {.minutes = 300, .days = {}})),
            "0 experiment, 1 experiment, 2 experiment");
  // Who is due goes first, and those who find no place stay with the rhythm.
  const Candidate due = to_be_sent(person(active, {"2026-08-01 call both"}));
  EXPECT_EQ(said(plan({not_due, not_due, not_due, due, due, due, due}, "2026-11-20", {.minutes = 300, .days = {}})),
            "3 experiment, 4 experiment, 5 experiment, 6 due");
}

TEST(Experiments, WaitForWhatIsMoreUrgentAndStayInsideTheMinutes) {
  const Candidate owed = to_be_sent(person(core, {"2026-11-17 email in asks"}));
  EXPECT_EQ(said(plan({owed}, "2026-11-20")), "0 owed");
  EXPECT_EQ(said(plan({to_be_sent(person(core, {"2026-11-18 email out"}))}, "2026-11-20")), "");  // waits
  EXPECT_EQ(said(plan({snoozed(to_be_sent(person(active)), "2026-11-19", "2026-11-24")}, "2026-11-20")), "");
  EXPECT_EQ(said(plan({state(to_be_sent(person(active)), State::resting)}, "2026-11-20")), "");
  EXPECT_EQ(said(plan({state(to_be_sent(person(active)), State::do_not_contact)}, "2026-11-20")), "");
  EXPECT_EQ(said(plan({to_be_sent(person(active, {"2026-11-20 email out"}))}, "2026-11-20")), "");  // written today
  const Candidate later = to_be_sent(person(active, {"2026-11-01 call both"}));
  EXPECT_EQ(said(plan({later}, "2026-11-20", {.minutes = 1, .days = {}})), "");
  EXPECT_EQ(said(plan({later}, "2026-11-21")), "");  // a Saturday
}

TEST(Order, OwedAndPromisesFirstThenByScore) {
  const DayPlan day_plan = plan({person(yearly),                                                  // 0
                                 person(core, {"2026-10-01 call both"}),                          // 1
                                 promised(person(wide, {"2026-11-01 call both"}), "2026-11-01"),  // 2
                                 person(active, {"2026-08-01 call both"}),                        // 3
                                 person(close, {"2026-11-16 email in asks"})},                    // 4
                                "2026-11-20", {.minutes = 60, .spent = 0, .days = {}});
  EXPECT_EQ(said(day_plan), "4 owed, 2 promise, 1 due, 3 due, 0 due");
  EXPECT_EQ(day_plan.planned, 4 + 4 + 5 + 15 + 3);
  for (const TodayItem& item : day_plan.items) EXPECT_GT(item.terms.score(), 0);
}

TEST(Capacity, EntryPointsShareTheMinutesAndWaitSilently) {
  const std::vector<Candidate> ten(10, with_entry(person(active, {"2026-11-10 call both"}), "2026-11-25"));
  const DayPlan some = plan(ten, "2026-11-20", {.minutes = 13, .spent = 0, .days = {}});
  EXPECT_EQ(said(some), "0 entry-point, 1 entry-point, 2 entry-point");
  EXPECT_EQ(some.planned, 3 * kEntryMinutes);
  EXPECT_EQ(some.later, 0);
}

TEST(Capacity, OnlyWhatFitsAndTheRestWaits) {
  const std::vector<Candidate> ten(10, person(active, {"2026-01-01 call both"}));
  const DayPlan full = plan(ten, "2026-11-20");
  EXPECT_EQ(full.items.size(), 6u);
  EXPECT_EQ(full.planned, 30);
  EXPECT_EQ(full.later, 4);
  ASSERT_EQ(full.agenda.size(), 2u);
  EXPECT_EQ(full.agenda[0].date, day("2026-11-20"));
  EXPECT_THAT(full.agenda[0].people, ElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_EQ(full.agenda[1].date, day("2026-11-23"));
  EXPECT_EQ(full.agenda[1].minutes, 20);
  EXPECT_THAT(full.agenda[1].people, ElementsAre(6, 7, 8, 9));
}

TEST(Capacity, WhatWasDoneTodayIsSpent) {
  std::vector<Candidate> all(10, person(active, {"2026-01-01 call both"}));
  all[0] = person(core, {"2026-11-20T08:00 call out"});
  all[1] = person(core, {"2026-11-20T08:00 email in"});  // mail that came in took no minutes
  DayPlan rest = plan(all, "2026-11-20");
  EXPECT_EQ(rest.spent, 15);
  EXPECT_EQ(rest.planned, 15);
  EXPECT_EQ(rest.items.size(), 3u);
  EXPECT_EQ(rest.later, 5);
  rest = plan(all, "2026-11-20", {.minutes = 30, .spent = 10, .days = {}});
  EXPECT_EQ(rest.spent, 25);
  EXPECT_EQ(rest.items.size(), 1u);
}

TEST(Capacity, UrgentWorkTakesItsMinutesFirst) {
  std::vector<Candidate> all(7, person(core, {"2026-11-17 email in asks"}));
  all.push_back(person(core, {"2026-01-01 call both"}));
  const DayPlan urgent = plan(all, "2026-11-20");
  EXPECT_EQ(said(urgent), "0 owed, 1 owed, 2 owed, 3 owed, 4 owed, 5 owed, 6 owed");
  EXPECT_EQ(urgent.planned, 28);
  EXPECT_EQ(urgent.later, 1);
  all.insert(all.end(), 2, person(core, {"2026-11-17 email in asks"}));
  EXPECT_EQ(plan(all, "2026-11-20").later, 3);
}

TEST(Capacity, BetterOneLunchThanNothing) {
  Candidate lunch = person(core, {"2026-01-01 lunch both"});
  lunch.minutes = 60;
  const DayPlan alone = plan({lunch}, "2026-11-20");
  EXPECT_EQ(said(alone), "0 due");
  EXPECT_EQ(alone.planned, 60);
  // Not on a day that has begun, and not beside other work.
  EXPECT_EQ(said(plan({lunch, person(active, {"2026-11-20T08:00 email out"})}, "2026-11-20")), "");
  EXPECT_EQ(said(plan({lunch, person(core, {"2026-11-17 email in asks"})}, "2026-11-20")), "1 owed");
  EXPECT_EQ(
      said(plan({person(core, {"2026-11-17 email in asks"})}, "2026-11-20", {.minutes = 2, .spent = 0, .days = {}})),
      "0 owed");
  // Without minutes there is no work at all.
  EXPECT_EQ(said(plan({lunch}, "2026-11-20", {.minutes = 0, .spent = 0, .days = {}})), "");
}

TEST(DaysOff, KnowTheNextWorkingDay) {
  const DayPlan saturday = plan({person(active), person(core, {"2026-11-17 email in asks"})}, "2026-11-21");
  EXPECT_THAT(saturday.items, IsEmpty());
  EXPECT_THAT(saturday.dormant, IsEmpty());
  EXPECT_EQ(saturday.planned, 0);
  EXPECT_EQ(saturday.later, 2);
  ASSERT_EQ(saturday.agenda.size(), 1u);
  EXPECT_EQ(saturday.agenda[0].date, day("2026-11-23"));
}

TEST(Agenda, CarriesTheHorizonInOrder) {
  const DayPlan calm = plan({person(core, {"2026-11-18 call both"}), person(close, {"2026-11-10 call both"}),
                             person(active, {"2026-11-18 call both"}), person(core, {"2026-10-23 call both"})},
                            "2026-11-20");
  ASSERT_EQ(calm.agenda.size(), 3u);  // Active is due beyond the horizon
  EXPECT_EQ(calm.agenda[0].date, day("2026-11-20"));
  EXPECT_EQ(calm.agenda[1].date, day("2026-12-16"));
  EXPECT_EQ(calm.agenda[2].date, day("2027-01-05"));
  EXPECT_THAT(calm.agenda[2].people, ElementsAre(1));
  EXPECT_NEAR(calm.needed, (15.0 / 28 * 2 + 10.0 / 56 + 5.0 / 91) * 7 / 5, 1e-9);
}

TEST(Dormant, OnAnEmptyDayOnly) {
  std::vector<Candidate> all = {
      state(person(active, {"2024-01-01 call both"}), State::resting),              // 0 long silent, put to rest
      state(person(active, {"2026-09-01 call both"}), State::resting),              // 1 not silent enough
      state(person(active, {"2024-01-01 email out"}), State::resting),              // 2 never talked
      state(person(active, {"2024-01-01 call both"}), State::do_not_contact),       // 3
      state(person(core, {"2026-06-01 call both"}), State::resting),                // 4 worth more
      snoozed(person(core, {"2024-01-01 call both"}), "2026-11-01", "2027-01-01"),  // 5 put off by the user
  };
  const DayPlan empty = plan(all, "2026-11-20");
  EXPECT_EQ(said(empty), "");
  ASSERT_EQ(empty.dormant.size(), 2u);
  EXPECT_EQ(empty.dormant[0].candidate, 4u);
  EXPECT_EQ(empty.dormant[1].candidate, 0u);
  for (int i = 0; i < 10; ++i) all.push_back(all[4]);
  EXPECT_EQ(plan(all, "2026-11-20").dormant.size(), 5u);
  // Minutes that are used up are no reason to offer more.
  EXPECT_THAT(plan(all, "2026-11-20", {.minutes = 30, .spent = 30, .days = {}}).dormant, IsEmpty());
  all.push_back(person(active));
  EXPECT_THAT(plan(all, "2026-11-20").dormant, IsEmpty());
}

TEST(Terms, ExplainTheScore) {
  const DayPlan one = plan({person(close, {"2026-09-25 call both"})}, "2026-11-20");  // just one interval ago
  ASSERT_EQ(one.items.size(), 1u);
  const Terms& terms = one.items[0].terms;
  EXPECT_EQ(terms.worth, default_strata()[1].worth);
  EXPECT_EQ(terms.minutes, 10);
  EXPECT_NEAR(terms.alive_now, 0.5180, 0.0005);
  EXPECT_NEAR(terms.alive_later, 0.3411, 0.0005);
  EXPECT_DOUBLE_EQ(terms.score(), terms.worth * (terms.alive_now - terms.alive_later) / 10);
}

// Of those who have just come up, who answers goes first; for whoever waits longer it no longer counts.
TEST(Answering, DecidesAmongThoseWhoHaveJustComeUp) {
  struct Row {
    const char* what;
    int days_late, asked, answered;
    double least, most;
  };
  const Row rows[] = {
      {"nothing known", 0, 0, 0, 1, 1},
      {"answers everything", 0, 10, 10, 1.5, 2.5},
      {"answers nothing", 0, 10, 0, .2, .6},
      {"answers nothing, and half the way gone", 1, 10, 0, .4, .8},
      {"answers nothing, but has waited longer", 4, 10, 0, 1, 1},
      {"answers everything, but has waited longer", 4, 10, 10, 1, 1},
  };
  for (const Row& row : rows) {
    Candidate one = person(close, {"2026-09-25 call both"});  // its 56 days end on 20 November
    one.history.asked = row.asked;
    one.history.answered = row.answered;
    const double answers = answering(one, *parse_date("2026-11-20") + Days{row.days_late}, Zone::utc());
    EXPECT_GE(answers, row.least) << row.what;
    EXPECT_LE(answers, row.most) << row.what;
  }
  Candidate never = person(close);
  EXPECT_DOUBLE_EQ(answering(never, *parse_date("2026-11-20"), Zone::utc()), 1);
}

TEST(KindNames, AreStable) {
  EXPECT_EQ(name(Kind::owed), "owed");
  EXPECT_EQ(name(Kind::promise), "promise");
  EXPECT_EQ(name(Kind::nudge), "nudge");
  EXPECT_EQ(name(Kind::birthday), "birthday");
  EXPECT_EQ(name(Kind::entry), "entry-point");
  EXPECT_EQ(name(Kind::due), "due");
}

}  // namespace
}  // namespace kith
