#include "rules/organisation_year.hpp"

#include <map>

#include <fmt/format.h>

namespace kith {
namespace {

std::string time_spent_words(int minutes) {
  if (minutes < 60) return fmt::format("{} min", minutes);
  if (minutes % 60 == 0) return fmt::format("{} h", minutes / 60);
  return fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

struct YearSoFar {
  OrganisationYear sum;
  std::map<std::string, std::int64_t> spent;
  std::map<PersonId, std::pair<LocalDate, std::optional<Instant>>> met;  // last met there, last contact
};

}  // namespace

std::vector<OrganisationYear> organisation_years(const std::vector<EventAndMet>& events, const Zone& zone) {
  std::map<int, YearSoFar, std::greater<>> years;
  for (const EventAndMet& one : events) {
    const LocalDate day = zone.date_of(one.event.at);
    YearSoFar& year = years[year_of(day)];
    ++year.sum.events;
    year.sum.minutes += one.event.minutes;
    if (one.event.cents != 0) year.spent[one.event.currency] += one.event.cents;
    for (const MetThere& who : one.met) {
      const auto [known, fresh] = year.met.try_emplace(who.person, day, who.last);
      if (!fresh) known->second.first = std::max(known->second.first, day);
    }
  }
  std::vector<OrganisationYear> all;
  for (auto& [number, year] : years) {
    year.sum.year = number;
    for (const auto& [currency, cents] : year.spent) year.sum.spent.push_back({cents, currency});
    year.sum.met = static_cast<int>(year.met.size());
    for (const auto& [person, when] : year.met)
      year.sum.kept_up += when.second && zone.date_of(*when.second) > when.first ? 1 : 0;
    all.push_back(std::move(year.sum));
  }
  return all;
}

std::string year_words(const OrganisationYear& year) {
  std::string text = fmt::format("{}: {} {}", year.year, year.events, year.events == 1 ? "event" : "events");
  if (year.minutes > 0) text += ", " + time_spent_words(year.minutes);
  for (const Money& amount : year.spent) text += ", " + money_words(amount);
  if (year.met > 0) {
    text += fmt::format("; {} {} met", year.met, year.met == 1 ? "person" : "people");
    if (year.kept_up > 0)
      text += fmt::format(", {} in touch since",
                          year.met == year.kept_up && year.met > 1 ? "all" : std::to_string(year.kept_up));
  }
  return text;
}

}  // namespace kith
