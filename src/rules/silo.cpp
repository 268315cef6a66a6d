#include "rules/silo.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "rules/reply.hpp"

namespace kith {
namespace {

constexpr int kSeniorRank = 58;  // a director and above, as title_rank() says

double answers_within_a_week(const History& history, Instant now) {
  if (!history.last) return 0;
  const auto days = (seconds(now) - seconds(*history.last)) / 86400;
  return reply_chance(history, static_cast<int>(std::max<std::int64_t>(0, days)));
}

bool unreachable(const SiloPerson& one) {
  return !one.beyond.private_mail && !one.beyond.private_phone && !one.beyond.profile;
}

SiloShares shares_of(SiloBy by, std::span<const SiloPerson> people, const std::vector<SiloTie>& ties, Instant now) {
  SiloShares made;
  made.by = by;
  std::map<std::string, SiloShare> all;
  for (std::size_t i = 0; i < people.size(); ++i) {
    SiloShare& share = all[value_of(people[i], by, now)];
    ++share.people;
    if (!ties[i].tie.warm) continue;
    ++share.warm;
    if (people[i].home) ++share.home;
  }
  double known = 0, squares = 0;
  for (auto& [value, share] : all) {
    share.value = value;
    if (!value.empty() && share.warm > 0) {
      known += share.warm;
      squares += static_cast<double>(share.warm) * share.warm;
    }
    if (share.warm > 0) made.rows.push_back(share);
    if (!value.empty() && share.warm == share.home && by != SiloBy::age) made.empty.push_back(share);
  }
  if (squares > 0) made.spread = known * known / squares;
  std::sort(made.rows.begin(), made.rows.end(), [](const SiloShare& a, const SiloShare& b) {
    if (a.value.empty() != b.value.empty()) return b.value.empty();
    return a.warm != b.warm ? a.warm > b.warm : a.value < b.value;
  });
  if (by == SiloBy::age) {
    const auto place = [](const SiloShare& share) {
      return std::find_if(std::begin(kTieAges), std::end(kTieAges),
                          [&](TieAge age) { return words(age) == share.value; });
    };
    std::sort(made.rows.begin(), made.rows.end(),
              [&](const SiloShare& a, const SiloShare& b) { return place(a) < place(b); });
  }
  std::sort(made.empty.begin(), made.empty.end(), [](const SiloShare& a, const SiloShare& b) {
    return a.people != b.people ? a.people > b.people : a.value < b.value;
  });
  return made;
}

// Who is the only warm tie into a group of kGroupPeople or more, by group; employers and places outside home.
std::vector<Bridge> lone_ties(std::span<const SiloPerson> people, const std::vector<SiloTie>& ties, Instant now) {
  std::vector<Bridge> made;
  for (const SiloBy by : {SiloBy::employer, SiloBy::place}) {
    struct Group {
      int people = 0, warm = 0;
      std::size_t only = 0;
      bool home = false;
    };
    std::map<std::string, Group> groups;
    for (std::size_t i = 0; i < people.size(); ++i) {
      std::string value = value_of(people[i], by, now);
      if (value.empty()) continue;
      Group& group = groups[std::move(value)];
      ++group.people;
      if (by == SiloBy::employer && people[i].home) group.home = true;
      if (ties[i].tie.warm && !people[i].home) {
        ++group.warm;
        group.only = i;
      }
    }
    for (const auto& [value, group] : groups) {
      if (!group.home && group.warm == 1 && group.people >= kGroupPeople)
        made.push_back({group.only, by, value, group.people});
    }
  }
  return made;
}

std::string silent_words(const History& history, Instant now) {
  const auto days = static_cast<int>((seconds(now) - seconds(*history.last)) / 86400);
  return fmt::format("silent for {}", interval_words(days < 1 ? 1 : days < 14 ? days : days / 7 * 7));
}

struct Wanted {
  std::size_t person = 0;
  double base = 0;  // what they are worth whatever else is on the list
  double answers = 0;
};

}  // namespace

std::string_view name(SiloBy by) {
  switch (by) {
    case SiloBy::employer: return "employer";
    case SiloBy::industry: return "industry";
    case SiloBy::trade: return "function";
    case SiloBy::place: return "place";
    case SiloBy::age: return "age";
  }
  return "";
}

std::optional<SiloBy> silo_by_from(std::string_view word) {
  for (const SiloBy by : kSiloBys) {
    if (name(by) == word) return by;
  }
  return std::nullopt;
}

std::string value_of(const SiloPerson& person, SiloBy by, Instant now) {
  switch (by) {
    case SiloBy::employer: return person.employer;
    case SiloBy::industry: return person.industry;
    case SiloBy::trade: return person.trade ? std::string(words(*person.trade)) : std::string();
    case SiloBy::place: return person.place;
    case SiloBy::age: return person.history.first ? std::string(words(tie_age(*person.history.first, now))) : "";
  }
  return "";
}

namespace {

// Outside home, once a dialogue, and not fresh: whom a word would bring back. Greedy, so that one list does not fill
// the same gap twelve times.
void choose_warm_up(std::span<const SiloPerson> people, Instant now, const std::vector<Bridge>& bridges,
                    SiloAudit& audit) {
  struct Gap {
    int people, warm;
  };
  std::map<std::pair<SiloBy, std::string>, Gap> gaps;
  for (const SiloShares& shares : audit.shares) {
    for (const SiloShare& share : shares.empty) {
      if (share.people >= kGroupPeople || shares.by == SiloBy::trade)
        gaps[{shares.by, share.value}] = {share.people, share.warm};
    }
  }
  std::unordered_map<std::size_t, const Bridge*> bridge_of;
  for (const Bridge& bridge : bridges) {
    const Bridge*& kept = bridge_of[bridge.person];
    if (kept == nullptr || bridge.people > kept->people) kept = &bridge;
  }
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const SiloPerson& one = people[i];
    const TieWarmth& tie = audit.ties[i].tie;
    const bool bridge = bridge_of.contains(i);
    if (one.home || one.history.dialogues == 0 || (tie.warm && !bridge)) continue;
    if (one.planned) {
      ++audit.planned;
      continue;
    }
    const double talks = std::min(1., std::log2(1. + one.history.dialogues) / 4);
    const double senior = one.rank >= kSeniorRank ? .4 : 0;
    const double groups = bridge ? 1.5 + std::log10(bridge_of[i]->people) : 0;
    wanted.push_back({i, .3 + talks + senior + groups, audit.ties[i].answers});
  }
  const auto gap_worth = [](int known) { return .4 + .3 * std::log10(static_cast<double>(known)); };
  constexpr SiloBy kGaps[] = {SiloBy::place, SiloBy::industry, SiloBy::trade, SiloBy::employer};
  const auto score = [&](const Wanted& one) {
    double worth = one.base;
    for (const SiloBy by : kGaps) {
      const auto gap = gaps.find({by, value_of(people[one.person], by, now)});
      if (gap != gaps.end()) worth += gap_worth(gap->second.people);
    }
    return worth * one.answers;
  };
  // Gaps only close, so that scores only fall: who leads by an old score and still leads by a new one is the best.
  std::vector<std::pair<double, std::size_t>> heap;
  for (std::size_t w = 0; w < wanted.size(); ++w) heap.emplace_back(score(wanted[w]), w);
  const auto less = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second > b.second;
  };
  std::make_heap(heap.begin(), heap.end(), less);
  while (audit.warm_up.size() < kMostWarmUp && !heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), less);
    const auto [old, w] = heap.back();
    heap.pop_back();
    const double current = score(wanted[w]);
    if (current < old) {
      heap.emplace_back(current, w);
      std::push_heap(heap.begin(), heap.end(), less);
      continue;
    }
    const std::size_t i = wanted[w].person;
    const SiloPerson& one = people[i];
    WarmUp made{i, current, {}};
    if (const auto bridge = bridge_of.find(i); bridge != bridge_of.end()) {
      made.why.push_back(fmt::format("your only warm tie {} {}, where you know {} people",
                                     bridge->second->by == SiloBy::place ? "in" : "at", bridge->second->value,
                                     bridge->second->people));
    }
    for (const SiloBy by : kGaps) {
      const std::string value = value_of(one, by, now);
      const auto gap = gaps.find({by, value});
      if (gap == gaps.end()) continue;
      const char* where = by == SiloBy::employer ? "at" : "in";
      made.why.push_back(gap->second.warm == 0 ? fmt::format("no warm tie {} {}", where, value)
                                               : fmt::format("only colleagues are warm ties {} {}", where, value));
      gaps.erase(gap);
    }
    made.why.push_back(fmt::format("{}, {}", silent_words(one.history, now),
                                   one.history.dialogues == 1
                                       ? std::string("you talked once")
                                       : fmt::format("you talked {} times", one.history.dialogues)));
    audit.warm_up.push_back(std::move(made));
  }
}

}  // namespace

SiloAudit audit_silo(std::span<const SiloPerson> people, Instant now) {
  SiloAudit audit;
  audit.people = static_cast<int>(people.size());
  std::vector<double> stays, answers;
  for (const SiloPerson& one : people) {
    SiloTie tie;
    tie.tie = tie_warmth(one.history, one.interval_days, now);
    tie.answers = answers_within_a_week(one.history, now);
    if (tie.tie.warm) {
      ++audit.warm;
      if (one.home) {
        ++audit.home;
        tie.stay = stay(one.beyond, tie.tie.strength);
        stays.push_back(tie.stay.chance);
        if (unreachable(one)) ++audit.unreachable;
        answers.push_back(tie.stay.chance * tie.answers);
      } else {
        ++audit.outside;
        answers.push_back(tie.answers);
      }
    }
    audit.ties.push_back(std::move(tie));
  }
  audit.stay = sum_of(stays);
  audit.answer = sum_of(answers);
  for (const SiloBy by : kSiloBys) audit.shares.push_back(shares_of(by, people, audit.ties, now));
  const std::vector<Bridge> alone = lone_ties(people, audit.ties, now);
  for (const Bridge& bridge : alone) {
    if (audit.ties[bridge.person].tie.degree <= Degree::cooling) audit.bridges.push_back(bridge);
  }
  std::sort(audit.bridges.begin(), audit.bridges.end(), [](const Bridge& a, const Bridge& b) {
    return a.people != b.people ? a.people > b.people : a.person != b.person ? a.person < b.person : a.by < b.by;
  });
  choose_warm_up(people, now, audit.bridges, audit);
  return audit;
}

}  // namespace kith
