#include "app/merging.hpp"

#include <charconv>

#include <fmt/format.h>

#include "app/people.hpp"
#include "store/people.hpp"
#include "store/reviews.hpp"

namespace kith::app {
namespace {

Result<Person> present_person(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return std::move(*person);
}

// What the one who stays lacks and the other has.
std::vector<Field> filled_by(const Person& kept, const Person& gone) {
  std::vector<Field> filled;
  const auto fill = [&](const char* column, const std::string& own, const std::string& other) {
    if (own.empty() && !other.empty()) filled.push_back({column, other});
  };
  fill("given", kept.given, gone.given);
  fill("middle", kept.middle, gone.middle);
  fill("family", kept.family, gone.family);
  fill("prefix", kept.prefix, gone.prefix);
  fill("suffix", kept.suffix, gone.suffix);
  fill("nickname", kept.nickname, gone.nickname);
  if (!kept.birthday && gone.birthday) filled.push_back({"birthday", iso(*gone.birthday)});
  if (!kept.placed && gone.placed) {
    filled.push_back({"stratum_id", gone.stratum.value});
    filled.push_back({"placed", std::int64_t{1}});
  }
  if (!kept.interval_days && gone.interval_days) {
    filled.push_back({"interval_days", std::int64_t{*gone.interval_days}});
  }
  if (gone.state == State::do_not_contact) filled.push_back({"state", std::string(name(State::do_not_contact))});
  return filled;
}

// The question about two people, whoever asked it, gets its answer.
Status answer(Tx& tx, PersonId a, PersonId b, const std::string& decision) {
  KITH_TRY(const auto known, known_pairs(tx));
  const std::vector<Field> answered{{"decision", decision}, {"decided_at", std::int64_t{seconds(tx.now())}}};
  bool asked = false;
  for (const KnownPair& pair : known) {
    const ReviewPair& review = pair.review;
    const bool these = (review.person == a && review.other == b) || (review.person == b && review.other == a);
    if (!these) continue;
    KITH_CHECK(tx.update(Table::reviews, review.id.value, PersonId{}, answered));
    asked = true;
  }
  if (asked || decision == "merge") return {};
  std::vector<Field> row{{"person_id", a.value}, {"other_id", b.value}, {"why", std::string()}};
  row.insert(row.end(), answered.begin(), answered.end());
  KITH_CHECK(tx.insert(Table::reviews, PersonId{}, row));
  return {};
}

Result<PersonId> gone_of(const App& app, const std::string& ref) {
  KITH_TRY(const Db db, app.read());
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(ref.data(), ref.data() + ref.size(), number);
  if (error == std::errc{} && end == ref.data() + ref.size()) {
    KITH_TRY(const auto merge, find_merge(db, PersonId{number}));
    if (merge) return merge->id;
  }
  KITH_TRY(const PersonId kept, resolve(app, ref));
  KITH_TRY(const auto merged, merged_people(db, kept));
  KITH_TRY(const Person person, present_person(db, kept));
  if (merged.empty()) {
    return fail(Code::not_found, fmt::format("nobody was joined into {}", person.name),
                "kith person REF shows who was");
  }
  if (merged.size() == 1) return merged.front().id;
  std::string candidates;
  for (const MergedPerson& one : merged) {
    candidates += fmt::format("{}{}  {}", candidates.empty() ? "" : "\n", one.id.value, one.name);
  }
  return fail(Code::ambiguous, fmt::format("{} people were joined into {}", merged.size(), person.name), candidates);
}

}  // namespace

Status merge_into(Tx& tx, PersonId a, PersonId b) {
  KITH_TRY(const Person kept, present_person(tx, a));
  KITH_TRY(const Person gone, present_person(tx, b));
  KITH_CHECK(move_rows(tx, b, a));
  KITH_CHECK(tx.update(Table::people, a.value, a, filled_by(kept, gone)));
  KITH_CHECK(answer(tx, a, b, "merge"));
  // Last: unmerge() takes what the log holds up to here.
  KITH_CHECK(tx.update(Table::people, b.value, b,
                       {{"removed_at", std::int64_t{seconds(tx.now())}}, {"merged_into", a.value}}));
  return {};
}

Result<Done> merge(const App& app, PersonId a, PersonId b) {
  if (a == b) return fail(Code::usage, "that is one and the same person already");
  KITH_TRY(Tx tx, app.write("merge", "Joined"));
  KITH_TRY(const Person kept, present_person(tx, a));
  KITH_TRY(const Person gone, present_person(tx, b));
  const std::string title = fmt::format("Joined {} ({}) into {} ({})", gone.name, b.value, kept.name, a.value);
  tx.retitle(title);
  KITH_CHECK(merge_into(tx, a, b));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, a};
}

Result<Done> unmerge(const App& app, PersonId gone) {
  KITH_TRY(Tx tx, app.write("unmerge", "Taken apart"));
  KITH_TRY(const auto merge, find_merge(tx, gone));
  if (!merge) {
    return fail(Code::not_found, fmt::format("person {} was not joined into anybody", gone.value),
                "kith person REF shows who was");
  }
  KITH_TRY(const auto kept, find_person(tx, merge->into, Removed::show));
  if (!kept) return fail(Code::not_found, fmt::format("there is no person {}", merge->into.value));
  const std::string title =
      fmt::format("Took {} ({}) out of {} ({})", merge->name, gone.value, kept->name, merge->into.value);
  tx.retitle(title);
  KITH_CHECK(move_back(tx, *merge));
  KITH_TRY(const auto filled, filled_columns(tx, *merge));
  std::vector<Field> fields;
  for (const FilledColumn& column : filled) fields.push_back({column.column, column.before});
  KITH_CHECK(tx.update(Table::people, merge->into.value, merge->into, fields));
  KITH_CHECK(tx.update(Table::people, gone.value, gone,
                       {{"removed_at", std::monostate{}}, {"merged_into", std::monostate{}}}));
  KITH_CHECK(answer(tx, merge->into, gone, "different"));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, gone};
}

Result<Done> unmerge(const App& app, const std::string& ref) {
  KITH_TRY(const PersonId gone, gone_of(app, ref));
  return unmerge(app, gone);
}

}  // namespace kith::app
