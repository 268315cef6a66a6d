#include <algorithm>

#include <fmt/format.h>

#include "app/people_parts.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/match.hpp"
#include "rules/strata.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

Result<Person> present(const Db& db, PersonId id, std::optional<std::int64_t> version) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  if (version && *version != person->version) {
    return fail(Code::conflict, fmt::format("{} was changed meanwhile", person->name),
                "load it again and repeat your change");
  }
  return std::move(*person);
}

Result<std::string> region_of(const Db& db) {
  KITH_TRY(const auto stored, settings(db));
  return read_settings(stored).region;
}

// Rows that left are removed, rows without an id are added, the others updated in place.
template <class Row, class IdOf, class Fields>
Status replace_rows(Tx& tx, Table table, PersonId owner, const std::vector<Row>& before, const std::vector<Row>& after,
                    IdOf id_of, Fields fields) {
  for (const Row& old : before) {
    const bool kept = std::any_of(after.begin(), after.end(), [&](const Row& row) { return id_of(row) == id_of(old); });
    if (!kept) KITH_CHECK(tx.remove(table, id_of(old), owner));
  }
  for (const Row& row : after) {
    KITH_TRY(const std::vector<Field> values, fields(row));
    const bool known =
        std::any_of(before.begin(), before.end(), [&](const Row& old) { return id_of(old) == id_of(row); });
    if (known) {
      KITH_CHECK(tx.update(table, id_of(row), owner, values));
    } else {
      KITH_CHECK(tx.insert(table, owner, values));
    }
  }
  return {};
}

template <class T>
void keep_if(std::vector<Field>& fields, const char* column, const std::optional<T>& value) {
  if (value) fields.push_back({column, collapse(*value)});
}

Status write_handles(Tx& tx, PersonId id, const std::vector<Handle>& before, std::vector<Handle> after) {
  KITH_TRY(const std::string region, region_of(tx));
  // An entry that only repeats an old one without its number is that one.
  for (Handle& row : after) {
    row.key = handle_key(row.kind, row.value, region);
    if (row.id) continue;
    for (const Handle& old : before) {
      if (old.kind == row.kind && old.value == row.value) row.id = old.id;
    }
  }
  std::erase_if(after, [](const Handle& row) { return trim(row.value).empty(); });
  return replace_rows(
      tx, Table::handles, id, before, after, [](const Handle& row) { return row.id.value; },
      [](const Handle& row) -> Result<std::vector<Field>> {
        return std::vector<Field>{{"kind", std::string(name(row.kind))},
                                  {"value", collapse(row.value)},
                                  {"key", row.key},
                                  {"label", collapse(row.label)}};
      });
}

Status write_addresses(Tx& tx, PersonId id, const std::vector<Address>& before, const std::vector<Address>& after) {
  return replace_rows(
      tx, Table::addresses, id, before, after, [](const Address& row) { return row.id.value; },
      [](const Address& row) -> Result<std::vector<Field>> {
        return std::vector<Field>{{"label", row.label},   {"street", row.street},           {"city", row.city},
                                  {"region", row.region}, {"postal_code", row.postal_code}, {"country", row.country}};
      });
}

Status write_positions(Tx& tx, PersonId id, const std::vector<Position>& before, const std::vector<Position>& after) {
  return replace_rows(
      tx, Table::positions, id, before, after, [](const Position& row) { return row.id.value; },
      [&](const Position& row) -> Result<std::vector<Field>> {
        Value organisation = std::monostate{};
        if (!trim(row.organisation).empty()) {
          KITH_TRY(const auto made, need_organisation(tx, row.organisation));
          organisation = made.value;
        }
        const auto date = [](const std::optional<PartialDate>& d) -> Value {
          return d ? Value(iso(*d)) : Value(std::monostate{});
        };
        return std::vector<Field>{{"organisation_id", organisation},
                                  {"role", collapse(row.role)},
                                  {"department", collapse(row.department)},
                                  {"from_date", date(row.from)},
                                  {"to_date", date(row.to)}};
      });
}

Status write_facts(Tx& tx, PersonId id, const std::vector<Fact>& before, const std::vector<Fact>& after) {
  for (const Fact& old : before) {
    if (std::none_of(after.begin(), after.end(), [&](const Fact& row) { return row.id == old.id; })) {
      KITH_CHECK(tx.remove(Table::facts, old.id.value, id));
    }
  }
  for (const Fact& row : after) {
    if (row.id) {
      const bool news = std::none_of(before.begin(), before.end(),
                                     [&](const Fact& old) { return old.id == row.id && old.text == row.text; });
      std::vector<Field> fields{{"kind", collapse(row.kind)}, {"text", row.text}};
      if (news) {
        fields.push_back({"at", std::int64_t{seconds(tx.now())}});
        fields.push_back({"source", std::string(name(SaidIn::typed))});
        fields.push_back({"source_id", std::int64_t{0}});
      }
      KITH_CHECK(tx.update(Table::facts, row.id.value, id, fields));
    } else {
      KITH_CHECK(tx.insert(Table::facts, id,
                           {{"kind", collapse(row.kind)},
                            {"text", row.text},
                            {"at", std::int64_t{seconds(tx.now())}},
                            {"source", std::string(name(SaidIn::typed))}}));
    }
  }
  return {};
}

Status write_tags(Tx& tx, PersonId id, const std::vector<std::string>& after) {
  KITH_TRY(const auto before, tag_rows(tx, id));
  std::vector<std::string> wanted;
  for (const std::string& tag : after) {
    const std::string clean = collapse(tag);
    if (!clean.empty() && std::find(wanted.begin(), wanted.end(), clean) == wanted.end()) wanted.push_back(clean);
  }
  for (const auto& [row, tag] : before) {
    if (std::find(wanted.begin(), wanted.end(), tag) == wanted.end()) KITH_CHECK(tx.remove(Table::tags, row.value, id));
  }
  for (const std::string& tag : wanted) {
    const bool known = std::any_of(before.begin(), before.end(), [&](const auto& row) { return row.second == tag; });
    if (!known) KITH_CHECK(tx.insert(Table::tags, id, {{"name", tag}}));
  }
  return {};
}

std::string name_of_parts(const PersonEdit& edit, const Person& before) {
  std::string made;
  const std::pair<const std::optional<std::string>*, const std::string*> parts[] = {
      {&edit.given, &before.given}, {&edit.middle, &before.middle}, {&edit.family, &before.family}};
  for (const auto& [given, old] : parts) made += (given->has_value() ? **given : *old) + " ";
  return collapse(made);
}

std::vector<Field> person_fields(const PersonEdit& edit, const Person& before) {
  std::vector<Field> fields;
  std::optional<std::string> shown = edit.name;
  // The shown name follows its parts when they change and it was made of them.
  if (!shown && (edit.given || edit.middle || edit.family) &&
      (before.name.empty() || before.name == name_of_parts(PersonEdit{}, before))) {
    shown = name_of_parts(edit, before);
  }
  if (shown) {
    fields.push_back({"name", collapse(*shown)});
    fields.push_back({"name_key", name_key(*shown)});
  }
  keep_if(fields, "given", edit.given);
  keep_if(fields, "middle", edit.middle);
  keep_if(fields, "family", edit.family);
  keep_if(fields, "prefix", edit.prefix);
  keep_if(fields, "suffix", edit.suffix);
  keep_if(fields, "nickname", edit.nickname);
  if (edit.birthday)
    fields.push_back({"birthday", *edit.birthday ? Value(iso(**edit.birthday)) : Value(std::monostate{})});
  if (edit.interval_days) fields.push_back({"interval_days", maybe(*edit.interval_days)});
  if (edit.stratum) {
    fields.push_back({"stratum_id", edit.stratum->value});
    fields.push_back({"placed", std::int64_t{1}});
  }
  return fields;
}

Status check_edit(const Db& db, const PersonEdit& edit) {
  if (edit.interval_days && *edit.interval_days && (**edit.interval_days < 1 || **edit.interval_days > 3650)) {
    return fail(Code::bad_input, "a rhythm is between 1 day and 10 years");
  }
  if (edit.birthday && *edit.birthday && !(*edit.birthday)->ok())
    return fail(Code::bad_input, "that birthday does not exist");
  if (edit.stratum) {
    KITH_TRY(const auto known, strata(db));
    if (std::none_of(known.begin(), known.end(), [&](const Stratum& s) { return s.id == *edit.stratum; })) {
      return fail(Code::not_found, fmt::format("there is no stratum {}", edit.stratum->value),
                  "kith strata lists them");
    }
  }
  return {};
}

Status write_parts(Tx& tx, PersonId id, const PersonEdit& edit, const Person& before) {
  if (edit.handles) KITH_CHECK(write_handles(tx, id, before.handles, *edit.handles));
  if (edit.addresses) KITH_CHECK(write_addresses(tx, id, before.addresses, *edit.addresses));
  if (edit.positions) KITH_CHECK(write_positions(tx, id, before.positions, *edit.positions));
  if (edit.facts) KITH_CHECK(write_facts(tx, id, before.facts, *edit.facts));
  if (edit.tags) KITH_CHECK(write_tags(tx, id, *edit.tags));
  if (edit.note && !trim(*edit.note).empty()) {
    KITH_CHECK(tx.insert(Table::notes, id,
                         {{"at", std::int64_t{seconds(tx.now())}}, {"text", std::string(trim(*edit.note))}}));
  }
  return {};
}

}  // namespace

Result<PersonId> insert_person(const App& app, Tx& tx, const PersonEdit& edit) {
  KITH_CHECK(check_edit(tx, edit));
  KITH_TRY(const auto known_strata, strata(tx));
  KITH_TRY(const LocalDate today, app.today(tx));
  auto fields = person_fields(edit, Person{});
  const auto standard =
      std::find_if(known_strata.begin(), known_strata.end(), [](const Stratum& s) { return s.rank == kDefaultRank; });
  if (!edit.stratum) {
    fields.push_back({"stratum_id", (standard == known_strata.end() ? known_strata.front() : *standard).id.value});
  }
  fields.push_back({"state", std::string(name(State::active))});
  fields.push_back({"created_at", std::int64_t{seconds(tx.now())}});
  fields.push_back({"first_due", std::int64_t{serial(today)}});  // a person just met is written to soon
  KITH_TRY(const auto id, tx.insert(Table::people, PersonId{}, fields));
  KITH_CHECK(write_parts(tx, PersonId{id}, edit, Person{}));
  return PersonId{id};
}

Result<Done> add_person(const App& app, const PersonEdit& edit) {
  PersonEdit whole = edit;
  if (!whole.name || collapse(*whole.name).empty()) whole.name = name_of_parts(edit, Person{});
  if (whole.name->empty())
    return fail(Code::bad_input, "a person needs a name", "give a name, or a given and a family name");
  const std::string title = fmt::format("Added {}", collapse(*whole.name));
  KITH_TRY(Tx tx, app.write("add", title));
  KITH_TRY(const PersonId id, insert_person(app, tx, whole));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, id};
}

Result<Done> edit_person(const App& app, PersonId id, const PersonEdit& edit, std::optional<std::int64_t> version) {
  KITH_TRY(Tx tx, app.write("edit", "Edited"));
  KITH_TRY(const Person before, present(tx, id, version));
  KITH_CHECK(check_edit(tx, edit));
  if (edit.name && collapse(*edit.name).empty()) return fail(Code::bad_input, "a person needs a name");
  tx.retitle(fmt::format("Edited {}", before.name));
  KITH_CHECK(tx.update(Table::people, id.value, id, person_fields(edit, before)));
  KITH_CHECK(write_parts(tx, id, edit, before));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), fmt::format("Edited {}", before.name), id};
}

Result<Done> delete_person(const App& app, PersonId id, std::optional<std::int64_t> version) {
  KITH_TRY(Tx tx, app.write("delete", "Deleted"));
  KITH_TRY(const Person before, present(tx, id, version));
  const std::string title = fmt::format("Deleted {}", before.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::people, id.value, id));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, id};
}

Result<Done> restore_person(const App& app, PersonId id) {
  KITH_TRY(Tx tx, app.write("restore", "Restored"));
  KITH_TRY(const auto person, find_person(tx, id, Removed::show));
  if (!person)
    return fail(Code::not_found, fmt::format("there is no person {}", id.value), "after 30 days the trash is emptied");
  KITH_TRY(const auto merge, find_merge(tx, id));
  if (merge) {
    return fail(Code::refused, fmt::format("{} was joined into person {}", person->name, merge->into.value),
                fmt::format("kith unmerge {}", id.value));
  }
  const std::string title = fmt::format("Restored {}", person->name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::people, id.value, id, {{"removed_at", std::monostate{}}}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, id};
}

}  // namespace kith::app
