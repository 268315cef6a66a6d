#include <gmock/gmock.h>

#include "app/test_app.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}

std::string event(
    const std::string& uid, const std::string& lines,
    const std::string& people = "ATTENDEE:mailto:me@example.org\r\nATTENDEE;CN=Ada:mailto:ADA@example.com\r\n") {
  return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nSUMMARY:Planning\r\n" + lines + people + "END:VEVENT\r\n";
}

class Meetings : public AppTest {
 protected:
  void SetUp() override {
    AppTest::SetUp();
    ada_ = add("Ada Byron", "ada@example.com");
    ASSERT_TRUE(change_settings(*app_, {{"own-address", "me@example.org"}}));
  }
  std::vector<std::string> touches(PersonId person) {
    std::vector<std::string> all;
    const Db db = app_->read().value();
    const auto found = touches_of(db, {person}).value();
    const auto own = found.find(person);
    if (own == found.end()) return all;
    for (const Touch& touch : own->second) {
      EXPECT_EQ(touch.source, Source::calendar);
      EXPECT_EQ(touch.direction, Direction::both);
      all.push_back(iso(touch.at).substr(0, 16) + " " + std::string(name(touch.channel)));
    }
    return all;
  }
  ImportSummary import_new(const std::string& text) {
    ImportRequest request;
    request.files = {{file("new.ics", text), "new.ics"}};
    request.strangers = Strangers::add;
    return import_files(*app_, request).value();
  }
  PersonId ada_;
};

const std::string kWeekly = "DTSTART;TZID=Europe/Berlin:20261019T090000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n";

TEST_F(Meetings, PastMeetingsBecomeTouches) {
  const auto done = import(calendar(event("a", kWeekly) + event("b", "DTSTART:20261120T150000Z\r\nLOCATION:Zoom\r\n") +
                                    event("c", "DTSTART:20261224T150000Z\r\n")));
  EXPECT_EQ(done.touches, 4);
  EXPECT_EQ(done.read, 5);
  EXPECT_EQ(done.skipped, 1);
  EXPECT_THAT(done.left_out, ElementsAre(Pair("still to come", 1)));
  EXPECT_THAT(touches(ada_), ElementsAre("2026-10-19T07:00 meeting", "2026-10-26T08:00 meeting",
                                         "2026-11-02T08:00 meeting", "2026-11-20T15:00 call"));
  EXPECT_EQ(view_person(*app_, ada_)->rhythm.history.last_dialogue,
            *parse_instant("2026-11-20T15:00:00Z", Zone::utc()));
}

TEST_F(Meetings, WhatIsNoContactIsLeftOutWithItsReason) {
  std::string crowd;
  for (int i = 0; i < 26; ++i) crowd += "ATTENDEE:mailto:p" + std::to_string(i) + "@example.com\r\n";
  const std::string at = "DTSTART:20261102T090000Z\r\n";
  const auto done = import(calendar(
      event("a", at, crowd) + event("b", at + "STATUS:CANCELLED\r\n") +
      event("c", at, "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org\r\nATTENDEE:mailto:ada@example.com\r\n") +
      event("d", at, "ATTENDEE:mailto:me@example.org\r\nATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.com\r\n") +
      event("e", "DTSTART;VALUE=DATE:20261102\r\n") + event("f", at, "")));
  EXPECT_EQ(done.touches, 0);
  EXPECT_EQ(done.skipped, 6);
  EXPECT_THAT(done.left_out, ElementsAre(Pair("a whole day", 1), Pair("cancelled", 1), Pair("declined by you", 1),
                                         Pair("with more than 25 people", 1), Pair("with nobody else", 2)));
  EXPECT_THAT(touches(ada_), IsEmpty());
}

TEST_F(Meetings, NobodyIsMadeFromACalendarUnlessTheUserSaysSo) {
  const std::string text =
      calendar(event("a", kWeekly,
                     "ORGANIZER;CN=Grace Hopper:mailto:grace@example.com\r\nATTENDEE:mailto:me@example.org\r\n"
                     "ATTENDEE:mailto:noreply@example.com\r\n"));
  const auto left = import(text);
  EXPECT_EQ(left.added, 0);
  EXPECT_EQ(left.touches, 0);
  EXPECT_EQ(left.strangers, 1);
  ASSERT_EQ(left.met.size(), 1u);
  EXPECT_EQ(left.met[0].name, "Grace Hopper");
  EXPECT_EQ(left.met[0].meetings, 3);
  EXPECT_THAT(left.left_out, ElementsAre(Pair("with nobody you keep in Kith", 3)));

  const auto taken = import_new(text);
  EXPECT_EQ(taken.added, 1);
  EXPECT_EQ(taken.touches, 3);
  EXPECT_EQ(taken.strangers, 0);
  EXPECT_EQ(person("grace@example.com").name, "Grace Hopper");
  ASSERT_TRUE(undo_import(*app_, taken.import));
  EXPECT_FALSE(resolve(*app_, "grace@example.com"));
}

TEST_F(Meetings, AgainChangesNothingAndKnowsNewcomers) {
  const std::string text = calendar(event("a", kWeekly,
                                          "ATTENDEE:mailto:me@example.org\r\nATTENDEE:mailto:ada@example.com\r\n"
                                          "ATTENDEE:mailto:grace@example.com\r\n"));
  import(text);
  const std::string before = exported();
  const auto again = import(text);
  EXPECT_EQ(again.touches + again.updated + again.added, 0);
  EXPECT_EQ(again.unchanged, 3);
  EXPECT_EQ(exported(), before);
  const PersonId grace = add("Grace Hopper", "grace@example.com");
  EXPECT_EQ(import(text).touches, 3);
  EXPECT_EQ(touches(grace).size(), 3u);
  EXPECT_EQ(touches(ada_).size(), 3u);
  at("2026-12-23T09:00:00Z");
  EXPECT_EQ(import(text).touches, 0) << "the rule has ended";
}

TEST_F(Meetings, ANewerVersionMovesAndTakesAway) {
  import(calendar(event("a", kWeekly) + event("b", "DTSTART:20261110T150000Z\r\n") +
                  event("c", "DTSTART:20261111T150000Z\r\n")));
  ASSERT_EQ(touches(ada_).size(), 5u);
  const std::string before = exported();
  const auto newer = import(calendar(
      event("a", kWeekly + "EXDATE;TZID=Europe/Berlin:20261026T090000\r\n") +
      event("a", "RECURRENCE-ID;TZID=Europe/Berlin:20261102T090000\r\nDTSTART:20261103T120000Z\r\nSEQUENCE:1\r\n") +
      event("b", "DTSTART:20261110T173000Z\r\nSEQUENCE:1\r\n") +
      event("c", "DTSTART:20261111T150000Z\r\nSEQUENCE:1\r\nSTATUS:CANCELLED\r\n")));
  EXPECT_EQ(newer.touches, 0);
  EXPECT_EQ(newer.updated, 4);
  EXPECT_THAT(touches(ada_),
              ElementsAre("2026-10-19T07:00 meeting", "2026-11-03T12:00 meeting", "2026-11-10T17:30 meeting"));
  ASSERT_TRUE(undo_import(*app_, newer.import));
  EXPECT_EQ(exported(), before);
}

TEST_F(Meetings, ASeriesThatMovesAsAWholeLeavesNothingBehind) {
  import(calendar(event("a", kWeekly)));
  const auto moved =
      import(calendar(event("a", "DTSTART:20261020T140000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nSEQUENCE:1\r\n")));
  EXPECT_EQ(moved.touches, 3);
  EXPECT_EQ(moved.updated, 3);
  EXPECT_THAT(touches(ada_),
              ElementsAre("2026-10-20T14:00 meeting", "2026-10-27T14:00 meeting", "2026-11-03T14:00 meeting"));
}

TEST_F(Meetings, TheUsersOwnWordStands) {
  const std::string text = calendar(event("a", "DTSTART:20261110T150000Z\r\n"));
  import(text);
  const Db db = app_->read().value();
  const TouchId touch = touches_of(db, {ada_})->at(ada_).front().id;
  TouchEdit edit;
  edit.channel = Channel::lunch;
  ASSERT_TRUE(edit_touch(*app_, touch, edit));
  import(calendar(event("a", "DTSTART:20261110T173000Z\r\nSEQUENCE:1\r\n")));
  EXPECT_THAT(touches(ada_), ElementsAre("2026-11-10T15:00 lunch"));
  ASSERT_TRUE(delete_touch(*app_, touch));
  EXPECT_EQ(import(text).touches, 0) << "what the user took away stays away";
}

TEST_F(Meetings, TheLatestVersionInAFileHolds) {
  const std::string first = event("a", "DTSTART:20261110T150000Z\r\nSEQUENCE:1\r\n");
  const std::string second = event("a", "DTSTART:20261111T150000Z\r\nSEQUENCE:2\r\n");
  import(calendar(second + first));
  EXPECT_THAT(touches(ada_), ElementsAre("2026-11-11T15:00 meeting"));
}

TEST_F(Meetings, WithoutAnOwnAddressTheCalendarTellsWhoseItIs) {
  ASSERT_TRUE(change_settings(*app_, {{"own-address", ""}}));
  std::string events;
  for (int day = 10; day < 14; ++day) {
    events += event(std::to_string(day), "DTSTART:202611" + std::to_string(day) + "T150000Z\r\n",
                    "ATTENDEE:mailto:boss@example.org\r\nATTENDEE:mailto:p" + std::to_string(day) + "@example.com\r\n");
  }
  const auto taken = import_new(calendar(events));
  EXPECT_EQ(taken.added, 4);
  EXPECT_FALSE(resolve(*app_, "boss@example.org"));
}

TEST_F(Meetings, APersonInTheTrashStaysThere) {
  ASSERT_TRUE(delete_person(*app_, ada_));
  const auto done = import_new(calendar(event("a", kWeekly)));
  EXPECT_EQ(done.added + done.touches + done.strangers, 0);
}

}  // namespace
}  // namespace kith::app
