// News feeds the user follows, and what they brought. Which feeds are followed, and for whom, is the user's: recorded
// and undone. When they were asked and what came is not: it comes again from where it came
// (docs/decisions/0030-feeds-and-reading.md).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/tx.hpp"

namespace kith {

struct FollowedFeed {
  FeedId id;
  std::string url;
  std::string title;
  std::string site;      // the page it belongs to; may be empty
  bool reading = false;  // the user's own reading: what it brings is matched to people
  Instant added{};
};

// Whom a feed is about: a person, or everybody who works at an organisation.
struct FeedFor {
  std::int64_t id = 0;
  FeedId feed;
  PersonId person;
  OrganisationId organisation;
  std::string organisation_name;
};

struct FeedCheck {
  FeedId feed;
  std::string etag, modified;
  std::optional<Instant> checked;
  Instant next{};
  int failures = 0;  // in a row
  std::string said;  // what went wrong last time; "" when nothing did
  bool gone = false;
};

// `feed` is none for a link the user pasted.
struct FeedItem {
  std::int64_t id = 0;
  FeedId feed;
  std::string key, url, title, summary, author;
  Instant at{}, seen{};
  bool away = false;
};

Result<std::vector<FollowedFeed>> followed_feeds(const Db& db);  // by number
Result<std::optional<FollowedFeed>> find_followed(const Db& db, FeedId id);
Result<std::optional<FollowedFeed>> find_followed(const Db& db, const std::string& url);
Result<FeedId> insert_followed(Tx& tx, const FollowedFeed& feed);
// The feed and whom it was for.
Status remove_followed(Tx& tx, FeedId id);

// By feed; people in the trash are left out.
Result<std::map<FeedId, std::vector<FeedFor>>> feeds_for(const Db& db);
// False when it was for them already.
Result<bool> aim_feed(Tx& tx, FeedId feed, PersonId person, OrganisationId organisation);

Result<std::map<FeedId, FeedCheck>> feed_checks(const Db& db);
Status save_feed_check(Tx& tx, const FeedCheck& check);

// Those that were not there, each with its number; a key is stored once for each feed.
Result<std::vector<FeedItem>> add_feed_items(Tx& tx, FeedId feed, const std::vector<FeedItem>& items);
Result<std::optional<FeedItem>> find_feed_item(const Db& db, std::int64_t id);
Result<std::optional<FeedItem>> find_feed_item(const Db& db, FeedId feed, const std::string& key);
// Of feeds for reading and pasted links, since then, not put away; newest first.
Result<std::vector<FeedItem>> reading_items(const Db& db, Instant since, int most);
struct FeedBrought {
  int items = 0;
  Instant latest{};
};
Result<std::map<FeedId, FeedBrought>> feeds_brought(const Db& db);
// When the latest items of a feed were published.
Result<std::vector<Instant>> item_times(const Db& db, FeedId feed, int most);
Status put_item_away(Tx& tx, std::int64_t id);
// Lets go of what stands for nothing any more: items and checks of feeds that are out of the trash too, and of each
// feed all but the newest `most`.
Status tidy_feed_items(Tx& tx, int most);

// What sites let programs fetch, by origin ("https://example.org"), kept for a day.
struct KeptRobots {
  Instant fetched{};
  std::string rules;
};
Result<std::map<std::string, KeptRobots>> kept_robots(const Db& db, Instant since);
Status save_robots(Tx& tx, const std::string& origin, const KeptRobots& robots);

}  // namespace kith
