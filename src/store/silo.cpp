#include "store/silo.hpp"

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

std::optional<PartialDate> partial_or_none(const std::optional<Text>& text) {
  if (!text) return std::nullopt;
  const auto parsed = parse_partial_date(*text);
  return parsed ? std::optional(*parsed) : std::nullopt;
}

void read_employers(const Db& db, SiloRows& rows) {
  sql::each<Int, Text, Int, Text, Text, Text>(
      db, R"sql(SELECT id, name, home, industry, city, domains FROM organisations
        WHERE ws = :ws AND removed_at IS NULL ORDER BY id)sql",
      {}, [&](Int id, Text name, Int home, Text industry, Text city, Text domains) {
        rows.employers.push_back(
            {OrganisationId{id}, std::move(name), home != 0, std::move(industry), std::move(city), std::move(domains)});
      });
}

void read_jobs(const Db& db, SiloRows& rows) {
  sql::each<Int, std::optional<Int>, Text, std::optional<Text>, std::optional<Text>>(
      db, R"sql(SELECT o.person_id, o.organisation_id, o.role, o.from_date, o.to_date FROM positions o
        JOIN people p ON p.ws = o.ws AND p.id = o.person_id AND p.removed_at IS NULL
        WHERE o.ws = :ws AND o.removed_at IS NULL
        ORDER BY o.person_id, CASE WHEN o.to_date IS NULL THEN 0 ELSE 1 END, o.id)sql",
      {}, [&](Int person, std::optional<Int> organisation, Text role, const auto& from, const auto& to) {
        rows.jobs.push_back({PersonId{person}, OrganisationId{organisation.value_or(0)}, std::move(role),
                             partial_or_none(from), partial_or_none(to)});
      });
}

void read_reaches(const Db& db, SiloRows& rows) {
  sql::each<Int, Text, Text, Text>(
      db, R"sql(SELECT h.person_id, h.kind, h.key, h.label FROM handles h
        JOIN people p ON p.ws = h.ws AND p.id = h.person_id AND p.removed_at IS NULL
        WHERE h.ws = :ws AND h.removed_at IS NULL ORDER BY h.person_id, h.id)sql",
      {}, [&](Int person, const Text& kind, Text key, Text label) {
        rows.reaches.push_back(
            {PersonId{person}, handle_kind_from(kind).value_or(HandleKind::email), std::move(key), std::move(label)});
      });
}

void read_cities(const Db& db, SiloRows& rows) {
  sql::each<Int, Text>(db, R"sql(SELECT a.person_id, a.city FROM addresses a
        JOIN people p ON p.ws = a.ws AND p.id = a.person_id AND p.removed_at IS NULL
        WHERE a.ws = :ws AND a.removed_at IS NULL AND a.city <> '' ORDER BY a.person_id, a.id)sql",
                       {}, [&](Int person, Text city) { rows.cities.push_back({PersonId{person}, std::move(city)}); });
}

void read_contacts(const Db& db, Instant now, SiloRows& rows) {
  sql::each<Int, Int, Text, Text>(
      db, R"sql(SELECT t.person_id, t.at, t.channel, t.direction FROM touches t
        WHERE t.ws = :ws AND t.removed_at IS NULL AND t.at <= :now ORDER BY t.person_id, t.at, t.id)sql",
      {{"now", std::int64_t{seconds(now)}}}, [&](Int person, Int at, const Text& channel, const Text& direction) {
        rows.contacts.push_back({PersonId{person}, instant(at), channel_from(channel).value_or(Channel::other),
                                 direction_from(direction).value_or(Direction::both)});
      });
}

}  // namespace

Result<SiloRows> silo_rows(const Db& db, Instant now) {
  return sql::guarded([&]() -> Result<SiloRows> {
    SiloRows rows;
    read_employers(db, rows);
    read_jobs(db, rows);
    read_reaches(db, rows);
    read_cities(db, rows);
    read_contacts(db, now, rows);
    return rows;
  });
}

}  // namespace kith
