// What a year with an organisation took and brought.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/money.hpp"
#include "model/pursuit.hpp"

namespace kith {

struct MetThere {
  PersonId person;
  std::optional<Instant> last;  // the last contact with them, wherever
};
struct EventAndMet {
  OrganisationEvent event;
  std::vector<MetThere> met;
};

struct OrganisationYear {
  int year = 0;
  int events = 0, minutes = 0;
  std::vector<Money> spent;  // by currency
  int met = 0;               // people, each once
  int kept_up = 0;           // of them, in contact again on a later day than they were last met there that year
};
// Latest first; by the user's local dates.
std::vector<OrganisationYear> organisation_years(const std::vector<EventAndMet>& events, const Zone& zone);
// "2026: 3 events, 5 h 30 min, 120 EUR; 4 people met, 2 of them in touch since"
std::string year_words(const OrganisationYear& year);

}  // namespace kith
