#include "app/giving.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/entry_points.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "rules/questions.hpp"
#include "store/catalogue.hpp"
#include "store/promises.hpp"
#include "store/relations.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr int kMostInRoles = 200;
constexpr int kMostLikings = 5000;
constexpr std::size_t kMostNeedsAsked = 3;

Result<Person> value_owner(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return *std::move(person);
}

Result<ValueEntry> known_value(const Db& db, ValueEntryId id) {
  KITH_TRY(auto entry, find_value_entry(db, id));
  if (!entry)
    return fail(Code::not_found, fmt::format("there is no ledger entry {}", id.value), "kith ledger REF lists them");
  return *std::move(entry);
}

Status check_not_ahead(Instant at, Instant now) {
  if (at > now) return fail(Code::bad_input, "that time has not come yet", "the ledger keeps what has happened");
  return {};
}

std::string value_title(const ValueEntry& entry, const std::string& who) {
  return fmt::format("{} {}: {}", entry.side == ValueSide::given ? "Given to" : "Received from", who,
                     excerpt(entry.text, 60));
}

Result<std::vector<ValueEntry>> values_of(const Db& db, std::optional<PersonId> person, Instant now, const Zone& zone) {
  KITH_TRY(auto written, value_entries(db, person, now));
  KITH_TRY(auto seen, seen_values(db, person, now));
  return joined_values(std::move(written), std::move(seen), zone);
}

// Those who may answer what somebody looks for, and are not related to them already.
Result<std::vector<Neighbour>> in_fitting_roles(const Db& db, const std::vector<Note>& notes,
                                                const std::vector<Fact>& facts, const std::set<PersonId>& but) {
  std::vector<std::string> words;
  std::size_t needs = 0;
  const auto ask = [&](std::string_view text) {
    const auto need = need_in(text);
    if (!need || need->job || needs >= kMostNeedsAsked) return;
    ++needs;
    for (std::string& word : need_words(*need)) words.push_back(std::move(word));
  };
  for (const Note& note : notes) ask(note.text);
  for (const Fact& fact : facts) ask(fold(fact.kind).starts_with("need") ? "needs " + fact.text : fact.text);
  std::vector<Neighbour> all;
  for (const std::string& word : words) {
    KITH_TRY(auto rows, people_in_roles(db, word, kMostInRoles));
    for (InRole& row : rows) {
      if (but.contains(row.person)) continue;
      std::string about = row.organisation.empty() ? row.role : fmt::format("{}, {}", row.role, row.organisation);
      all.push_back({row.person, std::move(row.name), std::move(about)});
    }
  }
  return all;
}

Result<std::vector<Neighbour>> with_likings(const Db& db, const std::vector<Fact>& facts,
                                            const std::set<PersonId>& but) {
  std::vector<Neighbour> all;
  if (std::none_of(facts.begin(), facts.end(), [](const Fact& fact) { return theme_of(fact.kind) == Theme::likes; }))
    return all;
  KITH_TRY(auto rows, likings(db, {"likes", "hobby", "hobbies", "interest", "interests"}, kMostLikings));
  for (Liking& row : rows) {
    if (!but.contains(row.person)) all.push_back({row.person, std::move(row.name), std::move(row.text)});
  }
  return all;
}

Result<std::vector<GivingIdea>> ideas_for(const Db& db, const Person& person, Instant now, LocalDate today) {
  if (person.state == State::do_not_contact) return std::vector<GivingIdea>{};
  KITH_TRY(auto said, said_of(db, {person.id}));
  std::vector<Note> notes;
  for (Said& one : said[person.id]) notes.push_back({NoteId{one.id}, one.at, std::move(one.text)});
  std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) { return a.at > b.at; });
  KITH_TRY(auto promises, promises_of(db, {person.id}));
  KITH_TRY(auto offers, offers_of(db, {person.id}, now, today));
  KITH_TRY(auto relations, relations_of(db, {person.id}));
  std::set<PersonId> known{person.id};
  for (const Relation& one : relations[person.id]) known.insert(one.other);
  KITH_TRY(const auto in_roles, in_fitting_roles(db, notes, person.facts, known));
  KITH_TRY(const auto with_likes, with_likings(db, person.facts, known));
  const std::string given = !person.nickname.empty() ? person.nickname : person.given;
  return giving_ideas({given.empty() ? split(person.name, " ").front() : given, person.facts, notes,
                       promises[person.id], offers[person.id].entries, in_roles, with_likes},
                      now);
}

int place_in_ledger(const Balance& balance) {
  if (balance.owes_turn) return 0;
  switch (balance.leaning) {
    case Leaning::received: return 1;
    case Leaning::gave: return 2;
    case Leaning::even:
    case Leaning::nothing: break;
  }
  return 3;
}

}  // namespace

Result<Balance> balance_of(const Db& db, PersonId person, Instant now) {
  // Where a day ends matters only to what was written down twice; the guard has no zone at hand.
  KITH_TRY(const auto entries, values_of(db, person, now, Zone::utc()));
  return balance(entries, now);
}

Result<PersonLedger> person_ledger(const App& app, PersonId id) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Person person, value_owner(db, id));
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  const LocalDate today = zone.date_of(app.now());
  PersonLedger made;
  KITH_TRY(auto rows, person_rows(db, {id}));
  if (!rows.empty()) made.person = std::move(rows.front());
  KITH_TRY(made.entries, values_of(db, id, app.now(), zone));
  made.balance = balance(made.entries, app.now());
  made.words = balance_words(made.entries, made.balance, today, zone);
  KITH_TRY(made.ideas, ideas_for(db, person, app.now(), today));
  return made;
}

Result<std::vector<LedgerLine>> ledger(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  const LocalDate today = zone.date_of(app.now());
  KITH_TRY(auto all, values_of(db, {}, app.now(), zone));
  std::map<PersonId, std::vector<ValueEntry>> by_person;
  for (ValueEntry& one : all) by_person[one.person].push_back(std::move(one));
  std::vector<PersonId> ids;
  for (const auto& [id, entries] : by_person) ids.push_back(id);
  KITH_TRY(auto rows, person_rows(db, ids));
  std::vector<LedgerLine> lines;
  for (PersonRow& row : rows) {
    const auto& entries = by_person[row.id];
    const Balance made = balance(entries, app.now());
    lines.push_back({std::move(row), made, balance_words(entries, made, today, zone)});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const LedgerLine& a, const LedgerLine& b) {
    const int x = place_in_ledger(a.balance);
    const int y = place_in_ledger(b.balance);
    if (x != y) return x < y;
    const auto apart = [](const Balance& one) { return std::abs(one.given - one.received); };
    return apart(a.balance) > apart(b.balance);
  });
  return lines;
}

Result<Done> add_value(const App& app, PersonId person, const ValueInput& input) {
  ValueEntry made;
  made.person = person;
  made.side = input.side;
  made.kind = input.kind;
  made.worth = input.worth;
  made.text = collapse(clean_utf8(input.text));
  made.at = input.at.value_or(app.now());
  KITH_TRY(Tx tx, app.write("value", "Given"));
  KITH_TRY(const Person known, value_owner(tx, person));
  if (input.touch) {
    KITH_TRY(const auto touch, find_touch(tx, *input.touch));
    if (!touch || touch->person != person)
      return fail(Code::not_found, fmt::format("there is no contact {} with this person", input.touch->value));
    made.source = ValueSource::touch;
    made.source_id = input.touch->value;
    if (!input.at) made.at = touch->at;
  }
  if (made.text.empty()) made.text = words(made.kind);
  KITH_CHECK(check_not_ahead(made.at, app.now()));
  const std::string title = value_title(made, known.name);
  tx.retitle(title);
  KITH_CHECK(insert_value_entry(tx, made));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, person};
}

Result<Done> edit_value(const App& app, ValueEntryId id, const ValueEdit& edit) {
  KITH_TRY(Tx tx, app.write("value", "Changed the ledger"));
  KITH_TRY(ValueEntry entry, known_value(tx, id));
  KITH_TRY(const Person known, value_owner(tx, entry.person));
  std::vector<Field> fields;
  if (edit.side) fields.push_back({"direction", std::string(name(entry.side = *edit.side))});
  if (edit.kind) fields.push_back({"kind", std::string(name(*edit.kind))});
  if (edit.worth) fields.push_back({"worth", std::int64_t{static_cast<int>(*edit.worth)}});
  if (edit.text) {
    entry.text = collapse(clean_utf8(*edit.text));
    if (entry.text.empty()) return fail(Code::bad_input, "the entry is empty", "delete it instead");
    fields.push_back({"text", entry.text});
  }
  if (edit.at) {
    KITH_CHECK(check_not_ahead(*edit.at, app.now()));
    fields.push_back({"at", std::int64_t{seconds(*edit.at)}});
  }
  const std::string title = value_title(entry, known.name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::value_entries, id.value, entry.person, fields));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, entry.person};
}

Result<Done> delete_value(const App& app, ValueEntryId id) {
  KITH_TRY(Tx tx, app.write("value", "Deleted from the ledger"));
  KITH_TRY(const ValueEntry entry, known_value(tx, id));
  KITH_TRY(const Person known, value_owner(tx, entry.person));
  const std::string title = fmt::format("Deleted from the ledger of {}: {}", known.name, excerpt(entry.text, 60));
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::value_entries, id.value, entry.person));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, entry.person};
}

}  // namespace kith::app
