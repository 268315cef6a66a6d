#include "rules/tie_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "rules/reason.hpp"

namespace kith {
namespace {

constexpr std::array<std::string_view, 12> kSinceMonths{"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};

// "March" within a year, then "March 2024".
std::string since_words(LocalDate day, LocalDate today) {
  const date::year_month_day then{day};
  const std::string_view month = kSinceMonths[static_cast<unsigned>(then.month()) - 1];
  if (today - day < Days{330}) return std::string(month);
  return fmt::format("{} {}", month, static_cast<int>(then.year()));
}

std::string times_words(int times, std::string_view one, std::string_view many) {
  return times == 1 ? std::string(one) : fmt::format("{} {}", times, many);
}

}  // namespace

std::string_view strength_words(double strength) {
  // As the rounded per cent beside it says.
  const long percent = std::lround(strength * 100);
  if (percent >= 60) return "closely";
  if (percent >= 25) return "well";
  if (percent >= 10) return "a little";
  return "perhaps";
}

std::string sign_words(const TieEvidence& evidence, LocalDate today, const Zone& zone) {
  const LocalDate first = zone.date_of(evidence.first);
  const std::string since =
      evidence.times > 1 && evidence.last - evidence.first > Days{14} ? " since " + since_words(first, today) : "";
  switch (evidence.sign) {
    case TieSign::said:
      if (evidence.weight >= 1.5) return "you say they know each other closely";
      return evidence.weight < .5 ? "you say they know each other a little" : "you say they know each other well";
    case TieSign::related: return "related, as you or a card say";
    case TieSign::introduced: return "one introduced the other";
    case TieSign::wrote: return times_words(evidence.times, "1 message between them", "messages between them") + since;
    case TieSign::met: return times_words(evidence.times, "met once", "meetings together") + since;
    case TieSign::copied: return times_words(evidence.times, "both on 1 message", "messages to both") + since;
    case TieSign::same_organisation:
      return evidence.last - evidence.first > Days{60} ? "colleagues since " + since_words(first, today) : "colleagues";
  }
  return {};
}

std::string tie_words(std::span<const TieEvidence> pair, LocalDate today, const Zone& zone) {
  std::string all;
  Instant last{};
  for (const TieEvidence& one : pair) {
    if (!all.empty()) all += ", ";
    all += sign_words(one, today, zone);
    switch (one.sign) {
      case TieSign::said:
      case TieSign::related:
      case TieSign::introduced:
      case TieSign::same_organisation: break;
      case TieSign::wrote:
      case TieSign::met:
      case TieSign::copied: last = std::max(last, one.last);
    }
  }
  if (last != Instant{}) all += ", last " + distance_words(zone.date_of(last), today);
  return all;
}

}  // namespace kith
