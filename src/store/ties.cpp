#include "store/ties.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "model/touch.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

// Never 0, which stands for none.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char one : text) hash = (hash ^ static_cast<unsigned char>(one)) * 0x100000001b3U;
  return hash == 0 ? 1 : hash;
}

void read_said(const Db& db, TieGround& ground) {
  sql::each<Int, Int, Text, Opt<Int>, Int>(
      db, R"sql(SELECT r.person_id, r.other_id, r.kind, r.how_well, r.at FROM relations r
        JOIN people a ON a.ws = r.ws AND a.id = r.person_id AND a.removed_at IS NULL
        JOIN people b ON b.ws = r.ws AND b.id = r.other_id AND b.removed_at IS NULL
        WHERE r.ws = :ws AND r.removed_at IS NULL ORDER BY r.id)sql",
      {}, [&](Int person, Int other, const Text& kind, Opt<Int> how_well, Int at) {
        const auto known = relation_kind_from(kind);
        if (!known) return;
        ground.said.push_back({PersonId{person}, PersonId{other}, *known,
                               how_well ? how_well_from(*how_well) : std::nullopt, instant(at), instant(at)});
      });
  // Whoever introduced the user to somebody knows both.
  sql::each<Int, Int, Int, Int>(
      db, R"sql(SELECT i.person_id, i.other_id, i.introduced_at,
          COALESCE(i.met_at, i.introduced_at) FROM introductions i
        JOIN people a ON a.ws = i.ws AND a.id = i.person_id AND a.removed_at IS NULL
        JOIN people b ON b.ws = i.ws AND b.id = i.other_id AND b.removed_at IS NULL
        WHERE i.ws = :ws AND i.removed_at IS NULL AND i.introduced_at IS NOT NULL ORDER BY i.id)sql",
      {}, [&](Int person, Int other, Int at, Int met) {
        ground.said.push_back(
            {PersonId{person}, PersonId{other}, RelationKind::introduced, {}, instant(at), instant(std::max(at, met))});
      });
}

// Meetings of a calendar share their key; what was typed for several people shares its time, channel and words. `whose`
// narrows the people, as "AND x.person_id IN (...)".
void read_attendances(const Db& db, const std::string& whose, std::vector<Attendance>& found) {
  sql::each<Int, Int, Int, Text, Opt<Text>, Text>(
      db,
      R"sql(SELECT x.id, x.person_id, x.at, x.channel, x.external_key, x.note FROM touches x
        JOIN people p ON p.ws = x.ws AND p.id = x.person_id AND p.removed_at IS NULL
        WHERE x.ws = :ws AND x.removed_at IS NULL
          AND x.channel IN ('call', 'lunch', 'coffee', 'meeting', 'visit', 'event') )sql" +
          whose,
      {}, [&](Int id, Int person, Int at, const Text& channel, const Opt<Text>& key, const Text& note) {
        const bool calendar = key && key->starts_with("ical:");
        if (!calendar && channel == name(Channel::call)) return;
        const std::uint64_t shared =
            calendar ? hash_of(*key) : hash_of(std::to_string(at) + " " + channel + " " + note);
        found.push_back({shared, PersonId{person}, instant(at), TouchId{id}});
      });
  std::sort(found.begin(), found.end());
}

void add_parties(TieGround& ground, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) ground.parties.push_back(ground.place(words.substr(0, end)));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

// Of messages with a number above `after`; on a list the answer names whom it is written to.
void read_letters(const Db& db, Int after, TieGround& ground) {
  sql::each<Int, Int, Text, Text, Int, Text>(
      db, R"sql(SELECT m.id, m.at, m.sender, m.kind, m.own, m.parties FROM messages m
        WHERE m.ws = :ws AND m.id > :after AND m.removed_at IS NULL AND m.parties <> '' ORDER BY m.id)sql",
      {{"after", std::int64_t{after}}},
      [&](Int id, Int at, const Text& sender, const Text& kind, Int own, const Text& parties) {
        Letter one;
        one.id = id;
        one.at = instant(at);
        one.list = kind == "list";
        if (own == 0) one.from = ground.place(sender);
        const std::size_t bar = std::min(parties.find('|'), parties.size());
        one.begin = static_cast<std::uint32_t>(ground.parties.size());
        add_parties(ground, std::string_view(parties).substr(0, bar));
        one.copied = static_cast<std::uint32_t>(ground.parties.size());
        add_parties(ground, std::string_view(parties).substr(std::min(bar + 1, parties.size())));
        one.end = static_cast<std::uint32_t>(ground.parties.size());
        ground.letters.push_back(one);
      });
  sql::each<Int, Int, Text, Text>(db, R"sql(SELECT m.id, m.at, m.sender, b.sender FROM messages m
        JOIN messages b ON b.ws = m.ws AND b.key = m.answers AND b.removed_at IS NULL
        WHERE m.ws = :ws AND m.removed_at IS NULL AND m.kind = 'list' AND m.own = 0 AND m.answers <> ''
          AND b.own = 0 AND b.kind IN ('list', 'personal') AND b.sender <> m.sender
          AND (m.id > :after OR b.id > :after2) ORDER BY m.id, b.id)sql",
                                  {{"after", std::int64_t{after}}, {"after2", std::int64_t{after}}},
                                  [&](Int id, Int at, const Text& sender, const Text& answered) {
                                    Letter one;
                                    one.id = id;
                                    one.at = instant(at);
                                    one.list = true;
                                    one.from = ground.place(sender);
                                    one.begin = static_cast<std::uint32_t>(ground.parties.size());
                                    ground.parties.push_back(ground.place(answered));
                                    one.copied = one.end = static_cast<std::uint32_t>(ground.parties.size());
                                    ground.letters.push_back(one);
                                  });
  ground.last_message = static_cast<std::int64_t>(
      sql::count(db, R"sql(SELECT COALESCE(MAX(id), 0) FROM messages WHERE ws = :ws)sql", {}));
}

// Of several who have the same address the first, as mail itself is given to them. `which` narrows the handles.
void read_owners(const Db& db, const std::string& which, const sql::Binds& binds, TieGround& ground) {
  sql::each<Text, Int>(db,
                       R"sql(SELECT h.key, h.person_id FROM handles h
        JOIN people p ON p.ws = h.ws AND p.id = h.person_id AND p.removed_at IS NULL
        WHERE h.ws = :ws AND h.removed_at IS NULL AND h.kind = 'email' )sql" +
                           which + " ORDER BY h.id",
                       binds, [&](const Text& key, Int person) {
                         const auto place = ground.places.find(key);
                         if (place != ground.places.end() && !ground.owners[place->second])
                           ground.owners[place->second] = PersonId{person};
                       });
}

// The first instant and the last of what a date without a day or a month may mean: who was somewhere "from 2019" is
// taken to be there from its first day on.
Opt<Instant> first_of(const Opt<Text>& text) {
  if (!text) return std::nullopt;
  const auto date = parse_partial_date(*text);
  if (!date || !date->year) return std::nullopt;
  return Zone::utc().start_of(local_date(*date->year, date->month.value_or(1), date->day.value_or(1)));
}

void read_posts(const Db& db, const std::string& whose, std::vector<Post>& found) {
  sql::each<Int, Int, Int, Text, Opt<Text>, Opt<Text>>(
      db,
      R"sql(SELECT x.id, x.organisation_id, x.person_id, x.department, x.from_date, x.to_date FROM positions x
        JOIN people p ON p.ws = x.ws AND p.id = x.person_id AND p.removed_at IS NULL
        WHERE x.ws = :ws AND x.removed_at IS NULL AND x.organisation_id IS NOT NULL )sql" +
          whose,
      {},
      [&](Int id, Int organisation, Int person, const Text& department, const Opt<Text>& from, const Opt<Text>& to) {
        Post one;
        one.organisation = OrganisationId{organisation};
        const std::string folded = fold(department);
        one.department = folded.empty() ? 0 : hash_of(folded);
        one.person = PersonId{person};
        one.to = to ? first_of(to).value_or(Instant{}) : Instant::max();
        // Who does not say since when was there on the last day at least.
        one.from = first_of(from).value_or(one.to);
        one.position = PositionId{id};
        if (one.from <= one.to) found.push_back(one);
      });
  std::sort(found.begin(), found.end());
}

// Rows of a table that were written since, by number: a merge moves a row, and the log names its new owner alone.
std::vector<PersonId> rows_written(const Db& db, const char* table, std::int64_t since) {
  std::vector<PersonId> rows;
  sql::each<Int>(db, R"sql(SELECT DISTINCT row_id FROM changes WHERE ws = :ws AND seq > :since AND tbl = :tbl
        ORDER BY row_id)sql",
                 {{"since", since}, {"tbl", std::string(table)}}, [&](Int row) { rows.push_back(PersonId{row}); });
  return rows;
}

// Out with what the changed had and what was written, in with what they have now, in order. `read` gets a condition on
// the owner and one on the row.
template <class Row, class Number, class Read>
Status renew(std::vector<Row>& all, const std::vector<PersonId>& people, const std::vector<PersonId>& written,
             Number number, Read read) {
  std::vector<Row> fresh;
  const auto some = [&](const char* column) {
    return [&, column](const std::vector<PersonId>& part) -> Status {
      std::vector<Row> found;
      read(fmt::format("AND {} IN ({})", column, sql::numbers(part)), found);
      fresh.insert(fresh.end(), found.begin(), found.end());
      return {};
    };
  };
  KITH_CHECK(sql::in_parts(people, some("x.person_id")));
  KITH_CHECK(sql::in_parts(written, some("x.id")));
  std::erase_if(all, [&](const Row& row) {
    return std::binary_search(people.begin(), people.end(), row.person) ||
           std::binary_search(written.begin(), written.end(), PersonId{number(row)});
  });
  std::sort(fresh.begin(), fresh.end());
  fresh.erase(std::unique(fresh.begin(), fresh.end()), fresh.end());
  const auto middle = static_cast<std::ptrdiff_t>(all.size());
  all.insert(all.end(), fresh.begin(), fresh.end());
  std::inplace_merge(all.begin(), all.begin() + middle, all.end());
  return {};
}

// Addresses that the changed had, and that they have now.
Status refresh_owners(const Db& db, TieGround& ground, const std::vector<PersonId>& people, std::int64_t since) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < ground.owners.size(); ++i) {
    if (!std::binary_search(people.begin(), people.end(), ground.owners[i])) continue;
    keys.push_back(ground.addresses[i]);
  }
  const auto keys_of = [&](const char* column) {
    return [&, column](const std::vector<PersonId>& part) -> Status {
      sql::each<Text>(db,
                      fmt::format("SELECT h.key FROM handles h WHERE h.ws = :ws AND h.kind = 'email' AND {} IN ({})",
                                  column, sql::numbers(part)),
                      {}, [&](Text key) { keys.push_back(std::move(key)); });
      return {};
    };
  };
  KITH_CHECK(sql::in_parts(people, keys_of("h.person_id")));
  KITH_CHECK(sql::in_parts(rows_written(db, "handles", since), keys_of("h.id")));
  for (const std::string& key : keys) {
    if (const auto place = ground.places.find(key); place != ground.places.end())
      ground.owners[place->second] = PersonId{};
  }
  return sql::in_parts(keys, [&](const std::vector<std::string>& part) -> Status {
    const sql::Texts texts(part);
    read_owners(db, fmt::format("AND h.key IN ({})", texts.list), texts.binds, ground);
    return {};
  });
}

void read_mail_anew(const Db& db, TieGround& ground) {
  ground.letters.clear();
  ground.parties.clear();
  ground.places.clear();
  ground.addresses.clear();
  ground.owners.clear();
  read_letters(db, 0, ground);
  read_owners(db, "", {}, ground);
}

}  // namespace

Result<TieGround> tie_ground(const Db& db) {
  return sql::guarded([&]() -> Result<TieGround> {
    TieGround ground;
    read_said(db, ground);
    read_attendances(db, "", ground.attendances);
    read_mail_anew(db, ground);
    read_posts(db, "", ground.posts);
    return ground;
  });
}

Status refresh_ground(const Db& db, TieGround& ground, const std::vector<PersonId>& people, std::int64_t since) {
  return sql::guarded([&]() -> Status {
    const Int said = sql::count(db, R"sql(SELECT COUNT(*) FROM changes WHERE ws = :ws AND seq > :since
        AND (tbl IN ('relations', 'introductions') OR (tbl = 'people' AND field = 'removed_at')))sql",
                                {{"since", since}});
    if (said > 0) {
      ground.said.clear();
      read_said(db, ground);
    }
    KITH_CHECK(renew(
        ground.attendances, people, rows_written(db, "touches", since),
        [](const Attendance& row) { return row.touch.value; },
        [&](const std::string& which, std::vector<Attendance>& found) { read_attendances(db, which, found); }));
    KITH_CHECK(renew(
        ground.posts, people, rows_written(db, "positions", since), [](const Post& row) { return row.position.value; },
        [&](const std::string& which, std::vector<Post>& found) { read_posts(db, which, found); }));
    // Mail only ever comes in, but for an import that is undone.
    const Int undone = sql::count(db, R"sql(SELECT COUNT(*) FROM changes WHERE ws = :ws AND seq > :since
        AND tbl = 'messages' AND field = 'removed_at')sql",
                                  {{"since", since}});
    if (undone > 0) {
      read_mail_anew(db, ground);
      return {};
    }
    const std::size_t known = ground.addresses.size();
    read_letters(db, static_cast<Int>(ground.last_message), ground);
    std::vector<std::string> fresh(ground.addresses.begin() + static_cast<std::ptrdiff_t>(known),
                                   ground.addresses.end());
    KITH_CHECK(sql::in_parts(fresh, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      read_owners(db, fmt::format("AND h.key IN ({})", texts.list), texts.binds, ground);
      return {};
    }));
    return refresh_owners(db, ground, people, since);
  });
}

}  // namespace kith
