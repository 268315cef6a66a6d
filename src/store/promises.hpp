// Promises as rows, and the words they are read from.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/promise.hpp"
#include "store/tx.hpp"

namespace kith {

// A note, or the note of a typed touch: an imported subject line is not the user's word.
struct Said {
  SaidIn in = SaidIn::note;
  std::int64_t id = 0;
  Instant at{};
  std::string text;
};
Result<std::map<PersonId, std::vector<Said>>> said_of(const Db& db, const std::vector<PersonId>& people);

// Of some people, whatever their state, by number.
Result<std::map<PersonId, std::vector<Promise>>> promises_of(const Db& db, const std::vector<PersonId>& people);

struct PromiseFilter {
  std::optional<PromiseState> state;
  std::optional<PromiseSide> side;
};
// Of everybody who is not in the trash, by number.
Result<std::vector<Promise>> list_promises(const Db& db, const PromiseFilter& filter);
Result<std::optional<Promise>> find_promise(const Db& db, PromiseId id);
// The user's own promises marked done in that time.
Result<int> promises_kept(const Db& db, Instant from, Instant to);

// Notes that were written before promises had rows: people with one that none stands for yet.
Result<std::vector<PersonId>> promised_without_row(const Db& db);

}  // namespace kith
