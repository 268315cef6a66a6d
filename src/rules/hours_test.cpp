#include "rules/hours.hpp"

#include <gtest/gtest.h>

#include "rules/test_touches.hpp"

namespace kith {
namespace {

using testing_words::day;

TEST(Hours, AreReadAndWrittenInOneForm) {
  const std::pair<const char*, const char*> cases[] = {
      {"call mon-fri 16:30-18:00", "call mon-fri 16:30-18:00"},
      {"calls weekdays 16:30 to 18:00", "call mon-fri 16:30-18:00"},
      {"Call Monday-Friday 16:30 - 18:00", "call mon-fri 16:30-18:00"},
      {"text sat,sun 9-12", "text sat,sun 09:00-12:00"},
      {"text weekends 9-12:15", "text sat,sun 09:00-12:15"},
      {"email 8:00-24:00", "email mon-sun 08:00-24:00"},
      {"e-mail daily 8-10", "email mon-sun 08:00-10:00"},
      {"call mon, wed-fri 7-8", "call mon,wed-fri 07:00-08:00"},
      {"call fri-mon 7-8", "call mon,fri-sun 07:00-08:00"},
      {"call", ""},
      {"call mon-fri", ""},
      {"shout mon 7-8", ""},
      {"call someday 7-8", ""},
      {"call mon 8-7", ""},
      {"call mon 8-8", ""},
      {"call mon 8-25", ""},
      {"call mon 8:70-9", ""},
      {"", ""},
  };
  for (const auto& [text, wanted] : cases) {
    const auto read = parse_hours(text);
    EXPECT_EQ(read ? written(*read) : "", wanted) << text;
    if (!read) {
      EXPECT_EQ(read.error().code, Code::usage);
    }
  }
}

TEST(Hours, SayWhenAChannelIsOpen) {
  const ChannelHours hours({*parse_hours("call mon-fri 16:30-18:00"), *parse_hours("call mon 12-13"),
                            *parse_hours("call mon 17-18:30"), *parse_hours("text sat 9-10")});
  const LocalDate monday = day("2026-11-23");
  EXPECT_EQ(hours.minutes(Channel::call, monday), 60 + 120);  // what overlaps counts once
  EXPECT_EQ(hours.words(Channel::call, monday), "12:00 to 13:00 and 16:30 to 18:30");
  EXPECT_EQ(hours.words(Channel::call, monday + Days{1}), "16:30 to 18:00");
  EXPECT_EQ(hours.minutes(Channel::call, monday + Days{5}), 0);
  EXPECT_FALSE(hours.open(Channel::call, monday + Days{5}));
  EXPECT_TRUE(hours.open(Channel::text, monday + Days{5}));
  EXPECT_EQ(hours.minutes(Channel::email, monday), std::nullopt);
  EXPECT_TRUE(hours.open(Channel::email, monday));
  EXPECT_EQ(hours.words(Channel::email, monday), "");
}

}  // namespace
}  // namespace kith
