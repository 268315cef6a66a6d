// What went out to people, as the guard compares drafts with it.
#pragma once

#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

// The words of a message to somebody: a touch with its text, or a draft of Kith's own.
struct OutgoingText {
  PersonId person;
  DraftId draft;  // none for a touch
  Instant at{};
  bool left = true;  // false: a draft that still is here
  std::string text;
};
// Since then, to anybody, in no order: the latest so many touches that have words, and every draft.
Result<std::vector<OutgoingText>> outgoing_since(const Db& db, Instant from, int limit);
// To one person, latest first, at most so many of each kind.
Result<std::vector<OutgoingText>> outgoing_to(const Db& db, PersonId person, int limit);

// An entry point or news that a message to them spoke of.
struct ToldText {
  std::string text, url;
};
Result<std::vector<ToldText>> told_to(const Db& db, PersonId person);

}  // namespace kith
