#include "rules/reason.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/strata.hpp"
#include "rules/test_touches.hpp"

namespace kith {
namespace {

using namespace testing_words;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A person with all their sentences' makings; the plan itself makes the item.
struct Person {
  Candidate candidate;
  Known known;

  Person(std::size_t rank, const std::vector<std::string>& lines) {
    const Stratum stratum = default_strata().at(rank - 1);
    candidate.tempo = {stratum.interval_days, stratum.counts};
    candidate.channel = stratum.channel;
    candidate.minutes = stratum.minutes;
    candidate.worth = stratum.worth;
    const auto all = touches(lines, zone());
    candidate.history = fold(all, zone());
    known.name = "Lea Berg";
    known.stratum = stratum.name;
    known.has_email = known.has_phone = known.has_profile = true;
    if (!all.empty()) {
      known.last_touch = Touch{};
      known.last_touch->channel = all.back().channel;
      known.last_touch->direction = all.back().direction;
    }
  }

  Line on(std::string_view text) const {
    const LocalDate today = day(text);
    const DayPlan plan = plan_day(std::span(&candidate, 1), {today, {}}, zone());
    EXPECT_EQ(plan.items.size(), 1u) << text;
    if (plan.items.empty()) return {};
    return line(plan.items.front(), candidate, known, today, zone());
  }
};

TEST(Distance, InWords) {
  const std::pair<int, const char*> cases[] = {{0, "today"},          {1, "tomorrow"},         {-1, "yesterday"},
                                               {2, "in 2 days"},      {-13, "13 days ago"},    {-14, "2 weeks ago"},
                                               {-63, "9 weeks ago"},  {20, "in 2 weeks"},      {-91, "13 weeks ago"},
                                               {-92, "3 months ago"}, {-365, "12 months ago"}, {-729, "23 months ago"},
                                               {-730, "2 years ago"}, {-3650, "10 years ago"}};
  for (const auto& [days, text] : cases)
    EXPECT_EQ(distance_words(day("2026-11-20") + Days{days}, day("2026-11-20")), text) << days;
}

struct WhyCase {
  const char* name;
  std::size_t rank;
  std::vector<std::string> touches;
  const char* today;
  std::vector<std::string> why;
};

TEST(Why, OneSentenceWithTheFigure) {
  const WhyCase cases[] = {
      {"talked",
       2,
       {"2026-09-18 lunch both"},
       "2026-11-20",
       {"Last talked 9 weeks ago (lunch, 18 September); your rhythm is 8 weeks"}},
      {"in another year",
       5,
       {"2025-11-20 event in"},
       "2026-11-20",
       {"Last met 12 months ago (event, 20 November 2025); your rhythm is 52 weeks"}},
      {"the user wrote",
       3,
       {"2026-08-19 email out"},
       "2026-11-20",
       {"You last wrote 3 months ago (email, 19 August); your rhythm is 13 weeks"}},
      {"they wrote",
       3,
       {"2026-08-19 text in"},
       "2026-11-20",
       {"They last wrote 3 months ago (text message, 19 August); your rhythm is 13 weeks"}},
      {"both wrote",
       3,
       {"2026-08-19 comment both"},
       "2026-11-20",
       {"Last in touch both ways 3 months ago (comment, 19 August); your rhythm is 13 weeks"}},
      {"never", 3, {}, "2026-11-20", {"Never in contact through Kith; first date of your import"}},
      {"a message rests",
       1,
       {"2026-10-01 call both", "2026-11-02 email out"},
       "2026-11-20",
       {"Last dialogue 7 weeks ago (1 October); your rhythm is 4 weeks",
        "Your last message had no answer, as happens; the thread rests"}},
      {"three rest",
       1,
       {"2026-09-01 email out", "2026-10-01 email out", "2026-11-02 email out"},
       "2026-11-20",
       {"You last wrote 2 weeks ago (email, 2 November); your rhythm is 4 weeks",
        "Your last 3 messages had no answer, as happens; the thread rests",
        "A wider stratum or a rest may suit this tie better for now"}},
      {"a nudge",
       1,
       {"2026-11-16 email out"},
       "2026-11-20",
       {"No answer yet to your email of 16 November, 4 days ago; most answers come within 3 days",
        "A first nudge; silence is normal"}},
      {"the last nudge",
       1,
       {"2026-11-13 message out"},
       "2026-11-20",
       {"No answer yet to your message of 13 November, 7 days ago; most answers come within 3 days",
        "The second nudge and the last; after it the thread rests"}},
      {"owed",
       3,
       {"2026-11-10 email in asks"},
       "2026-11-20",
       {"They asked you something 10 days ago (10 November); it is still open"}},
      {"owed and due",
       1,
       {"2026-10-20 email in asks"},
       "2026-11-20",
       {"They asked you something 4 weeks ago (20 October); it is still open",
        "They last wrote 4 weeks ago (email, 20 October); your rhythm is 4 weeks"}},
  };
  for (const WhyCase& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(Person(one.rank, one.touches).on(one.today).why, one.why);
  }
}

TEST(Why, LearnedWindowPutOffAndPromise) {
  Person slow(1, {"2026-11-10 email out"});
  slow.candidate.history.window_days = 5;
  EXPECT_THAT(slow.on("2026-11-16").why[0], HasSubstr("they usually answer within 5 days"));

  Person later(3, {"2026-08-10 call both"});
  later.candidate.marks.snoozed_at = parse_instant("2026-11-09", zone()).value();
  later.candidate.marks.snoozed_until = day("2026-11-20");
  EXPECT_EQ(later.on("2026-11-20").why[1], "You put it off until 20 November");
  Person first(3, {});
  first.candidate.marks = later.candidate.marks;
  EXPECT_THAT(first.on("2026-11-20").why, ElementsAre("You put the first contact off until 20 November"));

  Person promised(3, {"2026-11-10 call both"});
  promised.candidate.promised = day("2026-11-10");
  promised.known.promise = "send the recipe";
  EXPECT_THAT(promised.on("2026-11-20").why, ElementsAre("An open promise of yours since 10 November (10 days ago)"));
  promised.candidate.promised = day("2026-11-21");  // a Saturday
  EXPECT_THAT(promised.on("2026-11-20").why, ElementsAre("You promised something for 21 November, tomorrow"));
  EXPECT_EQ(promised.on("2026-11-20").reason.kind, "promise");
  EXPECT_EQ(promised.on("2026-11-20").reason.text, "You promised: send the recipe");
}

TEST(Why, AnExperimentSaysHowFarItIsAndKeepsItsChannel) {
  Person lea(3, {"2026-11-01 call both"});
  lea.candidate.experiment_send = true;
  lea.known.has_email = false;
  lea.known.experiment = ExperimentSend{"Postcards", "postcards", Channel::letter, "reconnecting", "a book", 12, 50};
  const Line made = lea.on("2026-11-20");
  EXPECT_EQ(made.why.front(), "Experiment 'Postcards': 12 of 50 sent, arm postcards");
  EXPECT_EQ(made.channel, Channel::letter);
  EXPECT_EQ(made.reason.text, "To be sent: reconnecting, with a book");
  lea.known.experiment->message = "";
  lea.known.experiment->gift = "";
  EXPECT_EQ(lea.on("2026-11-20").reason.kind, "nothing-new");
}

TEST(Why, Birthdays) {
  Person lea(3, {"2026-11-10 call both"});
  lea.candidate.birthday = parse_partial_date("1980-11-20").value();
  EXPECT_THAT(lea.on("2026-11-20").why,
              ElementsAre("Birthday today: they turn 46", "Last talked 10 days ago (call, 10 November)"));
  lea.candidate.birthday = parse_partial_date("--11-22").value();
  EXPECT_EQ(lea.on("2026-11-20").why[0], "Birthday on Sunday, 22 November");
  EXPECT_EQ(lea.on("2026-11-20").reason.text, "Their birthday is in 2 days (22 November)");
}

// No sentence scolds, whatever the days.
TEST(Why, NeverScolds) {
  for (const char* today : {"2026-11-20", "2028-01-03", "2040-06-01"}) {
    for (std::size_t rank = 1; rank <= 5; ++rank) {
      const Line said = Person(rank, {"2025-01-01 call both", "2025-01-02 email out"}).on(today);
      for (const std::string& why : said.why) {
        for (const char* word : {"overdue", "late", "neglect", "should have", "failed", "!", "forgot"}) {
          EXPECT_EQ(why.find(word), std::string::npos) << why;
        }
      }
    }
  }
}

struct ChannelCase {
  const char* name;
  std::size_t rank;
  std::vector<std::string> touches;
  bool email, phone, profile;
  Channel channel;
  const char* why;
};

TEST(ChannelChoice, Table) {
  const ChannelCase cases[] = {
      {"usual", 1, {"2026-10-01 lunch both"}, true, true, true, Channel::call, "how you usually reach Core people"},
      {"no phone", 1, {"2026-10-01 lunch both"}, true, false, true, Channel::email, "no phone number known"},
      {"only a profile", 1, {"2026-10-01 lunch both"}, false, false, true, Channel::message, "no phone number known"},
      {"no address", 3, {"2026-08-01 lunch both"}, false, true, false, Channel::call, "no e-mail address known"},
      {"nothing",
       3,
       {"2026-08-01 lunch both"},
       false,
       false,
       false,
       Channel::email,
       "no address, number or profile known yet: find one first"},
      {"their way", 3, {"2026-11-10 message in asks"}, true, true, true, Channel::message, "they wrote this way"},
      {"the thread", 1, {"2026-11-16 text out"}, true, true, true, Channel::text, "the thread is there"},
      {"another way",
       1,
       {"2026-11-02 email out"},
       true,
       true,
       true,
       Channel::call,
       "your last email had no answer, so try another way"},
      {"another than the usual",
       1,
       {"2026-11-02 text out"},
       true,
       true,
       true,
       Channel::call,
       "your last text message had no answer, so try another way"},
      {"another without a phone",
       1,
       {"2026-11-02 email out"},
       true,
       false,
       true,
       Channel::message,
       "your last email had no answer, so try another way"},
      {"no other way", 1, {"2026-11-02 email out"}, true, false, false, Channel::email, "no phone number known"},
  };
  for (const ChannelCase& one : cases) {
    SCOPED_TRACE(one.name);
    Person person(one.rank, one.touches);
    person.known.has_email = one.email;
    person.known.has_phone = one.phone;
    person.known.has_profile = one.profile;
    const Line said = person.on("2026-11-20");
    EXPECT_EQ(name(said.channel), name(one.channel));
    EXPECT_EQ(said.channel_why, one.why);
  }
}

EntryPoint entry(EntryKind kind, const char* text) {
  EntryPoint made;
  made.id = EntryPointId{7};
  made.person = PersonId{1};
  made.kind = kind;
  made.text = text;
  return made;
}

TEST(ReasonInHand, TheBestOfWhatIsKnown) {
  Person lea(3, {"2026-08-01 lunch both"});
  EXPECT_EQ(lea.on("2026-11-20").reason.kind, "nothing-new");

  lea.known.last_note = Note{{}, parse_instant("2026-08-01", zone()).value(), "Moving to Graz\nsecond line"};
  EXPECT_EQ(lea.on("2026-11-20").reason.kind, "note");
  EXPECT_THAT(lea.on("2026-11-20").reason.text, HasSubstr("Your note of 1 August: Moving to Graz"));

  lea.candidate.birthday = parse_partial_date("--11-27").value();
  EXPECT_EQ(lea.on("2026-11-20").reason.text, "Their birthday is in 7 days (27 November)");
  lea.candidate.birthday = parse_partial_date("--11-28").value();
  EXPECT_EQ(lea.on("2026-11-20").reason.kind, "note");

  lea.known.news = OwnNews{NewsId{4}, "back from Italy", "https://example.org/italy", {}, {}};
  EXPECT_EQ(lea.on("2026-11-20").reason.kind, "note");

  lea.known.entries = {entry(EntryKind::post, "why looms matter")};
  EXPECT_EQ(lea.on("2026-11-20").reason.text, "Post: why looms matter");
  EXPECT_EQ(lea.on("2026-11-20").reason.entry, EntryPointId{7});
  lea.candidate.birthday = parse_partial_date("--11-27").value();
  EXPECT_EQ(lea.on("2026-11-20").reason.kind, "birthday");
  lea.known.entries.insert(lea.known.entries.begin(), entry(EntryKind::promotion, "runs the yard now"));
  EXPECT_EQ(lea.on("2026-11-20").reason.text, "Promotion: runs the yard now");

  lea.known.promise = "the recipe";
  EXPECT_EQ(lea.on("2026-11-20").reason.kind, "promise");

  Person asked(3, {"2026-11-10 email in asks"});
  EXPECT_EQ(asked.on("2026-11-20").reason.text, "Answer what they asked");
  asked.known.last_touch->note = "Dinner in March?";
  EXPECT_EQ(asked.on("2026-11-20").reason.text, "Answer: Dinner in March?");
}

TEST(ReasonInHand, OwnNewsBeforeNothingNew) {
  Person lea(3, {"2026-08-01 lunch both"});
  lea.known.news = OwnNews{NewsId{4}, "back from Italy", "https://example.org/italy", {}, {}};
  const Reason reason = lea.on("2026-11-20").reason;
  EXPECT_EQ(reason.kind, "own-news");
  EXPECT_EQ(reason.text, "Your news: back from Italy");
  EXPECT_EQ(reason.url, "https://example.org/italy");
  EXPECT_EQ(reason.news, NewsId{4});
  EXPECT_FALSE(reason.entry);
}

TEST(ReasonInHand, HowAnEntryPointIsSaid) {
  EntryPoint open_day = entry(EntryKind::event, "an open day");
  EXPECT_EQ(entry_words(open_day), "Event: an open day");
  open_day.organisation = "Harbour Ltd";
  EXPECT_EQ(entry_words(open_day), "Event at Harbour Ltd: an open day");
  EntryPoint job = entry(EntryKind::job_change, "New job: Pilot at Harbour Ltd");
  EXPECT_EQ(entry_words(job), "Job change: New job: Pilot at Harbour Ltd");
  job.source = EntrySource::import;
  EXPECT_EQ(entry_words(job), "New job: Pilot at Harbour Ltd");
  EntryPoint read = entry(EntryKind::article, "On looms");
  read.source = EntrySource::reading;
  EXPECT_EQ(entry_words(read), "For them to read: On looms");
}

TEST(ReasonInHand, ALineOfItsOwnIsAboutWhatEnds) {
  Person lea(3, {"2026-11-01 lunch both"});
  EntryPoint talk = entry(EntryKind::talk, "on tides");
  talk.id = EntryPointId{8};
  talk.until = lea.candidate.entry_until = day("2026-11-25");
  lea.known.entries = {entry(EntryKind::promotion, "runs the yard now"), talk};
  const Line said = lea.on("2026-11-20");
  EXPECT_EQ(said.reason.entry, EntryPointId{8});
  EXPECT_THAT(said.why, ElementsAre("Their talk is fresh until 25 November, in 5 days",
                                    "Last talked 2 weeks ago (lunch, 1 November)"));
}

ChannelHabit habit(Channel channel, int asked, int answered) {
  ChannelHabit made;
  made.channel = channel;
  made.habit.asked = asked;
  made.habit.answered = answered;
  made.habit.chance = reply_chance(asked, answered);
  return made;
}

TEST(Way, WhatTheyAnswerUnlessTheHoursSayOtherwise) {
  Person person(3, {"2026-01-05 call both"});  // Active: by e-mail
  person.known.habits = {habit(Channel::text, 4, 4), habit(Channel::email, 5, 1)};
  Line said = person.on("2026-11-20");
  EXPECT_EQ(said.channel, Channel::text);
  EXPECT_EQ(said.channel_why, "they answered 4 of 4 this way");
  person.known.closed = {Channel::text};
  EXPECT_EQ(person.on("2026-11-20").channel, Channel::email);
  person.known.closed.clear();
  person.known.has_phone = false;
  EXPECT_EQ(person.on("2026-11-20").channel, Channel::email);
}

TEST(Way, LittleEvidenceChangesNothing) {
  Person person(3, {"2026-01-05 call both"});
  person.known.habits = {habit(Channel::text, 2, 2), habit(Channel::email, 2, 1)};
  EXPECT_EQ(person.on("2026-11-20").channel, Channel::email);
  person.known.habits = {habit(Channel::text, 10, 7), habit(Channel::email, 10, 6)};
  EXPECT_EQ(person.on("2026-11-20").channel, Channel::email);
  Person core(1, {"2026-01-05 call both"});  // by call, which is no message to be answered
  core.known.habits = {habit(Channel::text, 10, 10)};
  EXPECT_EQ(core.on("2026-11-20").channel, Channel::call);
}

TEST(Way, SaysWhenTheirMessagesCome) {
  Person person(3, {"2026-01-05 call both"});
  person.known.best_time = BestTime{DayPart::evening, false, 4, 9};
  EXPECT_EQ(person.on("2026-11-20").channel_why,
            "how you usually reach Active people; their messages come most on weekday evenings (4 of 9)");
}

TEST(Why, HoldsTheSilenceAgainstTheUsualGap) {
  const Person person(3, {"2026-01-05 email out", "2026-01-06 email in", "2026-01-26 email out", "2026-01-27 email in",
                          "2026-02-16 call both"});
  const Line said = person.on("2026-11-20");
  ASSERT_EQ(said.why.size(), 2u);
  EXPECT_THAT(said.why[1], HasSubstr("Silent for "));
  EXPECT_THAT(said.why[1], HasSubstr("x your usual gap of"));
  EXPECT_THAT(said.why[1], HasSubstr("in touch within 30 days: "));
  EXPECT_THAT(said.why[1], HasSubstr("(answered 2 of 2)"));
  EXPECT_EQ(Person(3, {"2026-01-05 call both"}).on("2026-11-20").why.size(), 1u) << "one contact makes no habit";
}

}  // namespace
}  // namespace kith
