// What may happen with an introduction when, and what is next, as tables.
#include "rules/introduction.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace kith {
namespace {

const IntroductionNames kTwo{"Ada", "Grace"};
const Zone kHere = Zone::utc();

Instant november(int day) {
  return kHere.start_of(local_date(2026, 11, 1)) + Days{day - 1};
}

// "1" and "2" are the sides: "a1 y1" is the first asked, then said yes; "m" made, "t" met, "k" thanked, "n2" a no of
// the second, "d" dropped. One a day from the first of November.
Introduction introduction_after(IntroductionKind kind, const std::string& acts) {
  Introduction one;
  one.kind = kind;
  one.first = PersonId{1};
  one.second = PersonId{2};
  one.created = november(1);
  int day = 1;
  for (std::size_t at = 0; at < acts.size(); ++at) {
    const char c = acts[at];
    if (c == ' ') continue;
    const bool sided = c == 'a' || c == 'y' || c == 'n';
    const auto side = sided && acts[at + 1] == '2' ? IntroductionSide::second : IntroductionSide::first;
    if (sided) ++at;
    const auto act = c == 'a'   ? IntroductionAct::ask
                     : c == 'y' ? IntroductionAct::agree
                     : c == 'n' ? IntroductionAct::decline
                     : c == 'm' ? IntroductionAct::made
                     : c == 't' ? IntroductionAct::met
                     : c == 'f' ? IntroductionAct::follow
                     : c == 'k' ? IntroductionAct::thanked
                     : c == 'd' ? IntroductionAct::drop
                     : c == 'r' ? IntroductionAct::reopen
                                : IntroductionAct::back;
    one = with_act(one, act, side, november(day++), "");
  }
  return one;
}

TEST(IntroductionState, IsWhatItsDaysSay) {
  const struct {
    const char* acts;
    const char* state;
  } rows[] = {{"", "planned"},
              {"a1", "asked"},
              {"y2", "asked"},
              {"a1 y1", "asked"},
              {"a1 y1 a2 y2", "agreed"},
              {"y1 y2 m", "introduced"},
              {"y1 y2 m t", "met"},
              {"y1 y2 m k", "thanked"},
              {"y1 y2 m t k", "thanked"},
              {"a1 n1", "declined"},
              {"a1 d", "dropped"},
              {"a1 n1 r", "asked"},
              {"y1 y2 m t b", "introduced"},
              {"y1 y2 m t b b", "agreed"},
              {"y1 y2 m t b b b", "asked"},
              {"a1 b", "planned"}};
  for (const auto& row : rows)
    EXPECT_EQ(name(state_of(introduction_after(IntroductionKind::offered, row.acts))), row.state) << row.acts;
}

TEST(IntroductionMayHappen, NamesTheRuleThatIsAgainstIt) {
  const struct {
    const char* acts;
    IntroductionAct act;
    const char* refused;  // "" is allowed
  } rows[] = {
      {"", IntroductionAct::made, "before-consent: Ada has not said yes"},
      {"a1 y1", IntroductionAct::made, "before-consent: Grace has not said yes"},
      {"y1 y2", IntroductionAct::made, ""},
      {"y1 y2", IntroductionAct::agree, "both have said yes already"},
      {"y1", IntroductionAct::agree, "Ada has said yes already"},
      {"y1", IntroductionAct::ask, "Ada has said yes: there is nothing to ask"},
      {"y1 y2", IntroductionAct::decline, ""},
      {"y1 y2", IntroductionAct::met, "they have not been introduced yet"},
      {"y1 y2 m", IntroductionAct::drop, ""},
      {"y1 y2 m t", IntroductionAct::drop, "\"drop\" does not fit an introduction that is met"},
      {"y1 y2 m t", IntroductionAct::thanked, ""},
      {"y1 y2 m k", IntroductionAct::met, ""},
      {"y1 y2 m t k", IntroductionAct::met, "that they met is kept already"},
      {"a1 n1", IntroductionAct::agree, "this introduction is closed: it was declined"},
      {"d", IntroductionAct::made, "this introduction is closed: it was dropped"},
      {"d", IntroductionAct::reopen, ""},
      {"a1", IntroductionAct::reopen, "this introduction is not closed"},
      {"", IntroductionAct::back, "nothing has happened in this introduction yet"},
  };
  for (const auto& row : rows) {
    const auto may =
        may_happen(introduction_after(IntroductionKind::offered, row.acts), row.act, IntroductionSide::first, kTwo);
    EXPECT_EQ(may ? "" : may.error().what, row.refused) << row.acts << " " << name(row.act);
    if (!may) {
      EXPECT_EQ(may.error().code, Code::refused) << row.acts;
    }
  }
}

TEST(IntroductionMayHappen, WhatIsPossibleIsWhatMayHappen) {
  for (const auto kind : {IntroductionKind::asked, IntroductionKind::offered}) {
    for (const char* acts : {"", "a2", "a2 y2", "y1 y2", "y1 y2 m", "y1 y2 m t", "y1 y2 m t k", "a2 n2", "d"}) {
      const Introduction one = introduction_after(kind, acts);
      const auto possible = possible_acts(one);
      EXPECT_FALSE(possible.empty()) << acts;
      for (const PossibleAct& act : possible) {
        EXPECT_EQ(act.side.has_value(), is_of_one(act.act));
        EXPECT_TRUE(may_happen(one, act.act, act.side.value_or(IntroductionSide::first), kTwo)) << name(act.act);
      }
    }
  }
}

TEST(IntroductionMayHappen, AConnectorWhoIntroducedHadBothYeses) {
  const Introduction made = introduction_after(IntroductionKind::asked, "a2 m");
  EXPECT_EQ(state_of(made), IntroductionState::introduced);
  EXPECT_TRUE(both_agreed(made));
  const auto asked =
      may_happen(introduction_after(IntroductionKind::asked, ""), IntroductionAct::ask, IntroductionSide::first, kTwo);
  ASSERT_FALSE(asked);
  EXPECT_EQ(asked.error().what, "through-the-connector: Ada is asked by Grace");
}

TEST(IntroductionInOrder, NothingBeforeWhatItRestsOn) {
  const Introduction agreed = introduction_after(IntroductionKind::offered, "y1 y2");
  EXPECT_EQ(in_order(agreed, IntroductionAct::made, november(1), kHere, kTwo).error().what,
            "that is before Grace said yes, on 2026-11-02");
  EXPECT_TRUE(in_order(agreed, IntroductionAct::made, november(2), kHere, kTwo));
  const Introduction made = introduction_after(IntroductionKind::offered, "y1 y2 m");
  EXPECT_EQ(in_order(made, IntroductionAct::met, november(2), kHere, kTwo).error().code, Code::bad_input);
  EXPECT_TRUE(in_order(made, IntroductionAct::met, november(3), kHere, kTwo));
}

TEST(IntroductionPair, IsTheSameWhoeverComesFirst) {
  const Introduction one = introduction_after(IntroductionKind::offered, "");
  Introduction other = one;
  std::swap(other.first, other.second);
  other.kind = IntroductionKind::asked;
  EXPECT_TRUE(same_pair(one, other));
  other.second = PersonId{3};
  EXPECT_FALSE(same_pair(one, other));
}

TEST(IntroductionNextStep, IsSaidWithItsDayAndWhom) {
  const auto offered = IntroductionKind::offered;
  const auto asked = IntroductionKind::asked;
  const struct {
    IntroductionKind kind;
    const char* acts;
    unsigned today;  // of November
    const char* next;
  } rows[] = {
      {offered, "", 1, "asked 1 on 1: Ask Ada first, without naming Grace"},
      {offered, "a1", 3, "agree 1 on 8: Waiting for a yes or no of Ada, asked 2 days ago"},
      {offered, "a1", 8,
       "asked 1 on 8: Ada was asked 7 days ago and has not said yes or no: ask once more, or let it rest"},
      {offered, "a1 y1", 4, "asked 2 on 2: Ada said yes: now ask Grace, still without the name"},
      {offered, "y2", 4, "asked 1 on 1: Grace said yes: now ask Ada, still without the name"},
      {offered, "y1 y2", 4, "made 0 on 2: Both said yes: introduce Ada and Grace"},
      {offered, "y1 y2 m", 4, "met 0 on 17: Introduced yesterday: a meeting takes its time"},
      {offered, "y1 y2 m", 17, "met 0 on 17: You introduced Ada and Grace 2 weeks ago: ask whether they met"},
      {offered, "y1 y2 m f", 17, "met 0 on 18: Introduced 2 weeks ago: a meeting takes its time"},
      {offered, "y1 y2 m t", 17, ""},
      {asked, "", 1, "asked 2 on 1: Ask Grace to introduce you to Ada"},
      {asked, "a2", 8,
       "asked 2 on 8: Grace was asked 7 days ago and has not said yes or no: ask once more, or let it rest"},
      {asked, "a2 y2", 3, "agree 1 on 9: Grace said yes yesterday, and asks Ada"},
      {asked, "a2 y2", 9, "agree 1 on 9: Grace said yes 7 days ago: ask how it stands with Ada"},
      {asked, "y2 y1", 9, "made 2 on 9: Both said yes: has Grace introduced you to Ada?"},
      {asked, "y2 y1 m", 17, "met 0 on 17: Grace introduced you to Ada 2 weeks ago: did you meet?"},
      {asked, "y2 y1 m t", 5, "thanked 2 on 4: You met Ada: thank Grace, and say what came of it"},
      {asked, "y2 y1 m t k", 5, ""},
      {asked, "a2 n2", 5, ""},
      {asked, "a2 d", 5, ""},
  };
  for (const auto& row : rows) {
    const auto next = next_of(introduction_after(row.kind, row.acts), kTwo, {}, local_date(2026, 11, row.today), kHere);
    const int side = !next || !next->side ? 0 : *next->side == IntroductionSide::first ? 1 : 2;
    const std::string words = next ? fmt::format("{} {} on {}: {}", name(next->act), side,
                                                 (next->due - local_date(2026, 11, 1)).count() + 1, next->what)
                                   : "";
    EXPECT_EQ(words, row.next) << name(row.kind) << " " << row.acts << " on " << row.today;
  }
}

TEST(IntroductionNextStep, WaitsAsLongAsTheyUsuallyTakeAndNotOnceTheyWrote) {
  const Introduction one = introduction_after(IntroductionKind::offered, "a1");
  IntroductionWaits slow;
  slow.first = 20;
  EXPECT_EQ(next_of(one, kTwo, slow, local_date(2026, 11, 8), kHere)->due, local_date(2026, 11, 21));
  IntroductionWaits wrote;
  wrote.heard_first = november(4);
  const auto next = next_of(one, kTwo, wrote, local_date(2026, 11, 5), kHere);
  EXPECT_EQ(next->what, "Ada wrote since you asked: keep their yes or no");
  EXPECT_EQ(next->due, local_date(2026, 11, 4));
  EXPECT_EQ(next->act, IntroductionAct::agree);
}

}  // namespace
}  // namespace kith
