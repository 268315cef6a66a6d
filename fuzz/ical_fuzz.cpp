// iCalendar: whole files, and one event's lines between two that are well-formed. The first byte chooses the pieces,
// the charset and the user's zone.
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kith;
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  static const Zone berlin = *Zone::find("Europe/Berlin");
  const Frame frame{choice & 1 ? berlin : Zone::utc(), *parse_instant("2026-11-23T09:00:00Z", Zone::utc())};
  const Detected detected{Format::icalendar, choice & 2 ? "windows-1252" : "UTF-8", ','};
  if (choice & 4) {
    fuzz::read_all(detected, {}, bytes, choice * 31, frame);
    return 0;
  }
  const std::string whole =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Berlin:20261005T090000\r\nRRULE:FREQ=WEEKLY\r\n"
      "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261006T090000Z\r\n" +
      std::string(bytes) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  fuzz::read_all(detected, {}, whole, choice * 31, frame);
  return 0;
}
