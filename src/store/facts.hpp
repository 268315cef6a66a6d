#pragma once

#include <optional>

#include "model/person.hpp"
#include "store/tx.hpp"

namespace kith {

struct OwnedFact {
  PersonId person;
  Fact fact;
};
Result<std::optional<OwnedFact>> find_fact(const Db& db, FactId id);

}  // namespace kith
