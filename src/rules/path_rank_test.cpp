#include "rules/path_rank.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace kith {
namespace {

const Instant kAskedNow = *parse_instant("2026-11-23T09:00:00Z", Zone::utc());

AskMade asked_before(int days, bool favour, int hours = 0) {
  return {kAskedNow - Days{days} - std::chrono::hours{hours}, favour};
}

TEST(PathRank, WearFallsWithEachAskAndHeals) {
  struct Row {
    std::vector<AskMade> asks;
    double factor;
  };
  const Row rows[] = {
      {{}, 1},
      {{asked_before(0, true)}, .5},
      {{asked_before(0, false)}, 2. / 3},
      {{asked_before(45, true)}, 2. / 3},
      {{asked_before(90, true)}, .8},
      {{asked_before(360, true)}, 1 / (1 + 1. / 256)},
      {{asked_before(0, false), asked_before(0, false, 2)}, 2. / 3},  // one day is one ask
      {{asked_before(0, false), asked_before(0, true, 2)}, .5},       // the favour counts
      {{asked_before(0, true), asked_before(45, true)}, .4},
      {{asked_before(0, true), asked_before(1, true), asked_before(2, true), asked_before(3, true)}, kLeastWear},
      {{asked_before(-1, true)}, 1},  // not yet
  };
  for (const Row& row : rows) EXPECT_NEAR(wear(row.asks, kAskedNow, Zone::utc()), row.factor, 1e-9) << row.asks.size();
}

TEST(PathRank, TheLedgerOrdersWhoIsAsked) {
  Balance nothing, even, gave, received, much;
  even.leaning = Leaning::even;
  gave.leaning = Leaning::gave;
  received.leaning = Leaning::received;
  much.leaning = Leaning::received;
  much.owes_turn = true;
  EXPECT_GT(ledger_factor(gave), ledger_factor(even));
  EXPECT_EQ(ledger_factor(even), 1);
  EXPECT_EQ(ledger_factor(nothing), 1);
  EXPECT_LT(ledger_factor(received), ledger_factor(even));
  EXPECT_LT(ledger_factor(much), ledger_factor(received));
}

TEST(PathRank, SomeMutualContactsAreBestForAJob) {
  EXPECT_NEAR(mutual_factor(kBestMutual), 1.2, 1e-12);
  for (int mutual = 0; mutual < kBestMutual; ++mutual)
    EXPECT_LT(mutual_factor(mutual), mutual_factor(mutual + 1)) << mutual;
  for (int mutual = kBestMutual; mutual < 200; ++mutual)
    EXPECT_GT(mutual_factor(mutual), mutual_factor(mutual + 1)) << mutual;
  EXPECT_LT(mutual_factor(0), 1);
  EXPECT_LT(mutual_factor(100), 1);
  EXPECT_GE(mutual_factor(100'000), .7);
}

TEST(PathRank, ADormantTieIsOldAndWasReal) {
  EXPECT_EQ(dormant_factor(364, 9), 1);
  EXPECT_EQ(dormant_factor(365, 1), 1);
  EXPECT_GT(dormant_factor(365, 2), 1);
}

TEST(PathRank, TermsMultiplyToTheScoreAndNeverPassTheBound) {
  WayFacts facts;
  facts.chance = .4;
  EXPECT_EQ(way_terms(facts, WayFor::anything, kAskedNow, Zone::utc()).size(), 1U);
  facts.balance.leaning = Leaning::gave;
  facts.mutual = kBestMutual;
  facts.silent_days = 400;
  facts.dialogues = 5;
  for (const WayFor purpose : {WayFor::anything, WayFor::job, WayFor::deal, WayFor::advice}) {
    const auto terms = way_terms(facts, purpose, kAskedNow, Zone::utc());
    EXPECT_EQ(terms.front().name, "chance");
    EXPECT_EQ(way_for_from(name(purpose)).value_or(WayFor::anything), purpose);
    EXPECT_NEAR(way_score(terms), facts.chance * most_favour(purpose), 1e-12) << name(purpose);
    const bool more = purpose == WayFor::job || purpose == WayFor::advice;
    EXPECT_EQ(terms.size(), more ? 3U : 2U) << name(purpose);
  }
  facts.asks = {asked_before(12, false), asked_before(1, true)};
  const auto terms = way_terms(facts, WayFor::anything, kAskedNow, Zone::utc());
  EXPECT_EQ(terms[1].name, "asked lately");
  EXPECT_EQ(terms[1].words, "asked yesterday, 2 times lately");
  EXPECT_LT(way_score(terms), facts.chance);
}

TEST(PathRank, ChancesInWords) {
  EXPECT_EQ(way_chance_words(.5), "good");
  EXPECT_EQ(way_chance_words(.49), "fair");
  EXPECT_EQ(way_chance_words(.1), "modest");
  EXPECT_EQ(way_chance_words(.03), "slim");
  EXPECT_EQ(way_chance_words(0), "very slim");
}

}  // namespace
}  // namespace kith
