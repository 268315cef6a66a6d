#include "app/approaches.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/people_parts.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

Result<Person> approacher(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return *std::move(person);
}

Result<Approach> known_approach(const Db& db, ApproachId id) {
  KITH_TRY(auto approach, find_approach(db, id));
  if (!approach)
    return fail(Code::not_found, fmt::format("there is no approach {}", id.value), "kith approaches lists them");
  return *std::move(approach);
}

Status check_came(Instant at, Instant now) {
  if (at > now) return fail(Code::bad_input, "that time has not come yet");
  return {};
}

Result<std::vector<ApproachLine>> with_people(const Db& db, std::vector<Approach> all) {
  std::vector<PersonId> ids;
  for (const Approach& one : all) ids.push_back(one.person);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  KITH_TRY(const auto rows, person_rows(db, ids));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  std::vector<ApproachLine> lines;
  for (Approach& one : all) {
    const PersonRow& row = by_id[one.person];
    lines.push_back({std::move(one), row});
  }
  return lines;
}

std::string approach_title(const ApproachEdit& edit, const Approach& before, const std::string& who) {
  if (edit.state && *edit.state != before.state) {
    switch (*edit.state) {
      case ApproachState::answered: return fmt::format("Answered {}, who came to you", who);
      case ApproachState::declined: return fmt::format("Declined {}, who came to you", who);
      case ApproachState::ignored: return fmt::format("Left {} unanswered, who came to you", who);
      case ApproachState::open: return fmt::format("{} waits for an answer again", who);
    }
  }
  if (edit.came_of) return fmt::format("What came of {}: {}", who, excerpt(*edit.came_of, 60));
  if (edit.minutes) return fmt::format("Gave {} {} minutes", who, *edit.minutes);
  return fmt::format("Changed how {} came to you", who);
}

}  // namespace

Result<std::vector<ApproachLine>> approaches(const App& app, const ApproachFilter& filter) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto all, list_approaches(db, filter));
  const auto decided = std::stable_partition(all.begin(), all.end(),
                                             [](const Approach& one) { return one.state == ApproachState::open; });
  std::reverse(all.begin(), decided);
  return with_people(db, std::move(all));
}

Result<Done> add_approach(const App& app, const ApproachInput& input) {
  const std::string called = collapse(clean_utf8(input.name));
  if (input.person.has_value() == !called.empty())
    return fail(Code::usage, "an approach is of somebody you know, or of somebody new with a name");
  Approach made;
  made.at = input.at.value_or(app.now());
  made.from = collapse(clean_utf8(input.from));
  made.knew_me = input.knew_me;
  made.wanted = std::string(trim(clean_utf8(input.wanted)));
  KITH_CHECK(check_came(made.at, app.now()));
  KITH_TRY(Tx tx, app.write("approach", "Came to you"));
  if (input.person) {
    made.person = *input.person;
  } else {
    PersonEdit person;
    person.name = called;
    KITH_TRY(made.person, insert_person(app, tx, person));
  }
  KITH_TRY(const Person known, approacher(tx, made.person));
  const std::string title = made.from.empty() ? fmt::format("{} came to you", known.name)
                                              : fmt::format("{} came to you: {}", known.name, excerpt(made.from, 60));
  tx.retitle(title);
  KITH_CHECK(insert_approach(tx, made));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, made.person};
}

Result<Done> edit_approach(const App& app, ApproachId id, const ApproachEdit& edit) {
  if (edit.minutes && (*edit.minutes < 0 || *edit.minutes > kMostApproachMinutes))
    return fail(Code::bad_input, fmt::format("minutes are a number from 0 to {}", kMostApproachMinutes));
  KITH_TRY(Tx tx, app.write("approach", "Changed an approach"));
  KITH_TRY(const Approach before, known_approach(tx, id));
  KITH_TRY(const Person known, approacher(tx, before.person));
  std::vector<Field> fields;
  if (edit.from) fields.push_back({"came_from", collapse(clean_utf8(*edit.from))});
  if (edit.wanted) fields.push_back({"wanted", std::string(trim(clean_utf8(*edit.wanted)))});
  if (edit.came_of) fields.push_back({"came_of", std::string(trim(clean_utf8(*edit.came_of)))});
  if (edit.knew_me)
    fields.push_back(
        {"knew_me", *edit.knew_me ? Value(std::int64_t{**edit.knew_me ? 1 : 0}) : Value(std::monostate{})});
  if (edit.minutes) fields.push_back({"minutes", std::int64_t{*edit.minutes}});
  if (edit.at) {
    KITH_CHECK(check_came(*edit.at, app.now()));
    fields.push_back({"at", std::int64_t{seconds(*edit.at)}});
  }
  if (edit.state && *edit.state != before.state) {
    fields.push_back({"state", std::string(name(*edit.state))});
    const bool open = *edit.state == ApproachState::open;
    fields.push_back({"decided_at", open ? Value(std::monostate{}) : Value(std::int64_t{seconds(app.now())})});
  }
  const std::string title = approach_title(edit, before, known.name);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::approaches, id.value, before.person, fields));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, before.person};
}

Result<Done> delete_approach(const App& app, ApproachId id) {
  KITH_TRY(Tx tx, app.write("approach", "Deleted an approach"));
  KITH_TRY(const Approach approach, known_approach(tx, id));
  KITH_TRY(const Person known, approacher(tx, approach.person));
  const std::string title = fmt::format("Deleted an approach of {}", known.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::approaches, id.value, approach.person));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, approach.person};
}

Result<ApproachYearView> approach_year(const App& app, std::optional<int> year) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  const int wanted = year.value_or(year_of(zone.date_of(app.now())));
  if (wanted < 1900 || wanted > 9998) return fail(Code::usage, "a year is a number such as 2026");
  ApproachFilter filter;
  filter.from = zone.start_of(local_date(wanted, 1, 1));
  filter.to = zone.start_of(local_date(wanted + 1, 1, 1));
  KITH_TRY(const auto all, list_approaches(db, filter));
  ApproachYearView made;
  made.year = kith::approach_year(all, wanted, zone);
  made.words = approach_year_words(made.year);
  KITH_TRY(made.fruitful, with_people(db, made.year.fruitful));
  return made;
}

}  // namespace kith::app
