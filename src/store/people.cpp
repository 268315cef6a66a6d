#include "store/people.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

// The text after every string that begins with `prefix`, in byte order.
std::string after_prefix(const std::string& prefix) {
  return prefix + "\xF4\x8F\xBF\xBF";  // U+10FFFF
}

struct Where {
  std::string text;
  sql::Binds binds;
};

Where where(const PeopleFilter& filter) {
  static constexpr const char* kFrom[] = {"from0", "from1", "from2", "from3", "from4", "from5", "from6", "from7"};
  static constexpr const char* kTo[] = {"to0", "to1", "to2", "to3", "to4", "to5", "to6", "to7"};
  Where made;
  made.text = filter.removed ? "p.ws = :ws AND p.removed_at IS NOT NULL AND p.merged_into IS NULL"
                             : "p.ws = :ws AND p.removed_at IS NULL";
  for (std::size_t i = 0; i < std::min(filter.words.size(), std::size(kFrom)); ++i) {
    made.text += fmt::format(
        " AND p.id IN (SELECT t.person_id FROM terms t WHERE t.ws = :ws AND t.field IN (0, 1, 3)"
        " AND t.term >= :{} AND t.term < :{})",
        kFrom[i], kTo[i]);
    made.binds.push_back({kFrom[i], filter.words[i]});
    made.binds.push_back({kTo[i], after_prefix(filter.words[i])});
  }
  if (filter.stratum) {
    made.text += " AND p.stratum_id = :stratum AND p.state = 'active'";
    made.binds.push_back({"stratum", filter.stratum->value});
  }
  if (filter.state) {
    made.text += " AND p.state = :state";
    made.binds.push_back({"state", std::string(name(*filter.state))});
  }
  if (filter.tag) {
    made.text +=
        " AND p.id IN (SELECT g.person_id FROM tags g WHERE g.ws = :ws AND g.name = :tag AND g.removed_at IS NULL)";
    made.binds.push_back({"tag", *filter.tag});
  }
  if (filter.organisation) {
    made.text +=
        " AND p.id IN (SELECT o.person_id FROM positions o WHERE o.ws = :ws AND o.organisation_id = :organisation"
        " AND o.to_date IS NULL AND o.removed_at IS NULL)";
    made.binds.push_back({"organisation", filter.organisation->value});
  }
  return made;
}

std::optional<PartialDate> to_partial(const Opt<Text>& text) {
  if (!text) return std::nullopt;
  auto parsed = parse_partial_date(*text);
  return parsed ? std::optional<PartialDate>(*parsed) : std::nullopt;
}

}  // namespace

Result<PeoplePage> list_people(const Db& db, const PeopleFilter& filter, PeopleSort sort,
                               const std::optional<PeopleAfter>& after, int limit) {
  return sql::guarded([&]() -> Result<PeoplePage> {
    Where condition = where(filter);
    std::string order;
    const char* number = "0";
    switch (sort) {
      case PeopleSort::name:
        order = "p.sort_key, p.id";
        if (after) condition.text += " AND (p.sort_key, p.id) > (:after_key, :after_id)";
        break;
      case PeopleSort::added:
        number = "p.created_at";
        order = "p.created_at DESC, p.id DESC";
        if (after) condition.text += " AND (p.created_at, p.id) < (:after_number, :after_id)";
        break;
    }
    if (after) {
      switch (sort) {
        case PeopleSort::name: condition.binds.push_back({"after_key", after->sort_key}); break;
        case PeopleSort::added: condition.binds.push_back({"after_number", after->number}); break;
      }
      condition.binds.push_back({"after_id", after->id.value});
    }
    condition.binds.push_back({"most", std::int64_t{limit} + 1});
    std::vector<PersonId> ids;
    PeopleAfter last;
    bool more = false;
    sql::each<Int, Text, Int>(db,
                              fmt::format("SELECT p.id, p.sort_key, {} FROM people p WHERE {} ORDER BY {} LIMIT :most",
                                          number, condition.text, order),
                              condition.binds, [&](Int id, Text key, Int value) {
                                if (ids.size() == static_cast<std::size_t>(limit)) {
                                  more = true;
                                  return;
                                }
                                ids.push_back(PersonId{id});
                                last = PeopleAfter{std::move(key), value, PersonId{id}};
                              });
    PeoplePage page;
    if (filter.removed) {
      for (const PersonId id : ids) {
        KITH_TRY(auto person, find_person(db, id, Removed::show));
        if (!person) continue;
        PersonRow row;
        row.id = person->id;
        row.name = person->name;
        row.version = person->version;
        page.rows.push_back(std::move(row));
      }
    } else {
      KITH_TRY(page.rows, person_rows(db, ids));
    }
    if (more) page.next = last;
    return page;
  });
}

Result<int> count_people(const Db& db, const PeopleFilter& filter) {
  return sql::guarded([&]() -> Result<int> {
    const Where condition = where(filter);
    return static_cast<int>(sql::count(db, "SELECT COUNT(*) FROM people p WHERE " + condition.text, condition.binds));
  });
}

Result<std::vector<PersonId>> filter_people(const Db& db, const PeopleFilter& filter) {
  return sql::guarded([&]() -> Result<std::vector<PersonId>> {
    const Where condition = where(filter);
    std::vector<PersonId> ids;
    sql::each<Int>(db, "SELECT p.id FROM people p WHERE " + condition.text, condition.binds,
                   [&](Int id) { ids.push_back(PersonId{id}); });
    return ids;
  });
}

Result<std::vector<PersonRow>> person_rows(const Db& db, const std::vector<PersonId>& ids) {
  return sql::guarded([&]() -> Result<std::vector<PersonRow>> {
    std::unordered_map<PersonId, PersonRow> found;
    KITH_CHECK(sql::in_parts(ids, [&](const std::vector<PersonId>& part) -> Status {
      const std::string list = sql::numbers(part);
      sql::each<Int, Text, Int, Text, Int, Opt<Int>, Int>(
          db,
          fmt::format(
              R"sql(SELECT p.id, p.name, p.stratum_id, p.state, p.version, r.last_at, COALESCE(r.last_channel, 0)
            FROM people p LEFT JOIN rhythms r ON r.ws = p.ws AND r.person_id = p.id
            WHERE p.ws = :ws AND p.removed_at IS NULL AND p.id IN ({}))sql",
              list),
          {}, [&](Int id, Text name, Int stratum, const Text& state, Int version, Opt<Int> last, Int channel) {
            PersonRow row;
            row.id = PersonId{id};
            row.name = std::move(name);
            row.stratum = StratumId{stratum};
            row.state = state_from(state).value_or(State::active);
            row.version = version;
            row.last_at = sql::to_instant(last);
            if (last) row.last_channel = static_cast<Channel>(channel);
            found.emplace(row.id, std::move(row));
          });
      sql::each<Int, Text, Text>(db,
                                 fmt::format(R"sql(SELECT o.person_id, COALESCE(g.name, ''), o.role FROM positions o
            LEFT JOIN organisations g ON g.ws = o.ws AND g.id = o.organisation_id
            WHERE o.ws = :ws AND o.person_id IN ({}) AND o.removed_at IS NULL AND o.to_date IS NULL
            ORDER BY o.id DESC)sql",
                                             list),
                                 {}, [&](Int id, Text organisation, Text role) {
                                   const auto row = found.find(PersonId{id});
                                   if (row == found.end()) return;
                                   row->second.organisation = std::move(organisation);
                                   row->second.role = std::move(role);
                                 });
      sql::each<Int, Text, Text>(
          db,
          fmt::format(R"sql(SELECT h.person_id, h.kind, h.value FROM handles h WHERE h.ws = :ws AND h.person_id IN ({})
            AND h.removed_at IS NULL ORDER BY h.id DESC)sql",
                      list),
          {}, [&](Int id, const Text& kind, Text value) {
            const auto row = found.find(PersonId{id});
            if (row == found.end()) return;
            ++row->second.handles;
            if (kind == "email") row->second.email = std::move(value);
          });
      sql::each<Int, Text>(
          db,
          fmt::format(R"sql(SELECT g.person_id, g.name FROM tags g WHERE g.ws = :ws AND g.person_id IN ({})
            AND g.removed_at IS NULL ORDER BY g.name)sql",
                      list),
          {}, [&](Int id, Text tag) {
            if (const auto row = found.find(PersonId{id}); row != found.end())
              row->second.tags.push_back(std::move(tag));
          });
      return {};
    }));
    std::vector<PersonRow> rows;
    rows.reserve(ids.size());
    for (const PersonId id : ids) {
      if (const auto row = found.find(id); row != found.end()) rows.push_back(std::move(row->second));
    }
    return rows;
  });
}

Result<std::optional<Person>> find_person(const Db& db, PersonId id, Removed removed) {
  KITH_TRY(auto people, load_people(db, {id}));
  const auto found = people.find(id);
  if (found == people.end()) return std::optional<Person>();
  if (removed == Removed::hide) {
    KITH_TRY(const auto gone, removed_at(db, id));
    if (gone) return std::optional<Person>();
  }
  return std::optional<Person>(std::move(found->second));
}

Result<std::map<PersonId, Person>> load_people(const Db& db, const std::vector<PersonId>& ids) {
  return sql::guarded([&]() -> Result<std::map<PersonId, Person>> {
    std::map<PersonId, Person> people;
    KITH_CHECK(sql::in_parts(ids, [&](const std::vector<PersonId>& part) -> Status {
      const std::string list = sql::numbers(part);
      const auto owner = [&](Int id) -> Person* {
        const auto found = people.find(PersonId{id});
        return found == people.end() ? nullptr : &found->second;
      };
      sql::each<Int, Text, Text, Text, Text, Text, Text, Text, Opt<Text>, Text, Int, Int, Opt<Int>, Opt<Int>, Opt<Int>,
                Opt<Int>, Opt<Int>, Int, Int>(
          db,
          fmt::format(
              R"sql(SELECT id, name, given, middle, family, prefix, suffix, nickname, birthday, state, stratum_id,
            placed, interval_days, first_due, snoozed_until, snoozed_at, skipped_at, created_at, version
            FROM people WHERE ws = :ws AND id IN ({}))sql",
              list),
          {},
          [&](Int id, Text name, Text given, Text middle, Text family, Text prefix, Text suffix, Text nickname,
              const Opt<Text>& birthday, const Text& state, Int stratum, Int placed, Opt<Int> interval,
              Opt<Int> first_due, Opt<Int> snoozed_until, Opt<Int> snoozed_at, Opt<Int> skipped_at, Int created,
              Int version) {
            Person p;
            p.id = PersonId{id};
            p.name = std::move(name);
            p.given = std::move(given);
            p.middle = std::move(middle);
            p.family = std::move(family);
            p.prefix = std::move(prefix);
            p.suffix = std::move(suffix);
            p.nickname = std::move(nickname);
            p.birthday = to_partial(birthday);
            p.state = state_from(state).value_or(State::active);
            p.stratum = StratumId{stratum};
            p.placed = placed != 0;
            if (interval) p.interval_days = static_cast<int>(*interval);
            p.first_due = sql::to_date(first_due);
            p.snoozed_until = sql::to_date(snoozed_until);
            p.snoozed_at = sql::to_instant(snoozed_at);
            p.skipped_at = sql::to_instant(skipped_at);
            p.created = instant(created);
            p.version = version;
            people.emplace(p.id, std::move(p));
          });
      sql::each<Int, Int, Text, Text, Text, Text, Int>(
          db,
          fmt::format(R"sql(SELECT h.id, h.person_id, h.kind, h.value, h.key, h.label,
            CASE WHEN h.kind = 'email' AND EXISTS (SELECT 1 FROM mail_addresses m WHERE m.ws = h.ws
              AND m.address = h.key AND m.mark = 'bounced' AND m.removed_at IS NULL) THEN 1 ELSE 0 END
            FROM handles h WHERE h.ws = :ws AND h.person_id IN ({}) AND h.removed_at IS NULL ORDER BY h.id)sql",
                      list),
          {}, [&](Int id, Int person, const Text& kind, Text value, Text key, Text label, Int bounced) {
            if (Person* p = owner(person)) {
              p->handles.push_back({HandleId{id}, handle_kind_from(kind).value_or(HandleKind::email), std::move(value),
                                    std::move(key), std::move(label), bounced != 0});
            }
          });
      sql::each<Int, Int, Text, Text, Text, Text, Text, Text>(
          db,
          fmt::format(R"sql(SELECT id, person_id, label, street, city, region, postal_code, country FROM addresses
            WHERE ws = :ws AND person_id IN ({}) AND removed_at IS NULL ORDER BY id)sql",
                      list),
          {}, [&](Int id, Int person, Text label, Text street, Text city, Text region, Text postal, Text country) {
            if (Person* p = owner(person)) {
              p->addresses.push_back({AddressId{id}, std::move(label), std::move(street), std::move(city),
                                      std::move(region), std::move(postal), std::move(country)});
            }
          });
      sql::each<Int, Int, Opt<Int>, Text, Text, Text, Opt<Text>, Opt<Text>, Opt<Int>>(
          db,
          fmt::format(R"sql(SELECT o.id, o.person_id, o.organisation_id, COALESCE(g.name, ''), o.role, o.department,
            o.from_date, o.to_date, o.noticed_at
            FROM positions o LEFT JOIN organisations g ON g.ws = o.ws AND g.id = o.organisation_id
            WHERE o.ws = :ws AND o.person_id IN ({}) AND o.removed_at IS NULL
            ORDER BY CASE WHEN o.to_date IS NULL THEN 0 ELSE 1 END, o.to_date DESC, o.id)sql",
                      list),
          {},
          [&](Int id, Int person, Opt<Int> organisation, Text title, Text role, Text department, const Opt<Text>& from,
              const Opt<Text>& to, Opt<Int> noticed) {
            if (Person* p = owner(person)) {
              p->positions.push_back({PositionId{id}, OrganisationId{organisation.value_or(0)}, std::move(title),
                                      std::move(role), std::move(department), to_partial(from), to_partial(to),
                                      sql::to_instant(noticed)});
            }
          });
      sql::each<Int, Int, Text, Text, Int, Text, Int>(
          db,
          fmt::format(R"sql(SELECT id, person_id, kind, text, at, source, source_id FROM facts
            WHERE ws = :ws AND person_id IN ({}) AND removed_at IS NULL ORDER BY id)sql",
                      list),
          {}, [&](Int id, Int person, Text kind, Text text, Int at, const Text& source, Int source_id) {
            if (Person* p = owner(person)) {
              p->facts.push_back(
                  {FactId{id}, std::move(kind), std::move(text), instant(at), said_in_from(source), source_id});
            }
          });
      sql::each<Int, Int, Int, Text>(db,
                                     fmt::format(R"sql(SELECT id, person_id, at, text FROM notes
            WHERE ws = :ws AND person_id IN ({}) AND removed_at IS NULL ORDER BY at DESC, id DESC)sql",
                                                 list),
                                     {}, [&](Int id, Int person, Int at, Text text) {
                                       if (Person* p = owner(person))
                                         p->notes.push_back({NoteId{id}, instant(at), std::move(text)});
                                     });
      sql::each<Int, Text>(db,
                           fmt::format(R"sql(SELECT person_id, name FROM tags
            WHERE ws = :ws AND person_id IN ({}) AND removed_at IS NULL ORDER BY name, id)sql",
                                       list),
                           {}, [&](Int person, Text tag) {
                             if (Person* p = owner(person)) p->tags.push_back(std::move(tag));
                           });
      return {};
    }));
    return people;
  });
}

Result<std::vector<PersonId>> all_people(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<PersonId>> {
    std::vector<PersonId> ids;
    sql::each<Int>(db, R"sql(SELECT id FROM people WHERE ws = :ws AND removed_at IS NULL ORDER BY id)sql", {},
                   [&](Int id) { ids.push_back(PersonId{id}); });
    return ids;
  });
}

Result<std::vector<std::string>> person_extras(const Db& db, PersonId id) {
  return sql::guarded([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> lines;
    sql::each<Text>(
        db, R"sql(SELECT line FROM extras WHERE ws = :ws AND person_id = :id AND removed_at IS NULL ORDER BY id)sql",
        {{"id", id.value}}, [&](Text line) { lines.push_back(std::move(line)); });
    return lines;
  });
}

Result<std::optional<Instant>> removed_at(const Db& db, PersonId id) {
  return sql::guarded([&]() -> Result<std::optional<Instant>> {
    const auto row = sql::one<Opt<Int>>(db, R"sql(SELECT removed_at FROM people WHERE ws = :ws AND id = :id)sql",
                                        {{"id", id.value}});
    return row ? sql::to_instant(std::get<0>(*row)) : std::nullopt;
  });
}

Result<std::vector<std::pair<TagId, std::string>>> tag_rows(const Db& db, PersonId id) {
  return sql::guarded([&]() -> Result<std::vector<std::pair<TagId, std::string>>> {
    std::vector<std::pair<TagId, std::string>> rows;
    sql::each<Int, Text>(db,
                         R"sql(SELECT id, name FROM tags WHERE ws = :ws AND person_id = :id AND removed_at IS NULL)sql",
                         {{"id", id.value}}, [&](Int row, Text tag) { rows.emplace_back(TagId{row}, std::move(tag)); });
    return rows;
  });
}

Result<std::vector<std::pair<std::string, int>>> tag_counts(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<std::pair<std::string, int>>> {
    std::vector<std::pair<std::string, int>> rows;
    sql::each<Text, Int>(db,
                         R"sql(SELECT g.name, COUNT(*) FROM tags g JOIN people p ON p.ws = g.ws AND p.id = g.person_id
          WHERE g.ws = :ws AND g.removed_at IS NULL AND p.removed_at IS NULL GROUP BY g.name ORDER BY g.name)sql",
                         {},
                         [&](Text tag, Int people) { rows.emplace_back(std::move(tag), static_cast<int>(people)); });
    return rows;
  });
}

Result<std::multimap<std::string, HandleOwner>> handle_owners(const Db& db, const std::vector<std::string>& keys) {
  return sql::guarded([&]() -> Result<std::multimap<std::string, HandleOwner>> {
    std::multimap<std::string, HandleOwner> owners;
    KITH_CHECK(sql::in_parts(keys, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      sql::each<Text, Text, Int, Text, Opt<Int>>(
          db,
          fmt::format(R"sql(SELECT h.key, h.kind, h.person_id, p.name, p.removed_at FROM handles h
            JOIN people p ON p.ws = h.ws AND p.id = h.person_id
            WHERE h.ws = :ws AND h.key IN ({}) AND h.removed_at IS NULL AND p.merged_into IS NULL ORDER BY h.id)sql",
                      texts.list),
          texts.binds, [&](Text key, const Text& kind, Int person, Text name, Opt<Int> removed) {
            owners.emplace(std::move(key),
                           HandleOwner{PersonId{person}, handle_kind_from(kind).value_or(HandleKind::email),
                                       std::move(name), removed.has_value()});
          });
      return {};
    }));
    return owners;
  });
}

Result<std::multimap<std::string, PersonId>> name_bearers(const Db& db, const std::vector<std::string>& name_keys) {
  return sql::guarded([&]() -> Result<std::multimap<std::string, PersonId>> {
    std::multimap<std::string, PersonId> bearers;
    KITH_CHECK(sql::in_parts(name_keys, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      sql::each<Text, Int>(
          db,
          fmt::format(
              R"sql(SELECT name_key, id FROM people WHERE ws = :ws AND removed_at IS NULL AND name_key IN ({}))sql",
              texts.list),
          texts.binds, [&](Text key, Int person) { bearers.emplace(std::move(key), PersonId{person}); });
      return {};
    }));
    return bearers;
  });
}

Result<std::vector<PlanRow>> plan_rows(const Db& db, const std::vector<PersonId>* only) {
  return sql::guarded([&]() -> Result<std::vector<PlanRow>> {
    std::vector<PlanRow> rows;
    const auto load = [&](const std::string& condition) {
      sql::each<Int, Int, Text, Opt<Int>, Opt<Int>, Opt<Int>, Opt<Int>, Opt<Int>, Opt<Text>, Int, Int, Opt<Int>,
                Opt<Int>, Opt<Int>, Opt<Int>, Int, Opt<Int>, Int, Int, Int, Int, Opt<Int>, Int, Opt<Int>, Opt<Int>, Int,
                Int, Int, Opt<Int>, Int, Int, Int, Int>(
          db,
          fmt::format(
              R"sql(SELECT p.id, p.stratum_id, p.state, p.interval_days, p.first_due, p.snoozed_until, p.snoozed_at,
            p.skipped_at, p.birthday, r.touches, r.dialogues, r.first_at, r.last_at, r.last_dialogue, r.last_out,
            r.last_channel, r.round_began, r.round_asks, r.nudges, r.silent_rounds, r.round_channel, r.owed_since,
            r.window_days, r.promised, r.their_promise, r.contact_days, r.month, r.season, r.usual_gap_hours, r.asked,
            r.answered, p.placed,
            (SELECT COUNT(*) FROM handles h WHERE h.ws = p.ws AND h.person_id = p.id AND h.removed_at IS NULL
              AND h.kind <> 'website') AS handles
            FROM people p LEFT JOIN rhythms r ON r.ws = p.ws AND r.person_id = p.id
            WHERE p.ws = :ws AND p.removed_at IS NULL{} ORDER BY p.id)sql",
              condition),
          {},
          [&](Int id, Int stratum, const Text& state, Opt<Int> interval, Opt<Int> first_due, Opt<Int> snoozed_until,
              Opt<Int> snoozed_at, Opt<Int> skipped_at, const Opt<Text>& birthday, Int touches, Int dialogues,
              Opt<Int> first, Opt<Int> last, Opt<Int> last_dialogue, Opt<Int> last_out, Int last_channel,
              Opt<Int> round_began, Int round_asks, Int nudges, Int silent_rounds, Int round_channel, Opt<Int> owed,
              Int window, Opt<Int> promised, Opt<Int> theirs, Int contact_days, Int month, Int season,
              Opt<Int> usual_gap, Int asked, Int answered, Int placed, Int handles) {
            PlanRow row;
            row.person = PersonId{id};
            row.stratum = StratumId{stratum};
            if (interval) row.interval_days = static_cast<int>(*interval);
            row.marks = {state_from(state).value_or(State::active), sql::to_date(first_due),
                         sql::to_date(snoozed_until), sql::to_instant(snoozed_at), sql::to_instant(skipped_at)};
            row.history.touches = static_cast<int>(touches);
            row.history.dialogues = static_cast<int>(dialogues);
            row.history.first = sql::to_instant(first);
            row.history.last = sql::to_instant(last);
            row.history.last_dialogue = sql::to_instant(last_dialogue);
            row.history.last_out = sql::to_instant(last_out);
            row.history.last_channel = static_cast<Channel>(last_channel);
            row.history.round_began = sql::to_instant(round_began);
            row.history.round_asks = round_asks != 0;
            row.history.nudges = static_cast<int>(nudges);
            row.history.silent_rounds = static_cast<int>(silent_rounds);
            row.history.round_channel = static_cast<Channel>(round_channel);
            row.history.owed_since = sql::to_instant(owed);
            row.history.window_days = static_cast<int>(window);
            row.history.contact_days = static_cast<int>(contact_days);
            row.history.month = static_cast<int>(month);
            row.history.season = static_cast<int>(season);
            if (usual_gap) row.history.usual_gap_hours = static_cast<int>(*usual_gap);
            row.history.asked = static_cast<int>(asked);
            row.history.answered = static_cast<int>(answered);
            if (touches == 0) row.history = History{};  // no row, or one that says nothing
            row.birthday = to_partial(birthday);
            row.promised = sql::to_date(promised);
            row.placed = placed != 0;
            row.handles = static_cast<int>(handles);
            row.their_promise = sql::to_date(theirs);
            rows.push_back(std::move(row));
          });
    };
    if (only == nullptr) {
      load("");
    } else {
      KITH_CHECK(sql::in_parts(*only, [&](const std::vector<PersonId>& part) -> Status {
        load(fmt::format(" AND p.id IN ({})", sql::numbers(part)));
        return {};
      }));
    }
    return rows;
  });
}

}  // namespace kith
