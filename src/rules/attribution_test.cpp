// What led there: which touches count, how they share, and what is said of it.
#include "rules/attribution.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

LeadTouch contact(std::int64_t id, const char* at, Channel channel = Channel::call, Direction direction = Direction::in,
                  bool linked = false) {
  LeadTouch made;
  made.id = TouchId{id};
  made.person = PersonId{1};
  made.at = parse_instant(at, Zone::utc()).value();
  made.channel = channel;
  made.direction = direction;
  made.linked = linked;
  return made;
}

Lead deal(std::int64_t id, const char* begun, const char* won, std::vector<LeadTouch> touches) {
  Lead made;
  made.id = OpportunityId{id};
  made.begun = parse_instant(begun, Zone::utc()).value();
  if (won != nullptr) {
    made.won = parse_instant(won, Zone::utc()).value();
    made.stage = OpportunityStage::won;
  }
  made.touches = std::move(touches);
  return made;
}

using Shares = std::vector<std::pair<std::int64_t, std::int64_t>>;  // touch, millionths
Shares shares(const Lead& lead, CreditRule rule) {
  Shares made;
  for (const Credit& one : credits(lead, rule, Zone::utc())) made.emplace_back(one.touch->id.value, one.share);
  return made;
}

TEST(Attribution, SharesByRule) {
  struct Row {
    const char* what;
    Lead lead;
    Shares first, last, shared;
  };
  const Row rows[] = {
      {"nothing known", deal(1, "2026-05-01", "2026-06-01", {}), {}, {}, {}},
      {"one touch has all of it",
       deal(1, "2026-05-01", "2026-06-01", {contact(7, "2026-03-01")}),
       {{7, 1000000}},
       {{7, 1000000}},
       {{7, 1000000}}},
      {"two days have half each",
       deal(1, "2026-05-01", "2026-06-01", {contact(8, "2026-04-01"), contact(7, "2026-03-01")}),
       {{7, 1000000}},
       {{8, 1000000}},
       {{7, 500000}, {8, 500000}}},
      {"three days: 40, 20, 40",
       deal(1, "2026-05-01", "2026-06-01",
            {contact(7, "2026-03-01"), contact(8, "2026-04-01"), contact(9, "2026-05-01")}),
       {{7, 1000000}},
       {{9, 1000000}},
       {{7, 400000}, {8, 200000}, {9, 400000}}},
      {"the days between share evenly, and a day among its touches",
       deal(1, "2026-05-01", "2026-06-01",
            {contact(1, "2026-03-01T08:00Z"), contact(2, "2026-03-01T09:00Z"), contact(3, "2026-03-02"),
             contact(4, "2026-03-03"), contact(5, "2026-03-04"), contact(6, "2026-03-05")}),
       {{1, 1000000}},
       {{6, 1000000}},
       {{1, 200000}, {2, 200000}, {3, 66667}, {4, 66667}, {5, 66666}, {6, 400000}}},
      {"won: up to that day, the day itself too",
       deal(1, "2026-05-01", "2026-06-01T08:00Z", {contact(1, "2026-06-01T17:00Z"), contact(2, "2026-06-02")}),
       {{1, 1000000}},
       {{1, 1000000}},
       {{1, 1000000}}},
      {"not won: up to the day it began",
       deal(1, "2026-05-01T08:00Z", nullptr, {contact(1, "2026-05-01T17:00Z"), contact(2, "2026-05-02")}),
       {{1, 1000000}},
       {{1, 1000000}},
       {{1, 1000000}}},
      {"linked ones are all that count",
       deal(1, "2026-05-01", "2026-06-01",
            {contact(1, "2026-01-01"), contact(2, "2026-03-01", Channel::lunch, Direction::both, true)}),
       {{2, 1000000}},
       {{2, 1000000}},
       {{2, 1000000}}},
      {"a thank-you after it was won did not win it",
       deal(1, "2026-05-01", "2026-06-01",
            {contact(1, "2026-03-01", Channel::call, Direction::in, true),
             contact(2, "2026-07-01", Channel::letter, Direction::out, true)}),
       {{1, 1000000}},
       {{1, 1000000}},
       {{1, 1000000}}},
      {"unless it is all there is",
       deal(1, "2026-05-01", "2026-06-01", {contact(2, "2026-07-01", Channel::letter, Direction::out, true)}),
       {{2, 1000000}},
       {{2, 1000000}},
       {{2, 1000000}}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(shares(row.lead, CreditRule::first), row.first) << row.what;
    EXPECT_EQ(shares(row.lead, CreditRule::last), row.last) << row.what;
    EXPECT_EQ(shares(row.lead, CreditRule::shared), row.shared) << row.what;
  }
}

TEST(Attribution, SharesSumToTheWholeWhateverTheNumber) {
  for (int days = 1; days <= 40; ++days) {
    std::vector<LeadTouch> touches;
    for (int day = 0; day < days; ++day) {
      for (int of_day = 0; of_day <= day % 3; ++of_day) {
        LeadTouch one = contact(day * 10 + of_day + 1, "2026-01-01");
        one.at += Days{day};
        touches.push_back(one);
      }
    }
    std::int64_t sum = 0;
    for (const auto& [touch, share] : shares(deal(1, "2026-01-01", "2026-12-01", touches), CreditRule::shared)) {
      EXPECT_GT(share, 0);
      sum += share;
    }
    EXPECT_EQ(sum, kWholeCredit) << days;
  }
}

TEST(Attribution, TheDayIsTheUsers) {
  const Zone berlin = Zone::find("Europe/Berlin").value();
  // 23:30 UTC on the 31st is the 1st in Berlin: after it was won there.
  const Lead lead =
      deal(1, "2026-05-01", "2026-05-31T12:00Z", {contact(1, "2026-05-31T23:30Z"), contact(2, "2026-04-01")});
  EXPECT_EQ(counted(lead, berlin).size(), 1U);
  EXPECT_EQ(counted(lead, Zone::utc()).size(), 2U);
}

TEST(Attribution, MoneyIsSharedToTheCentAndNeverAddedAcrossCurrencies) {
  Lead pounds =
      deal(1, "2026-05-01", "2026-06-01",
           {contact(1, "2026-03-01", Channel::call), contact(2, "2026-03-02", Channel::lunch, Direction::both),
            contact(3, "2026-03-03", Channel::email)});
  pounds.worth = Money{1001, "GBP"};
  Lead euros = deal(2, "2026-05-01", "2026-06-01", {contact(4, "2026-03-01", Channel::call)});
  euros.worth = Money{kMostCents, "EUR"};
  Lead open = deal(3, "2026-05-01", nullptr, {contact(5, "2026-03-01", Channel::call)});
  open.worth = Money{77, "EUR"};
  const Lead all[] = {pounds, euros, open};
  const auto made = attribute(all, CreditBy::channel, CreditRule::shared, Zone::utc());
  ASSERT_EQ(made.rows.size(), 3U);
  EXPECT_EQ(made.rows[0].key, "call/in");
  EXPECT_EQ(made.rows[0].credit, 2400000);
  EXPECT_EQ(made.rows[0].won, 1400000);
  EXPECT_EQ(made.rows[0].worth.at("EUR"), kMostCents) << "what is not won yet is worth nothing";
  std::int64_t sum = 0;
  for (const CreditRow& row : made.rows) {
    if (const auto found = row.worth.find("GBP"); found != row.worth.end()) sum += found->second;
  }
  EXPECT_EQ(sum, 1001);
}

TEST(Attribution, WhatStandsBehindATouch) {
  Lead one = deal(1, "2026-05-01", "2026-06-01", {contact(1, "2026-03-01")});
  LeadTouch& touch = one.touches.front();
  touch.organisation = {4, "Mill"};
  touch.experiment = {5, "Postcards"};
  touch.introducer = {6, "Grace Hopper"};
  touch.approach = "LinkedIn";
  const Lead other = deal(2, "2026-05-01", "2026-06-02", {contact(2, "2026-03-01")});
  const Lead unknown = deal(3, "2026-05-01", "2026-06-03", {});
  const Lead all[] = {one, other, unknown};
  struct Row {
    CreditBy by;
    const char *key, *label, *none, *words;
  };
  const Row rows[] = {
      {CreditBy::organisation, "organisation/4", "Mill", "none", "1 of your 3 deals began with people at Mill."},
      {CreditBy::experiment, "experiment/5", "Postcards", "none",
       "1 of your 3 deals began with the experiment Postcards."},
      {CreditBy::introducer, "introducer/6", "Grace Hopper", "none", "1 of your 3 deals came through Grace Hopper."},
      {CreditBy::approach, "approach/LinkedIn", "they came to you: LinkedIn", "none",
       "1 of your 3 deals began with people who came to you: LinkedIn."},
  };
  for (const Row& row : rows) {
    const auto made = attribute(all, row.by, CreditRule::first, Zone::utc());
    ASSERT_EQ(made.rows.size(), 3U) << row.key;
    EXPECT_EQ(made.rows[0].key, row.key);
    EXPECT_EQ(made.rows[0].label, row.label);
    EXPECT_EQ(made.rows[1].key, row.none);
    EXPECT_EQ(made.rows[2].key, "unknown") << "what is not known is said, and said last";
    EXPECT_EQ(made.words.front(), row.words);
  }
}

TEST(Attribution, SaysItInASentence) {
  const auto call = [](std::int64_t id, const char* won) {
    return deal(id, "2026-01-01", won, {contact(id, "2025-12-01", Channel::call, Direction::in)});
  };
  const auto lunch = [](std::int64_t id, const char* won) {
    return deal(id, "2026-01-01", won, {contact(id, "2025-12-01", Channel::lunch, Direction::both)});
  };
  struct Row {
    std::vector<Lead> leads;
    CreditRule rule;
    std::vector<std::string> words;
  };
  const std::string few = "That is few: it says what happened, not what works.";
  const Row rows[] = {
      {{}, CreditRule::first, {}},
      {{deal(1, "2026-01-01", nullptr, {contact(1, "2025-12-01")})}, CreditRule::first, {}},
      {{deal(1, "2026-01-01", "2026-02-01", {})}, CreditRule::first, {}},
      {{call(1, "2026-02-01")}, CreditRule::first, {"Your one deal began with a call you took.", few}},
      {{call(1, "2026-02-01"), call(2, "2026-02-02")},
       CreditRule::last,
       {"Both of your deals were won right after calls you took.", few}},
      {{call(1, "2026-02-01"), call(2, "2026-02-02"), lunch(3, "2026-02-03")},
       CreditRule::shared,
       {"2 of your 3 deals owe most to calls you took.", few}},
      {{deal(1, "2026-01-01", "2026-02-01",
             {contact(1, "2025-12-01"), contact(2, "2025-12-02", Channel::lunch, Direction::both)})},
       CreditRule::shared,
       {}},  // half and half: it owes most to neither
      {{lunch(9, "2025-12-20"), call(1, "2026-02-01"), call(2, "2026-02-02"), lunch(3, "2026-02-03"),
        call(4, "2026-02-04"), lunch(5, "2026-02-05")},
       CreditRule::first,
       {"3 of your last 5 deals began with calls you took."}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(attribute(row.leads, CreditBy::channel, row.rule, Zone::utc()).words, row.words);
  }
}

TEST(Attribution, TheFlowLosesNothingOnItsWay) {
  Lead job = deal(3, "2026-01-01", nullptr, {contact(3, "2025-12-01"), contact(4, "2025-12-02", Channel::lunch)});
  job.kind = OpportunityKind::job;
  job.stage = OpportunityStage::lost;
  const Lead all[] = {deal(1, "2026-01-01", "2026-02-01", {contact(1, "2025-12-01")}),
                      deal(2, "2026-01-01", nullptr, {}), job};
  const auto flow = attribute(all, CreditBy::channel, CreditRule::shared, Zone::utc()).flow;
  std::int64_t layers[3] = {};
  for (const FlowNode& node : flow.nodes) layers[node.layer] += node.credit;
  for (const std::int64_t sum : layers) EXPECT_EQ(sum, 3 * kWholeCredit);
  std::vector<std::int64_t> in(flow.nodes.size()), out(flow.nodes.size());
  for (const FlowLink& link : flow.links) {
    out[link.from] += link.credit;
    in[link.to] += link.credit;
  }
  for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
    const FlowNode& node = flow.nodes[i];
    EXPECT_EQ(in[i], node.layer > 0 ? node.credit : 0) << node.key;
    EXPECT_EQ(out[i], node.layer < 2 ? node.credit : 0) << node.key;
  }
}

TEST(Attribution, SomebodyWhoCameWithoutAContactIsWhatBeganIt) {
  LeadTouch came = contact(0, "2025-12-01", Channel::other, Direction::in);
  came.approach = "the Guild";
  const Lead all[] = {deal(1, "2026-01-01", "2026-02-01", {came, contact(5, "2026-01-01")})};
  const auto made = attribute(all, CreditBy::channel, CreditRule::first, Zone::utc());
  EXPECT_EQ(made.rows[0].key, "approach");
  EXPECT_EQ(made.words.front(), "Your one deal began with people who came to you.");
}

}  // namespace
}  // namespace kith
