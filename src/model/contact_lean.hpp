// How this user's contacts come beside those of the pairs that the chance of contact was fitted on
// (rules/contact_chance.hpp). How busy a network is drifts, so it is learned from the user's own last months.
#pragma once

namespace kith {

struct ContactLean {
  double shift = 0;  // log odds become shift + slope x log odds
  double slope = 1;
  int asked = 0;        // how often a month of somebody's was looked back on
  double expected = 0;  // contacts in those months by the weights alone
  int came = 0;
  bool operator==(const ContactLean&) const = default;
};

}  // namespace kith
