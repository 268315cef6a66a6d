#include "app/entry_points.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/settings.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostLink = 2000;

Result<EntryPoint> known_entry(const Db& db, EntryPointId id) {
  KITH_TRY(auto entry, find_entry_point(db, id));
  if (!entry)
    return fail(Code::not_found, fmt::format("there is no entry point {}", id.value), "kith entries lists them");
  return *std::move(entry);
}

Result<std::string> entry_person_name(const Db& db, PersonId id) {
  KITH_TRY(const auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return person->name;
}

Result<std::string> owner_name(const Db& db, const EntryPoint& entry) {
  return entry.person ? entry_person_name(db, entry.person) : Result<std::string>(entry.organisation);
}

struct Worded {
  std::string text, url;
};
// A pasted link without words stands for itself.
Result<Worded> worded(const std::string& text, const std::string& url) {
  Worded made;
  KITH_TRY(made.url, kept_link(url));
  made.text = collapse(clean_utf8(text));
  if (made.text.empty()) made.text = made.url;
  if (made.text.empty())
    return fail(Code::bad_input, "the entry point is empty", "say in a few words what there is to write about");
  return made;
}

Result<Done> write_entry(const App& app, Tx& tx, EntryPoint entry, const EntryInput& input) {
  KITH_TRY(Worded said, worded(input.text, input.url));
  KITH_TRY(const auto stored, kith::settings(tx));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  const LocalDate day = input.day.value_or(zone.date_of(app.now()));
  entry.kind = input.kind;
  entry.text = std::move(said.text);
  entry.url = std::move(said.url);
  entry.at = input.day ? zone.start_of(day) : app.now();
  entry.noticed = app.now();
  entry.until = input.until.value_or(fresh_until(input.kind, day));
  KITH_TRY(const StoredEntry made, add_entry_point(tx, entry));
  KITH_TRY(const EntryPoint written, known_entry(tx, made.id));
  KITH_TRY(const std::string whose, owner_name(tx, written));
  const std::string title = fmt::format("Entry point for {}: {}", whose, excerpt(entry.text, 60));
  tx.retitle(title);
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, entry.person};
}

}  // namespace

Result<std::string> kept_link(const std::string& url) {
  std::string link(trim(clean_utf8(url)));
  if (link.empty()) return link;
  const std::string low = lower_ascii(link.substr(0, 8));
  const bool web = low.starts_with("https://") || low.starts_with("http://");
  const bool broken = link.find_first_of(" \t\r\n\"<>") != std::string::npos || link.size() > kMostLink;
  if (!web || broken)
    return fail(Code::bad_input, fmt::format("\"{}\" is no web address", excerpt(link, 60)),
                "a link begins with https:// or http://");
  return link;
}

Result<std::map<PersonId, Offers>> offers_of(const Db& db, const std::vector<PersonId>& people, Instant now,
                                             LocalDate today) {
  KITH_TRY(auto all, entry_points_of(db, people));
  KITH_TRY(const auto news, kith::own_news(db));
  KITH_TRY(const auto uses, uses_of(db, people));
  std::map<PersonId, Offers> made;
  for (const PersonId person : people) {
    const auto used = uses.find(person);
    const auto gone = used == uses.end() ? std::span<const EntryUse>{} : std::span<const EntryUse>(used->second);
    Offers& offers = made[person];
    if (const auto found = all.find(person); found != all.end())
      offers.entries = offered(std::move(found->second), gone, now, today);
    offers.news = offered(news, gone, now, today);
  }
  return made;
}

Result<std::vector<EntryPoint>> offered_entries(const Db& db, PersonId person, Instant now, LocalDate today) {
  KITH_TRY(auto offers, offers_of(db, {person}, now, today));
  return std::move(offers[person].entries);
}

Result<std::vector<EntryLine>> entries(const App& app, std::optional<PersonId> person) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const LocalDate today, app.today(db));
  std::vector<PersonId> people;
  if (person) {
    KITH_CHECK(entry_person_name(db, *person));
    people.push_back(*person);
  } else {
    KITH_TRY(people, people_with_entries(db, today));
  }
  KITH_TRY(auto offers, offers_of(db, people, app.now(), today));
  KITH_TRY(const auto rows, person_rows(db, people));
  std::vector<EntryLine> lines;
  for (const PersonRow& row : rows) {
    if (row.state == State::do_not_contact) continue;
    for (EntryPoint& entry : offers[row.id].entries) lines.push_back({std::move(entry), row});
  }
  std::sort(lines.begin(), lines.end(), [](const EntryLine& a, const EntryLine& b) {
    if (a.entry.id == b.entry.id) return a.person.id < b.person.id;
    return better_entry(a.entry, b.entry);
  });
  return lines;
}

Result<Done> add_entry(const App& app, PersonId person, const EntryInput& input) {
  KITH_TRY(Tx tx, app.write("entry", "Entry point"));
  KITH_CHECK(entry_person_name(tx, person));
  EntryPoint entry;
  entry.person = person;
  return write_entry(app, tx, std::move(entry), input);
}

Result<Done> add_entry(const App& app, const std::string& organisation, const EntryInput& input) {
  KITH_TRY(Tx tx, app.write("entry", "Entry point"));
  KITH_TRY(const auto known, find_organisation(tx, organisation));
  if (!known)
    return fail(Code::not_found, fmt::format("there is no organisation \"{}\"", excerpt(organisation, 60)),
                "an organisation is known once somebody works there");
  EntryPoint entry;
  entry.organisation_id = *known;
  return write_entry(app, tx, std::move(entry), input);
}

Result<Done> edit_entry(const App& app, EntryPointId id, const EntryEdit& edit) {
  KITH_TRY(Tx tx, app.write("entry", "Changed an entry point"));
  KITH_TRY(const EntryPoint entry, known_entry(tx, id));
  KITH_TRY(const std::string whose, owner_name(tx, entry));
  KITH_TRY(const auto stored, kith::settings(tx));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  KITH_TRY(const Worded said, worded(edit.text.value_or(entry.text), edit.url.value_or(entry.url)));
  const EntryKind kind = edit.kind.value_or(entry.kind);
  std::vector<Field> fields{{"kind", std::string(name(kind))}, {"text", said.text}, {"url", said.url}};
  if (edit.day) fields.push_back({"at", std::int64_t{seconds(zone.start_of(*edit.day))}});
  // Another kind or day has another last day, unless that is given.
  std::optional<std::optional<LocalDate>> until = edit.until;
  if (!until && (edit.day || kind != entry.kind)) until = fresh_until(kind, edit.day.value_or(zone.date_of(entry.at)));
  if (until) fields.push_back({"until_day", *until ? Value(std::int64_t{serial(**until)}) : Value(std::monostate{})});
  const std::string title = fmt::format("Changed an entry point of {}", whose);
  tx.retitle(title);
  KITH_CHECK(tx.update(Table::entry_points, id.value, entry.person, fields));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, entry.person};
}

Result<Done> delete_entry(const App& app, EntryPointId id) {
  KITH_TRY(Tx tx, app.write("entry", "Deleted an entry point"));
  KITH_TRY(const EntryPoint entry, known_entry(tx, id));
  KITH_TRY(const std::string whose, owner_name(tx, entry));
  const std::string title = fmt::format("Deleted an entry point of {}: {}", whose, excerpt(entry.text, 60));
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::entry_points, id.value, entry.person));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, entry.person};
}

Result<Done> dismiss_entry(const App& app, EntryPointId id, std::optional<PersonId> person) {
  KITH_TRY(Tx tx, app.write("entry", "Put an entry point aside"));
  KITH_TRY(const EntryPoint entry, known_entry(tx, id));
  if (!person && !entry.person)
    return fail(Code::usage, "this entry point is an organisation's: name the person it is put aside for",
                "deleting it puts it aside for everybody");
  const PersonId whose = person.value_or(entry.person);
  KITH_TRY(const std::string who, entry_person_name(tx, whose));
  if (entry.person && entry.person != whose)
    return fail(Code::bad_input, fmt::format("entry point {} is not one of {}", id.value, who));
  const std::string title = fmt::format("Put aside for {}: {}", who, excerpt(entry.text, 60));
  tx.retitle(title);
  KITH_CHECK(use_entry(tx, {whose, id, {}, {}, app.now(), UseHow::dismissed}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, whose};
}

Status use_about(Tx& tx, PersonId person, const About& about, DraftId draft, Instant at) {
  if (about.entry) {
    KITH_TRY(const EntryPoint entry, known_entry(tx, about.entry));
    if (entry.person && entry.person != person)
      return fail(Code::bad_input, fmt::format("entry point {} is about somebody else", entry.id.value),
                  "kith entries REF lists theirs");
    KITH_CHECK(use_entry(tx, {person, about.entry, {}, draft, at, UseHow::message}));
  }
  if (!about.news) return {};
  KITH_TRY(const auto news, find_news(tx, about.news));
  if (!news)
    return fail(Code::not_found, fmt::format("there is no news {} of yours", about.news.value), "kith news lists it");
  return use_entry(tx, {person, {}, about.news, draft, at, UseHow::message});
}

Status add_position_news(Tx& tx, PersonId person, PositionId position, const PositionNews& news, Instant noticed,
                         LocalDate day) {
  EntryPoint entry;
  entry.person = person;
  entry.kind = news.kind;
  entry.text = news.text;
  entry.source = EntrySource::import;
  entry.key = fmt::format("position:{}", position.value);
  entry.at = entry.noticed = noticed;
  entry.until = fresh_until(news.kind, day);
  return add_entry_point(tx, entry).map([](const StoredEntry&) {});
}

}  // namespace kith::app
