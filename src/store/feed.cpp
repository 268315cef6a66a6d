#include "store/feed.hpp"

#include "store/sql.hpp"

namespace kith {

using sql::Int;
using sql::Text;

Result<std::map<PersonId, FeedRow>> feed_rows(const Db& db) {
  return sql::guarded([&]() -> Result<std::map<PersonId, FeedRow>> {
    std::map<PersonId, FeedRow> all;
    sql::each<Int, std::optional<Int>, Int, Text, Int>(
        db, R"sql(SELECT person_id, day, sequence, digest, changed_at FROM feed_entries WHERE ws = :ws)sql", {},
        [&](Int person, std::optional<Int> day, Int sequence, Text digest, Int changed) {
          const PersonId id{person};
          all.emplace(id,
                      FeedRow{id, sql::to_date(day), static_cast<int>(sequence), std::move(digest), instant(changed)});
        });
    return all;
  });
}

Status save_feed_rows(Tx& tx, const std::vector<FeedRow>& rows) {
  return sql::guarded([&]() -> Status {
    static constexpr Column kColumns[] = {{"person", Column::Kind::integer, false},
                                          {"day", Column::Kind::integer, true},
                                          {"sequence", Column::Kind::integer, false},
                                          {"digest", Column::Kind::text, false},
                                          {"changed", Column::Kind::integer, false}};
    sql::Repeat save(tx, R"sql(INSERT INTO feed_entries (ws, person_id, day, sequence, digest, changed_at)
      VALUES (:ws, :person, :day, :sequence, :digest, :changed)
      ON CONFLICT (ws, person_id) DO UPDATE SET day = excluded.day, sequence = excluded.sequence,
        digest = excluded.digest, changed_at = excluded.changed_at)sql",
                     kColumns);
    for (const FeedRow& row : rows) {
      save.set(0, row.person.value);
      save.set(1, sql::from(row.day));
      save.set(2, std::int64_t{row.sequence});
      save.set(3, row.digest);
      save.set(4, std::int64_t{seconds(row.changed)});
      save.run();
    }
    return {};
  });
}

}  // namespace kith
