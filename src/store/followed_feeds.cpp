#include "store/followed_feeds.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using OrNull = std::optional<T>;

constexpr const char* kFollowed =
    R"sql(SELECT id, url, title, site, reading, added_at FROM followed_feeds WHERE ws = :ws AND removed_at IS NULL)sql";

template <class Keep>
void read_followed(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Text, Text, Text, Int, Int>(
      db, fmt::format("{} {} ORDER BY id", kFollowed, condition), binds,
      [&](Int id, Text url, Text title, Text site, Int reading, Int added) {
        keep(FollowedFeed{FeedId{id}, std::move(url), std::move(title), std::move(site), reading != 0, instant(added)});
      });
}

constexpr const char* kItems =
    R"sql(SELECT i.id, i.feed_id, i.key, i.url, i.title, i.summary, i.author, i.at, i.seen_at, i.put_away
      FROM feed_items i)sql";

template <class Keep>
void read_items(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Int, Text, Text, Text, Text, Text, Int, Int, Int>(
      db, fmt::format("{} {}", kItems, condition), binds,
      [&](Int id, Int feed, Text key, Text url, Text title, Text summary, Text author, Int at, Int seen, Int away) {
        keep(FeedItem{id, FeedId{feed}, std::move(key), std::move(url), std::move(title), std::move(summary),
                      std::move(author), instant(at), instant(seen), away != 0});
      });
}

Value id_or_null(std::int64_t id) {
  return id != 0 ? Value(id) : Value(std::monostate{});
}

constexpr Column kItemColumns[] = {{"id", Column::Kind::integer, false},     {"feed_id", Column::Kind::integer, false},
                                   {"key", Column::Kind::text, false},       {"url", Column::Kind::text, false},
                                   {"title", Column::Kind::text, false},     {"summary", Column::Kind::text, false},
                                   {"author", Column::Kind::text, false},    {"at", Column::Kind::integer, false},
                                   {"seen_at", Column::Kind::integer, false}};

}  // namespace

Result<std::vector<FollowedFeed>> followed_feeds(const Db& db) {
  return sql::guarded([&]() -> Result<std::vector<FollowedFeed>> {
    std::vector<FollowedFeed> all;
    read_followed(db, "", {}, [&](FollowedFeed feed) { all.push_back(std::move(feed)); });
    return all;
  });
}

Result<std::optional<FollowedFeed>> find_followed(const Db& db, FeedId id) {
  return sql::guarded([&]() -> Result<std::optional<FollowedFeed>> {
    std::optional<FollowedFeed> found;
    read_followed(db, "AND id = :id", {{"id", id.value}}, [&](FollowedFeed feed) { found = std::move(feed); });
    return found;
  });
}

Result<std::optional<FollowedFeed>> find_followed(const Db& db, const std::string& url) {
  return sql::guarded([&]() -> Result<std::optional<FollowedFeed>> {
    std::optional<FollowedFeed> found;
    read_followed(db, "AND url = :url", {{"url", url}}, [&](FollowedFeed feed) { found = std::move(feed); });
    return found;
  });
}

Result<FeedId> insert_followed(Tx& tx, const FollowedFeed& feed) {
  KITH_TRY(const auto id, tx.insert(Table::followed_feeds, PersonId{},
                                    {{"url", feed.url},
                                     {"title", feed.title},
                                     {"site", feed.site},
                                     {"reading", std::int64_t{feed.reading ? 1 : 0}},
                                     {"added_at", std::int64_t{seconds(feed.added)}}}));
  return FeedId{id};
}

Status remove_followed(Tx& tx, FeedId id) {
  return sql::guarded([&]() -> Status {
    std::vector<std::pair<std::int64_t, PersonId>> aims;
    sql::each<Int, OrNull<Int>>(
        tx, R"sql(SELECT id, person_id FROM feed_people WHERE ws = :ws AND feed_id = :feed AND removed_at IS NULL)sql",
        {{"feed", id.value}},
        [&](Int row, OrNull<Int> person) { aims.emplace_back(row, PersonId{person.value_or(0)}); });
    for (const auto& [row, person] : aims) KITH_CHECK(tx.remove(Table::feed_people, row, person));
    return tx.remove(Table::followed_feeds, id.value, PersonId{});
  });
}

Result<std::map<FeedId, std::vector<FeedFor>>> feeds_for(const Db& db) {
  return sql::guarded([&]() -> Result<std::map<FeedId, std::vector<FeedFor>>> {
    std::map<FeedId, std::vector<FeedFor>> all;
    sql::each<Int, Int, OrNull<Int>, OrNull<Int>, OrNull<Text>>(
        db, R"sql(SELECT f.id, f.feed_id, f.person_id, f.organisation_id, o.name FROM feed_people f
        LEFT JOIN people p ON p.ws = f.ws AND p.id = f.person_id
        LEFT JOIN organisations o ON o.ws = f.ws AND o.id = f.organisation_id
        WHERE f.ws = :ws AND f.removed_at IS NULL AND p.removed_at IS NULL ORDER BY f.id)sql",
        {}, [&](Int id, Int feed, OrNull<Int> person, OrNull<Int> organisation, const OrNull<Text>& name) {
          all[FeedId{feed}].push_back({id, FeedId{feed}, PersonId{person.value_or(0)},
                                       OrganisationId{organisation.value_or(0)}, name.value_or("")});
        });
    return all;
  });
}

Result<bool> aim_feed(Tx& tx, FeedId feed, PersonId person, OrganisationId organisation) {
  return sql::guarded([&]() -> Result<bool> {
    const Int known =
        sql::count(tx, R"sql(SELECT COUNT(*) FROM feed_people WHERE ws = :ws AND feed_id = :feed
        AND COALESCE(person_id, 0) = :person AND COALESCE(organisation_id, 0) = :organisation AND removed_at IS NULL)sql",
                   {{"feed", feed.value}, {"person", person.value}, {"organisation", organisation.value}});
    if (known > 0) return false;
    KITH_CHECK(tx.insert(Table::feed_people, person,
                         {{"feed_id", feed.value}, {"organisation_id", id_or_null(organisation.value)}}));
    return true;
  });
}

Result<std::map<FeedId, FeedCheck>> feed_checks(const Db& db) {
  return sql::guarded([&]() -> Result<std::map<FeedId, FeedCheck>> {
    std::map<FeedId, FeedCheck> all;
    sql::each<Int, Text, Text, OrNull<Int>, Int, Int, Text, Int>(
        db, R"sql(SELECT feed_id, etag, modified, checked_at, next_check, failures, said, gone FROM feed_checks
        WHERE ws = :ws)sql",
        {}, [&](Int feed, Text etag, Text modified, OrNull<Int> checked, Int next, Int failures, Text said, Int gone) {
          all[FeedId{feed}] = {FeedId{feed},        std::move(etag),
                               std::move(modified), sql::to_instant(checked),
                               instant(next),       static_cast<int>(failures),
                               std::move(said),     gone != 0};
        });
    return all;
  });
}

Status save_feed_check(Tx& tx, const FeedCheck& check) {
  return sql::guarded([&]() -> Status {
    sql::run(tx,
             R"sql(INSERT INTO feed_checks (ws, feed_id, etag, modified, checked_at, next_check, failures, said, gone)
      VALUES (:ws, :feed, :etag, :modified, :checked, :next, :failures, :said, :gone)
      ON CONFLICT (ws, feed_id) DO UPDATE SET etag = excluded.etag, modified = excluded.modified,
        checked_at = excluded.checked_at, next_check = excluded.next_check, failures = excluded.failures,
        said = excluded.said, gone = excluded.gone)sql",
             {{"feed", check.feed.value},
              {"etag", check.etag},
              {"modified", check.modified},
              {"checked", sql::from(check.checked)},
              {"next", std::int64_t{seconds(check.next)}},
              {"failures", std::int64_t{check.failures}},
              {"said", check.said},
              {"gone", std::int64_t{check.gone ? 1 : 0}}});
    return {};
  });
}

Result<std::vector<FeedItem>> add_feed_items(Tx& tx, FeedId feed, const std::vector<FeedItem>& items) {
  return sql::guarded([&]() -> Result<std::vector<FeedItem>> {
    std::set<std::string> known;
    sql::each<Text>(tx, R"sql(SELECT key FROM feed_items WHERE ws = :ws AND feed_id = :feed)sql",
                    {{"feed", feed.value}}, [&](Text key) { known.insert(std::move(key)); });
    std::vector<FeedItem> fresh;
    for (const FeedItem& item : items) {
      if (!known.insert(item.key).second) continue;
      fresh.push_back(item);
      fresh.back().feed = feed;
    }
    if (fresh.empty()) return fresh;
    const auto last = sql::one<OrNull<Int>>(tx, R"sql(SELECT MAX(id) FROM feed_items WHERE ws = :ws)sql", {});
    std::int64_t next = last ? std::get<0>(*last).value_or(0) : 0;
    sql::Repeat save(tx, R"sql(INSERT INTO feed_items
      (ws, id, feed_id, key, url, title, summary, author, at, seen_at, put_away)
      VALUES (:ws, :id, :feed_id, :key, :url, :title, :summary, :author, :at, :seen_at, 0))sql",
                     kItemColumns);
    for (FeedItem& item : fresh) {
      item.id = ++next;
      const Value values[] = {item.id,
                              feed.value,
                              item.key,
                              item.url,
                              item.title,
                              item.summary,
                              item.author,
                              std::int64_t{seconds(item.at)},
                              std::int64_t{seconds(item.seen)}};
      for (std::size_t i = 0; i < std::size(values); ++i) save.set(i, values[i]);
      save.run();
    }
    return fresh;
  });
}

Result<std::optional<FeedItem>> find_feed_item(const Db& db, std::int64_t id) {
  return sql::guarded([&]() -> Result<std::optional<FeedItem>> {
    std::optional<FeedItem> found;
    read_items(db, "WHERE i.ws = :ws AND i.id = :id", {{"id", id}}, [&](FeedItem item) { found = std::move(item); });
    return found;
  });
}

Result<std::optional<FeedItem>> find_feed_item(const Db& db, FeedId feed, const std::string& key) {
  return sql::guarded([&]() -> Result<std::optional<FeedItem>> {
    std::optional<FeedItem> found;
    read_items(db, "WHERE i.ws = :ws AND i.feed_id = :feed AND i.key = :key", {{"feed", feed.value}, {"key", key}},
               [&](FeedItem item) { found = std::move(item); });
    return found;
  });
}

Result<std::vector<FeedItem>> reading_items(const Db& db, Instant since, int most) {
  return sql::guarded([&]() -> Result<std::vector<FeedItem>> {
    std::vector<FeedItem> all;
    read_items(db,
               fmt::format(R"sql(LEFT JOIN followed_feeds f ON f.ws = i.ws AND f.id = i.feed_id
        WHERE i.ws = :ws AND i.at >= :since AND i.put_away = 0
          AND (i.feed_id = 0 OR (f.reading = 1 AND f.removed_at IS NULL)) ORDER BY i.at DESC, i.id DESC LIMIT {})sql",
                           most),
               {{"since", std::int64_t{seconds(since)}}}, [&](FeedItem item) { all.push_back(std::move(item)); });
    return all;
  });
}

Result<std::map<FeedId, FeedBrought>> feeds_brought(const Db& db) {
  return sql::guarded([&]() -> Result<std::map<FeedId, FeedBrought>> {
    std::map<FeedId, FeedBrought> all;
    sql::each<Int, Int, Int>(
        db, R"sql(SELECT feed_id, COUNT(*), MAX(at) FROM feed_items WHERE ws = :ws GROUP BY feed_id)sql", {},
        [&](Int feed, Int items, Int latest) { all[FeedId{feed}] = {static_cast<int>(items), instant(latest)}; });
    return all;
  });
}

Result<std::vector<Instant>> item_times(const Db& db, FeedId feed, int most) {
  return sql::guarded([&]() -> Result<std::vector<Instant>> {
    std::vector<Instant> times;
    sql::each<Int>(db,
                   fmt::format(R"sql(SELECT at FROM feed_items WHERE ws = :ws AND feed_id = :feed
        ORDER BY at DESC LIMIT {})sql",
                               most),
                   {{"feed", feed.value}}, [&](Int at) { times.push_back(instant(at)); });
    return times;
  });
}

Status put_item_away(Tx& tx, std::int64_t id) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(UPDATE feed_items SET put_away = 1 WHERE ws = :ws AND id = :id)sql", {{"id", id}});
    return {};
  });
}

Status tidy_feed_items(Tx& tx, int most) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(DELETE FROM feed_items WHERE ws = :ws AND feed_id <> 0
        AND feed_id NOT IN (SELECT id FROM followed_feeds WHERE ws = :ws))sql",
             {});
    sql::run(tx, R"sql(DELETE FROM feed_checks WHERE ws = :ws
        AND feed_id NOT IN (SELECT id FROM followed_feeds WHERE ws = :ws))sql",
             {});
    std::vector<FeedId> long_ones;
    sql::each<Int>(tx,
                   R"sql(SELECT feed_id FROM feed_items WHERE ws = :ws GROUP BY feed_id HAVING COUNT(*) > :most)sql",
                   {{"most", std::int64_t{most}}}, [&](Int feed) { long_ones.push_back(FeedId{feed}); });
    for (const FeedId feed : long_ones) {
      sql::run(tx,
               fmt::format(R"sql(DELETE FROM feed_items WHERE ws = :ws AND feed_id = :feed AND id NOT IN
          (SELECT k.id FROM feed_items k WHERE k.ws = :ws AND k.feed_id = :feed ORDER BY k.id DESC LIMIT {}))sql",
                           most),
               {{"feed", feed.value}});
    }
    return {};
  });
}

Result<std::map<std::string, KeptRobots>> kept_robots(const Db& db, Instant since) {
  return sql::guarded([&]() -> Result<std::map<std::string, KeptRobots>> {
    std::map<std::string, KeptRobots> all;
    sql::each<Text, Int, Text>(
        db, R"sql(SELECT origin, fetched_at, rules FROM web_robots WHERE ws = :ws AND fetched_at >= :since)sql",
        {{"since", std::int64_t{seconds(since)}}},
        [&](Text origin, Int fetched, Text rules) { all[std::move(origin)] = {instant(fetched), std::move(rules)}; });
    return all;
  });
}

Status save_robots(Tx& tx, const std::string& origin, const KeptRobots& robots) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(INSERT INTO web_robots (ws, origin, fetched_at, rules) VALUES (:ws, :origin, :fetched, :rules)
      ON CONFLICT (ws, origin) DO UPDATE SET fetched_at = excluded.fetched_at, rules = excluded.rules)sql",
             {{"origin", origin}, {"fetched", std::int64_t{seconds(robots.fetched)}}, {"rules", robots.rules}});
    return {};
  });
}

}  // namespace kith
