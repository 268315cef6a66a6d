#include "store/followed_feeds.hpp"

#include <gmock/gmock.h>

#include "store/catalogue.hpp"
#include "store/log.hpp"
#include "store/test_store.hpp"

namespace kith {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;

class FollowedFeeds : public StoreTest {
 protected:
  FeedId followed(const std::string& url, bool reading = false) {
    Tx tx = write("follow");
    const FeedId id = insert_followed(tx, {{}, url, "Bees", "https://example.org/", reading, kTestNow}).value();
    EXPECT_TRUE(tx.commit());
    return id;
  }
  std::vector<FeedItem> add(FeedId feed, const std::vector<std::string>& keys, Instant at = kTestNow) {
    std::vector<FeedItem> items;
    for (const std::string& key : keys)
      items.push_back({0, {}, key, "u", "Title " + key, "s", "a", at, kTestNow, false});
    Tx tx = write();
    const auto fresh = add_feed_items(tx, feed, items);
    EXPECT_TRUE(fresh);
    EXPECT_TRUE(tx.commit());
    return fresh.value_or(std::vector<FeedItem>{});
  }
  std::vector<std::string> reading(Instant since = kTestNow - hours{24}) {
    std::vector<std::string> keys;
    const auto items = reading_items(read(), since, 100);
    EXPECT_TRUE(items);
    for (const FeedItem& item : items.value_or(std::vector<FeedItem>{})) keys.push_back(item.key);
    return keys;
  }
};
KITH_BOTH_DATABASES(FollowedFeeds);

TEST_P(FollowedFeeds, ForWhom) {
  const FeedId feed = followed("https://example.org/feed");
  PersonId ada;
  OrganisationId mill;
  {
    Tx tx = write();
    ada = make_person(tx, "Ada");
    mill = need_organisation(tx, "Mill").value();
    EXPECT_TRUE(aim_feed(tx, feed, ada, {}).value());
    EXPECT_FALSE(aim_feed(tx, feed, ada, {}).value());
    EXPECT_TRUE(aim_feed(tx, feed, {}, mill).value());
    EXPECT_TRUE(tx.commit());
  }
  auto aims = feeds_for(read()).value();
  ASSERT_EQ(aims[feed].size(), 2U);
  EXPECT_EQ(aims[feed][0].person, ada);
  EXPECT_EQ(aims[feed][1].organisation_name, "Mill");
  {
    Tx tx = write();
    EXPECT_TRUE(tx.remove(Table::people, ada.value, ada));
    EXPECT_TRUE(tx.commit());
  }
  EXPECT_EQ(feeds_for(read()).value()[feed].size(), 1U);
}

TEST_P(FollowedFeeds, FoundAndRemoved) {
  const FeedId feed = followed("https://example.org/feed", true);
  EXPECT_EQ(find_followed(read(), "https://example.org/feed").value()->id, feed);
  EXPECT_TRUE(find_followed(read(), feed).value()->reading);
  EXPECT_EQ(find_followed(read(), "https://example.org/other").value(), std::nullopt);
  Tx tx = write();
  PersonId ada = make_person(tx, "Ada");
  EXPECT_TRUE(aim_feed(tx, feed, ada, {}));
  EXPECT_TRUE(remove_followed(tx, feed));
  EXPECT_TRUE(tx.commit());
  EXPECT_EQ(followed_feeds(read()).value().size(), 0U);
  EXPECT_EQ(feeds_for(read()).value().size(), 0U);
}

TEST_P(FollowedFeeds, ItemsOnce) {
  const FeedId one = followed("https://example.org/1"), two = followed("https://example.org/2");
  EXPECT_EQ(add(one, {"a", "b", "a"}).size(), 2U);
  EXPECT_EQ(add(one, {"b", "c"}).size(), 1U);
  EXPECT_EQ(add(two, {"a"}).size(), 1U);
  auto brought = feeds_brought(read()).value();
  EXPECT_EQ(brought[one].items, 3);
  EXPECT_EQ(brought[two].items, 1);
  EXPECT_EQ(find_feed_item(read(), 3).value()->title, "Title c");
  EXPECT_EQ(find_feed_item(read(), 9).value().has_value(), false);
}

TEST_P(FollowedFeeds, ReadingLeavesOutTheRest) {
  const FeedId own = followed("https://example.org/1", true), theirs = followed("https://example.org/2");
  add(own, {"new"});
  add(own, {"old"}, kTestNow - hours{48});
  add(theirs, {"theirs"});
  add(FeedId{}, {"pasted"});
  EXPECT_THAT(reading(), ElementsAre("pasted", "new"));
  Tx tx = write();
  EXPECT_TRUE(put_item_away(tx, 1));
  EXPECT_TRUE(tx.commit());
  EXPECT_THAT(reading(kTestNow - hours{100}), ElementsAre("pasted", "old"));
}

TEST_P(FollowedFeeds, ChecksAndRobotsAreKept) {
  const FeedId feed = followed("https://example.org/1");
  for (int failures = 1; failures <= 2; ++failures) {
    Tx tx = write();
    EXPECT_TRUE(
        save_feed_check(tx, {feed, "\"e\"", "m", kTestNow, kTestNow + hours{1}, failures, "why", failures == 2}));
    EXPECT_TRUE(save_robots(tx, "https://example.org", {kTestNow - hours{failures}, "User-agent: *\n"}));
    EXPECT_TRUE(tx.commit());
    EXPECT_FALSE(tx.step());  // nothing of the user's
  }
  const FeedCheck check = feed_checks(read()).value()[feed];
  EXPECT_EQ(check.etag, "\"e\"");
  EXPECT_EQ(check.next, kTestNow + hours{1});
  EXPECT_EQ(check.failures, 2);
  EXPECT_TRUE(check.gone);
  EXPECT_EQ(kept_robots(read(), kTestNow - hours{3}).value().size(), 1U);
  EXPECT_EQ(kept_robots(read(), kTestNow).value().size(), 0U);
}

TEST_P(FollowedFeeds, WhatStandsForNothingGoes) {
  const FeedId feed = followed("https://example.org/1");
  std::vector<std::string> keys;
  for (int i = 0; i < 10; ++i) keys.push_back(std::to_string(i));
  add(feed, keys);
  add(FeedId{}, {"pasted"});
  add(FeedId{77}, {"of a feed that is no more"});
  Tx tx = write();
  EXPECT_TRUE(tidy_feed_items(tx, 4));
  EXPECT_TRUE(tx.commit());
  auto brought = feeds_brought(read()).value();
  EXPECT_EQ(brought[feed].items, 4);
  EXPECT_EQ(brought[FeedId{}].items, 1);
  EXPECT_FALSE(brought.contains(FeedId{77}));
  EXPECT_EQ(find_feed_item(read(), 10).value()->key, "9");
}

}  // namespace
}  // namespace kith
