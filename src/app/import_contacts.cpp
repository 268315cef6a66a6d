#include "app/import_contacts.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/entry_points.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/match.hpp"
#include "rules/position_change.hpp"
#include "store/organisations.hpp"
#include "store/reviews.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostOrganisationsKept = 10000;

// Everything a record says, in one text: two records that say the same are the same.
std::string digest_of(const ContactRecord& r) {
  std::string all = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", r.name, r.given, r.middle, r.family, r.prefix,
                                r.suffix, r.nickname, r.birthday ? iso(*r.birthday) : "");
  for (const Handle& h : r.handles) all += fmt::format("\nh {} {} {}", name(h.kind), h.value, h.label);
  for (const Address& a : r.addresses) {
    all += fmt::format("\na {} {} {} {} {} {}", a.label, a.street, a.city, a.region, a.postal_code, a.country);
  }
  for (const Position& p : r.positions) {
    all += fmt::format("\np {} {} {} {} {}", p.organisation, p.role, p.department, p.from ? iso(*p.from) : "",
                       p.to ? iso(*p.to) : "");
  }
  for (const Fact& f : r.facts) all += fmt::format("\nf {} {}", f.kind, f.text);
  all += fmt::format("\nn {}\nt {}\nx {}\nc {}\n{}", fmt::join(r.notes, "\n"), fmt::join(r.tags, "\n"),
                     fmt::join(r.extras, "\n"), r.connected_on ? iso(*r.connected_on) : "", r.photo);
  if (r.interval_days) all += fmt::format("\ni {}", *r.interval_days);
  if (r.resting) all += "\nr";
  for (const Note& note : r.dated_notes) all += fmt::format("\nd {} {}", seconds(note.at), note.text);
  for (const PastTouch& touch : r.past)
    all += fmt::format("\ne {} {} {} {}", touch.uid, seconds(touch.at), name(touch.channel), touch.note);
  return fingerprint(all);
}

// What was done with somebody, as another program told it: its own identity keeps it from coming twice.
std::string past_key(const std::string& source, const PastTouch& touch) {
  return fmt::format("{}:{}", source, fingerprint(touch.uid));
}

const Position* current(const ContactRecord& record) {
  for (const Position& position : record.positions) {
    if (!position.to && !(position.organisation.empty() && position.role.empty())) return &position;
  }
  return nullptr;
}

// Name, birthday, organisation, role: what a newer export is compared with.
std::string said_by(const ContactRecord& record) {
  const Position* now = current(record);
  return fmt::format("{}\n{}\n{}\n{}", collapse(record.name), record.birthday ? iso(*record.birthday) : "",
                     now == nullptr ? "" : collapse(now->organisation), now == nullptr ? "" : collapse(now->role));
}

std::string position_words(std::string_view role, std::string_view organisation) {
  if (role.empty()) return std::string(organisation);
  return organisation.empty() ? std::string(role) : fmt::format("{} at {}", role, organisation);
}

bool same_place(const Position& position, std::string_view organisation) {
  return fold(position.organisation) == fold(organisation);
}

std::string kind_words(HandleKind kind) {
  switch (kind) {
    case HandleKind::email: return "e-mail address";
    case HandleKind::phone: return "phone number";
    case HandleKind::profile: return "profile";
    case HandleKind::website: return "website";
    case HandleKind::messenger: return "messenger";
  }
  return "handle";
}

Value date_value(const std::optional<PartialDate>& date) {
  return date ? Value(iso(*date)) : Value(std::monostate{});
}

}  // namespace

ContactImport::ContactImport(Tx& tx, ImportTally& tally, std::string region, StratumId stratum,
                             std::set<std::string> own_keys)
    : tx_(tx), tally_(tally), region_(std::move(region)), stratum_(stratum), own_keys_(std::move(own_keys)) {}

void ContactImport::count_known() {
  ++tally_.summary.read;
  ++tally_.summary.unchanged;
}

ContactImport::Pending ContactImport::prepare(ContactRecord&& record, Format format, const std::string& file) {
  Pending made;
  made.file = file;
  made.source = name(format);
  made.digest = digest_of(record);
  made.said = said_by(record);
  std::string identity;
  for (const HandleKind kind : {HandleKind::profile, HandleKind::email, HandleKind::phone}) {
    for (const Handle& handle : record.handles) {
      if (handle.kind != kind || !identity.empty()) continue;
      if (kind == HandleKind::email && !is_mail_address(handle.value)) continue;
      const std::string key = handle_key(kind, handle.value, region_);
      if (!key.empty()) identity = fmt::format("{}:{}", name(kind), key);
    }
  }
  if (!record.uid.empty()) identity = "uid:" + record.uid;
  if (identity.empty()) identity = "name:" + name_key(record.name);
  // The same identity twice in one import is two records of the source.
  const int times = ++seen_[std::hash<std::string>{}(made.source + "\n" + identity)];
  made.key = times == 1 ? identity : fmt::format("{}#{}", identity, times);
  for (const Handle& handle : record.handles)
    made.handle_keys.push_back(handle_key(handle.kind, handle.value, region_));
  made.record = std::move(record);
  return made;
}

Status ContactImport::add(ContactRecord&& record, Format format, const std::string& file) {
  ++tally_.summary.read;
  if (record.organisation_only) {
    tally_.leave_out("an organisation");
    return {};
  }
  Pending pending = prepare(std::move(record), format, file);
  if (std::any_of(pending.handle_keys.begin(), pending.handle_keys.end(),
                  [&](const std::string& key) { return own_keys_.contains(key); })) {
    tally_.leave_out("your own card");
    return {};
  }
  batch_.push_back(std::move(pending));
  return batch_.size() >= kImportBatch ? flush() : Status{};
}

Result<ContactImport::Found> ContactImport::look_up() const {
  Found found;
  std::vector<std::string> keys, names;
  std::map<std::string, std::vector<std::string>> sources;
  for (const Pending& pending : batch_) {
    for (const std::string& key : pending.handle_keys) {
      if (!key.empty()) keys.push_back(key);
    }
    names.push_back(name_key(pending.record.name));
    sources[pending.source].push_back(pending.key);
  }
  KITH_TRY(found.owners, handle_owners(tx_, keys));
  KITH_TRY(found.names, name_bearers(tx_, names));
  std::vector<PersonId> people;
  for (const auto& [source, source_keys] : sources) {
    KITH_TRY(found.known[source], source_records(tx_, source, source_keys));
    for (const auto& [key, record] : found.known[source]) people.push_back(record.person);
  }
  for (const auto& [key, owner] : found.owners) people.push_back(owner.person);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  KITH_TRY(found.people, load_people(tx_, people));
  return found;
}

ContactImport::Match ContactImport::match(const Pending& pending, const Found& found) const {
  Match made;
  // Addresses and profiles speak for one person; a number may be a household's or a switchboard's.
  for (const HandleKind kind : {HandleKind::email, HandleKind::profile, HandleKind::phone}) {
    for (std::size_t i = 0; i < pending.handle_keys.size(); ++i) {
      const Handle& handle = pending.record.handles[i];
      if (handle.kind != kind || pending.handle_keys[i].empty()) continue;
      if (kind == HandleKind::email && !is_mail_address(handle.value)) continue;
      const auto [from, to] = found.owners.equal_range(pending.handle_keys[i]);
      for (auto owner = from; owner != to; ++owner) {
        const HandleOwner& who = owner->second;
        if (who.kind != kind) continue;
        if (who.removed) {
          made.in_trash = true;
          continue;
        }
        if (made.person == who.person) continue;
        if (kind == HandleKind::phone && compare_names(pending.record.name, who.name) == NameLikeness::different) {
          made.doubts.emplace_back(who.person, fmt::format("Same phone number {}, but another name", handle.value));
        } else if (made.person) {
          made.doubts.emplace_back(who.person, fmt::format("Same {} {}", kind_words(kind), handle.value));
        } else {
          made.person = who.person;
          made.why = fmt::format("same {}", kind_words(kind));
        }
      }
    }
  }
  return made;
}

Status ContactImport::ask(PersonId person, PersonId other, const std::string& why) {
  KITH_TRY(const bool known, pair_known(tx_, person, other));
  if (known) return {};
  KITH_CHECK(tx_.insert(Table::reviews, person, {{"other_id", other.value}, {"why", why}}));
  ++tally_.summary.review;
  return {};
}

Status ContactImport::flush() {
  if (batch_.empty()) return {};
  if (!spellings_) {
    KITH_TRY(spellings_, organisation_spellings(tx_));
  }
  KITH_TRY(Found found, look_up());
  for (Pending& pending : batch_) KITH_CHECK(write(pending, found));
  batch_.clear();
  return {};
}

Status ContactImport::write(Pending& pending, Found& found) {
  ImportSummary& summary = tally_.summary;
  auto& known = found.known[pending.source];
  if (const auto before = known.find(pending.key); before != known.end()) {
    SourceRecord& record = before->second;
    const auto person = found.people.find(record.person);
    if (record.digest == pending.digest || record.person_removed || person == found.people.end()) {
      ++summary.unchanged;
      return {};
    }
    std::string what;
    KITH_TRY(const bool changed, write_news(pending, person->second, &record.said, what));
    KITH_CHECK(tx_.update(Table::source_records, record.id, record.person,
                          {{"digest", pending.digest}, {"said", pending.said}}));
    ++(changed ? summary.updated : summary.unchanged);
    if (changed) tally_.example("updated", person->second.name, what);
    return {};
  }
  const Match matched = match(pending, found);
  if (!matched.person && matched.in_trash) {
    ++summary.unchanged;  // the user put them in the trash; they stay there
    return {};
  }
  PersonId person;
  if (matched.person) {
    person = *matched.person;
    std::string what;
    KITH_CHECK(write_news(pending, found.people[person], nullptr, what));
    ++summary.merged;
    tally_.example("merged", found.people[person].name, fmt::format("joined by the {}", matched.why));
    for (const auto& [other, why] : matched.doubts) KITH_CHECK(ask(person, other, why));
  } else {
    KITH_CHECK(write_new(pending, found, matched));
    person = newcomers_.back();
  }
  KITH_TRY(const auto row,
           tx_.insert(
               Table::source_records, person,
               {{"source", pending.source}, {"key", pending.key}, {"digest", pending.digest}, {"said", pending.said}}));
  known[pending.key] = SourceRecord{row, person, pending.digest, pending.said, false};
  for (std::size_t i = 0; i < pending.handle_keys.size(); ++i) {
    if (pending.handle_keys[i].empty()) continue;
    found.owners.emplace(pending.handle_keys[i],
                         HandleOwner{person, pending.record.handles[i].kind, found.people[person].name, false});
  }
  return {};
}

Result<PersonId> ContactImport::make_person(const ContactRecord& r) {
  KITH_TRY(const auto id, tx_.insert(Table::people, PersonId{},
                                     {{"name", r.name},
                                      {"name_key", name_key(r.name)},
                                      {"given", r.given},
                                      {"middle", r.middle},
                                      {"family", r.family},
                                      {"prefix", r.prefix},
                                      {"suffix", r.suffix},
                                      {"nickname", r.nickname},
                                      {"birthday", date_value(r.birthday)},
                                      {"state", std::string(name(State::active))},
                                      {"stratum_id", stratum_.value},
                                      {"created_at", std::int64_t{seconds(tx_.now())}}}));
  newcomers_.push_back(PersonId{id});
  return PersonId{id};
}

Status ContactImport::write_new(Pending& pending, Found& found, const Match& matched) {
  KITH_TRY(const PersonId id, make_person(pending.record));
  Person person;
  person.id = id;
  person.name = pending.record.name;
  person.birthday = pending.record.birthday;
  std::string what;
  KITH_CHECK(write_news(pending, person, nullptr, what));
  ++tally_.summary.added;
  const Position* now = current(pending.record);
  tally_.example("new", person.name, now == nullptr ? "new" : "new, " + position_words(now->role, now->organisation));
  for (const auto& [other, why] : matched.doubts) KITH_CHECK(ask(id, other, why));
  const std::string key = name_key(person.name);
  if (const auto namesake = found.names.find(key); namesake != found.names.end() && !key.empty()) {
    KITH_CHECK(ask(id, namesake->second, "Same name, no address or number in common"));
  }
  found.names.emplace(key, id);
  found.people.emplace(id, std::move(person));
  return {};
}

Result<int> ContactImport::write_past(const Pending& pending, PersonId person) {
  if (pending.record.past.empty()) return 0;
  std::vector<std::string> keys;
  for (const PastTouch& touch : pending.record.past) keys.push_back(past_key(pending.source, touch));
  KITH_TRY(const auto known, known_touches(tx_, keys));
  std::set<std::string> here;
  int written = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const PastTouch& touch = pending.record.past[i];
    if (known.contains({keys[i], person}) || !here.insert(keys[i]).second) continue;
    KITH_CHECK(tx_.insert(Table::touches, person,
                          {{"at", std::int64_t{seconds(touch.at)}},
                           {"channel", std::string(name(touch.channel))},
                           {"direction", std::string(name(touch.direction))},
                           {"source", std::string(name(Source::import))},
                           {"asks", std::int64_t{0}},
                           {"note", touch.note},
                           {"external_key", keys[i]}}));
    ++tally_.summary.touches;
    ++written;
  }
  return written;
}

// Adds what the person lacks. With `said_before` (the same source spoke earlier) what it says differently now
// replaces what it said then, as long as the user has not changed it: a new position is a job change.
Result<bool> ContactImport::write_news(const Pending& pending, Person& person, const std::string* said_before,
                                       std::string& what) {
  const ContactRecord& r = pending.record;
  bool changed = false;
  const auto note = [&](std::string words) {
    changed = true;
    if (what.empty()) what = std::move(words);
  };
  const auto said = said_before == nullptr ? std::vector<std::string>{} : split(*said_before, "\n");
  const auto spoke = [&](std::size_t at) -> std::string { return at < said.size() ? said[at] : std::string(); };

  std::vector<Field> fields;
  if (said_before != nullptr && person.name == spoke(0) && collapse(r.name) != person.name && !r.name.empty()) {
    note(fmt::format("now called {}", collapse(r.name)));
    fields = {{"name", collapse(r.name)},
              {"name_key", name_key(r.name)},
              {"given", r.given},
              {"middle", r.middle},
              {"family", r.family}};
    person.name = collapse(r.name);
  }
  const bool own_birthday = person.birthday && (said_before == nullptr || iso(*person.birthday) != spoke(1));
  if (r.birthday && r.birthday != person.birthday && !own_birthday) {
    note("birthday");
    fields.push_back({"birthday", iso(*r.birthday)});
    person.birthday = r.birthday;
  }
  if (person.nickname.empty() && !r.nickname.empty() && said_before == nullptr)
    fields.push_back({"nickname", r.nickname});
  KITH_CHECK(tx_.update(Table::people, person.id.value, person.id, fields));

  for (std::size_t i = 0; i < r.handles.size(); ++i) {
    const Handle& handle = r.handles[i];
    const std::string& key = pending.handle_keys[i];
    const bool known = std::any_of(person.handles.begin(), person.handles.end(), [&](const Handle& h) {
      return h.kind == handle.kind && (key.empty() ? h.value == handle.value : h.key == key);
    });
    if (known) continue;
    note(fmt::format("{} {}", kind_words(handle.kind), handle.value));
    KITH_CHECK(tx_.insert(
        Table::handles, person.id,
        {{"kind", std::string(name(handle.kind))}, {"value", handle.value}, {"key", key}, {"label", handle.label}}));
    person.handles.push_back({{}, handle.kind, handle.value, key, handle.label});
  }
  for (const Address& a : r.addresses) {
    const bool known = std::any_of(person.addresses.begin(), person.addresses.end(), [&](const Address& b) {
      return b.street == a.street && b.city == a.city && b.postal_code == a.postal_code && b.country == a.country;
    });
    if (known) continue;
    note("postal address");
    KITH_CHECK(tx_.insert(Table::addresses, person.id,
                          {{"label", a.label},
                           {"street", a.street},
                           {"city", a.city},
                           {"region", a.region},
                           {"postal_code", a.postal_code},
                           {"country", a.country}}));
    person.addresses.push_back(a);
  }
  // Two spellings that were joined are one place.
  const auto spelled = [&](std::string place) {
    const auto kept = spellings_->find(fold(place));
    return kept == spellings_->end() ? std::move(place) : kept->second;
  };
  const std::string place_before = spelled(spoke(2));
  for (Position p : r.positions) {
    p.organisation = spelled(std::move(p.organisation));
    if (p.organisation.empty() && p.role.empty() && p.department.empty()) continue;
    const auto same = std::find_if(person.positions.begin(), person.positions.end(), [&](const Position& old) {
      return same_place(old, p.organisation) && fold(old.role) == fold(p.role) &&
             old.to.has_value() == p.to.has_value();
    });
    if (same != person.positions.end()) continue;
    const auto here = std::find_if(person.positions.begin(), person.positions.end(), [&](const Position& old) {
      return !old.to && same_place(old, p.organisation) && (old.role.empty() || p.role.empty());
    });
    if (here != person.positions.end() && said_before == nullptr) {
      if (!p.role.empty()) KITH_CHECK(tx_.update(Table::positions, here->id.value, person.id, {{"role", p.role}}));
      continue;  // the same place, told with more or fewer words
    }
    std::optional<PositionNews> news;
    const bool told_before = said_before != nullptr && !(place_before.empty() && spoke(3).empty());
    if (told_before && !p.to) {
      const auto old = std::find_if(person.positions.begin(), person.positions.end(), [&](const Position& before) {
        return !before.to && same_place(before, place_before) && fold(before.role) == fold(spoke(3));
      });
      if (old != person.positions.end()) {
        const date::year_month_day day{date::floor<Days>(tx_.now())};
        const PartialDate until{static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                                static_cast<unsigned>(day.day())};
        KITH_CHECK(tx_.update(Table::positions, old->id.value, person.id, {{"to_date", iso(until)}}));
        old->to = until;
      }
      Position before;
      before.organisation = place_before;
      before.role = spoke(3);
      news = position_news(before, p);
      note(fmt::format("now {}, was {}", position_words(p.role, p.organisation),
                       position_words(spoke(3), place_before)));
    } else {
      note(position_words(p.role, p.organisation));
    }
    Value organisation = std::monostate{};
    if (const std::string place = collapse(p.organisation); !place.empty()) {
      if (organisations_.size() > kMostOrganisationsKept) organisations_.clear();
      auto kept = organisations_.find(place);
      if (kept == organisations_.end()) {
        KITH_TRY(const auto made, need_organisation(tx_, place));
        kept = organisations_.emplace(place, made).first;
      }
      organisation = kept->second.value;
    }
    KITH_TRY(const auto row, tx_.insert(Table::positions, person.id,
                                        {{"organisation_id", organisation},
                                         {"role", collapse(p.role)},
                                         {"department", collapse(p.department)},
                                         {"from_date", date_value(p.from)},
                                         {"to_date", date_value(p.to)},
                                         {"noticed_at", news ? Value(seconds(tx_.now())) : Value()}}));
    const LocalDate day{date::floor<Days>(tx_.now()).time_since_epoch()};
    if (news) KITH_CHECK(add_position_news(tx_, person.id, PositionId{row}, *news, tx_.now(), day));
    person.positions.push_back(p);
    person.positions.back().id = PositionId{row};
  }
  std::vector<Fact> facts = r.facts;
  if (r.connected_on) facts.push_back({{}, "connected", iso(*r.connected_on), {}});
  for (const Fact& fact : facts) {
    const bool known = std::any_of(person.facts.begin(), person.facts.end(),
                                   [&](const Fact& f) { return f.kind == fact.kind && f.text == fact.text; });
    if (known) continue;
    note(fmt::format("{}: {}", fact.kind, fact.text));
    KITH_CHECK(tx_.insert(Table::facts, person.id,
                          {{"kind", fact.kind},
                           {"text", fact.text},
                           {"at", std::int64_t{seconds(tx_.now())}},
                           {"source", std::string(name(SaidIn::import))}}));
    person.facts.push_back(fact);
    relations_.note(person.id, fact.kind, fact.text);
  }
  for (const std::string& text : r.notes) {
    if (std::any_of(person.notes.begin(), person.notes.end(), [&](const Note& n) { return n.text == text; })) continue;
    note("note");
    const Instant at = r.revised && *r.revised <= tx_.now() ? *r.revised : tx_.now();
    KITH_CHECK(tx_.insert(Table::notes, person.id, {{"at", std::int64_t{seconds(at)}}, {"text", text}}));
    person.notes.push_back({{}, at, text});
  }
  for (const Note& told : r.dated_notes) {
    if (std::any_of(person.notes.begin(), person.notes.end(), [&](const Note& n) { return n.text == told.text; }))
      continue;
    note("note");
    KITH_CHECK(tx_.insert(Table::notes, person.id, {{"at", std::int64_t{seconds(told.at)}}, {"text", told.text}}));
    person.notes.push_back(told);
  }
  if (r.interval_days && !person.interval_days) {
    note(fmt::format("every {}", interval_words(*r.interval_days)));
    KITH_CHECK(
        tx_.update(Table::people, person.id.value, person.id, {{"interval_days", std::int64_t{*r.interval_days}}}));
    person.interval_days = r.interval_days;
  }
  if (r.resting && said_before == nullptr && person.state == State::active) {
    note("at rest");
    KITH_CHECK(tx_.update(Table::people, person.id.value, person.id, {{"state", std::string(name(State::resting))}}));
    person.state = State::resting;
  }
  KITH_TRY(const int touches, write_past(pending, person.id));
  if (touches > 0) note(touches == 1 ? std::string("a contact") : fmt::format("{} contacts", touches));
  for (const std::string& tag : r.tags) {
    if (std::find(person.tags.begin(), person.tags.end(), tag) != person.tags.end()) continue;
    note(fmt::format("tag {}", tag));
    KITH_CHECK(tx_.insert(Table::tags, person.id, {{"name", tag}}));
    person.tags.push_back(tag);
  }
  std::vector<std::string> extras = r.extras;
  if (!r.photo.empty()) extras.push_back(r.photo);
  if (!extras.empty()) {
    KITH_TRY(const auto kept, person_extras(tx_, person.id));
    for (const std::string& line : extras) {
      if (std::find(kept.begin(), kept.end(), line) != kept.end()) continue;
      if (said_before != nullptr) changed = true;
      KITH_CHECK(tx_.insert(Table::extras, person.id, {{"line", line}}));
    }
  }
  return changed;
}

}  // namespace kith::app
