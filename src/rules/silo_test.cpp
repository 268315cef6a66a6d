// What is left of the network if the job goes.
#include "rules/silo.hpp"

#include <gtest/gtest.h>

#include "rules/silo_words.hpp"

namespace kith {
namespace {

Instant silo_day(const char* day) {
  return parse_instant(day, Zone::utc()).value();
}
const Instant kSiloNow = silo_day("2026-11-23T09:00:00Z");

TouchFact silo_touch(const char* day, Channel channel, Direction direction) {
  return {silo_day(day), channel, direction, false, 0};
}

SiloPerson silo_person(std::int64_t id, const char* last, int dialogues, bool home, const char* employer = "Acme") {
  SiloPerson one;
  one.person = PersonId{id};
  one.history.first = one.history.last = one.history.last_dialogue = silo_day(last);
  one.history.touches = one.history.dialogues = one.history.contact_days = dialogues;
  one.history.asked = one.history.answered = dialogues;
  one.history.season = 500 * dialogues;
  one.home = home;
  one.employer = employer;
  return one;
}

TEST(SiloTies, WarmIsATableOfCases) {
  const struct {
    const char* what;
    const char* last;
    int dialogues;
    int interval;
    bool warm;
  } rows[] = {
      {"talked last week", "2026-11-16", 1, 91, true},
      {"silent for nearly four rhythms", "2025-12-01", 1, 91, true},
      {"silent for five rhythms", "2025-08-20", 1, 91, false},
      {"a strong tie silent for nine short rhythms", "2026-04-01", 30, 28, true},
      {"never a dialogue", "2026-11-16", 0, 91, false},
      {"yearly, but two years and more ago", "2024-11-01", 9, 364, false},
      {"yearly, not two years ago", "2024-12-15", 9, 364, true},
  };
  for (const auto& row : rows) {
    const SiloPerson one = silo_person(1, row.last, row.dialogues, false);
    EXPECT_EQ(tie_warmth(one.history, row.interval, kSiloNow).warm, row.warm) << row.what;
  }
  EXPECT_FALSE(tie_warmth(History{}, 91, kSiloNow).warm);
  EXPECT_FALSE(tie_warmth(silo_person(1, "2026-12-24", 3, false).history, 91, kSiloNow).warm) << "in the future";
}

TEST(SiloTies, TheReplayAgreesWithTheFold) {
  const std::vector<TouchFact> touches{
      silo_touch("2024-11-01", Channel::email, Direction::out),
      silo_touch("2025-02-01", Channel::email, Direction::out),
      silo_touch("2025-02-03", Channel::email, Direction::in),
      silo_touch("2025-06-01", Channel::email, Direction::in),
      silo_touch("2025-06-02", Channel::email, Direction::out),
      silo_touch("2025-12-24", Channel::lunch, Direction::both),
      silo_touch("2026-03-01", Channel::message, Direction::out),
      silo_touch("2026-11-22", Channel::call, Direction::in),
  };
  const auto all = quarters(local_date(2026, 11, 23), kSiloNow, 8, Zone::utc());
  ASSERT_EQ(all.size(), 9U);
  EXPECT_EQ(all.front().name, "2024-Q4");
  EXPECT_EQ(all[7].name, "2026-Q3");
  EXPECT_EQ(iso(all[7].end), "2026-09-30T23:59:59Z");
  EXPECT_EQ(all.back().name, "now");
  std::vector<Instant> ends;
  for (const Quarter& quarter : all) ends.push_back(quarter.end);
  for (const int interval : {14, 28, 91, 364}) {
    const std::uint16_t warm = warm_then(touches, interval, ends);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      std::size_t count = 0;
      while (count < touches.size() && touches[count].at <= ends[i]) ++count;
      const History folded = fold(std::span(touches).first(count), Zone::utc());
      EXPECT_EQ((warm >> i & 1) != 0, tie_warmth(folded, interval, ends[i]).warm) << interval << " " << all[i].name;
    }
  }
  EXPECT_EQ(warm_then(touches, 91, ends) & 1, 0) << "an unanswered message is no dialogue";
}

TEST(SiloTies, QuartersOfTheUsersCalendar) {
  const Zone berlin = Zone::find("Europe/Berlin").value();
  const auto all = quarters(local_date(2026, 1, 1), kSiloNow, 2, berlin);
  EXPECT_EQ(all[0].name, "2025-Q3");
  EXPECT_EQ(iso(all[0].end), "2025-09-30T21:59:59Z");
  EXPECT_EQ(all[1].name, "2025-Q4");
  EXPECT_EQ(iso(all[1].end), "2025-12-31T22:59:59Z");
}

TEST(SiloTies, WhatOutlivesTheJob) {
  EXPECT_NEAR(stay({}, 0).chance, .10, 1e-9);
  BeyondWork one;
  one.private_mail = true;
  EXPECT_NEAR(stay(one, 0).chance, 1 - .9 * .7, 1e-9);
  EXPECT_EQ(stay(one, 0).terms.size(), 2U);
  BeyondWork profile;
  profile.profile = true;
  EXPECT_NEAR(stay(profile, 0).chance, 1 - .9 * .85, 1e-9);
  double before = 0;
  for (const int lunches : {0, 1, 3, 12}) {
    BeyondWork lunch;
    lunch.contacts = lunches;
    const double chance = stay(lunch, 0).chance;
    EXPECT_GT(chance, before);
    EXPECT_LT(chance, 1);
    before = chance;
  }
  BeyondWork all{true, true, true, 40, true, true, 40};
  EXPECT_LT(stay(all, .95).chance, 1);
  EXPECT_GT(stay(all, .95).chance, .9);
  EXPECT_GT(stay({}, .95).chance, stay({}, .6).chance);
}

TEST(SiloTies, BeyondWorkIsLunchAndTheEvening) {
  EXPECT_TRUE(beyond_work(Channel::lunch, 720, true));
  EXPECT_TRUE(beyond_work(Channel::call, 20 * 60, true));
  EXPECT_TRUE(beyond_work(Channel::text, 720, false));
  EXPECT_FALSE(beyond_work(Channel::call, 720, true));
  EXPECT_FALSE(beyond_work(Channel::email, 0, false));
  EXPECT_FALSE(beyond_work(Channel::meeting, 0, false));
}

TEST(SiloTies, SumsHaveARange) {
  const ChanceSum none = sum_of({});
  EXPECT_EQ(none.of, 0);
  EXPECT_EQ(none.high, 0);
  const std::vector<double> halves(100, .5);
  const ChanceSum sum = sum_of(halves);
  EXPECT_DOUBLE_EQ(sum.expected, 50);
  EXPECT_EQ(sum.low, 44);
  EXPECT_EQ(sum.high, 56);
  const std::vector<double> sure(3, 1.);
  EXPECT_EQ(sum_of(sure).low, 3);
  EXPECT_EQ(sum_of(sure).high, 3);
}

TEST(SiloTies, AgeFromTheFirstContact) {
  EXPECT_EQ(tie_age(silo_day("2026-01-01"), kSiloNow), TieAge::under_1);
  EXPECT_EQ(tie_age(silo_day("2025-01-01"), kSiloNow), TieAge::to_3);
  EXPECT_EQ(tie_age(silo_day("2020-01-01"), kSiloNow), TieAge::to_10);
  EXPECT_EQ(tie_age(silo_day("2016-01-01"), kSiloNow), TieAge::over_10);
}

TEST(Silo, CountsAndSaysIt) {
  std::vector<SiloPerson> people;
  for (int i = 1; i <= 3; ++i) people.push_back(silo_person(i, "2026-11-01", 4, true));
  people.push_back(silo_person(4, "2026-11-01", 4, false, "Looms"));
  people.push_back(silo_person(5, "2020-11-01", 4, false, "Looms"));
  people.push_back(silo_person(6, "2026-11-01", 4, false, ""));
  people[0].beyond.private_mail = true;
  const SiloAudit audit = audit_silo(people, kSiloNow);
  EXPECT_EQ(audit.people, 6);
  EXPECT_EQ(audit.warm, 5);
  EXPECT_EQ(audit.home, 3);
  EXPECT_EQ(audit.outside, 2);
  EXPECT_EQ(audit.unreachable, 2);
  EXPECT_EQ(silo_headline(audit, HomeKnown::yes), "3 of your 5 warm ties are at your own employer.");
  const SiloShares& employers = audit.shares[0];
  ASSERT_EQ(employers.rows.size(), 3U);
  EXPECT_EQ(employers.rows[0].value, "Acme");
  EXPECT_EQ(employers.rows[0].home, 3);
  EXPECT_EQ(employers.rows[1].people, 2);
  EXPECT_EQ(employers.rows[2].value, "") << "not known comes last";
  EXPECT_NEAR(employers.spread, 16. / 10, 1e-9);
  EXPECT_EQ(spread_sentence(employers), "2 of them, about evenly.");
  ASSERT_EQ(employers.empty.size(), 1U);
  EXPECT_EQ(employers.empty[0].value, "Acme");
  ASSERT_EQ(audit.warm_up.size(), 1U);
  EXPECT_EQ(audit.warm_up[0].person, 4U);
}

TEST(Silo, OfNobody) {
  const SiloAudit audit = audit_silo({}, kSiloNow);
  EXPECT_EQ(silo_headline(audit, HomeKnown::no), "You have no warm tie yet.");
  EXPECT_EQ(stay_sentence(audit), "");
  EXPECT_EQ(answer_sentence(audit, HomeKnown::yes), "");
  EXPECT_TRUE(audit.bridges.empty());
}

TEST(Silo, ABridgeIsTheOnlyWarmTieAndGoesWhenItCools) {
  std::vector<SiloPerson> people{silo_person(1, "2026-05-01", 3, false, "Looms"),
                                 silo_person(2, "2019-05-01", 3, false, "Looms"),
                                 silo_person(3, "2019-06-01", 3, false, "Looms")};
  const SiloAudit audit = audit_silo(people, kSiloNow);
  ASSERT_EQ(audit.bridges.size(), 1U);
  EXPECT_EQ(audit.bridges[0].person, 0U);
  EXPECT_EQ(audit.bridges[0].people, 3);
  ASSERT_FALSE(audit.warm_up.empty());
  EXPECT_EQ(audit.warm_up[0].person, 0U) << "the bridge first";
  people[0].history.last = people[0].history.last_dialogue = silo_day("2026-11-20");
  EXPECT_TRUE(audit_silo(people, kSiloNow).bridges.empty()) << "warm: not about to go";
  people[0].history.last = people[0].history.last_dialogue = silo_day("2026-05-01");
  people[1].history.last = people[1].history.last_dialogue = silo_day("2026-11-20");
  EXPECT_TRUE(audit_silo(people, kSiloNow).bridges.empty()) << "not the only one";
  people.pop_back();
  people[1].history.last = people[1].history.last_dialogue = silo_day("2019-05-01");
  EXPECT_TRUE(audit_silo(people, kSiloNow).bridges.empty()) << "a place of two people is no group";
}

TEST(Silo, WhomToWarmUpFillsEachGapOnce) {
  std::vector<SiloPerson> people;
  for (int i = 1; i <= 4; ++i) {
    people.push_back(silo_person(i, "2022-05-01", 3, false, ""));
    people.back().place = "Leeds";
  }
  people.push_back(silo_person(5, "2022-05-01", 3, false, ""));
  people.push_back(silo_person(6, "2022-05-01", 3, true, ""));   // at home
  people.push_back(silo_person(7, "2022-05-01", 0, false, ""));  // never talked
  people.push_back(silo_person(8, "2022-05-01", 3, false, ""));
  people.back().planned = true;
  const SiloAudit audit = audit_silo(people, kSiloNow);
  ASSERT_EQ(audit.warm_up.size(), 5U);
  EXPECT_EQ(audit.warm_up[0].why[0], "no warm tie in Leeds");
  for (std::size_t i = 1; i < audit.warm_up.size(); ++i) EXPECT_EQ(audit.warm_up[i].why.size(), 1U);
  EXPECT_EQ(audit.planned, 1);
}

TEST(Circles, AreWhatTiesSayOnce) {
  std::vector<GraphTie> ties;
  for (Node a = 0; a < 5; ++a) {
    for (Node b = 0; b < 5; ++b) {
      if (a != b) ties.push_back({a, b, .5, 0, 0});
    }
  }
  EXPECT_EQ(
      circles_sentence(holes_of(TieGraph::build(5, ties), 0)),
      "Your 4 warm ties are worth about 1 different circle: most of them know each other, and hear the same news.");
  std::erase_if(ties, [](const GraphTie& tie) { return tie.from != 0 && tie.to != 0; });
  EXPECT_EQ(circles_sentence(holes_of(TieGraph::build(5, ties), 0)),
            "Your 4 warm ties are worth about 4 different circles: few of them know each other, as far as Kith knows.");
  EXPECT_EQ(circles_sentence({}), "");
}

}  // namespace
}  // namespace kith
