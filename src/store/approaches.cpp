#include "store/approaches.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

template <class Keep>
void read_approaches(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Int, Int, Text, Opt<Int>, Text, Text, Opt<Int>, Int, Text>(
      db,
      fmt::format(R"sql(SELECT a.id, a.person_id, a.at, a.came_from, a.knew_me, a.wanted, a.state, a.decided_at,
          a.minutes, a.came_of FROM approaches a
        JOIN people p ON p.ws = a.ws AND p.id = a.person_id AND p.removed_at IS NULL
        WHERE a.ws = :ws AND a.removed_at IS NULL{} ORDER BY a.at DESC, a.id DESC)sql",
                  condition),
      binds,
      [&](Int id, Int person, Int at, Text from, Opt<Int> knew_me, Text wanted, const Text& state, Opt<Int> decided,
          Int minutes, Text came_of) {
        Approach one;
        one.id = ApproachId{id};
        one.person = PersonId{person};
        one.at = instant(at);
        one.from = std::move(from);
        if (knew_me) one.knew_me = *knew_me != 0;
        one.wanted = std::move(wanted);
        one.state = approach_state_from(state).value_or(ApproachState::open);
        one.decided = sql::to_instant(decided);
        one.minutes = static_cast<int>(minutes);
        one.came_of = std::move(came_of);
        keep(std::move(one));
      });
}

}  // namespace

Result<std::vector<Approach>> list_approaches(const Db& db, const ApproachFilter& filter) {
  return sql::guarded([&]() -> Result<std::vector<Approach>> {
    std::string condition;
    sql::Binds binds;
    if (filter.state) {
      condition += " AND a.state = :state";
      binds.push_back({"state", std::string(name(*filter.state))});
    }
    if (filter.person) {
      condition += " AND a.person_id = :person";
      binds.push_back({"person", filter.person->value});
    }
    if (filter.from) {
      condition += " AND a.at >= :begin";
      binds.push_back({"begin", std::int64_t{seconds(*filter.from)}});
    }
    if (filter.to) {
      condition += " AND a.at < :end";
      binds.push_back({"end", std::int64_t{seconds(*filter.to)}});
    }
    std::vector<Approach> all;
    read_approaches(db, condition, binds, [&](Approach one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::optional<Approach>> find_approach(const Db& db, ApproachId id) {
  return sql::guarded([&]() -> Result<std::optional<Approach>> {
    std::optional<Approach> found;
    read_approaches(db, " AND a.id = :id", {{"id", id.value}}, [&](Approach one) { found = std::move(one); });
    return found;
  });
}

Result<ApproachId> insert_approach(Tx& tx, const Approach& approach) {
  const Value knew_me = approach.knew_me ? Value(std::int64_t{*approach.knew_me ? 1 : 0}) : Value(std::monostate{});
  KITH_TRY(const auto id, tx.insert(Table::approaches, approach.person,
                                    {{"at", std::int64_t{seconds(approach.at)}},
                                     {"came_from", approach.from},
                                     {"knew_me", knew_me},
                                     {"wanted", approach.wanted},
                                     {"state", std::string(name(approach.state))},
                                     {"decided_at", sql::from(approach.decided)},
                                     {"minutes", std::int64_t{approach.minutes}},
                                     {"came_of", approach.came_of}}));
  return ApproachId{id};
}

Result<std::map<PersonId, Approach>> open_approaches(const Db& db, Instant now) {
  return sql::guarded([&]() -> Result<std::map<PersonId, Approach>> {
    std::map<PersonId, Approach> all;
    // Latest first: the oldest is what stays. A replayed day knows nothing of a later decision.
    read_approaches(db, " AND a.at <= :now AND (a.state = 'open' OR a.decided_at > :now)",
                    {{"now", std::int64_t{seconds(now)}}},
                    [&](Approach one) { all.insert_or_assign(one.person, std::move(one)); });
    return all;
  });
}

}  // namespace kith
