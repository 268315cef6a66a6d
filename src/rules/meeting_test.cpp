#include "rules/meeting.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Meeting, WhatIsNoContactSaysWhy) {
  struct Row {
    MeetingFacts facts;
    std::optional<std::string_view> why;
  };
  const Row rows[] = {
      {{false, false, 1}, std::nullopt},
      {{false, false, 25}, std::nullopt},
      {{false, false, 26}, "with more than 25 people"},
      {{false, false, 0}, "with nobody else"},
      {{false, true, 3}, "declined by you"},
      {{true, true, 30}, "cancelled"},
  };
  for (const Row& row : rows) EXPECT_EQ(no_contact(row.facts), row.why) << row.facts.others;
}

TEST(Meeting, TheChannelIsReadFromTitleAndPlace) {
  struct Row {
    const char *title, *place;
    Channel channel;
  };
  const Row rows[] = {
      {"Quarterly review", "Room 4", Channel::meeting},
      {"", "", Channel::meeting},
      {"Call with Ada", "", Channel::call},
      {"Recall of the valves", "", Channel::meeting},
      {"Catch up", "https://example.zoom.us/j/123", Channel::call},
      {"Catch up", "Microsoft Teams Meeting", Channel::call},
      {"Sales teams offsite", "Berlin", Channel::meeting},
      {"Planung", "https://meet.google.com/abc-defg-hij", Channel::call},
      {"Telefonat Müller", "", Channel::call},
      {"Lunch (Zoom)", "", Channel::lunch},
      {"Mittagessen", "Kantine", Channel::lunch},
      {"Coffee chat", "Café Zentral", Channel::coffee},
      {"Budget", "Café Zentral", Channel::meeting},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(name(meeting_channel(row.title, row.place)), name(row.channel)) << row.title << " @ " << row.place;
  }
}

TEST(Meeting, OutlookLeavesCancelledOnesStanding) {
  EXPECT_TRUE(cancelled_by_title("Canceled: Budget"));
  EXPECT_TRUE(cancelled_by_title(" Abgesagt: Planung"));
  EXPECT_FALSE(cancelled_by_title("Why we canceled: a talk"));
}

}  // namespace
}  // namespace kith
