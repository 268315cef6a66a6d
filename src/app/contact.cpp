#include "app/contact.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/entry_points.hpp"
#include "base/text.hpp"
#include "rules/spread.hpp"
#include "rules/strata.hpp"
#include "rules/words.hpp"
#include "store/catalogue.hpp"
#include "store/people.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

Result<Person> present(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return std::move(*person);
}

Direction usual_direction(Channel channel) {
  return synchronous(channel) ? Direction::both : Direction::out;
}

// A message asks when its note says so; an inbound one logged without a word is taken to want an answer.
bool usual_asks(Channel channel, Direction direction, const std::string& note) {
  if (synchronous(channel) || direction == Direction::both) return false;
  if (trim(note).empty()) return direction == Direction::in;
  return asks(note);
}

Status check_time(Instant at, Instant now) {
  if (at > now)
    return fail(Code::bad_input, "that time has not come yet: a touch is something that happened",
                "to plan ahead, snooze to that date");
  return {};
}

// One marked change to one person.
Result<Done> change_person(const App& app, PersonId id, std::string kind, const std::string& verb,
                           const std::vector<Field>& fields, const std::string& rest = "") {
  KITH_TRY(Tx tx, app.write(std::move(kind), verb));
  KITH_TRY(const Person person, present(tx, id));
  const std::string title = fmt::format("{} {}{}", verb, person.name, rest);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::people, id.value, id, fields));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, id};
}

}  // namespace

Result<Done> log_touch(const App& app, PersonId person, const TouchInput& input) {
  return log_touch(app, person, input, About{});
}

Result<Done> log_touch(const App& app, PersonId person, const TouchInput& input, const About& about) {
  KITH_TRY(Tx tx, app.write("log", "Logged"));
  KITH_TRY(const Person known, present(tx, person));
  const Instant at = input.at.value_or(app.now());
  KITH_CHECK(check_time(at, app.now()));
  const Direction direction = input.direction.value_or(usual_direction(input.channel));
  const std::string title = fmt::format("Logged {} with {}", name(input.channel), known.name);
  tx.retitle(title);
  const std::string note = clean_utf8(trim(input.note));
  const bool asks_something = input.asks.value_or(usual_asks(input.channel, direction, note));
  KITH_CHECK(tx.insert(Table::touches, person,
                       {{"at", std::int64_t{seconds(at)}},
                        {"channel", std::string(name(input.channel))},
                        {"direction", std::string(name(direction))},
                        {"source", std::string(name(Source::typed))},
                        {"asks", std::int64_t{asks_something ? 1 : 0}},
                        {"note", note}}));
  // Marks of the very second of the contact came before it.
  std::vector<Field> ended;
  if (known.snoozed_at == at) ended = {{"snoozed_until", std::monostate{}}, {"snoozed_at", std::monostate{}}};
  if (known.skipped_at == at) ended.push_back({"skipped_at", std::monostate{}});
  KITH_CHECK(tx.update(Table::people, person.value, person, ended));
  KITH_CHECK(use_about(tx, person, about, {}, at));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, person};
}

Result<Done> edit_touch(const App& app, TouchId id, const TouchEdit& edit) {
  KITH_TRY(Tx tx, app.write("edit", "Edited a contact"));
  KITH_TRY(const auto touch, find_touch(tx, id));
  if (!touch) return fail(Code::not_found, fmt::format("there is no contact {}", id.value));
  KITH_TRY(const Person person, present(tx, touch->person));
  if (edit.at) KITH_CHECK(check_time(*edit.at, app.now()));
  std::vector<Field> fields;
  if (edit.channel) fields.push_back({"channel", std::string(name(*edit.channel))});
  if (edit.direction) fields.push_back({"direction", std::string(name(*edit.direction))});
  if (edit.at) fields.push_back({"at", std::int64_t{seconds(*edit.at)}});
  if (edit.asks) fields.push_back({"asks", std::int64_t{*edit.asks ? 1 : 0}});
  if (edit.note) fields.push_back({"note", clean_utf8(trim(*edit.note))});
  const std::string title = fmt::format("Edited a contact with {}", person.name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::touches, id.value, touch->person, fields));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, touch->person};
}

Result<Done> delete_touch(const App& app, TouchId id) {
  KITH_TRY(Tx tx, app.write("delete", "Deleted a contact"));
  KITH_TRY(const auto touch, find_touch(tx, id));
  if (!touch) return fail(Code::not_found, fmt::format("there is no contact {}", id.value));
  KITH_TRY(const Person person, present(tx, touch->person));
  const std::string title = fmt::format("Deleted a contact with {}", person.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::touches, id.value, touch->person));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, touch->person};
}

Result<Done> add_note(const App& app, PersonId person, const std::string& text) {
  const std::string clean = clean_utf8(trim(text));
  if (clean.empty()) return fail(Code::bad_input, "the note is empty");
  KITH_TRY(Tx tx, app.write("note", "Noted"));
  KITH_TRY(const Person known, present(tx, person));
  const std::string title = fmt::format("Noted something on {}", known.name);
  tx.retitle(title);
  KITH_CHECK(tx.insert(Table::notes, person, {{"at", std::int64_t{seconds(app.now())}}, {"text", clean}}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, person};
}

Result<Done> edit_note(const App& app, NoteId id, const std::string& text) {
  const std::string clean = clean_utf8(trim(text));
  if (clean.empty()) return fail(Code::bad_input, "the note is empty", "delete it instead");
  KITH_TRY(Tx tx, app.write("edit", "Edited a note"));
  PersonId owner;
  KITH_TRY(const auto note, find_note(tx, id, &owner));
  if (!note) return fail(Code::not_found, fmt::format("there is no note {}", id.value));
  KITH_TRY(const Person known, present(tx, owner));
  const std::string title = fmt::format("Edited a note on {}", known.name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::notes, id.value, owner, {{"text", clean}}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, owner};
}

Result<Done> delete_note(const App& app, NoteId id) {
  KITH_TRY(Tx tx, app.write("delete", "Deleted a note"));
  PersonId owner;
  KITH_TRY(const auto note, find_note(tx, id, &owner));
  if (!note) return fail(Code::not_found, fmt::format("there is no note {}", id.value));
  KITH_TRY(const Person known, present(tx, owner));
  const std::string title = fmt::format("Deleted a note on {}", known.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::notes, id.value, owner));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, owner};
}

Result<Done> place(const App& app, StratumId stratum, const std::vector<PersonId>& people) {
  if (people.empty()) return fail(Code::usage, "nobody is named");
  KITH_TRY(Tx tx, app.write("place", "Placed"));
  KITH_TRY(const auto known, strata(tx));
  const auto row = std::find_if(known.begin(), known.end(), [&](const Stratum& s) { return s.id == stratum; });
  if (row == known.end())
    return fail(Code::not_found, fmt::format("there is no stratum {}", stratum.value), "kith strata lists them");
  KITH_TRY(const auto stored, kith::settings(tx));
  const Settings settings = read_settings(stored);
  KITH_TRY(const LocalDate today, app.today(tx));
  std::string who;
  for (const PersonId id : people) {
    KITH_TRY(const Person person, present(tx, id));
    who = people.size() == 1 ? person.name : fmt::format("{} people", people.size());
    std::vector<Field> fields{
        {"stratum_id", stratum.value}, {"placed", std::int64_t{1}}, {"state", std::string(name(State::active))}};
    const auto old = std::find_if(known.begin(), known.end(), [&](const Stratum& s) { return s.id == person.stratum; });
    if (person.first_due && !person.interval_days && old != known.end() && old->interval_days != row->interval_days) {
      const LocalDate first = respread(*person.first_due, today, old->interval_days, row->interval_days, settings.days);
      fields.push_back({"first_due", std::int64_t{serial(first)}});
    }
    KITH_CHECK(tx.update(Table::people, id.value, id, fields));
  }
  const std::string title = fmt::format("Placed {} in {}", who, row->name);
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, people.front()};
}

Result<Done> snooze(const App& app, PersonId person, LocalDate until) {
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(const LocalDate today, app.today(db));
    if (until <= today)
      return fail(Code::bad_input, fmt::format("{} is not in the future", iso(until)), "snooze to tomorrow or later");
  }
  return change_person(
      app, person, "snooze", "Snoozed",
      {{"snoozed_until", std::int64_t{serial(until)}}, {"snoozed_at", std::int64_t{seconds(app.now())}}},
      fmt::format(" until {}", iso(until)));
}

Result<LocalDate> snooze_date(const App& app, const std::string& text) {
  if (auto day = parse_date(text)) return day;
  KITH_TRY(const int days, parse_interval(text));
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const LocalDate today, app.today(db));
  return today + Days{days};
}

Result<Done> skip(const App& app, PersonId person) {
  return change_person(app, person, "skip", "Skipped", {{"skipped_at", std::int64_t{seconds(app.now())}}},
                       " this time");
}

Result<Done> rest(const App& app, PersonId person, Rest how) {
  switch (how) {
    case Rest::do_not_contact:
      return change_person(app, person, "rest", "Marked", {{"state", std::string(name(State::do_not_contact))}},
                           " as do not contact");
    case Rest::rest: break;
  }
  return change_person(app, person, "rest", "Put", {{"state", std::string(name(State::resting))}}, " to rest");
}

Result<Done> wake(const App& app, PersonId person) {
  return change_person(app, person, "wake", "Woke", {{"state", std::string(name(State::active))}});
}

Result<std::vector<StratumView>> list_strata(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto known, strata(db));
  std::vector<StratumView> views;
  for (const Stratum& stratum : known) {
    PeopleFilter filter;
    filter.stratum = stratum.id;
    KITH_TRY(const int people, count_people(db, filter));
    views.push_back({stratum, people, stratum.rank == kDefaultRank});
  }
  return views;
}

Result<StratumId> find_stratum(const App& app, const std::string& name) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto known, strata(db));
  std::string names;
  for (const Stratum& stratum : known) {
    if (fold(stratum.name) == fold(name) || std::to_string(stratum.id.value) == name) return stratum.id;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", stratum.name);
  }
  return fail(Code::not_found, fmt::format("there is no stratum \"{}\"", name), "strata are: " + names);
}

Result<StratumDone> save_stratum(const App& app, const Stratum& stratum) {
  Stratum clean = stratum;
  clean.name = collapse(stratum.name);
  if (clean.name.empty()) return fail(Code::bad_input, "a stratum needs a name");
  if (clean.interval_days < 1 || clean.interval_days > 3650)
    return fail(Code::bad_input, "a rhythm is between 1 day and 10 years");
  if (clean.minutes < 1 || clean.minutes > 480)
    return fail(Code::bad_input, "a contact costs between 1 and 480 minutes");
  if (clean.worth <= 0 || clean.worth > 1000) return fail(Code::bad_input, "worth is above 0 and at most 1000");
  KITH_TRY(Tx tx, app.write("stratum", "Changed a stratum"));
  KITH_TRY(const auto known, strata(tx));
  int innermost = 0;
  bool present_row = false;
  for (const Stratum& row : known) {
    innermost = std::max(innermost, row.rank);
    if (row.id == clean.id) present_row = true;
    if (row.id != clean.id && fold(row.name) == fold(clean.name)) {
      return fail(Code::bad_input, fmt::format("there is a stratum {} already", row.name));
    }
  }
  if (clean.rank < 1) clean.rank = innermost + 1;
  if (clean.id && !present_row) return fail(Code::not_found, fmt::format("there is no stratum {}", clean.id.value));
  const std::string title = fmt::format("{} stratum {}", clean.id ? "Changed" : "Added", clean.name);
  tx.retitle(title);
  if (clean.id) {
    KITH_CHECK(update_stratum(tx, clean));
  } else {
    KITH_TRY(clean.id, insert_stratum(tx, clean));
  }
  KITH_CHECK(app.finish(tx));
  return StratumDone{tx.step(), title, clean.id};
}

}  // namespace kith::app
