#include "store/known_touches.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

void read_keyed(const Db& db, const std::string& condition, const sql::Binds& binds, std::vector<KeyedTouch>& into) {
  sql::each<Int, Int, Text, Int, Text, Text, std::optional<Int>>(
      db,
      "SELECT id, person_id, external_key, at, channel, note, removed_at FROM touches WHERE ws = :ws AND " + condition +
          " ORDER BY id",
      binds, [&](Int id, Int person, Text key, Int at, Text channel, Text note, std::optional<Int> removed) {
        into.push_back({TouchId{id}, PersonId{person}, std::move(key), instant(at), std::move(channel), std::move(note),
                        removed.has_value()});
      });
}

}  // namespace

Result<std::vector<KeyedTouch>> touches_with_keys(const Db& db, const std::vector<std::string>& keys) {
  return sql::guarded([&]() -> Result<std::vector<KeyedTouch>> {
    std::vector<KeyedTouch> all;
    KITH_CHECK(sql::in_parts(keys, [&](const std::vector<std::string>& part) -> Status {
      const sql::Texts texts(part);
      read_keyed(db, fmt::format("external_key IN ({})", texts.list), texts.binds, all);
      return {};
    }));
    return all;
  });
}

Result<std::vector<KeyedTouch>> touches_under_key(const Db& db, const std::string& start) {
  return sql::guarded([&]() -> Result<std::vector<KeyedTouch>> {
    std::vector<KeyedTouch> all;
    // Keys are ASCII: what begins so lies before the start with a '~' behind it.
    read_keyed(db, "external_key >= :from AND external_key < :to", {{"from", start}, {"to", start + "~"}}, all);
    return all;
  });
}

Result<bool> touch_edited(const Db& db, const KeyedTouch& touch) {
  return sql::guarded([&]() -> Result<bool> {
    return sql::count(db,
                      R"sql(SELECT COUNT(*) FROM changes c JOIN steps s ON s.ws = c.ws AND s.id = c.step_id
          WHERE c.ws = :ws AND c.person_id = :person AND c.tbl = 'touches' AND c.row_id = :touch AND c.field NOT IN ('', 'person_id')
          AND s.kind <> 'import')sql",
                      {{"person", touch.person.value}, {"touch", touch.id.value}}) > 0;
  });
}

}  // namespace kith
