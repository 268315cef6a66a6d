#include "app/promises.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/settings.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

Result<Person> promise_owner(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return std::move(*person);
}

Result<Promise> known_promise(const Db& db, PromiseId id) {
  KITH_TRY(auto promise, find_promise(db, id));
  if (!promise)
    return fail(Code::not_found, fmt::format("there is no promise {}", id.value), "kith promises lists them");
  return std::move(*promise);
}

bool stands_in_a_note(const Promise& promise) {
  return promise.source == SaidIn::note || promise.source == SaidIn::touch;
}

Value day_or_null(const std::optional<LocalDate>& day) {
  return day ? Value(std::int64_t{serial(*day)}) : Value(std::monostate{});
}

std::string promise_title(const PromiseEdit& edit, const Promise& promise, const std::string& who) {
  const std::string what = excerpt(promise.text, 60);
  if (!edit.state || *edit.state == promise.state) return fmt::format("Changed a promise with {}", who);
  switch (*edit.state) {
    case PromiseState::done: return fmt::format("Kept with {}: {}", who, what);
    case PromiseState::dropped: return fmt::format("Dropped with {}: {}", who, what);
    case PromiseState::open: break;
  }
  return fmt::format("Open again with {}: {}", who, what);
}

}  // namespace

bool before_in_list(const Promise& a, const Promise& b, const Zone& zone) {
  const bool open = a.state == PromiseState::open;
  if (open != (b.state == PromiseState::open)) return open;
  if (!open) return a.closed != b.closed ? a.closed > b.closed : a.id > b.id;
  const auto day = [&](const Promise& one) { return one.by.value_or(zone.date_of(one.made)); };
  return day(a) != day(b) ? day(a) < day(b) : a.id < b.id;
}

Result<std::vector<PromiseLine>> promises(const App& app, const PromiseFilter& filter, std::optional<PersonId> person) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  KITH_TRY(auto all, list_promises(db, filter));
  if (person) std::erase_if(all, [&](const Promise& one) { return one.person != *person; });
  std::stable_sort(all.begin(), all.end(),
                   [&](const Promise& a, const Promise& b) { return before_in_list(a, b, zone); });
  std::vector<PersonId> ids;
  for (const Promise& one : all) ids.push_back(one.person);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  KITH_TRY(const auto rows, person_rows(db, ids));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  std::vector<PromiseLine> lines;
  for (Promise& one : all) {
    const PersonRow& row = by_id[one.person];
    lines.push_back({std::move(one), row});
  }
  return lines;
}

Result<Done> add_promise(const App& app, PersonId person, const PromiseInput& input) {
  const std::string text = collapse(clean_utf8(input.text));
  if (text.empty()) return fail(Code::bad_input, "the promise is empty");
  KITH_TRY(Tx tx, app.write("promise", "Promised"));
  KITH_TRY(const Person known, promise_owner(tx, person));
  const std::string title = fmt::format("{} {}: {}", input.side == PromiseSide::mine ? "Promised to" : "Promised by",
                                        known.name, excerpt(text, 60));
  tx.retitle(title);
  KITH_CHECK(tx.insert(Table::promises, person,
                       {{"side", std::string(name(input.side))},
                        {"text", text},
                        {"made_at", std::int64_t{seconds(app.now())}},
                        {"by_date", day_or_null(input.by)},
                        {"state", std::string(name(PromiseState::open))},
                        {"source", std::string(name(SaidIn::typed))}}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, person};
}

Result<Done> edit_promise(const App& app, PromiseId id, const PromiseEdit& edit) {
  KITH_TRY(Tx tx, app.write("promise", "Changed a promise"));
  KITH_TRY(const Promise promise, known_promise(tx, id));
  KITH_TRY(const Person known, promise_owner(tx, promise.person));
  std::vector<Field> fields;
  if (edit.text) {
    const std::string text = collapse(clean_utf8(*edit.text));
    if (text.empty()) return fail(Code::bad_input, "the promise is empty", "delete it, or drop it, instead");
    if (stands_in_a_note(promise) && text != promise.text)
      return fail(Code::refused, "this promise stands in a note", "change its words there");
    fields.push_back({"text", text});
  }
  if (edit.by) fields.push_back({"by_date", day_or_null(*edit.by)});
  if (edit.side) fields.push_back({"side", std::string(name(*edit.side))});
  if (edit.state && *edit.state != promise.state) {
    fields.push_back({"state", std::string(name(*edit.state))});
    const bool open = *edit.state == PromiseState::open;
    fields.push_back({"closed_at", open ? Value(std::monostate{}) : Value(std::int64_t{seconds(app.now())})});
  }
  const std::string title = promise_title(edit, promise, known.name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::promises, id.value, promise.person, fields));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, promise.person};
}

Result<Done> delete_promise(const App& app, PromiseId id) {
  KITH_TRY(Tx tx, app.write("promise", "Deleted a promise"));
  KITH_TRY(const Promise promise, known_promise(tx, id));
  KITH_TRY(const Person known, promise_owner(tx, promise.person));
  if (stands_in_a_note(promise))
    return fail(Code::refused, "this promise stands in a note", "mark it done or dropped, or take it out of the note");
  const std::string title = fmt::format("Deleted a promise with {}", known.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::promises, id.value, promise.person));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, promise.person};
}

}  // namespace kith::app
