#include "rules/tie_evidence.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "rules/tie_strength.hpp"
#include "rules/tie_words.hpp"

namespace kith {
namespace {

constexpr PersonId kAnn{1}, kBen{2}, kCy{3};
const Instant kTieNow = *parse_instant("2026-11-23T09:00:00Z", Zone::utc());
const LocalDate kTieToday = Zone::utc().date_of(kTieNow);

Instant tie_days_ago(int days) {
  return kTieNow - Days{days};
}

// "wrote 1 to 2 twice" by hand is long: sign, pair and times of all.
std::string signs_told(const std::vector<TieEvidence>& evidence) {
  std::string all;
  for (const TieEvidence& one : evidence) {
    all += std::string(all.empty() ? "" : "; ") + std::to_string(one.person.value) + "-" +
           std::to_string(one.other.value) + " " + std::string(name(one.sign)) + " " + std::to_string(one.times);
  }
  return all;
}

TieGround letters_between(std::uint32_t from, std::vector<std::uint32_t> to, std::vector<std::uint32_t> cc) {
  TieGround ground;
  ground.owners = {kAnn, kBen, kCy, PersonId{}};
  Letter letter;
  letter.at = tie_days_ago(1);
  letter.from = from;
  ground.parties = to;
  letter.copied = static_cast<std::uint32_t>(to.size());
  ground.parties.insert(ground.parties.end(), cc.begin(), cc.end());
  letter.end = static_cast<std::uint32_t>(ground.parties.size());
  ground.letters = {letter};
  return ground;
}

TEST(EvidenceOfTies, OfOneMessage) {
  struct Row {
    std::uint32_t from;
    std::vector<std::uint32_t> to, cc;
    bool list;
    const char* told;
  };
  const Row rows[] = {
      {0, {1}, {}, false, "1-2 wrote 1"},
      {0, {1}, {2}, false, "1-2 wrote 1; 1-3 wrote 1; 2-3 copied 1"},
      {Letter::kUser, {1}, {2}, false, "2-3 copied 1"},
      {Letter::kUser, {1}, {}, false, ""},
      {3, {0, 1}, {}, false, "1-2 copied 1"},
      {0, {3}, {}, false, ""},
      {0, {1, 2}, {}, true, "1-2 wrote 1; 1-3 wrote 1"},
      {0, {0}, {}, false, ""},
  };
  for (const Row& row : rows) {
    TieGround ground = letters_between(row.from, row.to, row.cc);
    ground.letters[0].list = row.list;
    EXPECT_EQ(signs_told(tie_evidence(ground, kTieNow)), row.told) << row.from << " to " << row.to.size();
    EXPECT_EQ(signs_told(tie_evidence(ground, tie_days_ago(2))), "") << "it has not come yet";
  }
}

TEST(EvidenceOfTies, ThoseAtTheSameThingMetUnlessItWasACrowd) {
  TieGround ground;
  ground.attendances = {
      {1, kAnn, tie_days_ago(3)}, {1, kBen, tie_days_ago(3)}, {1, kBen, tie_days_ago(3)}, {2, kCy, tie_days_ago(3)}};
  EXPECT_EQ(signs_told(tie_evidence(ground, kTieNow)), "1-2 met 1");
  ground.attendances.clear();
  for (std::int64_t i = 1; i <= static_cast<std::int64_t>(kMostTogether); ++i)
    ground.attendances.push_back({7, PersonId{i}, tie_days_ago(1)});
  EXPECT_EQ(tie_evidence(ground, kTieNow).size(), kMostTogether * (kMostTogether - 1) / 2);
  ground.attendances.push_back({7, PersonId{500}, tie_days_ago(1)});
  EXPECT_EQ(signs_told(tie_evidence(ground, kTieNow)), "");
}

TEST(EvidenceOfTies, ColleaguesWereThereAtTheSameTime) {
  const auto day = [](int year, unsigned month) { return Zone::utc().start_of(local_date(year, month, 1)); };
  struct Row {
    Instant from, to, other_from, other_to;
    bool together;
  };
  const Instant still = Instant::max();
  const Row rows[] = {
      {day(2019, 1), still, day(2020, 1), still, true},
      {day(2019, 1), day(2020, 1), day(2021, 1), still, false},
      {day(2019, 1), day(2020, 1), day(2020, 1), still, true},
      {still, still, still, still, true},                       // since when is not known
      {day(2020, 1), day(2020, 1), day(2019, 1), still, true},  // there on the last day at least
      {day(2027, 1), still, day(2019, 1), still, false},        // not there yet
      {still, still, day(2019, 1), day(2020, 1), false},
  };
  for (const Row& row : rows) {
    TieGround ground;
    ground.posts = {{OrganisationId{5}, 0, kAnn, row.from, row.to},
                    {OrganisationId{5}, 0, kBen, row.other_from, row.other_to}};
    EXPECT_EQ(signs_told(tie_evidence(ground, kTieNow)), row.together ? "1-2 same-organisation 1" : "");
    ground.posts[1].organisation = OrganisationId{6};
    EXPECT_EQ(signs_told(tie_evidence(ground, kTieNow)), "");
  }
}

TEST(EvidenceOfTies, InALargeOrganisationTheDepartmentDecides) {
  TieGround ground;
  const Instant still = Instant::max();
  for (std::int64_t i = 1; i <= 2000; ++i)
    ground.posts.push_back({OrganisationId{5}, i <= 3 ? 9U : i <= 1000 ? 8U : 0U, PersonId{i}, still, still});
  std::sort(ground.posts.begin(), ground.posts.end());
  EXPECT_EQ(signs_told(tie_evidence(ground, kTieNow)),
            "1-2 same-organisation 1; 1-3 same-organisation 1; 2-3 same-organisation 1");
}

TEST(EvidenceOfTies, WhatTheUserSaysComesFirstAndStrangersAreSilent) {
  TieGround ground = letters_between(0, {1}, {2});
  const auto say = [&](RelationKind kind, std::optional<HowWell> how = {}) {
    ground.said = {{kBen, kAnn, kind, how, tie_days_ago(10), tie_days_ago(10)}};
    return tie_evidence(ground, kTieNow);
  };
  const auto strength = [&](const std::vector<TieEvidence>& evidence) {
    return ties_between(evidence_between(evidence, kAnn, kBen), kTieNow).at(0).strength;
  };
  EXPECT_EQ(signs_told(say(RelationKind::strangers)), "1-3 wrote 1; 2-3 copied 1");
  EXPECT_EQ(signs_told(say(RelationKind::knows)).substr(0, 22), "1-2 said 1; 1-2 wrote ");
  EXPECT_EQ(signs_told(say(RelationKind::introduced_by)).substr(0, 16), "1-2 introduced 1");
  EXPECT_EQ(signs_told(say(RelationKind::manager)).substr(0, 13), "1-2 related 1");
  const double little = strength(say(RelationKind::knows, HowWell::little));
  const double well = strength(say(RelationKind::knows, HowWell::well));
  const double closely = strength(say(RelationKind::knows, HowWell::closely));
  EXPECT_LT(little, well);
  EXPECT_LT(well, closely);
  EXPECT_LE(closely, 1);
  EXPECT_DOUBLE_EQ(strength(say(RelationKind::knows)), well);
  EXPECT_LT(strength(say(RelationKind::colleague)), strength(say(RelationKind::spouse)));
}

TEST(EvidenceOfTies, TakenTogetherNothingIsLostHoweverItIsParted) {
  std::vector<TieEvidence> all;
  for (int i = 0; i < 40; ++i)
    all.push_back({kAnn, kBen, i % 3 == 0 ? TieSign::met : TieSign::wrote, 1. / (1 + i % 4), tie_days_ago(i * 7),
                   tie_days_ago(i * 7)});
  std::vector<TieEvidence> once = all;
  take_together(once);
  ASSERT_EQ(once.size(), 2U);
  std::vector<TieEvidence> half(all.begin(), all.begin() + 17), rest(all.begin() + 17, all.end());
  take_together(half);
  take_together(rest);
  half.insert(half.end(), rest.begin(), rest.end());
  take_together(half);
  ASSERT_EQ(half.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(half[i].times, once[i].times);
    EXPECT_EQ(half[i].first, once[i].first);
    EXPECT_EQ(half[i].last, once[i].last);
    EXPECT_NEAR(half[i].weight, once[i].weight, 1e-9);
  }
}

TEST(WordsOfTies, SayWhatWasSeen) {
  struct Row {
    TieEvidence evidence;
    const char* words;
  };
  const auto seen = [](TieSign sign, int times, int first, int last, double weight = 1) {
    return TieEvidence{kAnn, kBen, sign, weight, tie_days_ago(first), tie_days_ago(last), times};
  };
  const Row rows[] = {
      {seen(TieSign::wrote, 1, 3, 3), "1 message between them"},
      {seen(TieSign::wrote, 9, 250, 14), "9 messages between them since March"},
      {seen(TieSign::wrote, 9, 900, 14), "9 messages between them since June 2024"},
      {seen(TieSign::met, 1, 3, 3), "met once"},
      {seen(TieSign::met, 3, 10, 3), "3 meetings together"},
      {seen(TieSign::copied, 14, 10, 3), "messages to both"},
      {seen(TieSign::same_organisation, 1, 900, 0), "colleagues since June 2024"},
      {seen(TieSign::same_organisation, 1, 0, 0), "colleagues"},
      {seen(TieSign::said, 1, 3, 3, .25), "you say they know each other a little"},
      {seen(TieSign::said, 1, 3, 3, 2.5), "you say they know each other closely"},
  };
  for (const Row& row : rows) {
    const std::string words = sign_words(row.evidence, kTieToday, Zone::utc());
    EXPECT_NE(words.find(row.words), std::string::npos) << words;
  }
  const std::vector<TieEvidence> pair{seen(TieSign::wrote, 9, 250, 14), seen(TieSign::met, 3, 10, 60)};
  EXPECT_EQ(tie_words(pair, kTieToday, Zone::utc()),
            "9 messages between them since March, 3 meetings together, last 2 weeks ago");
  EXPECT_EQ(strength_words(.7), "closely");
  EXPECT_EQ(strength_words(.05), "perhaps");
}

TEST(TieStrength, OneMessageToBothIsNotKnowingEachOther) {
  EXPECT_FALSE(know_each_other(0, 0));
  EXPECT_FALSE(know_each_other(bit(TieSign::copied), .035));
  EXPECT_TRUE(know_each_other(bit(TieSign::copied), .04));
  EXPECT_TRUE(know_each_other(bit(TieSign::same_organisation), .01));
  EXPECT_TRUE(know_each_other(static_cast<TieSigns>(bit(TieSign::copied) | bit(TieSign::met)), .01));
}

}  // namespace
}  // namespace kith
