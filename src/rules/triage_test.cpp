#include "rules/triage.hpp"

#include <random>

#include <gtest/gtest.h>

#include "rules/advice.hpp"
#include "rules/strata.hpp"
#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;

const LocalDate kToday = day("2026-11-23");

std::vector<Stratum> numbered_strata() {
  auto strata = default_strata();
  for (std::size_t i = 0; i < strata.size(); ++i) strata[i].id = StratumId{static_cast<std::int64_t>(i) + 1};
  return strata;
}

Candidate someone(std::int64_t id, const std::vector<std::string>& past, int handles = 1) {
  const auto strata = numbered_strata();
  const Stratum& active = strata[2];
  Candidate one;
  one.person = PersonId{id};
  one.stratum = active.id;
  one.tempo = {active.interval_days, active.counts};
  one.minutes = active.minutes;
  one.worth = active.worth;
  one.handles = handles;
  one.history = fold(touches(past, zone()), zone());
  return one;
}

Candidate placed_in(std::int64_t id, std::size_t at, const std::vector<std::string>& past = {}) {
  Candidate one = someone(id, past);
  const Stratum stratum = numbered_strata()[at];
  one.stratum = stratum.id;
  one.tempo = {stratum.interval_days, stratum.counts};
  one.minutes = stratum.minutes;
  one.worth = stratum.worth;
  one.placed = true;
  return one;
}

struct TriageCase {
  const char* name;
  std::vector<std::string> past;
  int handles;
  const char* says;   // evidence, stratum, sure
  const char* words;  // the evidence in words
};

std::string said(const Proposal& proposal) {
  const auto strata = numbered_strata();
  return std::string(name(proposal.evidence)) + " " + (proposal.stratum ? strata[*proposal.stratum].name : "rest") +
         (proposal.sure ? "" : " unsure");
}

TEST(TriageRule, Table) {
  const TriageCase cases[] = {
      {"never", {}, 1, "never Yearly", "No contact known"},
      {"no way to reach", {}, 0, "unreachable rest", "No contact known, and no way to reach them"},
      {"one call", {"2026-06-20 call both"}, 1, "dialogue Active", "One dialogue (call), 5 months ago"},
      {"answered mail",
       {"2026-01-05 email out", "2026-01-06 email in"},
       1,
       "dialogue Active",
       "2 contacts, 1 both ways, last 10 months ago"},
      {"near the two years",
       {"2024-12-05 call both"},
       1,
       "dialogue Active unsure",
       "One dialogue (call), 23 months ago"},
      {"long ago", {"2021-03-01 call both"}, 1, "past-dialogue Yearly", "One dialogue (call), 5 years ago"},
      {"much, long ago",
       {"2020-03-01 call both", "2020-06-01 lunch both", "2021-03-01 call both"},
       1,
       "past-dialogue Wide",
       "3 contacts, 3 both ways, last 5 years ago"},
      {"only written to",
       {"2026-01-05 email out", "2026-03-05 email out"},
       1,
       "one-way Wide",
       "You wrote 2 times without an answer, last 8 months ago"},
      {"only wrote", {"2026-01-05 email in"}, 1, "one-way Wide", "They wrote 1 time, last 10 months ago"},
      {"one way, long ago", {"2020-01-05 email in"}, 1, "past-one-way Yearly", "They wrote 1 time, last 6 years ago"},
      {"often",
       {"2025-10-01 call both", "2026-01-05 call both", "2026-03-05 lunch both", "2026-06-05 call both",
        "2026-09-05 call both"},
       1,
       "often Close unsure",
       "5 contacts, 5 both ways, last 11 weeks ago"},
  };
  const auto strata = numbered_strata();
  for (const TriageCase& one : cases) {
    SCOPED_TRACE(one.name);
    const std::vector<Candidate> all{someone(1, one.past, one.handles)};
    const Triage made = triage(all, strata, {}, 30, kToday, zone());
    ASSERT_EQ(made.proposals.size(), 1u);
    EXPECT_EQ(said(made.proposals[0]), one.says);
    EXPECT_EQ(evidence_words(all[0], kToday, zone()), one.words);
  }
}

TEST(TriageRule, OnlyTheUndecidedAndContactOfTwoYearsFirst) {
  std::vector<Candidate> all{someone(1, {}), someone(2, {"2020-01-05 email in"}), someone(3, {"2026-06-20 call both"}),
                             placed_in(4, 0)};
  all.push_back(someone(5, {}));
  all.back().marks.state = State::resting;
  const auto strata = numbered_strata();
  const Triage made = triage(all, strata, {}, 30, kToday, zone());
  std::vector<std::size_t> order;
  for (const Proposal& one : made.proposals) order.push_back(one.candidate);
  EXPECT_EQ(order, (std::vector<std::size_t>{2, 1, 0}));
  EXPECT_NEAR(made.needed_now, cost(15, 28, {}) + 3 * cost(5, 91, {}), 1e-9);
  EXPECT_NEAR(made.needed_after, cost(15, 28, {}) + cost(5, 91, {}) + 2 * cost(3, 364, {}), 1e-9);
}

TEST(TriageRule, ThousandsOfStrangersRestUntilTheyTakeAThird) {
  std::vector<Candidate> all;
  for (std::int64_t id = 1; id <= 100; ++id) all.push_back(someone(id, {"2026-06-20 call both"}));
  for (std::int64_t id = 101; id <= 5000; ++id) all.push_back(someone(id, {}));
  const auto strata = numbered_strata();
  const Triage made = triage(all, strata, {}, 30, kToday, zone());
  EXPECT_LE(made.needed_after, kRhythmShare * 30);
  EXPECT_GT(made.needed_now, 300);
  int resting = 0;
  for (const Proposal& one : made.proposals) {
    if (one.evidence == Evidence::dialogue) {
      EXPECT_FALSE(one.gave_way);
    }
    if (!one.stratum) {
      ++resting;
      EXPECT_EQ(one.evidence, Evidence::never);
      EXPECT_TRUE(one.gave_way);
    }
  }
  EXPECT_GT(resting, 3000);
  EXPECT_LT(resting, 4900);
}

TEST(TriageRule, TheWeakestTiesGoOutFirst) {
  std::vector<Candidate> all;
  for (std::int64_t id = 1; id <= 600; ++id) {
    const std::string month = id % 12 < 9 ? "0" + std::to_string(id % 12 + 1) : std::to_string(id % 12 + 1);
    all.push_back(someone(id, {(id % 2 == 0 ? "2025-" : "2026-") + (id % 2 == 0 ? month : "06") + "-10 call both"}));
  }
  const auto strata = numbered_strata();
  const Triage made = triage(all, strata, {}, 20, kToday, zone());
  EXPECT_LE(made.needed_after, kRhythmShare * 20);
  EXPECT_GT(made.needed_after, kRhythmShare * 20 - 1);  // no more than it takes
  double weakest_kept = 1e9;
  double strongest_moved = 0;
  for (const Proposal& one : made.proposals) {
    const double tie = tie_strength(all[one.candidate].history, kToday, zone());
    if (one.stratum && strata[*one.stratum].name == "Active") {
      weakest_kept = std::min(weakest_kept, tie);
    } else {
      strongest_moved = std::max(strongest_moved, tie);
    }
  }
  EXPECT_LE(strongest_moved, weakest_kept);
}

TEST(AdviceRule, NothingWhileItFits) {
  const auto strata = numbered_strata();
  const std::vector<Candidate> all{placed_in(1, 0)};
  const Advice advice = advise(all, strata, {}, 30, kToday, zone());
  EXPECT_TRUE(advice.moves.empty());
  EXPECT_EQ(advice.needed, advice.after);
}

TEST(AdviceRule, TheWeakestOfTheCheapestStratumThatSufficesAlone) {
  const auto strata = numbered_strata();
  std::vector<Candidate> all;
  for (std::int64_t id = 1; id <= 400; ++id) {
    all.push_back(placed_in(id, 2, {id <= 50 ? "2026-11-01 call both" : "2026-04-01 call both"}));
  }
  for (std::int64_t id = 401; id <= 420; ++id) all.push_back(placed_in(id, 0, {"2026-11-01 call both"}));
  const double before = 400 * cost(5, 91, {}) + 20 * cost(15, 28, {});  // 45.8
  const Advice advice = advise(all, strata, {}, 40, kToday, zone());
  EXPECT_NEAR(advice.needed, before, 1e-9);
  ASSERT_EQ(advice.moves.size(), 1u);
  EXPECT_EQ(strata[advice.moves[0].from].name, "Active");
  EXPECT_EQ(strata[advice.moves[0].to].name, "Wide");
  EXPECT_LE(advice.after, 40.5);
  const double one = cost(5, 91, {}) - cost(4, 182, {});
  EXPECT_EQ(advice.moves[0].people.size(), static_cast<std::size_t>(std::ceil((before - 40) / one)));
  for (const std::size_t at : advice.moves[0].people) EXPECT_GE(at, 50u);
}

TEST(AdviceRule, WhoNobodyPlacedGoesBeforeWhoWasAndOwnRhythmsStay) {
  const auto strata = numbered_strata();
  std::vector<Candidate> all;
  for (std::int64_t id = 1; id <= 100; ++id) all.push_back(placed_in(id, 2));
  all[7].placed = false;
  for (std::size_t i = 10; i < 20; ++i) all[i].own_interval = true;
  const Advice advice = advise(all, strata, {}, 5, kToday, zone());
  ASSERT_FALSE(advice.moves.empty());
  EXPECT_EQ(advice.moves[0].people.front(), 7u);
  for (const Move& move : advice.moves) {
    for (const std::size_t at : move.people) EXPECT_FALSE(all[at].own_interval);
  }
}

TEST(AdviceRule, TheMovesFitWheneverThePlanCanFit) {
  std::mt19937 random(5);
  const auto strata = numbered_strata();
  for (int round = 0; round < 100; ++round) {
    std::vector<Candidate> all;
    const int people = 50 + static_cast<int>(random() % 1000);
    for (int id = 1; id <= people; ++id) all.push_back(placed_in(id, random() % 5));
    const int budget = 5 + static_cast<int>(random() % 60);
    const Advice advice = advise(all, strata, {}, budget, kToday, zone());
    const double least = people * cost(3, 364, {});
    if (least <= budget) {
      EXPECT_LE(advice.after, budget + kOverMinutes);
    }
    double after = advice.needed;
    for (const Move& move : advice.moves) {
      EXPECT_LT(move.from, move.to);
      after -= static_cast<double>(move.people.size()) *
               (cost(strata[move.from].minutes, strata[move.from].interval_days, {}) -
                cost(strata[move.to].minutes, strata[move.to].interval_days, {}));
    }
    EXPECT_NEAR(after, advice.after, 1e-6);
  }
}

}  // namespace
}  // namespace kith
