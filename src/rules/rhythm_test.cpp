#include "rules/rhythm.hpp"

#include <gtest/gtest.h>

#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;

const Zone& berlin() {
  static const Zone zone = Zone::find("Europe/Berlin").value();
  return zone;
}

History folded(const std::vector<std::string>& lines) {
  return fold(touches(lines, berlin()), berlin());
}
Instant at(std::string_view text) {
  return parse_instant(text, berlin()).value();
}

TEST(Fold, NothingHappened) {
  EXPECT_EQ(folded({}), History{});
}

struct CountCase {
  const char* name;
  std::vector<std::string> touches;
  int dialogues;
  int silent_rounds;
  int nudges;
  bool open;
};

TEST(Fold, CountsDialoguesAndRounds) {
  const CountCase cases[] = {
      {"a lunch", {"2026-01-05 lunch out"}, 1, 0, 0, false},
      {"a message alone", {"2026-01-05 email out"}, 0, 0, 0, true},
      {"their message alone", {"2026-01-05 email in"}, 0, 0, 0, false},
      {"an answer", {"2026-01-05 email out", "2026-01-06 email in"}, 1, 0, 0, false},
      {"an answer by another channel", {"2026-01-05 email out", "2026-01-06 call in"}, 1, 0, 0, false},
      {"the user answers", {"2026-01-05 email in", "2026-01-06 email out"}, 1, 0, 0, true},
      {"one exchange is one dialogue",
       {"2026-01-05 email out", "2026-01-06 email in", "2026-01-07 email in", "2026-01-07 email out"},
       1,
       0,
       0,
       true},
      {"typed as both ways", {"2026-01-05 comment both"}, 1, 0, 0, false},
      {"twice the same day is one message",
       {"2026-01-05T08:00 email out", "2026-01-05T23:59 email out"},
       0,
       0,
       0,
       true},
      {"a nudge the next day", {"2026-01-05T23:59 email out", "2026-01-06T00:01 email out"}, 0, 0, 1, true},
      {"two messages on the day of a nudge",
       {"2026-01-05 email out", "2026-01-08 email out", "2026-01-08 text out"},
       0,
       0,
       1,
       true},
      {"two nudges", {"2026-01-05 email out", "2026-01-08 email out", "2026-01-11 email out"}, 0, 0, 2, true},
      {"on the last day of the round still a nudge", {"2026-01-05 email out", "2026-01-13 email out"}, 0, 0, 1, true},
      {"once it rests a new round", {"2026-01-05 email out", "2026-01-14 email out"}, 0, 1, 0, true},
      {"after two nudges it rests a window later",
       {"2026-01-05 email out", "2026-01-08 email out", "2026-01-11 email out", "2026-01-14 email out"},
       0,
       1,
       0,
       true},
      {"three rounds in silence",
       {"2026-01-05 email out", "2026-02-05 email out", "2026-03-05 email out", "2026-04-05 email out"},
       0,
       3,
       0,
       true},
      {"an answer after all clears them",
       {"2026-01-05 email out", "2026-02-05 email out", "2026-03-05 email out", "2026-05-05 text in"},
       1,
       0,
       0,
       false},
      {"a call clears them", {"2026-01-05 email out", "2026-02-05 email out", "2026-02-09 call out"}, 1, 0, 0, false},
  };
  for (const CountCase& one : cases) {
    SCOPED_TRACE(one.name);
    const History history = folded(one.touches);
    EXPECT_EQ(history.touches, static_cast<int>(one.touches.size()));
    EXPECT_EQ(history.dialogues, one.dialogues);
    EXPECT_EQ(history.silent_rounds, one.silent_rounds);
    EXPECT_EQ(history.nudges, one.nudges);
    EXPECT_EQ(history.round_began.has_value(), one.open);
  }
}

TEST(Fold, KeepsTheInstants) {
  const History history = folded({"2026-01-05 email in", "2026-02-01 letter out", "2026-02-03 message out asks"});
  EXPECT_EQ(history.first, at("2026-01-05T10:00"));
  EXPECT_EQ(history.last, at("2026-02-03T10:00"));
  EXPECT_EQ(history.last_dialogue, at("2026-01-05T10:00"));
  EXPECT_EQ(history.last_out, at("2026-02-03T10:00"));
  EXPECT_EQ(history.last_channel, Channel::message);
  EXPECT_EQ(history.round_began, at("2026-02-01T10:00"));
  EXPECT_EQ(history.round_channel, Channel::message);
  EXPECT_TRUE(history.round_asks);
  EXPECT_EQ(folded({"2026-01-05 call in"}).last_out, std::nullopt);
  EXPECT_EQ(folded({"2026-01-05 email both"}).last_out, at("2026-01-05T10:00"));
}

TEST(Fold, ANewRoundForgetsWhatTheOldOneAsked) {
  EXPECT_FALSE(folded({"2026-01-05 email out asks", "2026-02-05 email out"}).round_asks);
  EXPECT_TRUE(folded({"2026-01-05 email out asks", "2026-01-08 email out"}).round_asks);
  EXPECT_FALSE(folded({"2026-01-05 email out asks", "2026-01-06 email in"}).round_asks);
}

struct OwedCase {
  const char* name;
  std::vector<std::string> touches;
  const char* since;  // "" for none
};

TEST(Fold, KnowsWhatIsOwed) {
  const OwedCase cases[] = {
      {"nothing asked", {"2026-01-05 email in"}, ""},
      {"asked", {"2026-01-05 email in asks"}, "2026-01-05"},
      {"asked twice: since the first", {"2026-01-05 email in asks", "2026-01-07 email in asks"}, "2026-01-05"},
      {"more words do not change it", {"2026-01-05 email in asks", "2026-01-07 email in"}, "2026-01-05"},
      {"a question asked in a call was answered there", {"2026-01-05 call in asks"}, ""},
      {"answered", {"2026-01-05 email in asks", "2026-01-06 text out"}, ""},
      {"talked since", {"2026-01-05 email in asks", "2026-01-06 call in"}, ""},
      {"typed as both ways", {"2026-01-05 email in asks", "2026-01-06 email both"}, ""},
      {"asked again after the answer",
       {"2026-01-05 email in asks", "2026-01-06 email out", "2026-01-07 email in asks"},
       "2026-01-07"},
      {"the old question lapsed", {"2026-01-05 email in asks", "2026-03-05 email in asks"}, "2026-03-05"},
  };
  for (const OwedCase& one : cases) {
    SCOPED_TRACE(one.name);
    const auto owed = folded(one.touches).owed_since;
    EXPECT_EQ(owed ? iso(berlin().date_of(*owed)) : "", one.since);
  }
}

// A round a month, answered after so many days (hours where the text says h).
int window_after(const std::vector<int>& hours) {
  std::vector<TouchFact> all;
  Instant sent = at("2020-01-01T09:00");
  for (const int delay : hours) {
    all.push_back({sent, Channel::email, Direction::out, false});
    all.push_back({sent + std::chrono::hours{delay}, Channel::email, Direction::in, false});
    sent += std::chrono::hours{24 * 200};
  }
  return fold(all, Zone::utc()).window_days;
}

TEST(Window, IsTheirOwnNinetyFifthPercentileDrawnToTheUsual) {
  EXPECT_EQ(window_after({}), 3);
  EXPECT_EQ(window_after({24, 24, 24, 24, 24}), 3);  // never under three days
  EXPECT_EQ(window_after({240, 240, 240, 240}), 3);  // four answers are too few
  EXPECT_EQ(window_after({240, 240, 240, 240, 240}), 10);
  EXPECT_EQ(window_after({1, 1, 1, 1, 73}), 4);                // three days and an hour: begins the fourth
  EXPECT_EQ(window_after({1, 1, 1, 1, 24 * 150}), 6);          // an outlier moves it little
  EXPECT_EQ(window_after(std::vector<int>(5, 24 * 150)), 30);  // capped
  EXPECT_EQ(window_after(std::vector<int>(30, 96)), 4);
  std::vector<int> late_once(19, 96);
  late_once.push_back(24 * 20);
  EXPECT_EQ(window_after(late_once), 4);
  std::vector<int> late_often(8, 24);
  late_often.insert(late_often.end(), 4, 24 * 12);
  EXPECT_EQ(window_after(late_often), 12);
}

TEST(Window, RunsFromTheFirstMessageOfTheRound) {
  std::vector<std::string> lines;
  for (const char* month : {"01", "02", "03", "04", "05"}) {
    const std::string prefix = std::string("2026-") + month;
    lines.push_back(prefix + "-01 email out");
    lines.push_back(prefix + "-04 email out");
    lines.push_back(prefix + "-08 email in");
  }
  EXPECT_EQ(folded(lines).window_days, 7);
}

// Every second day something else, and an answer to the last of it the next day.
TEST(Window, RunsFromTheFirstMessageOfTheThread) {
  std::vector<TouchFact> all;
  Instant at = parse_instant("2020-01-01T09:00", Zone::utc()).value();
  std::size_t thread = 0;
  for (int round = 0; round < 6; ++round) {
    for (int i = 0; i < 10; ++i, at += Days{2}) all.push_back({at, Channel::email, Direction::out, false, ++thread});
    all.push_back({at - Days{1}, Channel::email, Direction::in, false, thread});
    at += Days{200};
  }
  EXPECT_EQ(fold(all, Zone::utc()).window_days, kWindowDays);
  for (TouchFact& touch : all) touch.thread = 0;
  EXPECT_EQ(fold(all, Zone::utc()).window_days, 19);
}

struct StandingCase {
  const char* name;
  std::vector<std::string> touches;
  Tempo tempo;
  const char* today;
  const char* says;
};

constexpr Tempo kCore{28, Counts::dialogue};
constexpr Tempo kActive{91, Counts::contact};

TEST(Standing, Table) {
  const StandingCase cases[] = {
      {"never contacted, no first date", {}, kActive, "2026-05-01", "due 2026-05-01"},
      {"any contact counts", {"2026-01-01 call both", "2026-01-10 email out"}, kActive, "2026-01-12", "due 2026-04-11"},
      {"theirs counts too", {"2026-01-01 email out", "2026-01-10 email in"}, kActive, "2026-01-12", "due 2026-04-11"},
      {"no round without an ask", {"2026-01-10 email out"}, kActive, "2026-01-11", "due 2026-04-11"},
      {"an ask waits", {"2026-01-10 email out asks"}, kActive, "2026-01-11", "waits until 2026-01-13"},
      {"the date replaces the wait",
       {"2026-01-10 email out asks"},
       {5, Counts::contact},
       "2026-01-15",
       "due 2026-01-15"},
      {"and before it the nudge",
       {"2026-01-10 email out asks"},
       {5, Counts::contact},
       "2026-01-14",
       "nudge 1 until 2026-01-16"},
      {"only dialogue counts",
       {"2026-01-01 call both", "2026-01-10 email out"},
       kCore,
       "2026-02-01",
       "due 2026-01-24, other channel"},
      {"never any dialogue, waiting", {"2026-01-10 email out"}, kCore, "2026-01-12", "waits until 2026-01-13"},
      {"never any dialogue, rests", {"2026-01-10 email out"}, kCore, "2026-01-19", "due 2026-01-24, other channel"},
      {"half of an odd interval is rounded up",
       {"2026-01-10 email out"},
       {27, Counts::dialogue},
       "2026-01-19",
       "due 2026-01-24, other channel"},
      {"half an interval counts from the last message",
       {"2026-01-10 email out", "2026-01-14 email out", "2026-01-18 email out"},
       kCore,
       "2026-01-21",
       "due 2026-02-01, other channel"},
      {"a third nudge of one's own will rests like the second",
       {"2026-01-10 email out", "2026-01-11 email out", "2026-01-12 email out", "2026-01-13 email out"},
       kCore,
       "2026-01-15",
       "waits until 2026-01-16"},
      {"the same, later",
       {"2026-01-10 email out", "2026-01-11 email out", "2026-01-12 email out", "2026-01-13 email out"},
       kCore,
       "2026-01-16",
       "due 2026-01-27, other channel"},
      {"an early second message is the first nudge",
       {"2026-01-10 email out", "2026-01-11 email out"},
       kCore,
       "2026-01-14",
       "nudge 2 until 2026-01-17"},
      {"their message moves the date",
       {"2026-01-10 email out", "2026-01-12 email in"},
       kCore,
       "2026-01-15",
       "due 2026-02-09"},
      {"a touch of tomorrow", {"2026-01-10 meeting both"}, kCore, "2026-01-01", "due 2026-02-07"},
      {"a message of tomorrow", {"2026-01-10 email out"}, kCore, "2026-01-01", "waits until 2026-01-13"},
      {"three rounds, the third open",
       {"2026-01-01 email out", "2026-02-01 email out", "2026-03-01 email out"},
       kCore,
       "2026-03-02",
       "waits until 2026-03-04"},
      {"three rounds, the third rests",
       {"2026-01-01 email out", "2026-02-01 email out", "2026-03-01 email out"},
       kCore,
       "2026-03-10",
       "due 2026-03-15, other channel, wider"},
      {"where any contact counts, silence is normal",
       {"2026-01-01 email out asks", "2026-02-01 email out asks", "2026-03-01 email out asks"},
       kActive,
       "2026-03-10",
       "due 2026-05-31"},
      {"owed", {"2026-01-10 email in asks"}, kCore, "2026-02-24", "due 2026-02-07, owed since 2026-01-10"},
      {"no longer owed", {"2026-01-10 email in asks"}, kCore, "2026-02-25", "due 2026-02-07"},
  };
  for (const StandingCase& one : cases) {
    EXPECT_EQ(words(standing(folded(one.touches), one.tempo, {}, day(one.today), berlin())), one.says) << one.name;
  }
}

struct MarkCase {
  const char* name;
  std::vector<std::string> touches;
  const char* snoozed_at;  // "" for none
  const char* snoozed_until;
  const char* skipped_at;
  const char* today;
  const char* says;
  const char* put_off;  // "" for none
};

TEST(Standing, SnoozeAndSkipLastUntilTheNextContact) {
  const std::vector<std::string> call = {"2026-01-05 call both"};  // due 2026-02-02
  const std::vector<std::string> later = {"2026-01-05 call both", "2026-01-20 call both"};
  const std::vector<std::string> mail = {"2026-01-05 email out"};
  const MarkCase cases[] = {
      {"snoozed later", call, "2026-02-02T09:00", "2026-02-16", "", "2026-02-03", "due 2026-02-16", "2026-02-16"},
      {"snoozed to an earlier day", call, "2026-01-10T09:00", "2026-01-20", "", "2026-01-10", "due 2026-01-20",
       "2026-01-20"},
      {"a snooze that has passed keeps its date", call, "2026-02-02T09:00", "2026-02-16", "", "2026-03-01",
       "due 2026-02-16", "2026-02-16"},
      {"a contact ends it", later, "2026-01-10T09:00", "2026-03-01", "", "2026-01-21", "due 2026-02-17", ""},
      {"skipped", call, "", "", "2026-02-02T09:00", "2026-02-03", "due 2026-03-02", "2026-03-02"},
      {"skipped early", call, "", "", "2026-01-06T09:00", "2026-01-07", "due 2026-02-03", "2026-02-03"},
      {"a contact ends a skip", later, "", "", "2026-01-10T09:00", "2026-01-21", "due 2026-02-17", ""},
      {"skipped after a snooze", call, "2026-02-02T09:00", "2026-02-05", "2026-02-05T09:00", "2026-02-06",
       "due 2026-03-05", "2026-03-05"},
      {"snoozed after a skip", call, "2026-02-03T09:00", "2026-02-10", "2026-02-02T09:00", "2026-02-06",
       "due 2026-02-10", "2026-02-10"},
      {"never contacted, snoozed",
       {},
       "2026-02-02T09:00",
       "2026-02-16",
       "",
       "2026-02-03",
       "due 2026-02-16",
       "2026-02-16"},
      {"never contacted, skipped", {}, "", "", "2026-02-02T09:00", "2026-02-03", "due 2026-03-02", "2026-03-02"},
      {"a snoozed nudge is not offered", mail, "2026-01-08T09:00", "2026-01-12", "", "2026-01-08",
       "waits until 2026-01-11", "2026-01-12"},
      {"it is again on that day", mail, "2026-01-08T09:00", "2026-01-12", "", "2026-01-12", "nudge 2 until 2026-01-14",
       "2026-01-12"},
      {"a skipped nudge is not offered", mail, "", "", "2026-01-08T09:00", "2026-01-12", "waits until 2026-01-14",
       "2026-02-05"},
      {"after a skip the rest is longer", mail, "", "", "2026-01-08T09:00", "2026-01-20",
       "due 2026-02-05, other channel", "2026-02-05"},
  };
  for (const MarkCase& one : cases) {
    SCOPED_TRACE(one.name);
    Marks marks;
    if (*one.snoozed_at) marks.snoozed_at = at(one.snoozed_at);
    if (*one.snoozed_until) marks.snoozed_until = day(one.snoozed_until);
    if (*one.skipped_at) marks.skipped_at = at(one.skipped_at);
    const Standing now = standing(folded(one.touches), kCore, marks, day(one.today), berlin());
    EXPECT_EQ(words(now), one.says);
    EXPECT_EQ(now.put_off_until ? iso(*now.put_off_until) : "", one.put_off);
  }
}

TEST(Standing, RestingAndDoNotContact) {
  const History asked = folded({"2026-01-10 email in asks"});
  Marks marks;
  marks.state = State::resting;
  EXPECT_EQ(words(standing(asked, kCore, marks, day("2026-01-12"), berlin())), "untracked, owed since 2026-01-10");
  marks.state = State::do_not_contact;
  EXPECT_EQ(words(standing(asked, kCore, marks, day("2026-01-12"), berlin())), "untracked");
}

TEST(Standing, UndoingATouchMovesTheDateBack) {
  std::vector<std::string> lines = {"2026-01-05 call both"};
  const Standing before = standing(folded(lines), kCore, {}, day("2026-01-30"), berlin());
  lines.push_back("2026-01-26 lunch both");
  EXPECT_NE(words(standing(folded(lines), kCore, {}, day("2026-01-30"), berlin())), words(before));
  lines.pop_back();
  EXPECT_EQ(words(standing(folded(lines), kCore, {}, day("2026-01-30"), berlin())), words(before));
}

struct ZoneCase {
  const char* zone;
  const char* at;   // UTC
  const char* due;  // 28 days after that local day
};

TEST(Zones, NeverShiftADate) {
  const ZoneCase cases[] = {
      {"Asia/Kathmandu", "2026-03-01T18:14:59Z", "2026-03-29"},  // 23:59:59 at +05:45
      {"Asia/Kathmandu", "2026-03-01T18:15:00Z", "2026-03-30"},
      {"America/Sao_Paulo", "2018-11-04T02:59:59Z", "2018-12-01"},  // the last second before midnight is skipped
      {"America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-12-02"},  // 01:00, the first of the day
      {"Pacific/Apia", "2011-12-30T09:59:59Z", "2012-01-26"},       // 29 December, 23:59:59
      {"Pacific/Apia", "2011-12-30T10:00:00Z", "2012-01-28"},       // there was no 30 December
      {"Europe/Berlin", "2026-03-29T00:59:59Z", "2026-04-26"},
      {"Europe/Berlin", "2026-10-25T22:59:59Z", "2026-11-22"},
      {"Australia/Lord_Howe", "2026-04-04T14:59:59Z", "2026-05-03"},  // half an hour of daylight saving
      {"Europe/London", "1836-02-29T12:00:00Z", "1836-03-28"},        // before standard time
      {"America/New_York", "1839-07-04T03:00:00Z", "1839-07-31"},     // 22:03:58 the day before, local mean time
      {"Europe/Berlin", "2096-02-29T22:30:00Z", "2096-03-28"},
      {"Europe/Berlin", "2095-07-01T22:30:00Z", "2095-07-30"},  // summer time goes on
  };
  for (const ZoneCase& one : cases) {
    const Zone zone = Zone::find(one.zone).value();
    const TouchFact call{parse_instant(one.at, zone).value(), Channel::call, Direction::both, false};
    const History history = fold(std::span(&call, 1), zone);
    EXPECT_EQ(iso(standing(history, kCore, {}, day("2026-01-01"), zone).due), one.due) << one.zone << " " << one.at;
  }
}

// Every hour of two years in zones that change their clocks in odd ways: the date is that of the wall
// calendar, and a window never gains or loses a day.
TEST(Zones, EveryHourOfTwoYears) {
  for (const char* name :
       {"Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca"}) {
    const Zone zone = Zone::find(name).value();
    for (Instant now = parse_instant("2011-01-01T00:00:00Z", zone).value(); year_of(zone.date_of(now)) < 2013;
         now += std::chrono::hours{1}) {
      const TouchFact mail{now, Channel::email, Direction::out, false};
      const History history = fold(std::span(&mail, 1), zone);
      const LocalDate sent = zone.date_of(now);
      ASSERT_EQ(standing(history, kActive, {}, sent, zone).due, sent + Days{91}) << name << " " << iso(now);
      ASSERT_EQ(standing(history, kCore, {}, sent + Days{2}, zone).until, sent + Days{3}) << name << " " << iso(now);
      ASSERT_EQ(standing(history, kCore, {}, sent + Days{3}, zone).nudge, 1) << name << " " << iso(now);
      ASSERT_EQ(standing(history, kCore, {}, sent + Days{9}, zone).due, sent + Days{14}) << name << " " << iso(now);
    }
  }
}

}  // namespace
}  // namespace kith
