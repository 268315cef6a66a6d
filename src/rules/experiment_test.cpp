// One person followed through the timeline, and what a report says of many.
#include "rules/experiment.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;

Instant when(std::string_view text) {
  return parse_instant(text, zone()).value();
}

Experiment two_arms(int planned = 10) {
  Experiment one;
  one.id = ExperimentId{1};
  one.name = "Postcards";
  one.arms = {{ArmId{1}, "postcards", Channel::letter, "", ""}, {ArmId{2}, "mails", Channel::email, "", ""}};
  one.planned = planned;
  one.window_days = 14;
  return one;
}

ExperimentEntry entry(std::int64_t person, std::int64_t arm) {
  ExperimentEntry one;
  one.id = ExperimentEntryId{person};
  one.experiment = ExperimentId{1};
  one.arm = ArmId{arm};
  one.person = PersonId{person};
  one.assigned = when("2026-11-01T08:00");
  return one;
}

// Touches as in test_touches.hpp, one after a semicolon.
std::vector<Touch> timeline(const std::string& text) {
  std::vector<Touch> all;
  if (text.empty()) return all;
  for (const std::string& line : split(text, "; ")) {
    const TouchFact fact = touch(line, zone());
    Touch one;
    one.at = fact.at;
    one.channel = fact.channel;
    one.direction = fact.direction;
    all.push_back(one);
  }
  return all;
}

struct FollowCase {
  const char* name;
  std::int64_t arm;  // 1 letters, 2 mails, 3 events
  const char* touches;
  const char* typed;  // "declined 2026-11-05", or ""
  const char* stand;
  bool in_time;
};

TEST(Follow, Table) {
  const FollowCase cases[] = {
      {"nothing went out", 1, "", "", "assigned", false},
      {"sent before the person was put in", 1, "2026-10-30 letter out", "", "assigned", false},
      {"another channel is another thing", 1, "2026-11-02 email out", "", "assigned", false},
      {"they wrote first", 2, "2026-11-02 email in", "", "assigned", false},
      {"sent, the window open", 1, "2026-11-10 letter out", "", "waiting", false},
      {"sent, the window over", 1, "2026-11-02 letter out", "", "silent", false},
      {"answered another way", 1, "2026-11-02 letter out; 2026-11-05 call in", "", "answered", true},
      {"answered on the last day", 2, "2026-11-02 email out; 2026-11-16T10:00 email in", "", "answered", true},
      {"answered a minute later", 2, "2026-11-02 email out; 2026-11-16T10:01 email in", "", "late", false},
      {"a second message is none", 2, "2026-11-02 email out; 2026-11-05 email out", "", "silent", false},
      {"a call with both", 2, "2026-11-02 email out; 2026-11-05 call both", "", "answered", true},
      {"met", 2, "2026-11-02 email out; 2026-11-05 lunch both", "", "met", true},
      {"answered, then met after the window", 2, "2026-11-02 email out; 2026-11-05 email in; 2026-11-18 coffee both",
       "", "met", true},
      {"showing up is the sending, not the answer", 3, "2026-11-02 event both", "", "silent", false},
      {"met again after showing up", 3, "2026-11-02 event both; 2026-11-06 coffee both", "", "met", true},
      {"both on a channel that is not shared begins nothing", 2, "2026-11-02 email both", "", "assigned", false},
      {"declined", 2, "2026-11-02 email out; 2026-11-05 email in", "declined 2026-11-06", "declined", true},
      {"declined late", 2, "2026-11-02 email out", "declined 2026-11-18", "declined", false},
      {"led to something, weeks after the answer", 2, "2026-11-02 email out; 2026-11-05 email in", "led-to 2026-11-19",
       "led-to", true},
      {"typed before anything went out", 2, "", "answered 2026-11-05", "assigned", false},
      {"what is typed for tomorrow is not known today", 2, "2026-11-10 email out", "answered 2026-11-21", "waiting",
       false},
      {"what comes tomorrow is not known today", 2, "2026-11-10 email out; 2026-11-21 email in", "", "waiting", false},
  };
  Experiment experiment = two_arms();
  experiment.arms.push_back({ArmId{3}, "visits", Channel::event, "", ""});
  for (const FollowCase& one : cases) {
    ExperimentEntry who = entry(1, one.arm);
    const auto typed = split(one.typed, " ");
    if (typed.size() == 2) {
      who.outcome = outcome_from(typed[0]).value();
      who.outcome_at = when(typed[1] + "T10:00");
    }
    const Followed made = follow(experiment, who, timeline(one.touches), when("2026-11-20T12:00"));
    EXPECT_EQ(name(made.stand), one.stand) << one.name;
    EXPECT_EQ(made.in_time, one.in_time) << one.name;
  }
}

TEST(Follow, AClosedExperimentKnowsNothingOfWhatCameLater) {
  Experiment experiment = two_arms();
  experiment.state = ExperimentState::closed;
  experiment.closed = when("2026-11-08T10:00");
  const auto touches = timeline("2026-11-02 email out; 2026-11-10 email in");
  EXPECT_EQ(follow(experiment, entry(1, 2), touches, when("2026-12-20T12:00")).stand, Stand::waiting);
}

// "x" answered the next day, "." silent, "w" still waiting, "-" not sent: one person a letter, sent an hour apart.
std::vector<Followed> people(const Experiment& experiment, const std::string& first, const std::string& second) {
  std::vector<Followed> all;
  std::int64_t arm = 0;
  for (const std::string& what : {first, second}) {
    ++arm;
    for (std::size_t i = 0; i < what.size(); ++i) {
      std::vector<Touch> touches;
      const Instant early = when("2026-11-02T08:00") + std::chrono::hours{i};
      const Instant sent = what[i] == 'w' ? early + Days{14} : early;
      const Channel channel = experiment.arm(ArmId{arm})->channel;
      if (what[i] != '-') touches.push_back({{}, {}, sent, channel, Direction::out, Source::typed, false, "", "", 0});
      if (what[i] == 'x')
        touches.push_back({{}, {}, sent + Days{1}, Channel::email, Direction::in, Source::mail, false, "", "", 0});
      all.push_back(
          follow(experiment, entry(static_cast<std::int64_t>(all.size()) + 1, arm), touches, when("2026-11-20T12:00")));
    }
  }
  return all;
}

std::string said(const Experiment& experiment, const std::string& first, const std::string& second) {
  std::string text = report(experiment, people(experiment, first, second), when("2026-11-20T12:00")).sentence;
  for (std::size_t at = 0; (at = text.find("\u00a0", at)) != std::string::npos;) text.replace(at, 2, " ");
  return text;
}

TEST(Report, TheSentenceNeverSaysMoreThanTheNumbers) {
  const Experiment ten = two_arms(10);
  EXPECT_EQ(said(ten, "", ""), "Nobody is put in yet; 10 people planned.");
  EXPECT_EQ(said(ten, "--", "-"), "Nothing is sent yet: 3 of 10 planned are put in.");
  EXPECT_EQ(said(ten, "x.w", ".."),
            "1 of 3 postcards answered, 0 of 2 mails so far; too early to tell: 1 still waits and 5 are not sent. By "
            "those whose time is over, the true shares may lie: postcards between 6 % and 94 %, mails between 0 % and "
            "67 %.");
  EXPECT_EQ(said(ten, "xx...", "x...."),
            "2 of 5 postcards answered, 1 of 5 mails; no difference is shown, which is not the same as none: the true "
            "shares may lie: postcards between 9 % and 79 %, mails between 2 % and 63 %.");
  EXPECT_EQ(said(two_arms(16), "xxxxxxxx", "........").substr(0, 103),
            "8 of 8 postcards answered, 0 of 8 mails; postcards are answered more often than mails: if they were not");
  // Strong for a single look, not for any number of looks.
  EXPECT_NE(said(two_arms(12), "xxxxxx", "......").find("Fisher's exact test, p = 0.002"), std::string::npos);
  EXPECT_NE(said(two_arms(20), "xxxxxx", "......").find("too early to tell: 8 are not sent"), std::string::npos);
}

TEST(Report, OneArmAloneComparesNothing) {
  Experiment one = two_arms(4);
  one.arms.pop_back();
  EXPECT_EQ(said(one, "x...", ""),
            "1 of 4 postcards answered; the true share may lie between 3 % and 72 %. One arm alone says how often, not "
            "what works better.");
}

TEST(Report, RatesLeaveOutThoseWhoseWindowIsOpen) {
  const Experiment ten = two_arms(10);
  const auto made = report(ten, people(ten, "x.wx", "w"), when("2026-11-20T12:00"));
  EXPECT_EQ(made.arms[0].counts.sent, 4);
  EXPECT_EQ(made.arms[0].counts.waiting, 1);
  EXPECT_EQ(made.arms[0].answered, (Proportion{2, 3}));
  EXPECT_EQ(made.arms[1].answered, (Proportion{0, 0}));
  EXPECT_FALSE(made.finished);
  EXPECT_FALSE(made.comparisons[0].fisher);
  // The curve has them all: two answers after a day among four.
  ASSERT_EQ(made.arms[0].curve.size(), 1U);
  EXPECT_NEAR(made.arms[0].curve[0].answered, .5, 1e-12);
  EXPECT_NEAR(made.arms[0].median.value_or(0), 1, 1e-12);
}

TEST(Report, SegmentsAndCautions) {
  Experiment chosen = two_arms(4);
  chosen.assignment = Assignment::chosen;
  chosen.segments = {"tag:corporate"};
  auto all = people(chosen, "x.", "..x");
  all[0].entry.segment = "tag:corporate";
  const auto made = report(chosen, all, when("2026-11-20T12:00"));
  ASSERT_EQ(made.segments.size(), 2U);
  EXPECT_EQ(made.segments[0].arms[0].answered, (Proportion{1, 1}));
  EXPECT_EQ(made.segments[1].arms[1].answered, (Proportion{1, 3}));
  ASSERT_EQ(made.cautions.size(), 2U);
  EXPECT_EQ(made.cautions[0], "You chose who got what, so the people may explain a difference as well as the arms do.");
  EXPECT_EQ(made.cautions[1], "1 message has no partner in the other arm yet; the e-value goes by pairs.");
}

TEST(Report, MoreComparisonsNeedMoreEvidence) {
  EXPECT_EQ(evidence_needed(0), 20);
  EXPECT_EQ(evidence_needed(1), 20);
  EXPECT_EQ(evidence_needed(3), 60);
}

TEST(WeekFigures, TheWeekAndAllUpToItsEnd) {
  const Experiment ten = two_arms(10);
  const auto all = people(ten, "xx.", "xw");
  const auto first = week_figures(all, parse_week("2026-W45").value(), zone());
  EXPECT_EQ(first.sent, 4);
  EXPECT_EQ(first.answered, 3);
  EXPECT_EQ(first.sent_in_all, 4);
  const auto third = week_figures(all, parse_week("2026-W47").value(), zone());
  EXPECT_EQ(third.sent, 1);
  EXPECT_EQ(third.answered, 0);
  EXPECT_EQ(third.sent_in_all, 5);
  EXPECT_EQ(third.answered_in_all, 3);
}

}  // namespace
}  // namespace kith
