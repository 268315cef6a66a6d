#include "rules/approach_year.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {
namespace {

std::string time_given(int minutes) {
  const auto unit = [](int count, std::string_view word) {
    return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
  };
  if (minutes < 60) return unit(minutes, "minute");
  if (minutes % 60 == 0) return unit(minutes / 60, "hour");
  return fmt::format("{} {}", unit(minutes / 60, "hour"), unit(minutes % 60, "minute"));
}

std::string decided_words(const ApproachYear& year) {
  std::vector<std::string> parts;
  if (year.answered > 0) parts.push_back(fmt::format("answered {}", year.answered));
  if (year.declined > 0) parts.push_back(fmt::format("declined {}", year.declined));
  if (year.ignored > 0) parts.push_back(fmt::format("left {} unanswered", year.ignored));
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

}  // namespace

ApproachYear approach_year(std::span<const Approach> approaches, int year, const Zone& zone) {
  ApproachYear made;
  made.year = year;
  std::set<PersonId> people;
  std::map<std::string, std::pair<std::string, int>> from;  // by folded words; as first written
  for (const Approach& one : approaches) {
    if (year_of(zone.date_of(one.at)) != year) continue;
    ++made.came;
    people.insert(one.person);
    auto& place = from[fold(one.from)];
    if (place.first.empty()) place.first = one.from;
    ++place.second;
    if (one.knew_me) ++(*one.knew_me ? made.knew : made.did_not_know);
    switch (one.state) {
      case ApproachState::open: ++made.open; break;
      case ApproachState::answered: ++made.answered; break;
      case ApproachState::declined: ++made.declined; break;
      case ApproachState::ignored: ++made.ignored; break;
    }
    made.minutes += one.minutes;
    if (!one.came_of.empty()) made.fruitful.push_back(one);
  }
  made.people = static_cast<int>(people.size());
  for (auto& [key, place] : from) made.from.push_back(std::move(place));
  std::stable_sort(made.from.begin(), made.from.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::stable_sort(made.fruitful.begin(), made.fruitful.end(),
                   [](const Approach& a, const Approach& b) { return a.at > b.at; });
  return made;
}

std::string approach_year_words(const ApproachYear& year) {
  if (year.came == 0) return fmt::format("Nobody came to you in {}.", year.year);
  std::string text =
      fmt::format("{} {} came to you in {}", year.people, year.people == 1 ? "person" : "people", year.year);
  if (year.came > year.people) text += fmt::format(", {} times in all", year.came);
  if (year.knew + year.did_not_know > 0)
    text += fmt::format("; {} of {} knew who you are", year.knew, year.knew + year.did_not_know);
  text += ".";
  if (const std::string decided = decided_words(year); !decided.empty()) {
    text += fmt::format(" You {}", decided);
    if (year.minutes > 0) text += fmt::format(", and gave {}", time_given(year.minutes));
    text += ".";
  } else if (year.minutes > 0) {
    text += fmt::format(" You gave {}.", time_given(year.minutes));
  }
  if (year.open > 0)
    text += fmt::format(" {} still {} an answer.", year.open, year.open == 1 ? "waits for" : "wait for");
  if (!year.fruitful.empty()) {
    text += fmt::format(" Something came of {}.", year.fruitful.size());
  } else if (year.answered > 0) {
    text += " Nothing has come of it yet, as far as you wrote down.";
  }
  return text;
}

}  // namespace kith
