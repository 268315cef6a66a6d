// How well the chance of contact within 30 days (rules/contact_chance.hpp) is calibrated: at instants of a file's past,
// every pair with a contact before, what was said and what came. Three times: by the weights alone; moved by what came
// in the last months of everybody (as one owner of them all would see it); moved by those of each one's own mailbox, as
// each of them would see it.
//   build/bench/bench/calibration FILE [FROM TO INSTANTS [EARLY_FROM EARLY_TO EARLY_INSTANTS]]
// FILE: `from to unixtime` a line; the instants lie evenly between the shares FROM and TO of its span (.35 .95 14).
// The weights in the code are fitted on Enron at these instants; no other file had a part in them. With an early part
// they are fitted on that part of the file instead, and what comes later is unknown to them.
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
constexpr double kPull = 20;  // as bench/tie_prior.cpp

Linear early_weights;  // none: those of the code

std::vector<float> cells_of(const ContactPulse& pulse) {
  const auto values = contact_values(pulse, 2. * kChanceDays);
  std::vector<float> cells;
  for (std::size_t i = 0; i < values.size(); ++i) {
    cells.push_back(static_cast<float>(standardised(contact_traits()[i], values[i])));
  }
  return cells;
}

double odds_of(const ContactPulse& pulse) {
  return early_weights.weights.empty() ? contact_odds(pulse) : early_weights(cells_of(pulse));
}

class Tally {
 public:
  void add(double said, bool came) {
    Bin& bin = bins_[static_cast<std::size_t>(std::lower_bound(kUpTo.begin(), kUpTo.end(), said) - kUpTo.begin())];
    ++bin.pairs;
    bin.contacts += came ? 1 : 0;
    bin.said += said;
    loss_ -= std::log(came ? said : 1 - said);
  }

  void print(const char* what) const {
    int all = 0;
    int contacts = 0;
    double off = 0;
    for (const Bin& bin : bins_) {
      all += bin.pairs;
      contacts += bin.contacts;
      off += std::abs(bin.said - bin.contacts);
    }
    if (all == 0) return;
    fmt::print("{}\nsaid up to    pairs   said   came\n", what);
    for (std::size_t i = 0; i < bins_.size(); ++i) {
      if (bins_[i].pairs == 0) continue;
      fmt::print("{:9.0f} % {:8} {:5.1f} % {:4.1f} %\n", 100 * kUpTo[i], bins_[i].pairs,
                 100 * bins_[i].said / bins_[i].pairs, 100. * bins_[i].contacts / bins_[i].pairs);
    }
    const double base = static_cast<double>(contacts) / all;
    const double constant = -(base * std::log(base) + (1 - base) * std::log(1 - base));
    fmt::print("calibration error {:.3f}; log loss {:.4f} against {:.4f} for the constant {:.3f}\n\n", off / all,
               loss_ / all, constant, base);
  }

 private:
  std::array<Bin, kUpTo.size()> bins_{};
  double loss_ = 0;
};

using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Instant>>;

bool comes(const std::vector<Instant>& times, Instant at) {
  const auto next = std::upper_bound(times.begin(), times.end(), at);
  return next != times.end() && *next <= at + Days{kChanceDays};
}

struct File {
  Pairs pairs;
  Instant begin{}, end{};

  // The instants of a part of it whose next month is known.
  std::vector<Instant> instants(double from, double to, int count) const {
    std::vector<Instant> found;
    for (int i = 0; i < count; ++i) {
      const double share = from + (to - from) * i / std::max(1, count - 1);
      const Instant at =
          begin + std::chrono::seconds{static_cast<std::int64_t>(share * static_cast<double>((end - begin).count()))};
      if (at + Days{kChanceDays} <= end) found.push_back(at);
    }
    return found;
  }
};

Linear fitted_on(const File& file, const std::vector<Instant>& instants) {
  Examples table;
  table.width = contact_traits().size();
  for (const Instant at : instants) {
    for (const auto& [ends, times] : file.pairs) {
      const auto pulse = contact_pulse(times, at);
      if (!pulse) continue;
      const auto cells = cells_of(*pulse);
      table.cells.insert(table.cells.end(), cells.begin(), cells.end());
      table.labels.push_back(comes(times, at) ? 1.F : 0.F);
      table.weights.push_back(1);
    }
  }
  return fit_logistic(table, {std::vector<double>(table.width), 0}, kPull);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2 && count != 5 && count != 8) {
    fmt::print(stderr, "usage: {} FILE [FROM TO INSTANTS [EARLY_FROM EARLY_TO EARLY_INSTANTS]]\n", words[0]);
    return 2;
  }
  const auto events = app::read_ties(words[1]);
  if (!events || events->events.empty()) {
    fmt::print(stderr, "{}: {}\n", words[1], events ? "no events" : events.error().what);
    return 1;
  }
  File file;
  file.begin = file.end = events->events.front().at;
  for (const TieEvent& event : events->events) {
    if (event.from == event.to) continue;
    file.pairs[std::minmax(event.from, event.to)].push_back(event.at);
    file.begin = std::min(file.begin, event.at);
    file.end = std::max(file.end, event.at);
  }
  for (auto& [ends, times] : file.pairs) std::sort(times.begin(), times.end());
  if (count == 8) {
    early_weights = fitted_on(file, file.instants(std::atof(words[5]), std::atof(words[6]), std::atoi(words[7])));
  }
  const auto instants = count == 2 ? file.instants(.35, .95, 14)
                                   : file.instants(std::atof(words[2]), std::atof(words[3]), std::atoi(words[4]));
  if (instants.empty()) {
    fmt::print(stderr, "{}: no instant with a known outcome\n", words[1]);
    return 1;
  }
  Tally alone;
  Tally everybody;
  Tally mailboxes;
  for (const Instant at : instants) {
    ContactLessons all(at, odds_of);
    std::map<std::uint32_t, ContactLessons> own;
    for (const auto& [ends, times] : file.pairs) {
      all.add(times);
      for (const std::uint32_t end : {ends.first, ends.second})
        own.try_emplace(end, at, odds_of).first->second.add(times);
    }
    std::map<std::uint32_t, ContactLean> leans;
    for (const auto& [owner, lessons] : own) leans.emplace(owner, lessons.lean());
    const ContactLean lean = all.lean();
    for (const auto& [ends, times] : file.pairs) {
      const auto pulse = contact_pulse(times, at);
      if (!pulse) continue;
      const bool came = comes(times, at);
      const double odds = odds_of(*pulse);
      alone.add(contact_chance_of(odds, {}), came);
      everybody.add(contact_chance_of(odds, lean), came);
      for (const std::uint32_t end : {ends.first, ends.second})
        mailboxes.add(contact_chance_of(odds, leans[end]), came);
    }
  }
  alone.print("by the weights alone");
  everybody.print("moved by everybody's last months");
  mailboxes.print("moved by each mailbox's own last months");
}
