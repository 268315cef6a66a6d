// Fits what rules/ties.cpp begins with (`network`) or what rules/contact_chance.cpp says of one person (`person`):
// weights, middles and spreads of their traits over some networks, each counting about the same. Prints the rows of
// the table and the intercept.
//   build/bench/bench/tie_prior network|person FILE HORIZON FROM TO INSTANTS [FILE HORIZON FROM TO INSTANTS]...
// FILE: `from to unixtime` a line; HORIZON in days; ties are asked about at so many instants between the shares FROM
// and TO of the file's span. The table in the code is Enron's 156 people at 30 .35 .95 14 and CollegeMsg at
// 14 .15 .85 12; that of one person Enron's pairs alone at 30 .35 .95 14.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string_view>
#include <vector>

#include "app/lab_ties.hpp"
#include "rules/contact_chance.hpp"

namespace {

using namespace kith;

constexpr double kRowsEach = 3000;
constexpr double kPull = 20;

struct Sample {
  TieRow traits;
  float label;
  float weight;
};

// Every pair with a contact before, as Person asks of everybody; without a rhythm, so with the gap that stands in for
// it.
void add_pairs(const std::vector<TieEvent>& events, Instant at, std::chrono::seconds ahead,
               std::vector<Sample>& found) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Instant>> pairs;
  for (const TieEvent& event : events) {
    if (event.from != event.to) pairs[std::minmax(event.from, event.to)].push_back(event.at);
  }
  for (auto& [ends, times] : pairs) {
    std::sort(times.begin(), times.end());
    const auto pulse = contact_pulse(times, at);
    if (!pulse) continue;
    const auto values = contact_values(*pulse, 2. * kChanceDays);
    Sample one{{}, 0, 1};
    for (std::size_t i = 0; i < values.size(); ++i)
      one.traits[static_cast<std::size_t>(contact_traits()[i].trait)] = static_cast<float>(values[i]);
    const auto next = std::upper_bound(times.begin(), times.end(), at);
    one.label = next != times.end() && *next <= at + ahead ? 1.F : 0.F;
    found.push_back(one);
  }
}

std::vector<Sample> samples(std::string_view which, const std::vector<TieEvent>& events, double horizon, double from,
                            double to, int instants) {
  const TieBook book(events);
  std::int64_t first = seconds(events.front().at);
  std::int64_t last = first;
  for (const TieEvent& event : events) {
    first = std::min(first, seconds(event.at));
    last = std::max(last, seconds(event.at));
  }
  const auto ahead = std::chrono::seconds{static_cast<std::int64_t>(horizon * 86400)};
  std::vector<Sample> found;
  for (int i = 0; i < instants; ++i) {
    const double share = from + (to - from) * i / std::max(1, instants - 1);
    const Instant at = instant(first + static_cast<std::int64_t>(share * static_cast<double>(last - first)));
    if (at + ahead > instant(last)) break;
    if (which == "person") {
      add_pairs(events, at, ahead, found);
      continue;
    }
    for (const TieState& state : book.states(at, horizon)) {
      found.push_back({state.traits, book.contact_between(state.tie, at, at + ahead) ? 1.F : 0.F, 1});
    }
  }
  const double each = std::min(1.0, kRowsEach / static_cast<double>(std::max<std::size_t>(1, found.size())));
  for (Sample& one : found) one.weight = static_cast<float>(each);
  return found;
}

}  // namespace

int main(int count, char** words) {
  const std::string_view which = count > 1 ? words[1] : "";
  if (count < 7 || (count - 2) % 5 != 0 || (which != "network" && which != "person")) {
    fmt::print(stderr, "usage: {} network|person FILE HORIZON FROM TO INSTANTS ...\n", words[0]);
    return 2;
  }
  std::vector<std::vector<Sample>> networks;
  for (int i = 2; i + 4 < count; i += 5) {
    const auto file = app::read_ties(words[i]);
    if (!file || file->events.empty()) {
      fmt::print(stderr, "{}: {}\n", words[i], file ? "no events" : file.error().what);
      return 1;
    }
    networks.push_back(samples(which, file->events, std::atof(words[i + 1]), std::atof(words[i + 2]),
                               std::atof(words[i + 3]), std::atoi(words[i + 4])));
  }
  const auto table_in_code = which == "person" ? contact_traits() : core_traits();
  std::vector<CoreTrait> core(table_in_code.begin(), table_in_code.end());
  for (CoreTrait& one : core) {
    double middle = 0;
    double square = 0;
    for (const auto& network : networks) {
      for (const Sample& sample : network) {
        const double value = static_cast<double>(sample.traits[static_cast<std::size_t>(one.trait)]);
        const double share = 1 / static_cast<double>(network.size() * networks.size());
        middle += share * value;
        square += share * value * value;
      }
    }
    one.middle = middle;
    one.spread = std::sqrt(std::max(1e-4, square - middle * middle));
  }
  Examples table;
  table.width = core.size();
  for (const auto& network : networks) {
    for (const Sample& sample : network) {
      const auto cells = core_row(sample.traits, core);
      table.cells.insert(table.cells.end(), cells.begin(), cells.end());
      table.labels.push_back(sample.label);
      table.weights.push_back(sample.weight);
    }
  }
  const Linear fitted = fit_logistic(table, {std::vector<double>(core.size()), 0}, kPull);
  for (std::size_t i = 0; i < core.size(); ++i) {
    fmt::print("    {{TieTrait::{}, {:.3f}, {:.3f}, {:.3f}}},\n", name(core[i].trait), core[i].middle, core[i].spread,
               fitted.weights[i]);
  }
  fmt::print("constexpr double kIntercept = {:.3f};\n", fitted.intercept);
}
