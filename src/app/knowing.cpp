#include "app/knowing.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/promises.hpp"
#include "app/touch_facts.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"
#include "store/facts.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

Result<Person> known_person(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return std::move(*person);
}

Result<OwnedFact> known_fact(const Db& db, FactId id) {
  KITH_TRY(auto fact, find_fact(db, id));
  if (!fact) return fail(Code::not_found, fmt::format("there is no fact {}", id.value), "kith facts REF lists them");
  return std::move(*fact);
}

Result<std::optional<FactSource>> source_of(const Db& db, PersonId person, const Fact& fact) {
  std::optional<FactSource> found;
  if (fact.source == SaidIn::touch) {
    KITH_TRY(const auto touch, find_touch(db, TouchId{fact.source_id}));
    if (touch && touch->person == person) found = FactSource{touch->at, touch->channel};
  } else if (fact.source == SaidIn::note) {
    PersonId owner;
    KITH_TRY(const auto note, find_note(db, NoteId{fact.source_id}, &owner));
    if (note && owner == person) found = FactSource{note->at, {}};
  }
  return found;
}

// How the user would call them in a question.
std::string call_name(const Person& person) {
  if (!person.nickname.empty()) return person.nickname;
  if (!person.given.empty()) return person.given;
  return split(person.name, " ").front();
}

// Where a new fact comes from, checked: a touch or note of that very person.
Result<std::pair<SaidIn, std::int64_t>> checked_source(const Db& db, PersonId person, const FactInput& input) {
  if (input.touch && input.note) return fail(Code::usage, "a fact comes from one touch or one note, not from both");
  if (input.touch) {
    KITH_TRY(const auto touch, find_touch(db, *input.touch));
    if (!touch || touch->person != person)
      return fail(Code::not_found, fmt::format("there is no contact {} with this person", input.touch->value));
    return std::pair{SaidIn::touch, input.touch->value};
  }
  if (input.note) {
    PersonId owner;
    KITH_TRY(const auto note, find_note(db, *input.note, &owner));
    if (!note || owner != person)
      return fail(Code::not_found, fmt::format("there is no note {} on this person", input.note->value));
    return std::pair{SaidIn::note, input.note->value};
  }
  return std::pair{SaidIn::typed, std::int64_t{0}};
}

Status check_fact(const std::string& kind, const std::string& text) {
  if (kind.empty()) return fail(Code::bad_input, "a fact needs a kind", "such as job, family or likes");
  if (kind.size() > 60) return fail(Code::bad_input, "a kind of fact is a word or two");
  if (text.empty()) return fail(Code::bad_input, "the fact is empty");
  return {};
}

std::string year_summary(const Year& year, const Candidate& candidate) {
  if (year.days.empty()) return "No contact in the last twelve months.";
  const auto months =
      std::count_if(year.months.begin(), year.months.end(), [](const YearMonth& m) { return m.days > 0; });
  const auto dialogues = std::count_if(year.days.begin(), year.days.end(), [](const YearDay& d) { return d.dialogue; });
  std::string text = fmt::format("Contact on {} {} in {} {}, {} with both sides", year.days.size(),
                                 year.days.size() == 1 ? "day" : "days", months, months == 1 ? "month" : "months",
                                 dialogues == 0 ? "none" : std::to_string(dialogues));
  if (year.closed > 0 && candidate.marks.state == State::active)
    text += fmt::format("; {} of {} rounds in time", year.kept, year.closed);
  return text + ".";
}

}  // namespace

Result<PersonKnown> known_of_person(const Db& db, const Person& person, LocalDate today, const Zone& zone) {
  PersonKnown known;
  KITH_TRY(auto promises, promises_of(db, {person.id}));
  known.promises = std::move(promises[person.id]);
  std::stable_sort(known.promises.begin(), known.promises.end(),
                   [&](const Promise& a, const Promise& b) { return before_in_list(a, b, zone); });
  KITH_TRY(auto relations, relations_of(db, {person.id}));
  std::vector<Relation>& own = relations[person.id];
  std::stable_sort(own.begin(), own.end(), [](const Relation& a, const Relation& b) { return a.kind < b.kind; });
  std::vector<PersonId> others;
  for (const Relation& one : own) others.push_back(one.other);
  KITH_TRY(const auto rows, person_rows(db, others));
  for (const Relation& one : own) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const PersonRow& r) { return r.id == one.other; });
    if (row != rows.end()) known.relations.push_back({one, *row});
  }
  for (const Fact& fact : person.facts) {
    KITH_TRY(const auto source, source_of(db, person.id, fact));
    if (source) known.sources.emplace(fact.id, *source);
  }
  if (person.state != State::do_not_contact) {
    known.questions = questions({call_name(person), person.facts, person.positions, own, known.promises}, today, zone);
  }
  return known;
}

Result<Done> add_fact(const App& app, PersonId person, const FactInput& input) {
  const std::string kind = collapse(clean_utf8(input.kind));
  const std::string text(trim(clean_utf8(input.text)));
  KITH_CHECK(check_fact(kind, text));
  KITH_TRY(Tx tx, app.write("fact", "Learnt"));
  KITH_TRY(const Person known, known_person(tx, person));
  KITH_TRY(const auto source, checked_source(tx, person, input));
  const std::string title = fmt::format("Kept of {}: {}", known.name, excerpt(text, 60));
  tx.retitle(title);
  KITH_CHECK(tx.insert(Table::facts, person,
                       {{"kind", kind},
                        {"text", text},
                        {"at", std::int64_t{seconds(app.now())}},
                        {"source", std::string(name(source.first))},
                        {"source_id", source.second}}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, person};
}

Result<Done> edit_fact(const App& app, FactId id, const FactEdit& edit) {
  KITH_TRY(Tx tx, app.write("fact", "Changed a fact"));
  KITH_TRY(const OwnedFact owned, known_fact(tx, id));
  KITH_TRY(const Person known, known_person(tx, owned.person));
  const std::string kind = edit.kind ? collapse(clean_utf8(*edit.kind)) : owned.fact.kind;
  const std::string text(edit.text ? trim(clean_utf8(*edit.text)) : std::string_view(owned.fact.text));
  KITH_CHECK(check_fact(kind, text));
  std::vector<Field> fields{{"kind", kind}, {"text", text}};
  if (edit.still || text != owned.fact.text) {
    fields.push_back({"at", std::int64_t{seconds(app.now())}});
    fields.push_back({"source", std::string(name(SaidIn::typed))});
    fields.push_back({"source_id", std::int64_t{0}});
  }
  const std::string title =
      fmt::format("{} {}: {}", edit.still ? "Still true of" : "Kept of", known.name, excerpt(text, 60));
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::facts, id.value, owned.person, fields));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, owned.person};
}

Result<Done> delete_fact(const App& app, FactId id) {
  KITH_TRY(Tx tx, app.write("fact", "Removed a fact"));
  KITH_TRY(const OwnedFact owned, known_fact(tx, id));
  KITH_TRY(const Person known, known_person(tx, owned.person));
  const std::string title = fmt::format("Removed a fact on {}", known.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::facts, id.value, owned.person));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, owned.person};
}

namespace {

std::string relation_title(const Person& one, RelationKind kind, const Person& two, std::optional<HowWell> how_well) {
  if (kind == RelationKind::strangers) return fmt::format("{} and {} do not know each other", one.name, two.name);
  if (kind == RelationKind::knows && how_well) {
    std::string how(name(*how_well));
    std::replace(how.begin(), how.end(), '-', ' ');
    return fmt::format("{} knows {} {}", one.name, two.name, how);
  }
  if (kind == RelationKind::introduced_by || kind == RelationKind::introduced || kind == RelationKind::knows)
    return fmt::format("{}: {} {}", one.name, name(kind), two.name);
  return fmt::format("{} is {}'s {}", two.name, one.name, name(kind));
}

}  // namespace

Result<Done> add_relation(const App& app, PersonId person, RelationKind kind, PersonId other,
                          std::optional<HowWell> how_well) {
  if (person == other) return fail(Code::bad_input, "a relation is between two people");
  if (how_well && kind != RelationKind::knows)
    return fail(Code::bad_input, "how well goes with \"knows\"", "say only who they are to each other, or \"knows\"");
  KITH_TRY(Tx tx, app.write("relate", "Related"));
  KITH_TRY(const Person one, known_person(tx, person));
  KITH_TRY(const Person two, known_person(tx, other));
  tx.retitle(relation_title(one, kind, two, how_well));
  KITH_TRY(auto present, relations_of(tx, {person}));
  bool kept = false;
  for (const Relation& row : present[person]) {
    if (row.other != other) continue;
    KITH_TRY(const auto written, find_relation(tx, row.id));
    const PersonId owner = written ? written->person : person;
    if (row.kind == kind && how_well && row.how_well != how_well) {
      KITH_CHECK(
          tx.update(Table::relations, row.id.value, owner,
                    {{"how_well", static_cast<std::int64_t>(*how_well)}, {"at", std::int64_t{seconds(app.now())}}}));
      kept = true;
    } else if (row.kind == kind) {
      return fail(Code::bad_input,
                  kind == RelationKind::strangers
                      ? fmt::format("that {} and {} do not know each other is known already", one.name, two.name)
                      : fmt::format("that {} is {}'s {} is known already", two.name, one.name, name(kind)));
    } else if ((kind == RelationKind::knows && row.kind == RelationKind::strangers) ||
               (kind == RelationKind::strangers && row.kind == RelationKind::knows)) {
      KITH_CHECK(tx.remove(Table::relations, row.id.value, owner));
    }
  }
  if (!kept) KITH_CHECK(insert_relation(tx, {{}, person, other, kind, app.now(), SaidIn::typed, how_well}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), relation_title(one, kind, two, how_well), person};
}

Result<Done> delete_relation(const App& app, RelationId id) {
  KITH_TRY(Tx tx, app.write("relate", "Removed a relation"));
  KITH_TRY(const auto relation, find_relation(tx, id));
  if (!relation) return fail(Code::not_found, fmt::format("there is no relation {}", id.value));
  KITH_TRY(const Person one, known_person(tx, relation->person));
  KITH_TRY(const Person two, known_person(tx, relation->other));
  const std::string title = fmt::format("Removed the relation of {} and {}", one.name, two.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::relations, id.value, relation->person));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, relation->person};
}

Result<PersonYear> person_year(const App& app, PersonId person) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  const Settings known = read_settings(stored);
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(const auto view, app.plans().view(db, app.now(), known, zone));
  const Candidate* candidate = view->candidate(person);
  if (candidate == nullptr) return fail(Code::not_found, fmt::format("there is no person {}", person.value));
  KITH_TRY(auto touches, touches_of(db, {person}));
  const std::vector<TouchFact> facts = touch_facts(touches[person], app.now());
  PersonYear made;
  made.year = year_of(facts, candidate->tempo, candidate->history.window_days, view->today, zone);
  made.summary = year_summary(made.year, *candidate);
  const Standing now = standing(candidate->history, candidate->tempo, candidate->marks, view->today, zone);
  if (now.tracked) {
    made.interval_days = candidate->tempo.interval_days;
    made.due = now.due;
    if (now.waiting) made.waiting_until = now.until;
  } else {
    made.year.bands.clear();
  }
  return made;
}

}  // namespace kith::app
