// The change log: what was done, and how to take it back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

struct Step {
  StepId id;
  Instant at{};
  std::string kind;
  std::string title;
  std::optional<StepId> undoes;
  std::optional<StepId> undone_by;
};

// Newest first, before `before` when given.
Result<std::vector<Step>> steps(const Db& db, std::optional<StepId> before, int limit);
Result<std::optional<Step>> find_step(const Db& db, StepId id);
// The newest steps that can still be undone and are not an undoing themselves.
Result<std::vector<Step>> undoable(const Db& db, int limit);

// The step of that kind that made a row. not_found when there is none.
Result<StepId> step_that_made(const Db& db, const std::string& kind, Table table, std::int64_t row);

struct Change {
  std::int64_t seq = 0;
  StepId step;
  Instant at{};
  std::string title;
  std::string table;
  std::int64_t row = 0;
  std::string field;  // "" for a row made
  std::optional<std::string> before, after;
};
// What happened to one person, newest first.
Result<std::vector<Change>> changes_of(const Db& db, PersonId person, std::optional<std::int64_t> before, int limit);

// Where the log ends: 0 when empty. What is derived from the database follows it by this number.
Result<std::int64_t> log_end(const Db& db);
// People changed since; none when there are more than `most` (read everything anew then).
struct Since {
  bool too_many = false;
  bool tables = false;  // strata or settings changed
  std::vector<PersonId> people;
};
Result<Since> changed_since(const Db& db, std::int64_t seq, int most);

// Reverses every change of a step, newest first, where the column still holds what the step wrote;
// what was edited later stays. People the step made stay too when a later step wrote to them.
struct Reverted {
  int changes = 0;
  int kept = 0;                          // columns edited later
  std::vector<std::string> people_kept;  // names
};
Result<Reverted> revert(Tx& tx, StepId step);

}  // namespace kith
