// For the tests of this room: touches and standings written as words.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "rules/rhythm.hpp"

namespace kith::testing_words {

inline const Zone& zone() {
  static const Zone berlin = Zone::find("Europe/Berlin").value();
  return berlin;
}

// "2026-01-05 email out asks": the time may follow the date as T14:03; without it, ten in the morning.
inline TouchFact touch(std::string_view words, const Zone& where) {
  const auto parts = split(words, " ");
  const std::string at = parts[0].find('T') == std::string::npos ? parts[0] + "T10:00" : parts[0];
  TouchFact fact;
  fact.at = parse_instant(at, where).value();
  fact.channel = channel_from(parts[1]).value();
  fact.direction = direction_from(parts[2]).value();
  fact.asks = parts.size() > 3 && parts[3] == "asks";
  return fact;
}

inline std::vector<TouchFact> touches(const std::vector<std::string>& lines, const Zone& where) {
  std::vector<TouchFact> all;
  for (const std::string& line : lines) all.push_back(touch(line, where));
  return all;
}

inline LocalDate day(std::string_view text) {
  return parse_date(text).value();
}

// "due 2026-02-02", "waits until …", "nudge 1 until …", and what else holds.
inline std::string words(const Standing& standing) {
  std::string text;
  if (!standing.tracked) {
    text = "untracked";
  } else if (standing.nudge > 0) {
    text = "nudge " + std::to_string(standing.nudge) + " until " + iso(standing.until);
  } else if (standing.waiting) {
    text = "waits until " + iso(standing.until);
  } else {
    text = "due " + iso(standing.due);
  }
  if (standing.other_channel) text += ", other channel";
  if (standing.propose_wider) text += ", wider";
  if (standing.owed_since) text += ", owed since " + iso(*standing.owed_since);
  return text;
}

}  // namespace kith::testing_words
