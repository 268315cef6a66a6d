#include "app/derive.hpp"

#include <algorithm>
#include <span>

#include "app/promise_notes.hpp"
#include "app/touch_facts.hpp"
#include "rules/contact_chance.hpp"
#include "rules/rhythm.hpp"
#include "store/derived.hpp"
#include "store/people.hpp"
#include "store/promises.hpp"
#include "store/search.hpp"
#include "store/touches.hpp"

namespace kith {
namespace {

constexpr std::size_t kBatch = 500;
constexpr Days kLeanLasts{7};
constexpr std::size_t kMuchChanged = 20;  // people

// The user's own stands in Today from the day it was made; the other side's once its date has come.
void fold_promises(const std::vector<Promise>& promises, const Zone& zone, DerivedRhythm& row) {
  const auto earlier = [](std::optional<LocalDate>& date, LocalDate other) {
    date = std::min(date.value_or(other), other);
  };
  for (const Promise& one : promises) {
    if (one.state != PromiseState::open) continue;
    switch (one.side) {
      case PromiseSide::mine: earlier(row.promised, one.by.value_or(zone.date_of(one.made))); break;
      case PromiseSide::theirs:
        if (one.by) earlier(row.their_promise, *one.by);
        break;
    }
  }
}

Status fold_people(Tx& tx, const Zone& zone, const std::vector<PersonId>& people) {
  for (std::size_t at = 0; at < people.size(); at += kBatch) {
    const std::vector<PersonId> part(
        people.begin() + static_cast<std::ptrdiff_t>(at),
        people.begin() + static_cast<std::ptrdiff_t>(std::min(people.size(), at + kBatch)));
    KITH_TRY(const auto touches, touches_of(tx, part));
    KITH_CHECK(follow_notes(tx, part));
    KITH_TRY(const auto promises, promises_of(tx, part));
    std::vector<DerivedRhythm> rows;
    for (const PersonId person : part) {
      DerivedRhythm row{person, {}, {}, {}};
      if (const auto found = touches.find(person); found != touches.end()) {
        row.history = fold(touch_facts(found->second), zone);
      }
      if (const auto found = promises.find(person); found != promises.end()) fold_promises(found->second, zone, row);
      rows.push_back(row);
    }
    KITH_CHECK(save_rhythms(tx, rows));
  }
  return {};
}

}  // namespace

Status derive(Tx& tx, const Zone& zone) {
  const std::vector<PersonId> rhythm(tx.rhythm_people().begin(), tx.rhythm_people().end());
  const std::vector<PersonId> search(tx.search_people().begin(), tx.search_people().end());
  const auto worded = tx.worded_rows();
  tx.forget_people();
  KITH_CHECK(fold_people(tx, zone, rhythm));
  KITH_CHECK(rebuild_terms(tx, search));
  KITH_CHECK(rebuild_words(tx, worded));
  tx.forget_people();  // promises that followed their notes are folded already
  return {};
}

Status learn_lean(Tx& tx) {
  if (tx.rhythms_changed() == 0) return {};
  KITH_TRY(const auto before, learned_lean(tx));
  const bool fresh = before && before->at <= tx.now() && tx.now() - before->at < kLeanLasts;
  if (fresh && tx.rhythms_changed() < kMuchChanged) return {};
  ContactLessons lessons(tx.now());
  KITH_CHECK(contact_times(tx, tx.now(), [&](std::span<const Instant> times) { lessons.add(times); }));
  return save_lean(tx, {tx.now(), lessons.lean()});
}

Status derive_people(Tx& tx, const Zone& zone, const std::vector<PersonId>& people) {
  return fold_people(tx, zone, people);
}

Status derive_all(Tx& tx, const Zone& zone) {
  KITH_TRY(const auto everybody, all_people(tx));
  return fold_people(tx, zone, everybody);
}

}  // namespace kith
