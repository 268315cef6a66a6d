#include "store/ties.hpp"

#include <map>

#include "model/relation.hpp"
#include "model/touch.hpp"
#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

// A touch shared by more people than this says nothing of two of them.
constexpr std::size_t kMostTogether = 20;

void read_relations(const Db& db, std::vector<TieEvidence>& all) {
  sql::each<Int, Int, Text, Int>(
      db, R"sql(SELECT r.person_id, r.other_id, r.kind, r.at FROM relations r
        JOIN people a ON a.ws = r.ws AND a.id = r.person_id AND a.removed_at IS NULL
        JOIN people b ON b.ws = r.ws AND b.id = r.other_id AND b.removed_at IS NULL
        WHERE r.ws = :ws AND r.removed_at IS NULL ORDER BY r.id)sql",
      {}, [&](Int person, Int other, const Text& kind, Int at) {
        const bool said = kind == name(RelationKind::knows);
        all.push_back(
            {PersonId{person}, PersonId{other}, said ? TieSign::said : TieSign::related, 1, instant(at), instant(at)});
      });
}

// People with the same external key were at the same meeting, or got the same message.
void read_shared(const Db& db, Instant now, std::vector<TieEvidence>& all) {
  std::vector<PersonId> group;
  std::string key;
  TieSign sign = TieSign::met;
  Instant when{};
  const auto close = [&] {
    if (group.size() > 1 && group.size() <= kMostTogether) {
      const double weight = 1. / static_cast<double>(group.size() - 1);
      for (std::size_t a = 0; a < group.size(); ++a) {
        for (std::size_t b = a + 1; b < group.size(); ++b)
          all.push_back({group[a], group[b], sign, weight, when, when});
      }
    }
    group.clear();
  };
  sql::each<Text, Int, Int, Text>(db, R"sql(SELECT t.external_key, t.person_id, t.at, t.channel FROM touches t
        JOIN people p ON p.ws = t.ws AND p.id = t.person_id AND p.removed_at IS NULL
        WHERE t.ws = :ws AND t.removed_at IS NULL AND t.external_key IS NOT NULL AND t.at <= :now
        ORDER BY t.external_key, t.person_id)sql",
                                  {{"now", seconds(now)}},
                                  [&](const Text& shared, Int person, Int at, const Text& channel) {
                                    if (shared != key) close();
                                    key = shared;
                                    when = instant(at);
                                    const auto known = channel_from(channel);
                                    sign = known && synchronous(*known) ? TieSign::met : TieSign::copied;
                                    if (group.empty() || group.back() != PersonId{person})
                                      group.push_back(PersonId{person});
                                  });
  close();
}

}  // namespace

Result<std::vector<TieEvidence>> tie_evidence(const Db& db, Instant now) {
  return sql::guarded([&]() -> Result<std::vector<TieEvidence>> {
    std::vector<TieEvidence> all;
    read_relations(db, all);
    read_shared(db, now, all);
    return all;
  });
}

}  // namespace kith
