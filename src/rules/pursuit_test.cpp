// The order of stages, when a pursuit stands still, and how it came to its stage.
#include "rules/pursuit.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

LocalDate pursuit_day(const char* day) {
  return parse_date(day).value();
}
Instant pursuit_moment(const char* moment) {
  return parse_instant(moment, Zone::utc()).value();
}

TEST(Pursuit, StagesFollowEachOtherInTheirOrder) {
  std::vector<PursuitStage> walked{PursuitStage::idea};
  while (const auto next = stage_after(walked.back())) walked.push_back(*next);
  EXPECT_EQ(walked, std::vector<PursuitStage>(std::begin(kPursuitStages), std::end(kPursuitStages)));
  for (const PursuitStage stage : kPursuitStages) {
    EXPECT_EQ(stage_row(stage).stage, stage) << name(stage);
    EXPECT_FALSE(stage_row(stage).expected.empty()) << name(stage);
    EXPECT_EQ(pursuit_stage_from(name(stage)), stage);
  }
}

struct StallCase {
  const char* what;
  PursuitStage stage;
  const char* stage_day;
  const char* touch;  // "" none
  const char* event;
  const char* step;
  const char* step_day;
  bool closed;
  const char* stalls;  // "" never
};
constexpr StallCase kStallCases[] = {
    {"an idea left alone for eight weeks", PursuitStage::idea, "2026-03-02", "", "", "", "", false, "2026-04-27"},
    {"a contact there begins anew", PursuitStage::idea, "2026-03-02", "2026-04-01", "", "", "", false, "2026-05-27"},
    {"so does an event", PursuitStage::called, "2026-03-02", "2026-04-01", "2026-05-01", "", "", false, "2026-06-26"},
    {"an older contact does not count", PursuitStage::idea, "2026-03-02", "2025-01-01", "", "", "", false,
     "2026-04-27"},
    {"a member has more time", PursuitStage::member, "2026-03-02", "", "", "", "", false, "2026-06-01"},
    {"who gives back has half a year", PursuitStage::giving_back, "2026-03-02", "", "", "", "", false, "2026-08-31"},
    {"a step with a day never stands still", PursuitStage::idea, "2026-03-02", "", "", "Call", "2026-03-10", false, ""},
    {"a step without a day does", PursuitStage::idea, "2026-03-02", "", "", "Call", "", false, "2026-04-27"},
    {"what is closed rests", PursuitStage::idea, "2026-03-02", "", "", "", "", true, ""},
};

TEST(Pursuit, StandsStillAfterTheStagesPatience) {
  for (const StallCase& one : kStallCases) {
    Pursuit pursuit;
    pursuit.stage = one.stage;
    pursuit.next_step = one.step;
    if (*one.step_day) pursuit.next_day = pursuit_day(one.step_day);
    if (one.closed) pursuit.closed = pursuit_moment("2026-03-03");
    PursuitSigns signs;
    signs.stage_day = pursuit_day(one.stage_day);
    if (*one.touch) signs.last_touch = pursuit_day(one.touch);
    if (*one.event) signs.last_event = pursuit_day(one.event);
    const auto day = stalls_on(pursuit, signs);
    EXPECT_EQ(day ? iso(*day) : "", one.stalls) << one.what;
  }
}

TEST(Pursuit, SaysSinceWhen) {
  PursuitSigns signs;
  signs.stage_day = pursuit_day("2026-05-04");
  EXPECT_EQ(stalled_words(signs, pursuit_day("2026-11-23")), "No next step since May: decide on one, or close it");
  EXPECT_EQ(stalled_words(signs, pursuit_day("2027-01-04")), "No next step since May 2026: decide on one, or close it");
}

struct StageCase {
  const char* what;
  std::vector<PursuitChange> changes;
  PursuitStage now;
  const char* now_at;
  std::vector<ReachedStage> reached;
};

TEST(Pursuit, RemembersHowItCame) {
  const Instant begun = pursuit_moment("2026-01-01"), feb = pursuit_moment("2026-02-01"),
                mar = pursuit_moment("2026-03-01");
  const StageCase cases[] = {
      {"an idea only", {}, PursuitStage::idea, "2026-01-01", {{PursuitStage::idea, begun}}},
      {"two stages on",
       {{"research", {}, false}, {"", feb, false}, {"called", {}, false}, {"", mar, false}},
       PursuitStage::called,
       "2026-03-01",
       {{PursuitStage::idea, begun}, {PursuitStage::research, feb}, {PursuitStage::called, mar}}},
      {"undone: the day goes back first",
       {{"research", {}, false},
        {"", feb, false},
        {"called", {}, false},
        {"", mar, false},
        {"", feb, true},
        {"research", {}, true}},
       PursuitStage::research,
       "2026-02-01",
       {{PursuitStage::idea, begun}, {PursuitStage::research, feb}}},
      {"done again",
       {{"research", {}, false}, {"", feb, false}, {"", begun, true}, {"idea", {}, true}, {"research", {}, true}},
       PursuitStage::research,
       "2026-02-01",
       {{PursuitStage::idea, begun}, {PursuitStage::research, feb}}},
      {"back a stage by hand is a stage of its own",
       {{"called", {}, false}, {"", feb, false}, {"research", {}, false}, {"", mar, false}},
       PursuitStage::research,
       "2026-03-01",
       {{PursuitStage::idea, begun}, {PursuitStage::called, feb}, {PursuitStage::research, mar}}},
      {"a log that begins in the middle",
       {},
       PursuitStage::member,
       "2026-03-01",
       {{PursuitStage::idea, begun}, {PursuitStage::member, mar}}},
  };
  for (const StageCase& one : cases) {
    Pursuit pursuit;
    pursuit.stage = one.now;
    pursuit.begun = begun;
    pursuit.stage_at = pursuit_moment(one.now_at);
    EXPECT_EQ(stages_of(pursuit, PursuitStage::idea, one.changes), one.reached) << one.what;
  }
}

}  // namespace
}  // namespace kith
