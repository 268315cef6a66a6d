#include "rules/reason.hpp"

#include <fmt/format.h>

namespace kith {

std::string distance_words(LocalDate day, LocalDate today) {
  const int days = (day - today).count();
  if (days == 0) return "today";
  return days > 0 ? fmt::format("in {} days", days) : fmt::format("{} days ago", -days);
}

Line line(const TodayItem& item, const Candidate& candidate, const Known& known, LocalDate today,
          const Zone& zone) {
  Line result;
  result.channel = candidate.channel;
  result.channel_why = fmt::format("how you usually reach {} people", known.stratum);
  if (candidate.history.last) {
    result.why.push_back(fmt::format("Last in contact {}; your rhythm is {}",
                                     distance_words(zone.date_of(*candidate.history.last), today),
                                     interval_words(candidate.tempo.interval_days)));
  } else {
    result.why.emplace_back("Never in contact through Kith; first date of your import");
  }
  result.reason = {"nothing-new", "Nothing new: say so", ""};
  static_cast<void>(item);
  return result;
}

}  // namespace kith
