#include "store/reviews.hpp"

#include <map>
#include <utility>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

}  // namespace

Result<std::vector<ReviewPair>> open_reviews(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<ReviewPair>> {
    std::vector<ReviewPair> all;
    sql::each<Int, Int, Int, Text, Opt<Int>>(
        db,
        R"sql(SELECT v.id, v.person_id, v.other_id, v.why, v.odds_milli FROM reviews v
          JOIN people a ON a.ws = v.ws AND a.id = v.person_id JOIN people b ON b.ws = v.ws AND b.id = v.other_id
          WHERE v.ws = :ws AND v.removed_at IS NULL AND v.decision IS NULL AND a.removed_at IS NULL AND b.removed_at IS NULL
          ORDER BY v.id)sql",
        {}, [&](Int id, Int a, Int b, Text why, Opt<Int> odds) {
          all.push_back({ReviewId{id}, PersonId{a}, PersonId{b}, std::move(why), odds});
        });
    return all;
  });
}

Result<bool> pair_known(const Db& db, PersonId a, PersonId b) {
  return sql::guarded([&]() -> Result<bool> {
    return sql::count(db,
                      R"sql(SELECT COUNT(*) FROM reviews WHERE ws = :ws AND removed_at IS NULL
          AND ((person_id = :a AND other_id = :b) OR (person_id = :b AND other_id = :a)))sql",
                      {{"a", a.value}, {"b", b.value}}) > 0;
  });
}

Result<std::vector<KnownPair>> known_pairs(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<KnownPair>> {
    std::map<Int, Int> into;
    sql::each<Int, Int>(db,
                        R"sql(SELECT id, merged_into FROM people WHERE ws = :ws AND removed_at IS NOT NULL
          AND merged_into IS NOT NULL)sql",
                        {}, [&](Int id, Int other) { into[id] = other; });
    const auto today = [&](Int person) {
      for (std::size_t steps = 0; steps <= into.size(); ++steps) {
        const auto next = into.find(person);
        if (next == into.end()) break;
        person = next->second;
      }
      return PersonId{person};
    };
    std::vector<KnownPair> all;
    sql::each<Int, Int, Int, Text, Opt<Text>, Opt<Int>>(
        db,
        R"sql(SELECT id, person_id, other_id, why, decision, odds_milli FROM reviews
          WHERE ws = :ws AND removed_at IS NULL ORDER BY id)sql",
        {}, [&](Int id, Int a, Int b, Text why, const Opt<Text>& decision, Opt<Int> odds) {
          KnownPair pair{{ReviewId{id}, PersonId{a}, PersonId{b}, std::move(why), odds}, today(a), today(b), !decision};
          if (pair.b < pair.a) std::swap(pair.a, pair.b);
          all.push_back(std::move(pair));
        });
    return all;
  });
}

}  // namespace kith
