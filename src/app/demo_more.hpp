// What the sample network has beyond its people: who knows who, introductions, organisations, opportunities.
// Each part draws its own chances, so that none moves what another says.
#pragma once

#include <functional>
#include <vector>

#include "app/demo_people.hpp"
#include "store/tx.hpp"

namespace kith::demo {

struct Ground {
  Tx& tx;
  LocalDate today;
  const Network& network;
  const std::vector<PersonId>& ids;                // beside network.people
  std::function<Instant(int ago, int minute)> at;  // local time, days ago
};

Status write_ties(const Ground& ground);
Status write_introductions(const Ground& ground);
Status write_organisations(const Ground& ground);
Status write_opportunities(const Ground& ground);

}  // namespace kith::demo
