// Who knows who, in memory: the user, everybody, and the ties between them. Follows the change log.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "app/plan_book.hpp"
#include "rules/tie_graph.hpp"
#include "store/db.hpp"

namespace kith {

struct NetworkView {
  static constexpr Node kUser = 0;
  static constexpr Node kNobody = ~Node{0};

  std::int64_t log_end = -1;
  LocalDate today{};
  TieGraph graph;
  std::vector<PersonId> people;       // by node; none at the user's
  std::vector<Node> nodes;            // by person id: kNobody for who is not there
  std::vector<TieEvidence> evidence;  // of all between others, as tie_evidence() gives it
  std::vector<std::uint8_t> open;     // by node: 0 for who asked not to be contacted, never passed and never reached

  Node node(PersonId person) const;
  // What speaks for two others knowing each other; rules/tie_words.hpp says it in a sentence.
  std::span<const TieEvidence> evidence_between(PersonId one, PersonId other) const;
};

class NetworkBook {
 public:
  // As of the database `db` sees and of the plan's day; shared, never changed once handed out.
  Result<std::shared_ptr<const NetworkView>> view(const Db& db, const PlanView& plan);

 private:
  std::mutex lock_;
  std::shared_ptr<const NetworkView> latest_;
  struct Memory;
  std::shared_ptr<Memory> memory_;  // what the latest was made of
};

}  // namespace kith
