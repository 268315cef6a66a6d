#include "app/pursuits.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/people_parts.hpp"
#include "base/text.hpp"
#include "model/touch.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

Result<std::optional<Pursuit>> open_pursuit(const Db& db, OrganisationId id) {
  KITH_TRY(auto all, list_pursuits(db, id));
  const auto open = std::find_if(all.begin(), all.end(), [](const Pursuit& one) { return !one.closed; });
  return open == all.end() ? std::nullopt : std::optional(std::move(*open));
}

Result<Pursuit> need_pursuit(const Db& db, const OrganisationRow& row) {
  KITH_TRY(auto open, open_pursuit(db, row.id));
  if (!open)
    return fail(Code::not_found, fmt::format("{} is not pursued", row.name),
                fmt::format("begin with: kith organisation pursue {}", row.id.value));
  return *std::move(open);
}

Status check_happened(Instant at, Instant now) {
  if (at > now)
    return fail(Code::bad_input, "that time has not come yet: an event is something that happened",
                "what is planned is the next step, with its day");
  return {};
}

Status check_step_minutes(int minutes) {
  if (minutes < 1 || minutes > 480) return fail(Code::bad_input, "a step takes between 1 and 480 minutes");
  return {};
}

Status check_event_minutes(int minutes) {
  if (minutes < 0 || minutes > kMostEventMinutes)
    return fail(Code::bad_input, fmt::format("minutes are a number from 0 to {}", kMostEventMinutes));
  return {};
}

// What the field of a step without a day or words becomes.
Value step_day_value(const std::optional<LocalDate>& day) {
  return day ? Value(std::int64_t{serial(*day)}) : Value(std::monostate{});
}

Channel event_channel(OrganisationEventKind kind) {
  switch (kind) {
    case OrganisationEventKind::visit: return Channel::visit;
    case OrganisationEventKind::call: return Channel::call;
    case OrganisationEventKind::event:
    case OrganisationEventKind::sponsorship:
    case OrganisationEventKind::talk:
    case OrganisationEventKind::volunteering: return Channel::event;
    case OrganisationEventKind::other: return Channel::meeting;
  }
  return Channel::event;
}

std::string touch_note(const OrganisationEvent& event, const std::string& organisation) {
  return fmt::format("{} at {}", event.title, organisation);
}

Result<OrganisationEvent> known_event(const Db& db, OrganisationEventId id) {
  KITH_TRY(auto event, find_organisation_event(db, id));
  if (!event)
    return fail(Code::not_found, fmt::format("there is no event {}", id.value),
                "kith organisation ORG shows those of an organisation");
  return *std::move(event);
}

// Each who was met gets a contact of the event's time and kind; somebody new is added first.
Status add_met(const App& app, Tx& tx, const OrganisationEvent& event, const std::string& organisation,
               const std::vector<Met>& met, std::set<PersonId> there) {
  for (const Met& one : met) {
    const std::string called = collapse(clean_utf8(one.name));
    if (one.person.has_value() == !called.empty())
      return fail(Code::usage, "who was met is somebody you know, or somebody new with a name");
    PersonId person = one.person.value_or(PersonId{});
    if (one.person) {
      KITH_TRY(const auto known, find_person(tx, person));
      if (!known) return fail(Code::not_found, fmt::format("there is no person {}", person.value));
    } else {
      PersonEdit edit;
      edit.name = called;
      KITH_TRY(person, insert_person(app, tx, edit));
    }
    if (!there.insert(person).second) continue;
    KITH_TRY(const auto touch, tx.insert(Table::touches, person,
                                         {{"at", std::int64_t{seconds(event.at)}},
                                          {"channel", std::string(name(event_channel(event.kind)))},
                                          {"direction", std::string(name(Direction::both))},
                                          {"source", std::string(name(Source::typed))},
                                          {"asks", std::int64_t{0}},
                                          {"note", touch_note(event, organisation)}}));
    KITH_CHECK(tx.insert(Table::event_people, person, {{"event_id", event.id.value}, {"touch_id", touch}}));
  }
  return {};
}

Result<OrganisationEvent> event_of(const App& app, OrganisationId id, const EventInput& input) {
  OrganisationEvent event;
  event.organisation = id;
  event.kind = input.kind;
  event.title = collapse(clean_utf8(input.title));
  if (event.title.empty()) return fail(Code::bad_input, "an event needs a title", "such as \"Spring meeting\"");
  event.at = input.at.value_or(app.now());
  KITH_CHECK(check_happened(event.at, app.now()));
  KITH_CHECK(check_event_minutes(input.minutes));
  event.minutes = input.minutes;
  event.cents = input.cost.cents;
  event.currency = input.cost.currency;
  event.note = std::string(trim(clean_utf8(input.note)));
  return event;
}

Status insert_event(const App& app, Tx& tx, OrganisationEvent event, const std::string& organisation,
                    const std::vector<Met>& met) {
  KITH_TRY(const auto row, tx.insert(Table::organisation_events, PersonId{}, organisation_event_fields(event)));
  event.id = OrganisationEventId{row};
  return add_met(app, tx, event, organisation, met, {});
}

void push_text(std::vector<Field>& fields, const char* column, const std::optional<std::string>& text) {
  if (text) fields.push_back({column, std::string(trim(clean_utf8(*text)))});
}

std::string pursuit_title(const PursuitEdit& edit, const Pursuit& before, const OrganisationRow& row) {
  if (edit.stage && *edit.stage != before.stage) return fmt::format("{}: {}", row.name, stage_row(*edit.stage).title);
  if (edit.next_step) {
    const std::string step = collapse(*edit.next_step);
    return step.empty() ? fmt::format("No next step with {}", row.name)
                        : fmt::format("Next with {}: {}", row.name, excerpt(step, 60));
  }
  if (edit.for_me || edit.for_them || edit.i_give) return fmt::format("What {} is for", row.name);
  return fmt::format("Changed the pursuit of {}", row.name);
}

}  // namespace

Result<OrganisationDone> begin_pursuit(const App& app, OrganisationId id) {
  KITH_TRY(Tx tx, app.write("pursuit", "Pursues an organisation"));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, id));
  KITH_TRY(const auto open, open_pursuit(tx, id));
  if (open) return fail(Code::refused, fmt::format("{} is pursued already", row.name));
  const std::string title = fmt::format("Pursues {}", row.name);
  tx.retitle(title);
  Pursuit made;
  made.organisation = id;
  made.begun = made.stage_at = app.now();
  KITH_CHECK(insert_pursuit(tx, made));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, id};
}

Result<OrganisationDone> edit_pursuit(const App& app, OrganisationId id, const PursuitEdit& edit) {
  KITH_TRY(Tx tx, app.write("pursuit", "Changed a pursuit"));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, id));
  KITH_TRY(const Pursuit before, need_pursuit(tx, row));
  std::vector<Field> fields;
  if (edit.stage) {
    if (*edit.stage != before.stage || edit.stage_day) {
      Instant at = app.now();
      if (edit.stage_day) {
        KITH_TRY(const LocalDate today, app.today(tx));
        KITH_TRY(const auto stored, kith::settings(tx));
        KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
        if (*edit.stage_day > today)
          return fail(Code::bad_input, fmt::format("{} has not come yet", iso(*edit.stage_day)));
        at = zone.start_of(*edit.stage_day);
        // What was reached before the pursuit was written down began before it, too.
        if (at < before.begun) fields.push_back({"begun_at", std::int64_t{seconds(at)}});
      }
      fields.push_back({"stage", std::string(name(*edit.stage))});
      fields.push_back({"stage_at", std::int64_t{seconds(at)}});
    }
  } else if (edit.stage_day) {
    return fail(Code::usage, "a day needs the stage that was reached on it");
  }
  push_text(fields, "for_me", edit.for_me);
  push_text(fields, "for_them", edit.for_them);
  push_text(fields, "i_give", edit.i_give);
  std::string step = before.next_step;
  if (edit.next_step) {
    step = collapse(clean_utf8(*edit.next_step));
    fields.push_back({"next_step", step});
    if (step.empty() || !edit.next_day) fields.push_back({"next_day", std::monostate{}});
  }
  if (edit.next_day) {
    if (step.empty() && *edit.next_day) return fail(Code::bad_input, "a day needs the step that is to be done on it");
    if (!step.empty()) fields.push_back({"next_day", step_day_value(*edit.next_day)});
  }
  if (edit.next_minutes) {
    KITH_CHECK(check_step_minutes(*edit.next_minutes));
    fields.push_back({"next_minutes", std::int64_t{*edit.next_minutes}});
  }
  const std::string title = pursuit_title(edit, before, row);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::pursuits, before.id.value, PersonId{}, fields));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, id};
}

Result<OrganisationDone> close_pursuit(const App& app, OrganisationId id, const std::string& why) {
  KITH_TRY(Tx tx, app.write("pursuit", "Closed a pursuit"));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, id));
  KITH_TRY(const Pursuit open, need_pursuit(tx, row));
  const std::string title = fmt::format("No longer pursues {}", row.name);
  tx.retitle(title);
  KITH_CHECK(
      tx.update(Table::pursuits, open.id.value, PersonId{},
                {{"closed_at", std::int64_t{seconds(app.now())}}, {"closing", std::string(trim(clean_utf8(why)))}}));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, id};
}

Result<OrganisationDone> reopen_pursuit(const App& app, OrganisationId id) {
  KITH_TRY(Tx tx, app.write("pursuit", "Took up a pursuit again"));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, id));
  KITH_TRY(const auto all, list_pursuits(tx, id));
  if (all.empty()) return fail(Code::not_found, fmt::format("{} was never pursued", row.name));
  const bool open = std::any_of(all.begin(), all.end(), [](const Pursuit& one) { return !one.closed; });
  if (open) return fail(Code::refused, fmt::format("{} is pursued already", row.name));
  const auto last =
      std::max_element(all.begin(), all.end(), [](const Pursuit& a, const Pursuit& b) { return a.closed < b.closed; });
  const std::string title = fmt::format("Pursues {} again", row.name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::pursuits, last->id.value, PersonId{},
                       {{"closed_at", std::monostate{}}, {"closing", std::string()}}));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, id};
}

Result<Money> read_cost(std::string_view text) {
  const std::string_view typed = trim(text);
  if (typed.empty() || typed == "0") return Money{};
  auto money = money_from(typed);
  if (!money) {
    return fail(Code::bad_input, fmt::format("\"{}\" is no amount of money", text),
                "a number and the currency's three letters, such as \"120 EUR\" or \"12.50 EUR\"");
  }
  return *std::move(money);
}

Result<OrganisationDone> add_event(const App& app, OrganisationId id, const EventInput& input) {
  KITH_TRY(const OrganisationEvent event, event_of(app, id, input));
  KITH_TRY(Tx tx, app.write("event", "Kept an event"));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, id));
  const std::string title = fmt::format("{} with {}", excerpt(event.title, 60), row.name);
  tx.retitle(title);
  KITH_CHECK(insert_event(app, tx, event, row.name, input.met));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, id};
}

Result<OrganisationDone> edit_event(const App& app, OrganisationEventId id, const EventEdit& edit) {
  KITH_TRY(Tx tx, app.write("event", "Changed an event"));
  KITH_TRY(OrganisationEvent event, known_event(tx, id));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, event.organisation));
  const OrganisationEvent before = event;
  if (edit.kind) event.kind = *edit.kind;
  if (edit.title) event.title = collapse(clean_utf8(*edit.title));
  if (event.title.empty()) return fail(Code::bad_input, "an event needs a title", "delete it instead");
  if (edit.at) {
    KITH_CHECK(check_happened(*edit.at, app.now()));
    event.at = *edit.at;
  }
  if (edit.minutes) {
    KITH_CHECK(check_event_minutes(*edit.minutes));
    event.minutes = *edit.minutes;
  }
  if (edit.cost) {
    event.cents = edit.cost->cents;
    event.currency = edit.cost->currency;
  }
  if (edit.note) event.note = std::string(trim(clean_utf8(*edit.note)));
  const std::string title = fmt::format("Changed {} with {}", excerpt(event.title, 60), row.name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::organisation_events, id.value, PersonId{}, organisation_event_fields(event)));
  KITH_TRY(const auto met, event_people(tx, {id}));
  std::set<PersonId> there;
  if (const auto list = met.find(id); list != met.end()) {
    for (const EventPerson& one : list->second) {
      const bool gone = std::find(edit.not_met.begin(), edit.not_met.end(), one.person) != edit.not_met.end();
      if (gone) {
        KITH_CHECK(tx.remove(Table::event_people, one.id, one.person));
        if (one.touch) KITH_CHECK(tx.remove(Table::touches, one.touch.value, one.person));
        continue;
      }
      there.insert(one.person);
      if (!one.touch) continue;
      std::vector<Field> follows{{"at", std::int64_t{seconds(event.at)}}};
      if (event.kind != before.kind) follows.push_back({"channel", std::string(name(event_channel(event.kind)))});
      if (event.title != before.title) follows.push_back({"note", touch_note(event, row.name)});
      KITH_CHECK(tx.update(Table::touches, one.touch.value, one.person, follows));
    }
  }
  KITH_CHECK(add_met(app, tx, event, row.name, edit.met, std::move(there)));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, event.organisation};
}

Result<OrganisationDone> delete_event(const App& app, OrganisationEventId id) {
  KITH_TRY(Tx tx, app.write("event", "Deleted an event"));
  KITH_TRY(const OrganisationEvent event, known_event(tx, id));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, event.organisation));
  const std::string title = fmt::format("Deleted {} with {}", excerpt(event.title, 60), row.name);
  tx.retitle(title);
  KITH_TRY(const auto met, event_people(tx, {id}));
  if (const auto list = met.find(id); list != met.end()) {
    for (const EventPerson& one : list->second) {
      KITH_CHECK(tx.remove(Table::event_people, one.id, one.person));
      if (one.touch) KITH_CHECK(tx.remove(Table::touches, one.touch.value, one.person));
    }
  }
  KITH_CHECK(tx.remove(Table::organisation_events, id.value, PersonId{}));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, event.organisation};
}

Result<OrganisationDone> finish_step(const App& app, OrganisationId id, const StepDone& done) {
  KITH_TRY(Tx tx, app.write("pursuit", "Did a step"));
  KITH_TRY(const OrganisationRow row, known_organisation(tx, id));
  KITH_TRY(const Pursuit open, need_pursuit(tx, row));
  EventInput what = done.what.value_or(EventInput{});
  if (!done.what) what.kind = OrganisationEventKind::other;
  if (trim(what.title).empty()) what.title = open.next_step;
  if (trim(what.title).empty())
    return fail(Code::not_found, fmt::format("no step is set with {}", row.name), "say what was done");
  if (what.minutes == 0 && !open.next_step.empty()) what.minutes = open.next_minutes;
  KITH_TRY(const OrganisationEvent event, event_of(app, id, what));
  const std::string next = collapse(clean_utf8(done.next));
  if (next.empty() && done.next_day) return fail(Code::bad_input, "a day needs the step that is to be done on it");
  if (done.next_minutes) KITH_CHECK(check_step_minutes(*done.next_minutes));
  const std::string title = fmt::format("Did with {}: {}", row.name, excerpt(event.title, 60));
  tx.retitle(title);
  KITH_CHECK(insert_event(app, tx, event, row.name, what.met));
  KITH_CHECK(tx.update(Table::pursuits, open.id.value, PersonId{},
                       {{"next_step", next},
                        {"next_day", step_day_value(done.next_day)},
                        {"next_minutes", std::int64_t{done.next_minutes.value_or(kStepMinutes)}}}));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, id};
}

}  // namespace kith::app
