#include "formats/ical_reader.hpp"

#include <gmock/gmock.h>

#include "formats/calendar_rule.hpp"
#include "formats/reading_test.hpp"

namespace kith {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string calendar(const std::string& parts) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + parts + "END:VCALENDAR\r\n";
}

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:one@example.org\r\nSUMMARY:Talk\r\n" + lines + "END:VEVENT\r\n";
}

// Outlook's way of telling a zone: its own name, and the rules of the year it was written in.
const std::string kOutlookZone =
    "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16011028T030000\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

struct Read {
  std::vector<MeetingRecord> meetings;
  std::vector<Skipped> skipped;
  std::vector<Problem> problems;
};

Read read(const std::string& text, std::size_t step = 65536, const std::string& until = "2026-11-23T09:00:00Z") {
  Read all;
  const auto detected = detect(text);
  EXPECT_TRUE(detected) << sentence(detected.error());
  if (!detected) return all;
  EXPECT_EQ(detected->format, Format::icalendar);
  const Frame frame{*Zone::find("Europe/Berlin"), *parse_instant(until, Zone::utc())};
  const auto reader = make_reader(
      *detected, {},
      [&](Record&& record) -> Status {
        if (auto* meeting = std::get_if<MeetingRecord>(&record)) all.meetings.push_back(std::move(*meeting));
        if (auto* skipped = std::get_if<Skipped>(&record)) all.skipped.push_back(std::move(*skipped));
        if (auto* problem = std::get_if<Problem>(&record)) all.problems.push_back(std::move(*problem));
        return {};
      },
      frame);
  EXPECT_TRUE(reader);
  for (std::size_t at = 0; at < text.size(); at += step)
    EXPECT_TRUE((*reader)->feed(std::string_view(text).substr(at, step)));
  EXPECT_TRUE((*reader)->finish());
  return all;
}

// "2026-11-02T09:00:00Z", with an x behind a cancelled one.
std::vector<std::string> times(const Read& read) {
  std::vector<std::string> all;
  for (const auto& meeting : read.meetings) all.push_back(iso(meeting.at) + (meeting.cancelled ? "x" : ""));
  return all;
}

std::vector<std::string> times_of(const std::string& parts) {
  return times(read(calendar(parts)));
}

TEST(Ical, ASingleMeeting) {
  const std::string text = calendar(
      event("DTSTART:20261102T090000Z\r\nDTEND:20261102T100000Z\r\nLOCATION:Room 4\\, upstairs\r\n"
            "ORGANIZER;CN=\"Reed, Sam\":mailto:sam@example.org\r\n"
            "ATTENDEE;CN=Ada Byron;PARTSTAT=ACCEPTED:MAILTO:Ada@example.com\r\n"
            "ATTENDEE;PARTSTAT=DECLINED:mailto:grace@example.com\r\nATTENDEE;CUTYPE=ROOM:mailto:room4@example.org\r\n"
            "ATTENDEE;CN=Sam:mailto:SAM@example.org\r\nATTENDEE:mailto:c_1@resource.calendar.google.com\r\n"
            "ATTENDEE;CN=Exchange;EMAIL=ex@example.com:invalid:nomail\r\nSEQUENCE:3\r\n"
            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:soon\r\nSUMMARY:Alarm\r\nEND:VALARM\r\n"));
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{65536}}) {
    const Read all = read(text, step);
    ASSERT_EQ(all.meetings.size(), 1u);
    const MeetingRecord& m = all.meetings[0];
    EXPECT_EQ(m.line, 4);
    EXPECT_EQ(m.uid, "one@example.org");
    EXPECT_EQ(m.instance, "");
    EXPECT_EQ(m.sequence, 3);
    EXPECT_EQ(iso(m.at), "2026-11-02T09:00:00Z");
    EXPECT_EQ(m.title, "Talk");
    EXPECT_EQ(m.location, "Room 4, upstairs");
    ASSERT_EQ(m.attendees.size(), 4u);
    EXPECT_EQ(m.attendees[0].email, "Ada@example.com");
    EXPECT_EQ(m.attendees[0].name, "Ada Byron");
    EXPECT_FALSE(m.attendees[0].declined);
    EXPECT_TRUE(m.attendees[1].declined);
    EXPECT_EQ(m.attendees[2].email, "SAM@example.org");
    EXPECT_EQ(m.attendees[3].email, "ex@example.com");
    EXPECT_FALSE(m.cancelled);
  }
}

TEST(Ical, TimesAreReadInTheirOwnZones) {
  struct Row {
    const char *what, *start, *at;
  };
  const Row rows[] = {
      {"UTC", "DTSTART:20260701T090000Z", "2026-07-01T09:00:00Z"},
      {"none: the user's", "DTSTART:20260701T090000", "2026-07-01T07:00:00Z"},
      {"IANA", "DTSTART;TZID=America/New_York:20260701T090000", "2026-07-01T13:00:00Z"},
      {"IANA behind a path", "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20260701T090000",
       "2026-07-01T07:00:00Z"},
      {"Windows", "DTSTART;TZID=Pacific Standard Time:20260701T090000", "2026-07-01T16:00:00Z"},
      {"Windows, quoted", "DTSTART;TZID=\"W. Europe Standard Time\":20260701T090000", "2026-07-01T07:00:00Z"},
      {"the file's own", "DTSTART;TZID=Customized Time Zone:20260701T090000", "2026-07-01T07:00:00Z"},
      {"the file's own in winter", "DTSTART;TZID=Customized Time Zone:20260201T090000", "2026-02-01T08:00:00Z"},
      {"a time that the clock change skips", "DTSTART;TZID=Europe/Berlin:20260329T023000", "2026-03-29T01:30:00Z"},
  };
  for (const Row& row : rows) {
    EXPECT_THAT(times_of(kOutlookZone + event(std::string(row.start) + "\r\n")), ElementsAre(row.at)) << row.what;
    EXPECT_THAT(times_of(event(std::string(row.start) + "\r\n") + kOutlookZone), ElementsAre(row.at))
        << row.what << ", the zone behind it";
  }
}

TEST(Ical, AZoneNobodyKnowsIsSaid) {
  const Read all = read(calendar(event("DTSTART;TZID=Middle Earth:20261102T090000\r\n")));
  EXPECT_THAT(times(all), ElementsAre("2026-11-02T08:00:00Z"));
  ASSERT_EQ(all.problems.size(), 1u);
  EXPECT_THAT(all.problems[0].what, HasSubstr("Middle Earth"));
  EXPECT_EQ(all.problems[0].line, 4);
}

TEST(Ical, RepeatedOnesComeTimeByTime) {
  struct Row {
    const char* what;
    const char* lines;
    std::vector<std::string> times;
  };
  const Row rows[] = {
      {"weekly across a clock change: nine o'clock stays nine",
       "DTSTART;TZID=Europe/Berlin:20261012T090000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n",
       {"2026-10-12T07:00:00Z", "2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z", "2026-11-02T08:00:00Z"}},
      {"an end in UTC is compared in the event's zone",
       "DTSTART;TZID=America/New_York:20261101T200000\r\nRRULE:FREQ=DAILY;UNTIL=20261104T010000Z\r\n",
       {"2026-11-02T01:00:00Z", "2026-11-03T01:00:00Z", "2026-11-04T01:00:00Z"}},
      {"an end that is a day holds for all of it",
       "DTSTART:20261101T200000Z\r\nRRULE:FREQ=DAILY;UNTIL=20261102\r\n",
       {"2026-11-01T20:00:00Z", "2026-11-02T20:00:00Z"}},
      {"without end: up to now",
       "DTSTART:20261102T090000Z\r\nDTEND:20261102T093000Z\r\nRRULE:FREQ=WEEKLY\r\n",
       {"2026-11-02T09:00:00Z", "2026-11-09T09:00:00Z", "2026-11-16T09:00:00Z"}},
      {"taken out by time and by day",
       "DTSTART;TZID=Europe/Berlin:20261102T090000\r\nRRULE:FREQ=DAILY;COUNT=4\r\n"
       "EXDATE;TZID=Europe/Berlin:20261103T090000\r\nEXDATE;VALUE=DATE:20261105\r\n",
       {"2026-11-02T08:00:00Z", "2026-11-03T08:00:00Zx", "2026-11-04T08:00:00Z", "2026-11-05T08:00:00Zx"}},
      {"several in one line",
       "DTSTART:20261102T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20261102T090000Z,20261103T090000Z\r\n",
       {"2026-11-02T09:00:00Zx", "2026-11-03T09:00:00Zx", "2026-11-04T09:00:00Z"}},
      {"added ones, in another zone and as a period",
       "DTSTART;TZID=Europe/Berlin:20261102T090000\r\nRDATE:20261103T120000Z\r\n"
       "RDATE;VALUE=PERIOD:20261105T120000Z/PT1H\r\n",
       {"2026-11-02T08:00:00Z", "2026-11-03T12:00:00Z", "2026-11-05T12:00:00Z"}},
  };
  for (const Row& row : rows) EXPECT_EQ(times_of(event(row.lines)), row.times) << row.what;
}

TEST(Ical, OneTimeOfASeriesMayBeAnother) {
  const std::string master = event("DTSTART;TZID=Europe/Berlin:20261102T090000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n");
  const std::string moved = event(
      "RECURRENCE-ID;TZID=Europe/Berlin:20261109T090000\r\nDTSTART;TZID=Europe/Berlin:20261110T140000\r\n"
      "ATTENDEE:mailto:ada@example.com\r\n");
  const std::string cancelled =
      event("RECURRENCE-ID:20261116T080000Z\r\nDTSTART:20261116T080000Z\r\nSTATUS:CANCELLED\r\n");
  for (const std::string& text : {master + moved + cancelled, cancelled + moved + master}) {
    const Read all = read(calendar(text));
    EXPECT_THAT(times(all), ElementsAre("2026-11-02T08:00:00Z", "2026-11-10T13:00:00Z", "2026-11-16T08:00:00Zx"));
    ASSERT_EQ(all.meetings.size(), 3u);
    EXPECT_EQ(all.meetings[1].instance, "2026-11-09T08:00:00Z");
    EXPECT_EQ(all.meetings[1].attendees.size(), 1u);
    EXPECT_TRUE(all.meetings[1].repeats);
  }
  // Of a series that is not in the file.
  const Read alone = read(calendar(moved));
  EXPECT_THAT(times(alone), ElementsAre("2026-11-10T13:00:00Z"));
  EXPECT_EQ(alone.meetings[0].instance, "2026-11-09T08:00:00Z");
  EXPECT_FALSE(alone.meetings[0].repeats);
  // And all that follow.
  const std::string onwards =
      event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261109T080000Z\r\nDTSTART:20261109T100000Z\r\n");
  EXPECT_THAT(times_of(master + onwards),
              ElementsAre("2026-11-02T08:00:00Z", "2026-11-09T10:00:00Z", "2026-11-16T10:00:00Z"));
}

TEST(Ical, WhatIsNoMeetingIsLeftOutWithItsReason) {
  const Read all = read(calendar(event("DTSTART;VALUE=DATE:20261102\r\n") +
                                 event("DTSTART:20261102T000000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n") +
                                 event("DTSTART:20261123T083000Z\r\nDTEND:20261123T093000Z\r\n") +
                                 "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Do\r\nEND:VTODO\r\n"));
  EXPECT_THAT(all.meetings, IsEmpty());
  std::vector<std::string> why;
  for (const auto& skipped : all.skipped) why.push_back(skipped.why);
  EXPECT_THAT(why, ElementsAre("a whole day", "a whole day", "still to come"));
}

TEST(Ical, DamageIsSaidWithItsLine) {
  struct Row {
    const char* what;
    std::string text;
    long line;
    const char* says;
    std::size_t meetings;
  };
  const std::string good = event("DTSTART:20261102T090000Z\r\n");
  const Row rows[] = {
      {"no start", calendar(good + event("DTEND:20261102T090000Z\r\n")), 9, "no start", 1},
      {"a start that is none", calendar(event("DTSTART:yesterday\r\n") + good), 4, "no start", 1},
      {"the end is missing", "BEGIN:VCALENDAR\r\n" + good + "BEGIN:VEVENT\r\nDTSTART:20261102T090000Z\r\n", 7,
       "the file ends in the middle", 1},
      {"another begins before its end", calendar("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261102T090000Z\r\n" + good), 4,
       "the end of this event is missing", 1},
      {"every second", calendar(event("DTSTART:20261102T090000Z\r\nRRULE:FREQ=SECONDLY\r\n")), 4, "within the hour", 1},
      {"a rule of nonsense", calendar(event("DTSTART:20261102T090000Z\r\nRRULE:FREQ=SOMETIMES\r\n")), 4, "", 1},
  };
  for (const Row& row : rows) {
    const Read all = read(row.text);
    EXPECT_EQ(all.meetings.size(), row.meetings) << row.what;
    if (std::string_view(row.says).empty()) continue;
    ASSERT_EQ(all.problems.size(), 1u) << row.what;
    EXPECT_EQ(all.problems[0].line, row.line) << row.what;
    EXPECT_THAT(all.problems[0].what, HasSubstr(row.says)) << row.what;
  }
}

TEST(Ical, AHostileRuleEnds) {
  const std::string daily = event("DTSTART:00010101T090000Z\r\nRRULE:FREQ=DAILY\r\n");
  EXPECT_LE(read(calendar(daily)).meetings.size(), kMostInstances + 1);
  EXPECT_LE(times_of(event("DTSTART:20000101T090000Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n")).size(), 1u);
  EXPECT_LE(times_of(event("DTSTART:20000101T090000Z\r\nRRULE:FREQ=YEARLY;BYWEEKNO=60;BYSETPOS=-9\r\n")).size(), 1u);
}

TEST(Ical, GoogleAndOutlookOddities) {
  // Bare newlines, lower case, a byte order mark, folded in the middle of a character, a calendar's own zone.
  const std::string text =
      "\xEF\xBB\xBF"
      "begin:vcalendar\nX-WR-TIMEZONE:America/New_York\nMETHOD:PUBLISH\nbegin:vevent\nuid:g\n"
      "SUMMARY:Kaf\xC3\n \xA9 mit Zo\xC3\xAB\ndtstart:20261102T090000\nend:vevent\nend:vcalendar\n";
  const Read all = read(text);
  ASSERT_EQ(all.meetings.size(), 1u);
  EXPECT_EQ(all.meetings[0].title, "Kafé mit Zoë");
  EXPECT_EQ(iso(all.meetings[0].at), "2026-11-02T14:00:00Z");
  // METHOD:CANCEL holds for all in it.
  const Read gone =
      read("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n" + event("DTSTART:20261102T090000Z\r\n") + "END:VCALENDAR\r\n");
  EXPECT_THAT(times(gone), ElementsAre("2026-11-02T09:00:00Zx"));
}

}  // namespace
}  // namespace kith
