#include "store/organisations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

std::vector<std::string> listed_domains(const std::string& text) {
  std::vector<std::string> all;
  for (std::string& part : split(text, " ")) {
    if (!part.empty()) all.push_back(std::move(part));
  }
  return all;
}

std::optional<PartialDate> partial(const Opt<Text>& text) {
  if (!text || text->empty()) return std::nullopt;
  const auto date = parse_partial_date(*text);
  return date ? std::optional(*date) : std::nullopt;
}

}  // namespace

Result<std::vector<OrganisationRow>> organisation_rows(const Db& db, std::optional<OrganisationId> only) {
  return sql::guarded([&]() -> Result<std::vector<OrganisationRow>> {
    const sql::Binds binds = only ? sql::Binds{{"only", only->value}} : sql::Binds{};
    struct Count {
      int now = 0, before = 0;
      Opt<Int> last;
    };
    std::map<std::int64_t, Count> counts;
    // One row for each person there: somebody with two positions counts once, and is there while one of them lasts.
    sql::each<Int, Int, Opt<Int>>(
        db,
        fmt::format(R"sql(SELECT o.organisation_id, MAX(CASE WHEN o.to_date IS NULL THEN 1 ELSE 0 END), MAX(r.last_at)
          FROM positions o JOIN people p ON p.ws = o.ws AND p.id = o.person_id AND p.removed_at IS NULL
          LEFT JOIN rhythms r ON r.ws = o.ws AND r.person_id = o.person_id
          WHERE o.ws = :ws AND o.removed_at IS NULL AND {} GROUP BY o.organisation_id, o.person_id)sql",
                    only ? "o.organisation_id = :only" : "o.organisation_id IS NOT NULL"),
        binds, [&](Int organisation, Int now, Opt<Int> last) {
          Count& count = counts[organisation];
          if (now == 0) {
            ++count.before;
            return;
          }
          ++count.now;
          if (last) count.last = std::max(count.last.value_or(*last), *last);
        });
    std::vector<OrganisationRow> all;
    sql::each<Int, Text, Int, Text, Text, Text, Text, Text, Text>(
        db,
        fmt::format(R"sql(SELECT g.id, g.name, g.home, g.kind, g.industry, g.city, g.domains, g.website, g.note
          FROM organisations g WHERE g.ws = :ws AND g.removed_at IS NULL AND g.merged_into IS NULL{}
          ORDER BY g.name_key, g.id)sql",
                    only ? " AND g.id = :only" : ""),
        binds,
        [&](Int id, Text name, Int home, const Text& kind, Text industry, Text city, const Text& domains, Text website,
            Text note) {
          OrganisationRow row;
          row.id = OrganisationId{id};
          row.name = std::move(name);
          row.home = home != 0;
          row.kind = organisation_kind_from(kind).value_or(OrganisationKind::unsaid);
          row.industry = std::move(industry);
          row.city = std::move(city);
          row.domains = listed_domains(domains);
          row.website = std::move(website);
          row.note = std::move(note);
          if (const auto count = counts.find(id); count != counts.end()) {
            row.people = count->second.now;
            row.before = count->second.before;
            row.last_at = sql::to_instant(count->second.last);
          }
          all.push_back(std::move(row));
        });
    return all;
  });
}

Result<std::optional<OrganisationRow>> find_organisation_row(const Db& db, OrganisationId id) {
  KITH_TRY(auto rows, organisation_rows(db, id));
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

std::vector<Field> organisation_fields(const OrganisationRow& row) {
  std::string domains;
  for (const std::string& domain : row.domains) domains += (domains.empty() ? "" : " ") + domain;
  return {{"name", row.name},
          {"name_key", fold(row.name)},
          {"kind", std::string(name(row.kind))},
          {"industry", row.industry},
          {"city", row.city},
          {"domains", domains},
          {"website", row.website},
          {"note", row.note}};
}

Result<std::vector<StaffRow>> staff_of(const Db& db, OrganisationId organisation) {
  return sql::guarded([&]() -> Result<std::vector<StaffRow>> {
    std::vector<StaffRow> all;
    sql::each<Int, Int, Text, Text, Opt<Text>, Opt<Text>>(
        db,
        R"sql(SELECT o.person_id, o.id, o.role, o.department, o.from_date, o.to_date FROM positions o
          JOIN people p ON p.ws = o.ws AND p.id = o.person_id AND p.removed_at IS NULL
          WHERE o.ws = :ws AND o.organisation_id = :organisation AND o.removed_at IS NULL
          ORDER BY p.sort_key, o.person_id, CASE WHEN o.to_date IS NULL THEN 0 ELSE 1 END, o.to_date DESC, o.id)sql",
        {{"organisation", organisation.value}},
        [&](Int person, Int position, Text role, Text department, const Opt<Text>& from, const Opt<Text>& to) {
          all.push_back({PersonId{person}, PositionId{position}, std::move(role), std::move(department), partial(from),
                         partial(to), !to});
        });
    return all;
  });
}

Result<std::vector<PersonId>> people_by_domain(const Db& db, OrganisationId organisation,
                                               const std::vector<std::string>& domains) {
  return sql::guarded([&]() -> Result<std::vector<PersonId>> {
    std::set<PersonId> found;
    for (const std::string& domain : domains) {
      // Domains hold no wildcard: the use case lets through letters, digits, dots and hyphens only.
      for (const std::string& pattern : {"%@" + domain, "%." + domain}) {
        sql::each<Int>(db,
                       R"sql(SELECT h.person_id FROM handles h
            JOIN people p ON p.ws = h.ws AND p.id = h.person_id AND p.removed_at IS NULL
            WHERE h.ws = :ws AND h.kind = 'email' AND h.removed_at IS NULL AND h.key LIKE :pattern
              AND NOT EXISTS (SELECT 1 FROM positions o WHERE o.ws = h.ws AND o.person_id = h.person_id
                AND o.organisation_id = :organisation AND o.removed_at IS NULL))sql",
                       {{"pattern", pattern}, {"organisation", organisation.value}},
                       [&](Int person) { found.insert(PersonId{person}); });
      }
    }
    return std::vector<PersonId>(found.begin(), found.end());
  });
}

Result<std::map<std::string, int>> domains_of_staff(const Db& db, OrganisationId organisation) {
  return sql::guarded([&]() -> Result<std::map<std::string, int>> {
    std::set<std::pair<std::string, std::int64_t>> seen;
    sql::each<Int, Text>(db,
                         R"sql(SELECT h.person_id, h.key FROM handles h
          JOIN people p ON p.ws = h.ws AND p.id = h.person_id AND p.removed_at IS NULL
          WHERE h.ws = :ws AND h.kind = 'email' AND h.removed_at IS NULL AND h.person_id IN (
            SELECT o.person_id FROM positions o WHERE o.ws = :ws AND o.organisation_id = :organisation
              AND o.removed_at IS NULL AND o.to_date IS NULL))sql",
                         {{"organisation", organisation.value}}, [&](Int person, const Text& key) {
                           const auto at = key.rfind('@');
                           if (at != std::string::npos) seen.emplace(key.substr(at + 1), person);
                         });
    std::map<std::string, int> counts;
    for (const auto& [domain, person] : seen) ++counts[domain];
    return counts;
  });
}

Result<StaffTouches> staff_touches(const Db& db, const std::vector<StaffSpan>& spans,
                                   const std::optional<TouchAfter>& after, int limit) {
  return sql::guarded([&]() -> Result<StaffTouches> {
    std::multimap<PersonId, StaffSpan> by_person;
    std::vector<PersonId> people;
    for (const StaffSpan& span : spans) {
      if (!by_person.contains(span.person)) people.push_back(span.person);
      by_person.emplace(span.person, span);
    }
    std::vector<std::pair<Instant, TouchId>> keys;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      sql::each<Int, Int, Int>(
          db,
          fmt::format("SELECT id, person_id, at FROM touches WHERE ws = :ws AND removed_at IS NULL "
                      "AND person_id IN ({})",
                      sql::numbers(part)),
          {}, [&](Int id, Int person, Int at) {
            const auto [begin, end] = by_person.equal_range(PersonId{person});
            const bool there = std::any_of(begin, end, [&](const auto& one) {
              const StaffSpan& span = one.second;
              return (!span.from || *span.from <= instant(at)) && (!span.to || instant(at) < *span.to);
            });
            if (there) keys.emplace_back(instant(at), TouchId{id});
          });
      return {};
    }));
    StaffTouches made;
    made.total = static_cast<int>(keys.size());
    std::sort(keys.begin(), keys.end(), std::greater<>());
    auto at = keys.begin();
    if (after) at = std::upper_bound(keys.begin(), keys.end(), std::pair(after->at, after->id), std::greater<>());
    const auto end = keys.end() - at > limit ? at + limit : keys.end();
    std::vector<TouchId> shown;
    for (auto one = at; one != end; ++one) shown.push_back(one->second);
    if (end != keys.end() && !shown.empty()) made.next = TouchAfter{(end - 1)->first, (end - 1)->second};
    sql::each<Int, Int, Int, Text, Text, Text, Int, Text>(
        db,
        fmt::format("SELECT id, person_id, at, channel, direction, source, asks, note FROM touches WHERE ws = :ws "
                    "AND id IN ({}) ORDER BY at DESC, id DESC",
                    sql::numbers(shown)),
        {},
        [&](Int id, Int person, Int when, const Text& channel, const Text& direction, const Text& source, Int asks,
            Text note) {
          Touch touch;
          touch.id = TouchId{id};
          touch.person = PersonId{person};
          touch.at = instant(when);
          touch.channel = channel_from(channel).value_or(Channel::other);
          touch.direction = direction_from(direction).value_or(Direction::both);
          touch.source = source_from(source).value_or(Source::typed);
          touch.asks = asks != 0;
          touch.note = std::move(note);
          made.touches.push_back(std::move(touch));
        });
    return made;
  });
}

Result<OrganisationLinks> organisation_links(const Db& db, OrganisationId organisation) {
  return sql::guarded([&]() -> Result<OrganisationLinks> {
    OrganisationLinks links;
    const sql::Binds binds{{"organisation", organisation.value}};
    links.opportunities = static_cast<int>(sql::count(
        db,
        "SELECT COUNT(*) FROM opportunities WHERE ws = :ws AND organisation_id = :organisation AND removed_at IS NULL",
        binds));
    links.introductions = static_cast<int>(sql::count(
        db,
        R"sql(SELECT COUNT(*) FROM introductions i WHERE i.ws = :ws AND i.removed_at IS NULL AND i.closed_at IS NULL
          AND EXISTS (SELECT 1 FROM positions o WHERE o.ws = i.ws AND o.organisation_id = :organisation
            AND o.removed_at IS NULL AND o.to_date IS NULL AND (o.person_id = i.person_id OR o.person_id = i.other_id)))sql",
        binds));
    return links;
  });
}

Status move_organisation(Tx& tx, OrganisationId from, OrganisationId to) {
  return sql::guarded([&]() -> Status {
    // Rows with the person they belong to, 0 for none: their changes are part of that person's history.
    constexpr std::pair<Table, const char*> kPlaces[] = {
        {Table::positions, "person_id"}, {Table::entry_points, "person_id"}, {Table::feed_people, "person_id"},
        {Table::pursuits, "0"},          {Table::organisation_events, "0"},  {Table::opportunities, "0"}};
    for (const auto& [table, owner] : kPlaces) {
      std::vector<std::pair<Int, Int>> rows;
      sql::each<Int, Opt<Int>>(
          tx,
          fmt::format("SELECT id, {} FROM {} WHERE ws = :ws AND organisation_id = :from ORDER BY id", owner,
                      info(table).name),
          {{"from", from.value}}, [&](Int id, Opt<Int> person) { rows.emplace_back(id, person.value_or(0)); });
      for (const auto& [id, person] : rows)
        KITH_CHECK(tx.update(table, id, PersonId{person}, {{"organisation_id", to.value}}));
    }
    std::vector<Int> spellings{from.value};
    sql::each<Int>(tx, "SELECT id FROM organisations WHERE ws = :ws AND merged_into = :from ORDER BY id",
                   {{"from", from.value}}, [&](Int id) { spellings.push_back(id); });
    for (const Int id : spellings)
      KITH_CHECK(tx.update(Table::organisations, id, PersonId{}, {{"merged_into", to.value}}));
    return {};
  });
}

Result<std::vector<std::string>> other_spellings(const Db& db, OrganisationId organisation) {
  return sql::guarded([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> all;
    sql::each<Text>(db, R"sql(SELECT name FROM organisations WHERE ws = :ws AND merged_into = :organisation
        AND removed_at IS NULL ORDER BY name_key, id)sql",
                    {{"organisation", organisation.value}}, [&](Text name) { all.push_back(std::move(name)); });
    return all;
  });
}

Status keep_spelling(Tx& tx, OrganisationId organisation, const std::string& name) {
  KITH_CHECK(tx.insert(
      Table::organisations, PersonId{},
      {{"name", name}, {"name_key", fold(name)}, {"home", std::int64_t{0}}, {"merged_into", organisation.value}}));
  return {};
}

Result<std::map<std::string, std::string>> organisation_spellings(const Db& db) {
  return sql::guarded([&]() -> Result<std::map<std::string, std::string>> {
    std::map<std::string, std::string> all;
    sql::each<Text, Text>(db, R"sql(SELECT s.name_key, g.name FROM organisations s
        JOIN organisations g ON g.ws = s.ws AND g.id = s.merged_into AND g.removed_at IS NULL
        WHERE s.ws = :ws AND s.merged_into IS NOT NULL AND s.removed_at IS NULL ORDER BY s.id)sql",
                          {}, [&](Text key, const Text& name) { all.try_emplace(std::move(key), name); });
    return all;
  });
}

Status set_home(Tx& tx, const std::vector<OrganisationId>& home) {
  return sql::guarded([&]() -> Status {
    std::set<std::int64_t> others;
    sql::each<Int>(tx, "SELECT id FROM organisations WHERE ws = :ws AND home = 1 AND removed_at IS NULL", {},
                   [&](Int id) { others.insert(id); });
    for (const OrganisationId one : home) {
      others.erase(one.value);
      KITH_CHECK(tx.update(Table::organisations, one.value, PersonId{}, {{"home", std::int64_t{1}}}));
    }
    for (const std::int64_t id : others)
      KITH_CHECK(tx.update(Table::organisations, id, PersonId{}, {{"home", std::int64_t{0}}}));
    return {};
  });
}

}  // namespace kith
