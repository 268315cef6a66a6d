#include "rules/path_rank.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace kith {
namespace {

constexpr double kFavourWeight = 1, kMessageWeight = .5;
constexpr double kGaveFactor = 1.25, kReceivedFactor = .8, kOwesTurnFactor = .4;
constexpr double kMutualLow = .7, kMutualHigh = 1.2, kMutualWidth = .9;
constexpr double kDormantFactor = 1.25;

int whole_days(Instant from, Instant now) {
  return static_cast<int>(std::max<std::int64_t>(0, (seconds(now) - seconds(from)) / 86400));
}

std::string asked_words(std::span<const AskMade> asks, Instant now) {
  const auto last =
      std::max_element(asks.begin(), asks.end(), [](const AskMade& a, const AskMade& b) { return a.at < b.at; });
  const int days = whole_days(last->at, now);
  const std::string ago = days == 0 ? "today" : days == 1 ? "yesterday" : fmt::format("{} days ago", days);
  return fmt::format("asked {}{}", ago, asks.size() > 1 ? fmt::format(", {} times lately", asks.size()) : "");
}

std::string ledger_reason(const Balance& balance) {
  if (balance.owes_turn) return "they gave much and got little: give first";
  switch (balance.leaning) {
    case Leaning::gave: return "you gave more: an ask is fair";
    case Leaning::received: return "they gave more: give first";
    case Leaning::even:
    case Leaning::nothing: break;
  }
  return {};
}

}  // namespace

std::string_view name(WayFor purpose) {
  switch (purpose) {
    case WayFor::anything: return "";
    case WayFor::job: return "job";
    case WayFor::deal: return "deal";
    case WayFor::advice: return "advice";
  }
  return {};
}

std::optional<WayFor> way_for_from(std::string_view text) {
  for (const WayFor one : {WayFor::job, WayFor::deal, WayFor::advice}) {
    if (name(one) == text) return one;
  }
  return std::nullopt;
}

double wear(std::span<const AskMade> asks, Instant now, const Zone& zone) {
  std::map<LocalDate, double> days;
  for (const AskMade& one : asks) {
    if (one.at > now) continue;
    const double left = std::exp2(-static_cast<double>(whole_days(one.at, now)) / kWearHalfLifeDays);
    double& day = days[zone.date_of(one.at)];
    day = std::max(day, (one.favour ? kFavourWeight : kMessageWeight) * left);
  }
  double load = 0;
  for (const auto& [day, weight] : days) load += weight;
  return std::max(kLeastWear, 1 / (1 + load));
}

double ledger_factor(const Balance& balance) {
  if (balance.owes_turn) return kOwesTurnFactor;
  switch (balance.leaning) {
    case Leaning::gave: return kGaveFactor;
    case Leaning::received: return kReceivedFactor;
    case Leaning::even:
    case Leaning::nothing: break;
  }
  return 1;
}

double mutual_factor(int mutual) {
  const double off = std::log((1. + std::max(0, mutual)) / (1. + kBestMutual)) / kMutualWidth;
  return kMutualLow + (kMutualHigh - kMutualLow) * std::exp(-off * off / 2);
}

double dormant_factor(int silent_days, int dialogues) {
  return silent_days >= kDormantTieDays && dialogues >= kDormantTieDialogues ? kDormantFactor : 1;
}

std::vector<WayTerm> way_terms(const WayFacts& facts, WayFor purpose, Instant now, const Zone& zone) {
  std::vector<WayTerm> terms;
  terms.push_back({"chance", facts.chance, "the ties on the way, multiplied"});
  if (facts.hand_overs > 0) {
    terms.push_back({"hand-overs", std::pow(kHandOver, facts.hand_overs),
                     fmt::format("{} more must pass it on: a quarter is left each time", facts.hand_overs)});
  }
  if (const double factor = wear(facts.asks, now, zone); factor < 1)
    terms.push_back({"asked lately", factor, asked_words(facts.asks, now)});
  if (std::string words = ledger_reason(facts.balance); !words.empty())
    terms.push_back({"ledger", ledger_factor(facts.balance), std::move(words)});
  if (purpose == WayFor::job) {
    terms.push_back({"mutual contacts", mutual_factor(facts.mutual),
                     fmt::format("{} in common; about {} help most for a job", facts.mutual, kBestMutual)});
  }
  if (const double factor = dormant_factor(facts.silent_days, facts.dialogues);
      purpose == WayFor::advice && factor > 1) {
    terms.push_back({"dormant tie", factor, "silent for over a year: old ties know what yours do not"});
  }
  return terms;
}

double way_score(std::span<const WayTerm> terms) {
  double score = 1;
  for (const WayTerm& term : terms) score *= term.factor;
  return score;
}

double most_favour(WayFor purpose) {
  switch (purpose) {
    case WayFor::anything:
    case WayFor::deal: return kGaveFactor;
    case WayFor::job: return kGaveFactor * kMutualHigh;
    case WayFor::advice: return kGaveFactor * kDormantFactor;
  }
  return 1;
}

std::string_view way_chance_words(double chance) {
  constexpr std::pair<double, std::string_view> kWords[] = {{.5, "good"}, {.25, "fair"}, {.1, "modest"}, {.03, "slim"}};
  for (const auto& [least, words] : kWords) {
    if (chance >= least) return words;
  }
  return "very slim";
}

}  // namespace kith
