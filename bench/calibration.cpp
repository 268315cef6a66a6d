// How well the chance of contact within 30 days (rules/contact_chance.hpp) is calibrated: at instants of a file's past,
// every pair with a contact before, what was said and what came.
//   build/bench/bench/calibration FILE [FROM TO INSTANTS]
// FILE: `from to unixtime` a line; the instants lie evenly between the shares FROM and TO of its span (.35 .95 14).
// The weights are fitted on Enron at these instants; no other file had a part in them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <vector>

#include "app/lab_ties.hpp"
#include "rules/contact_chance.hpp"

namespace {

using namespace kith;

struct Bin {
  int pairs = 0;
  int contacts = 0;
  double said = 0;
};

constexpr std::array<double, 9> kUpTo{.05, .1, .2, .3, .4, .5, .6, .8, 1};

}  // namespace

int main(int count, char** words) {
  if (count != 2 && count != 5) {
    fmt::print(stderr, "usage: {} FILE [FROM TO INSTANTS]\n", words[0]);
    return 2;
  }
  const double from = count == 5 ? std::atof(words[2]) : .35;
  const double to = count == 5 ? std::atof(words[3]) : .95;
  const int instants = std::max(2, count == 5 ? std::atoi(words[4]) : 14);
  const auto file = app::read_ties(words[1]);
  if (!file || file->events.empty()) {
    fmt::print(stderr, "{}: {}\n", words[1], file ? "no events" : file.error().what);
    return 1;
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Instant>> pairs;
  Instant begin = file->events.front().at;
  Instant end = begin;
  for (const TieEvent& event : file->events) {
    if (event.from == event.to) continue;
    pairs[std::minmax(event.from, event.to)].push_back(event.at);
    begin = std::min(begin, event.at);
    end = std::max(end, event.at);
  }
  for (auto& [ends, times] : pairs) std::sort(times.begin(), times.end());

  std::array<Bin, kUpTo.size()> bins{};
  double loss = 0;
  for (int i = 0; i < instants; ++i) {
    const double share = from + (to - from) * i / (instants - 1);
    const Instant at =
        begin + std::chrono::seconds{static_cast<std::int64_t>(share * static_cast<double>((end - begin).count()))};
    if (at + Days{kChanceDays} > end) break;
    for (const auto& [ends, times] : pairs) {
      const auto pulse = contact_pulse(times, at);
      if (!pulse) continue;
      const double said = contact_chance(*pulse);
      const auto next = std::upper_bound(times.begin(), times.end(), at);
      const bool came = next != times.end() && *next <= at + Days{kChanceDays};
      Bin& bin = bins[static_cast<std::size_t>(std::lower_bound(kUpTo.begin(), kUpTo.end(), said) - kUpTo.begin())];
      ++bin.pairs;
      bin.contacts += came ? 1 : 0;
      bin.said += said;
      loss -= std::log(came ? said : 1 - said);
    }
  }
  int all = 0;
  int contacts = 0;
  double off = 0;
  for (const Bin& bin : bins) {
    all += bin.pairs;
    contacts += bin.contacts;
    off += std::abs(bin.said - bin.contacts);
  }
  if (all == 0) {
    fmt::print(stderr, "{}: no instant with a known outcome\n", words[1]);
    return 1;
  }
  fmt::print("said up to    pairs   said   came\n");
  for (std::size_t i = 0; i < bins.size(); ++i) {
    if (bins[i].pairs == 0) continue;
    fmt::print("{:9.0f} % {:8} {:5.1f} % {:4.1f} %\n", 100 * kUpTo[i], bins[i].pairs,
               100 * bins[i].said / bins[i].pairs, 100. * bins[i].contacts / bins[i].pairs);
  }
  const double base = static_cast<double>(contacts) / all;
  const double constant = -(base * std::log(base) + (1 - base) * std::log(1 - base));
  fmt::print("calibration error {:.3f}; log loss {:.4f} against {:.4f} for the constant {:.3f}\n", off / all,
             loss / all, constant, base);
}
