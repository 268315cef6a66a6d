#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "model/touch.hpp"

namespace kith {

enum class Counts { contact, dialogue };
std::string_view name(Counts counts);
std::optional<Counts> counts_from(std::string_view name);

// A tier with a rhythm.
struct Stratum {
  StratumId id;
  std::string name;
  int rank = 0;                      // 1 is the innermost ring
  int interval_days = 91;            // the rhythm
  Channel channel = Channel::email;  // how its people are usually reached
  Counts counts = Counts::contact;   // what moves the date
  int minutes = 5;                   // what one contact costs
  double worth = 1;                  // how much one living tie here matters against the others
};

}  // namespace kith
