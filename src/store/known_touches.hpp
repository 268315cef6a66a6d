// Touches that an import brought, by the key it gave them.
#pragma once

#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

struct KeyedTouch {
  TouchId id;
  PersonId person;
  std::string key;
  Instant at{};
  std::string channel, note;
  bool removed = false;  // by the user: it stays away
};
Result<std::vector<KeyedTouch>> touches_with_keys(const Db& db, const std::vector<std::string>& keys);
// Those whose key begins so.
Result<std::vector<KeyedTouch>> touches_under_key(const Db& db, const std::string& start);
// Somebody changed it since it came, not an import.
Result<bool> touch_edited(const Db& db, const KeyedTouch& touch);

}  // namespace kith
