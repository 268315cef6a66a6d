#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/person.hpp"
#include "model/touch.hpp"
#include "store/tx.hpp"

namespace kith {

// All of some people's touches, oldest first, without their notes: what the rhythm folds.
Result<std::map<PersonId, std::vector<Touch>>> touches_of(const Db& db, const std::vector<PersonId>& people);
// The latest touch of each, up to `now`, with its note.
Result<std::map<PersonId, Touch>> last_touches(const Db& db, const std::vector<PersonId>& people, Instant now);
// The touch with them at that very instant; of several, one that asks.
Result<std::optional<Touch>> touch_at(const Db& db, PersonId person, Instant at);
Result<std::optional<Touch>> find_touch(const Db& db, TouchId id);
Result<std::optional<Note>> find_note(const Db& db, NoteId id, PersonId* owner);

// The notes of touches, by the touch's own number (as the note's id): for exports.
Result<std::map<PersonId, std::vector<Note>>> touch_notes(const Db& db, const std::vector<PersonId>& people);

// One line of a person's timeline, newest first.
struct Moment {
  enum class Kind { touch, note, position } kind = Kind::touch;
  Instant at{};
  Touch touch;        // Kind::touch
  Note note;          // Kind::note
  Position position;  // Kind::position: a job change noticed then
};
struct MomentAfter {
  Instant at{};
  int kind = 0;
  std::int64_t id = 0;
};
struct Timeline {
  std::vector<Moment> moments;
  std::optional<MomentAfter> next;
};
Result<Timeline> timeline(const Db& db, PersonId person, const std::optional<MomentAfter>& after, int limit);

// Which of these keys are taken, with whom: an import's own memory of what it brought before.
Result<std::set<std::pair<std::string, PersonId>>> known_touches(const Db& db, const std::vector<std::string>& keys);

}  // namespace kith
