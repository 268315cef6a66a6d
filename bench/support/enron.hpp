// The Enron corpus as ../shared/data/graph/enron keeps it: who worked where, and who wrote to whom.
#pragma once

#include <string>
#include <vector>

#include "model/tie.hpp"
#include "model/tie_ground.hpp"

namespace kith::bench {

struct EnronPerson {
  std::string name, department, title;
};
struct EnronMessage {
  Instant at{};
  std::string subject;
  std::uint32_t from = 0;         // from 0
  std::vector<std::uint32_t> to;  // nobody twice, never the sender
};
struct Enron {
  std::vector<EnronPerson> people;
  std::vector<EnronMessage> messages;  // by time
};
// Says what is missing and exits.
Enron read_enron(const std::string& folder);

// What one message says of two people, as rules/tie_evidence.hpp takes it; PersonId is the number from 1.
inline constexpr std::uint32_t kEverybody = ~std::uint32_t{0};
// Seen by everybody, or from the mailbox of one.
std::vector<TieEvidence> evidence_of(const EnronMessage& message, std::uint32_t viewer);
// Those of one department; `who` of the people.
std::vector<TieEvidence> colleagues(const Enron& enron, const std::vector<std::uint32_t>& who, Instant at);

}  // namespace kith::bench
