#include "store/giving.hpp"

#include <fmt/format.h>

#include "model/touch.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

constexpr int kShortTime = 30;  // minutes
constexpr int kLongTime = 120;

ValueEntry made_value(Int person, ValueSide side, ValueKind kind, Worth worth, Text text, Int at, ValueSource source,
                      Int source_id) {
  ValueEntry one;
  one.person = PersonId{person};
  one.side = side;
  one.kind = kind;
  one.worth = worth;
  one.text = std::move(text);
  one.at = instant(at);
  one.source = source;
  one.source_id = source_id;
  return one;
}

Worth worth_of_time(Int minutes) {
  if (minutes < kShortTime) return Worth::small;
  return minutes < kLongTime ? Worth::good : Worth::large;
}

template <class Keep>
void read_values(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Int, Text, Text, Int, Text, Int, Text, Int>(
      db,
      fmt::format(R"sql(SELECT v.id, v.person_id, v.direction, v.kind, v.worth, v.text, v.at, v.source, v.source_id
        FROM value_entries v JOIN people p ON p.ws = v.ws AND p.id = v.person_id AND p.removed_at IS NULL
        WHERE v.ws = :ws AND v.removed_at IS NULL{} ORDER BY v.person_id, v.at, v.id)sql",
                  condition),
      binds,
      [&](Int id, Int person, const Text& side, const Text& kind, Int worth, Text text, Int at, const Text& source,
          Int source_id) {
        ValueEntry one = made_value(person, value_side_from(side).value_or(ValueSide::given),
                                    value_kind_from(kind).value_or(ValueKind::other), Worth::good, std::move(text), at,
                                    value_source_from(source), source_id);
        one.id = ValueEntryId{id};
        if (worth == 1) one.worth = Worth::small;
        if (worth == 3) one.worth = Worth::large;
        keep(std::move(one));
      });
}

// " AND x.person_id = :person" when there is one.
std::string only(const char* column, std::optional<PersonId> person) {
  return person ? fmt::format(" AND {} = :person", column) : std::string();
}

sql::Binds binds_of(std::optional<PersonId> person, Instant now) {
  sql::Binds binds{{"now", std::int64_t{seconds(now)}}};
  if (person) binds.push_back({"person", person->value});
  return binds;
}

void see_gifts(const Db& db, std::optional<PersonId> person, Instant now, std::vector<ValueEntry>& all) {
  sql::each<Int, Int, Text, Int, Text>(
      db,
      fmt::format(R"sql(SELECT t.id, t.person_id, t.direction, t.at, t.note FROM touches t
        JOIN people p ON p.ws = t.ws AND p.id = t.person_id AND p.removed_at IS NULL
        WHERE t.ws = :ws AND t.removed_at IS NULL AND t.channel = 'gift' AND t.at <= :now{})sql",
                  only("t.person_id", person)),
      binds_of(person, now), [&](Int id, Int owner, const Text& direction, Int at, Text note) {
        const Direction way = direction_from(direction).value_or(Direction::out);
        if (way != Direction::in)
          all.push_back(
              made_value(owner, ValueSide::given, ValueKind::gift, Worth::good, note, at, ValueSource::touch, id));
        if (way != Direction::out)
          all.push_back(made_value(owner, ValueSide::received, ValueKind::gift, Worth::good, std::move(note), at,
                                   ValueSource::touch, id));
      });
}

// What an introduction that happened is worth: much, once it led to an opportunity that was won.
Worth worth_of_introduction(const Text& stage) {
  return stage == "won" ? Worth::large : Worth::good;
}

// Given to both by the user's own; received from the connector of those made for the user.
void see_introductions(const Db& db, std::optional<PersonId> person, Instant now, std::vector<ValueEntry>& all) {
  for (const bool second : {false, true}) {
    const char* const owner_column = second ? "i.other_id" : "i.person_id";
    sql::each<Int, Text, Int, Text, Int, Text>(
        db,
        fmt::format(R"sql(SELECT i.id, i.kind, {0}, m.name, i.introduced_at, COALESCE(o.stage, '') FROM introductions i
          JOIN people p ON p.ws = i.ws AND p.id = {0} AND p.removed_at IS NULL
          JOIN people m ON m.ws = i.ws AND m.id = {1} AND m.removed_at IS NULL
          LEFT JOIN opportunities o ON o.ws = i.ws AND o.id = i.opportunity_id AND o.removed_at IS NULL
          WHERE i.ws = :ws AND i.removed_at IS NULL AND i.introduced_at <= :now{2})sql",
                    owner_column, second ? "i.person_id" : "i.other_id", only(owner_column, person)),
        binds_of(person, now), [&](Int id, const Text& kind, Int owner, const Text& name, Int at, const Text& stage) {
          const bool asked = kind == "asked";
          if (asked && !second) return;  // whom the user met gave nothing yet
          all.push_back(made_value(owner, asked ? ValueSide::received : ValueSide::given, ValueKind::introduction,
                                   worth_of_introduction(stage), "to " + name, at, ValueSource::introduction, id));
        });
  }
}

// "Ada was introduced by Charles": received of Charles, and the text names Ada. What an introduction is kept of counts
// as that.
void see_introducers(const Db& db, std::optional<PersonId> person, Instant now, std::vector<ValueEntry>& all) {
  for (const bool by : {true, false}) {
    const char* const giver = by ? "r.other_id" : "r.person_id";
    const char* const met = by ? "r.person_id" : "r.other_id";
    sql::each<Int, Int, Text, Int>(
        db,
        fmt::format(R"sql(SELECT r.id, {0}, m.name, r.at FROM relations r
          JOIN people p ON p.ws = r.ws AND p.id = {0} AND p.removed_at IS NULL
          JOIN people m ON m.ws = r.ws AND m.id = {1} AND m.removed_at IS NULL
          WHERE r.ws = :ws AND r.removed_at IS NULL AND r.kind = '{2}' AND r.at <= :now{3}
            AND NOT EXISTS (SELECT 1 FROM introductions i WHERE i.ws = r.ws AND i.removed_at IS NULL
              AND i.kind = 'asked' AND i.introduced_at IS NOT NULL AND i.person_id = {1} AND i.other_id = {0}))sql",
                    giver, met, by ? "introduced-by" : "introduced", only(giver, person)),
        binds_of(person, now), [&](Int id, Int owner, Text name, Int at) {
          all.push_back(made_value(owner, ValueSide::received, ValueKind::introduction, Worth::good, std::move(name),
                                   at, ValueSource::relation, id));
        });
  }
}

void see_time(const Db& db, std::optional<PersonId> person, Instant now, std::vector<ValueEntry>& all) {
  sql::each<Int, Int, Int, Int, Text>(
      db,
      fmt::format(R"sql(SELECT a.id, a.person_id, a.at, a.minutes, a.wanted FROM approaches a
        JOIN people p ON p.ws = a.ws AND p.id = a.person_id AND p.removed_at IS NULL
        WHERE a.ws = :ws AND a.removed_at IS NULL AND a.minutes > 0 AND a.at <= :now{})sql",
                  only("a.person_id", person)),
      binds_of(person, now), [&](Int id, Int owner, Int at, Int minutes, const Text& wanted) {
        std::string text = fmt::format("{} minutes", minutes);
        if (!wanted.empty()) text += fmt::format(": {}", wanted);
        all.push_back(made_value(owner, ValueSide::given, ValueKind::time, worth_of_time(minutes), std::move(text), at,
                                 ValueSource::approach, id));
      });
}

void see_articles(const Db& db, std::optional<PersonId> person, Instant now, std::vector<ValueEntry>& all) {
  sql::each<Int, Int, Int, Text>(db,
                                 fmt::format(R"sql(SELECT u.id, u.person_id, u.at, e.text FROM entry_uses u
        JOIN entry_points e ON e.ws = u.ws AND e.id = u.entry_id AND e.source = 'reading' AND e.kind IN ('article', 'post')
        JOIN people p ON p.ws = u.ws AND p.id = u.person_id AND p.removed_at IS NULL
        WHERE u.ws = :ws AND u.removed_at IS NULL AND u.how = 'message' AND u.at <= :now{})sql",
                                             only("u.person_id", person)),
                                 binds_of(person, now), [&](Int id, Int owner, Int at, Text text) {
                                   all.push_back(made_value(owner, ValueSide::given, ValueKind::article, Worth::small,
                                                            std::move(text), at, ValueSource::reading, id));
                                 });
}

}  // namespace

Result<std::vector<ValueEntry>> value_entries(const Db& db, std::optional<PersonId> person, Instant now) {
  return sql::guarded([&]() -> Result<std::vector<ValueEntry>> {
    std::vector<ValueEntry> all;
    read_values(db, " AND v.at <= :now" + only("v.person_id", person), binds_of(person, now),
                [&](ValueEntry one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::optional<ValueEntry>> find_value_entry(const Db& db, ValueEntryId id) {
  return sql::guarded([&]() -> Result<std::optional<ValueEntry>> {
    std::optional<ValueEntry> found;
    read_values(db, " AND v.id = :id", {{"id", id.value}}, [&](ValueEntry one) { found = std::move(one); });
    return found;
  });
}

Result<ValueEntryId> insert_value_entry(Tx& tx, const ValueEntry& entry) {
  KITH_TRY(const auto id, tx.insert(Table::value_entries, entry.person,
                                    {{"direction", std::string(name(entry.side))},
                                     {"kind", std::string(name(entry.kind))},
                                     {"worth", std::int64_t{static_cast<int>(entry.worth)}},
                                     {"text", entry.text},
                                     {"at", std::int64_t{seconds(entry.at)}},
                                     {"source", std::string(name(entry.source))},
                                     {"source_id", entry.source_id}}));
  return ValueEntryId{id};
}

Result<std::vector<ValueEntry>> seen_values(const Db& db, std::optional<PersonId> person, Instant now) {
  return sql::guarded([&]() -> Result<std::vector<ValueEntry>> {
    std::vector<ValueEntry> all;
    see_gifts(db, person, now, all);
    see_introductions(db, person, now, all);
    see_introducers(db, person, now, all);
    see_time(db, person, now, all);
    see_articles(db, person, now, all);
    return all;
  });
}

Result<std::vector<InRole>> people_in_roles(const Db& db, const std::string& word, int most) {
  return sql::guarded([&]() -> Result<std::vector<InRole>> {
    std::vector<InRole> all;
    sql::each<Int, Text, Text, Text>(
        db,
        R"sql(SELECT p.id, p.name, w.role, COALESCE(g.name, '') FROM positions w
          JOIN people p ON p.ws = w.ws AND p.id = w.person_id AND p.removed_at IS NULL AND p.state <> 'do-not-contact'
          LEFT JOIN organisations g ON g.ws = w.ws AND g.id = w.organisation_id
          WHERE w.ws = :ws AND w.removed_at IS NULL AND w.to_date IS NULL AND LOWER(w.role) LIKE :word
          ORDER BY p.id LIMIT :most)sql",
        {{"word", "%" + word + "%"}, {"most", std::int64_t{most}}},
        [&](Int id, Text name, Text role, Text organisation) {
          all.push_back({PersonId{id}, std::move(name), std::move(role), std::move(organisation)});
        });
    return all;
  });
}

Result<std::vector<Liking>> likings(const Db& db, const std::vector<std::string>& kinds, int most) {
  return sql::guarded([&]() -> Result<std::vector<Liking>> {
    std::vector<Liking> all;
    const sql::Texts listed(kinds);
    sql::Binds binds = listed.binds;
    binds.push_back({"most", std::int64_t{most}});
    sql::each<Int, Text, Text>(
        db,
        fmt::format(R"sql(SELECT f.person_id, p.name, f.text FROM facts f
          JOIN people p ON p.ws = f.ws AND p.id = f.person_id AND p.removed_at IS NULL AND p.state <> 'do-not-contact'
          WHERE f.ws = :ws AND f.removed_at IS NULL AND f.kind IN ({}) ORDER BY f.id DESC LIMIT :most)sql",
                    listed.list),
        binds, [&](Int id, Text name, Text text) { all.push_back({PersonId{id}, std::move(name), std::move(text)}); });
    return all;
  });
}

}  // namespace kith
