#include "rules/reply_book.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace kith {
namespace {

Instant sent(double hours) {
  return instant(1'600'000'000 + static_cast<std::int64_t>(hours * 3600));
}

TEST(SubjectWords, TakesTheMarksOff) {
  struct Row {
    const char* subject;
    const char* plain;
    bool reply;
    bool forward;
  };
  const Row rows[] = {
      {"Budget", "budget", false, false},
      {"Re: Budget", "budget", true, false},
      {"RE: re: AW: Budget ", "budget", true, false},
      {"Re[2]: Budget", "budget", true, false},
      {"Re : Budget", "budget", true, false},
      {"Antw: Etat", "etat", true, false},
      {"Fwd: Re: Budget", "budget", false, true},
      {"FW: Budget", "budget", false, true},
      {"Reform", "reform", false, false},
      {"Re", "re", false, false},
      {"Re[x]: Budget", "re[x]: budget", false, false},
      {"Re:", "", true, false},
      {"", "", false, false},
  };
  for (const Row& row : rows) {
    const SubjectWords words = subject_words(row.subject);
    EXPECT_EQ(words.plain, row.plain) << row.subject;
    EXPECT_EQ(words.reply, row.reply) << row.subject;
    EXPECT_EQ(words.forward, row.forward) << row.subject;
  }
}

struct Line {
  double at;
  std::uint32_t from, to;
  const char* subject;
};

TEST(ReplyBook, SaysWhatBecameOfTheFirstMessage) {
  struct Row {
    const char* what;
    std::vector<Line> rest;
    double now;
    bool settled;
    double hours;  // below 0: no answer
  };
  const Row rows[] = {
      {"no answer", {}, 200, true, -1},
      {"not known before seven days", {{3, 2, 1, "Re: Plan"}}, 167, false, 0},
      {"answered", {{3, 2, 1, "Re: Plan"}}, 168, true, 3},
      {"the first answer counts", {{3, 2, 1, "Re: Plan"}, {5, 2, 1, "Re: Plan"}}, 168, true, 3},
      {"another subject", {{3, 2, 1, "Re: Plans"}}, 168, true, -1},
      {"no mark of reply", {{3, 2, 1, "Plan"}}, 168, true, -1},
      {"to somebody else", {{3, 2, 3, "Re: Plan"}}, 168, true, -1},
      {"by somebody else", {{3, 3, 1, "Re: Plan"}}, 168, true, -1},
      {"in the very second", {{0, 2, 1, "Re: Plan"}}, 168, true, -1},
      {"after a second", {{1. / 3600, 2, 1, "RE: plan"}}, 168, true, 1. / 3600},
      {"on the eighth day", {{170, 2, 1, "Re: Plan"}}, 171, true, -1},
  };
  for (const Row& row : rows) {
    ReplyBook book;
    book.add({sent(0), 1, {2}, "Plan"}, ReplyBook::Use::learn);
    for (const Line& line : row.rest)
      book.add({sent(line.at), line.from, {line.to}, line.subject}, ReplyBook::Use::learn);
    const auto outcomes = book.take_settled(sent(row.now));
    ASSERT_EQ(!outcomes.empty(), row.settled) << row.what;
    if (!row.settled) continue;
    EXPECT_EQ(outcomes[0].row, 0U) << row.what;
    ASSERT_EQ(outcomes[0].hours.has_value(), row.hours >= 0) << row.what;
    if (row.hours >= 0) {
      EXPECT_NEAR(*outcomes[0].hours, row.hours, 1e-6) << row.what;
    }
  }
}

TEST(ReplyBook, OneAnswerSettlesAllThatWaitOnThatSubject) {
  ReplyBook book;
  book.add({sent(0), 1, {2, 3}, "Plan"}, ReplyBook::Use::learn);
  book.add({sent(10), 1, {2}, "Plan"}, ReplyBook::Use::learn);
  book.add({sent(12), 2, {1}, "Re: Plan"}, ReplyBook::Use::learn);
  const auto outcomes = book.take_settled(sent(400));
  ASSERT_EQ(outcomes.size(), 4U);
  EXPECT_NEAR(*outcomes[0].hours, 12, 1e-6);
  EXPECT_FALSE(outcomes[1].hours);
  EXPECT_NEAR(*outcomes[2].hours, 2, 1e-6);
  EXPECT_TRUE(book.take_settled(sent(900)).empty()) << "each is told once";
}

TEST(ReplyBook, WhatIsOnlyAskedAboutHasNoOutcome) {
  ReplyBook book;
  book.add({sent(0), 1, {2}, "Plan"}, ReplyBook::Use::ask);
  book.add({sent(2), 2, {1}, "Re: Plan"}, ReplyBook::Use::ask);
  EXPECT_TRUE(book.take_settled(sent(900)).empty());
}

float trait(const Asked& asked, ReplyTrait which) {
  return asked.traits[static_cast<std::size_t>(which)];
}

TEST(ReplyBook, KnowsTheirTurnAndTheThread) {
  ReplyBook book;
  book.add({sent(0), 2, {1}, "Plan"}, ReplyBook::Use::learn);
  const auto rows = book.add({sent(2), 1, {2, 3}, "Re: Plan"}, ReplyBook::Use::learn);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(trait(rows[0], ReplyTrait::their_turn), 1);
  EXPECT_EQ(trait(rows[1], ReplyTrait::their_turn), 0);
  EXPECT_NEAR(trait(rows[0], ReplyTrait::thread_age), std::log(2.0), 1e-5);
  EXPECT_NEAR(trait(rows[0], ReplyTrait::since_they_wrote), std::log(2.0), 1e-5);
  EXPECT_NEAR(trait(rows[1], ReplyTrait::recipients), std::log(2.0), 1e-5);
  EXPECT_EQ(trait(rows[1], ReplyTrait::reply), 1);
}

TEST(ReplyBook, EveryTraitHasItsName) {
  for (std::size_t i = 0; i < kReplyTraits; ++i) EXPECT_FALSE(name(static_cast<ReplyTrait>(i)).empty());
}

}  // namespace
}  // namespace kith
