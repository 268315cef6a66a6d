// The silo audit: what of the network is left if the job goes today, and whom to warm up.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/silo_ties.hpp"
#include "rules/trades.hpp"

namespace kith {

// One person the audit looks at; nobody in it asked not to be contacted.
struct SiloPerson {
  PersonId person;
  History history;
  int interval_days = 91;
  bool home = false;                      // at one of the user's own employers
  std::string employer, industry, place;  // "" is not known; equal for the same
  std::optional<Trade> trade;
  int rank = 0;  // title_rank()
  BeyondWork beyond;
  bool planned = false;  // already due within a week, by a date the user set
};

// What the people are counted by.
enum class SiloBy { employer, industry, trade, place, age };
inline constexpr SiloBy kSiloBys[] = {SiloBy::employer, SiloBy::industry, SiloBy::trade, SiloBy::place, SiloBy::age};
std::string_view name(SiloBy by);  // "employer", "industry", "function", "place", "age"
std::optional<SiloBy> silo_by_from(std::string_view name);
std::string value_of(const SiloPerson& person, SiloBy by, Instant now);  // "" is not known

struct SiloTie {
  TieWarmth tie;
  Stay stay;           // of a warm tie at home
  double answers = 0;  // chance of an answer within a week
};

struct SiloShare {
  std::string value;  // "" is not known
  int warm = 0;       // warm ties
  int home = 0;       // of them at home
  int people = 0;     // all that are known there, cold ones too
};
struct SiloShares {
  SiloBy by = SiloBy::employer;
  std::vector<SiloShare> rows;   // with warm ties, the most first, then the name; not known last
  std::vector<SiloShare> empty;  // people there, but no warm tie outside home: the most people first
  double spread = 0;             // as many as if the known warm ties were spread evenly: 1 / Herfindahl; 0 without any
};

// Somebody who alone connects the user with a group.
struct Bridge {
  std::size_t person = 0;  // index into the people
  SiloBy by = SiloBy::employer;
  std::string value;
  int people = 0;  // known there
};

struct WarmUp {
  std::size_t person = 0;
  double score = 0;
  std::vector<std::string> why;  // the strongest reason first
};

struct SiloAudit {
  std::vector<SiloTie> ties;  // beside the people
  int people = 0, warm = 0, home = 0, outside = 0;
  int unreachable = 0;             // warm at home, no way to reach them that is not the employer's
  ChanceSum stay;                  // of the warm ties at home
  ChanceSum answer;                // of those outside and those who stay, within a week
  std::vector<SiloShares> shares;  // by kSiloBys
  std::vector<Bridge> bridges;     // about to go: cooling; the largest group first
  std::vector<WarmUp> warm_up;     // the best first
  int planned = 0;                 // who would be on that list and are in the plan already
};

inline constexpr std::size_t kMostWarmUp = 12;
inline constexpr int kGroupPeople = 3;  // so many are known in a place worth having a bridge to

SiloAudit audit_silo(std::span<const SiloPerson> people, Instant now);

// ---- how many circles the ties are worth

}  // namespace kith
