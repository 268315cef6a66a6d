#include "store/promises.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

constexpr const char* kPromiseColumns =
    R"sql(SELECT p.id, p.person_id, p.side, p.text, p.made_at, p.by_date, p.state, p.closed_at, p.source, p.source_id
      FROM promises p)sql";

template <class Keep>
void read_promises(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Int, Text, Text, Int, Opt<Int>, Text, Opt<Int>, Text, Int>(
      db, fmt::format("{} {} ORDER BY p.id", kPromiseColumns, condition), binds,
      [&](Int id, Int person, const Text& side, Text text, Int made, Opt<Int> by, const Text& state, Opt<Int> closed,
          const Text& source, Int source_id) {
        Promise one;
        one.id = PromiseId{id};
        one.person = PersonId{person};
        one.side = promise_side_from(side).value_or(PromiseSide::mine);
        one.text = std::move(text);
        one.made = instant(made);
        one.by = sql::to_date(by);
        one.state = promise_state_from(state).value_or(PromiseState::open);
        one.closed = sql::to_instant(closed);
        one.source = said_in_from(source);
        one.source_id = source_id;
        keep(std::move(one));
      });
}

}  // namespace

Result<std::map<PersonId, std::vector<Said>>> said_of(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::vector<Said>>> {
    std::map<PersonId, std::vector<Said>> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      const std::string list = sql::numbers(part);
      const auto keep = [&](SaidIn in) {
        return [&all, in](Int id, Int person, Int at, Text text) {
          all[PersonId{person}].push_back({in, id, instant(at), std::move(text)});
        };
      };
      sql::each<Int, Int, Int, Text>(db,
                                     fmt::format(R"sql(SELECT id, person_id, at, text FROM notes
            WHERE ws = :ws AND removed_at IS NULL AND person_id IN ({}) ORDER BY id)sql",
                                                 list),
                                     {}, keep(SaidIn::note));
      sql::each<Int, Int, Int, Text>(db,
                                     fmt::format(R"sql(SELECT id, person_id, at, note FROM touches
            WHERE ws = :ws AND removed_at IS NULL AND source = 'typed' AND note <> '' AND person_id IN ({})
            ORDER BY id)sql",
                                                 list),
                                     {}, keep(SaidIn::touch));
      return {};
    }));
    return all;
  });
}

Result<std::map<PersonId, std::vector<Promise>>> promises_of(const Db& db, const std::vector<PersonId>& people) {
  return sql::guarded([&]() -> Result<std::map<PersonId, std::vector<Promise>>> {
    std::map<PersonId, std::vector<Promise>> all;
    KITH_CHECK(sql::in_parts(people, [&](const std::vector<PersonId>& part) -> Status {
      read_promises(
          db, fmt::format("WHERE p.ws = :ws AND p.removed_at IS NULL AND p.person_id IN ({})", sql::numbers(part)), {},
          [&](Promise one) { all[one.person].push_back(std::move(one)); });
      return {};
    }));
    return all;
  });
}

Result<std::vector<Promise>> list_promises(const Db& db, const PromiseFilter& filter) {
  return sql::guarded([&]() -> Result<std::vector<Promise>> {
    std::string condition =
        R"sql(JOIN people w ON w.ws = p.ws AND w.id = p.person_id AND w.removed_at IS NULL
          WHERE p.ws = :ws AND p.removed_at IS NULL)sql";
    sql::Binds binds;
    if (filter.state) {
      condition += " AND p.state = :state";
      binds.push_back({"state", std::string(name(*filter.state))});
    }
    if (filter.side) {
      condition += " AND p.side = :side";
      binds.push_back({"side", std::string(name(*filter.side))});
    }
    std::vector<Promise> all;
    read_promises(db, condition, binds, [&](Promise one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::optional<Promise>> find_promise(const Db& db, PromiseId id) {
  return sql::guarded([&]() -> Result<std::optional<Promise>> {
    std::optional<Promise> found;
    read_promises(db, "WHERE p.ws = :ws AND p.removed_at IS NULL AND p.id = :id", {{"id", id.value}},
                  [&](Promise one) { found = std::move(one); });
    return found;
  });
}

Result<int> promises_kept(const Db& db, Instant from, Instant to) {
  return sql::guarded([&]() -> Result<int> {
    return static_cast<int>(sql::count(db,
                                       R"sql(SELECT COUNT(*) FROM promises WHERE ws = :ws AND removed_at IS NULL
          AND state = 'done' AND side = 'mine' AND closed_at >= :since AND closed_at < :until)sql",
                                       {{"since", std::int64_t{seconds(from)}}, {"until", std::int64_t{seconds(to)}}}));
  });
}

Result<std::vector<PersonId>> promised_without_row(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<PersonId>> {
    std::vector<PersonId> people;
    sql::each<Int>(db,
                   R"sql(SELECT r.person_id FROM rhythms r WHERE r.ws = :ws AND r.promised IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM promises p WHERE p.ws = r.ws AND p.person_id = r.person_id) ORDER BY 1)sql",
                   {}, [&](Int person) { people.push_back(PersonId{person}); });
    return people;
  });
}

}  // namespace kith
