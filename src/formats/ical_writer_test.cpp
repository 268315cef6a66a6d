#include "formats/ical_writer.hpp"

#include <gmock/gmock.h>

#include "base/text.hpp"

namespace kith {
namespace {

using testing::HasSubstr;

CalendarEntry entry() {
  CalendarEntry made;
  made.uid = "person-7-abc@kith";
  made.day = local_date(2026, 12, 31);
  made.sequence = 2;
  made.changed = *parse_instant("2026-11-22T08:00:00Z", Zone::utc());
  made.summary = "Zoë Müller; Söhne, Co. (call)";
  made.description = "13 weeks since your last call, on 24 August.\nHow: call, +49 30 123456\nC:\\notes";
  made.url = "http://127.0.0.1:7070/people/7";
  made.category = "Close";
  return made;
}

TEST(IcalWriter, AllDayEntries) {
  const std::string text = write_calendar("Kith", std::vector{entry()});
  for (const char* line : {"BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "METHOD:PUBLISH\r\n", "X-WR-CALNAME:Kith\r\n",
                           "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n", "UID:person-7-abc@kith\r\n",
                           "DTSTAMP:20261122T080000Z\r\n", "LAST-MODIFIED:20261122T080000Z\r\n", "SEQUENCE:2\r\n",
                           "DTSTART;VALUE=DATE:20261231\r\n", "DTEND;VALUE=DATE:20270101\r\n",
                           "SUMMARY:Zoë Müller\\; Söhne\\, Co. (call)\r\n", "URL:http://127.0.0.1:7070/people/7\r\n",
                           "CATEGORIES:Close\r\n", "TRANSP:TRANSPARENT\r\n", "END:VEVENT\r\nEND:VCALENDAR\r\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

TEST(IcalWriter, LinesAreFoldedAndStayCharacters) {
  CalendarEntry long_one = entry();
  long_one.description.clear();
  for (int i = 0; i < 100; ++i) long_one.description += "Füße, ";
  const std::string text = write_calendar("Kith", std::vector{long_one});
  EXPECT_TRUE(is_utf8(text));
  std::string unfolded;
  for (const std::string& line : split(text, "\r\n")) {
    EXPECT_LE(line.size(), 75u) << line;
    EXPECT_TRUE(is_utf8(line)) << line;
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
  }
  EXPECT_THAT(unfolded, HasSubstr("Füße\\, Füße\\, "));
}

TEST(IcalWriter, TheSameEntriesGiveTheSameBytes) {
  EXPECT_EQ(write_calendar("Kith", std::vector{entry()}), write_calendar("Kith", std::vector{entry()}));
  EXPECT_THAT(write_calendar("Kith", {}), HasSubstr("END:VCALENDAR"));
}

}  // namespace
}  // namespace kith
