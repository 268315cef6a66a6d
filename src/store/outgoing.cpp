#include "store/outgoing.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;

}  // namespace

Result<std::vector<OutgoingText>> outgoing_since(const Db& db, Instant from, int limit) {
  return sql::guarded([&]() -> Result<std::vector<OutgoingText>> {
    std::vector<OutgoingText> all;
    // Who was in contact since then is known by an index; of them only those days are read.
    std::vector<TouchId> latest;
    sql::each<Int>(db,
                   R"sql(SELECT t.id FROM rhythms r JOIN touches t ON t.ws = r.ws AND t.person_id = r.person_id
          WHERE r.ws = :ws AND r.last_at >= :since AND t.at >= :since2 AND t.direction = 'out' AND t.note <> ''
          AND t.removed_at IS NULL ORDER BY t.at DESC, t.id DESC LIMIT :most)sql",
                   {{"since", std::int64_t{seconds(from)}},
                    {"since2", std::int64_t{seconds(from)}},
                    {"most", std::int64_t{limit}}},
                   [&](Int id) { latest.push_back(TouchId{id}); });
    KITH_CHECK(sql::in_parts(latest, [&](const std::vector<TouchId>& part) -> Status {
      sql::each<Int, Int, Text>(
          db, fmt::format("SELECT person_id, at, note FROM touches WHERE ws = :ws AND id IN ({})", sql::numbers(part)),
          {}, [&](Int person, Int at, Text note) {
            all.push_back({PersonId{person}, DraftId{}, instant(at), true, std::move(note)});
          });
      return {};
    }));
    sql::each<Int, Int, Int, Text, Text>(
        db,
        R"sql(SELECT id, person_id, changed_at, state, body FROM drafts
          WHERE ws = :ws AND removed_at IS NULL AND changed_at >= :since AND body <> '')sql",
        {{"since", std::int64_t{seconds(from)}}}, [&](Int id, Int person, Int at, const Text& state, Text body) {
          all.push_back({PersonId{person}, DraftId{id}, instant(at), state != "open", std::move(body)});
        });
    return all;
  });
}

Result<std::vector<OutgoingText>> outgoing_to(const Db& db, PersonId person, int limit) {
  return sql::guarded([&]() -> Result<std::vector<OutgoingText>> {
    std::vector<OutgoingText> all;
    sql::each<Int, Text>(
        db,
        R"sql(SELECT at, note FROM touches WHERE ws = :ws AND person_id = :person AND removed_at IS NULL
          AND direction = 'out' AND note <> '' ORDER BY at DESC, id DESC LIMIT :most)sql",
        {{"person", person.value}, {"most", std::int64_t{limit}}},
        [&](Int at, Text note) { all.push_back({person, DraftId{}, instant(at), true, std::move(note)}); });
    sql::each<Int, Int, Text>(
        db,
        R"sql(SELECT id, changed_at, body FROM drafts WHERE ws = :ws AND person_id = :person AND removed_at IS NULL
          AND state <> 'open' AND body <> '' ORDER BY changed_at DESC, id DESC LIMIT :most)sql",
        {{"person", person.value}, {"most", std::int64_t{limit}}},
        [&](Int id, Int at, Text body) { all.push_back({person, DraftId{id}, instant(at), true, std::move(body)}); });
    return all;
  });
}

Result<std::vector<ToldText>> told_to(const Db& db, PersonId person) {
  return sql::guarded([&]() -> Result<std::vector<ToldText>> {
    std::vector<ToldText> all;
    const auto keep = [&](Text text, Text url) { all.push_back({std::move(text), std::move(url)}); };
    sql::each<Text, Text>(
        db,
        R"sql(SELECT e.text, e.url FROM entry_uses u JOIN entry_points e ON e.ws = u.ws AND e.id = u.entry_id
          WHERE u.ws = :ws AND u.person_id = :person AND u.how = 'message' AND u.removed_at IS NULL ORDER BY u.id DESC)sql",
        {{"person", person.value}}, keep);
    sql::each<Text, Text>(
        db,
        R"sql(SELECT n.text, n.url FROM entry_uses u JOIN own_news n ON n.ws = u.ws AND n.id = u.news_id
          WHERE u.ws = :ws AND u.person_id = :person AND u.how = 'message' AND u.removed_at IS NULL ORDER BY u.id DESC)sql",
        {{"person", person.value}}, keep);
    return all;
  });
}

}  // namespace kith
