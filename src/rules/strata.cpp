#include "rules/strata.hpp"

namespace kith {

std::vector<Stratum> default_strata() {
  return {
      {.id = {},
       .name = "Core",
       .rank = 1,
       .interval_days = 28,
       .channel = Channel::call,
       .counts = Counts::dialogue,
       .minutes = 15,
       .worth = 12},
      {.id = {},
       .name = "Close",
       .rank = 2,
       .interval_days = 56,
       .channel = Channel::call,
       .counts = Counts::dialogue,
       .minutes = 10,
       .worth = 7},
      {.id = {},
       .name = "Active",
       .rank = kDefaultRank,
       .interval_days = 91,
       .channel = Channel::email,
       .counts = Counts::contact,
       .minutes = 5,
       .worth = 2.5},
      {.id = {},
       .name = "Wide",
       .rank = 4,
       .interval_days = 182,
       .channel = Channel::email,
       .counts = Counts::contact,
       .minutes = 4,
       .worth = 1.2},
      {.id = {},
       .name = "Yearly",
       .rank = 5,
       .interval_days = 364,
       .channel = Channel::email,
       .counts = Counts::contact,
       .minutes = 3,
       .worth = 0.6},
  };
}

}  // namespace kith
