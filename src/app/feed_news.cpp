#include "app/feed_news.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/web_address.hpp"
#include "rules/entry_point.hpp"
#include "rules/polling.hpp"
#include "store/entry_points.hpp"

namespace kith::app {
namespace {

constexpr int kMostEntries = 3;     // of one check, for each whom the feed is about
constexpr int kTimesLookedAt = 12;  // posts that a feed's usual gap is read from

std::string refusal(const PageAnswer& answer) {
  const std::string host = host_words(answer.url);
  switch (answer.status) {
    case 401:
    case 403: return fmt::format("{} wants a login for it", host);
    case 404: return fmt::format("{} has nothing at this address", host);
    case 410: return fmt::format("{} says it is gone for good", host);
    case 429: return fmt::format("{} asks to come back later", host);
    default: return fmt::format("{} answered {}", host, answer.status);
  }
}

std::vector<FeedItem> items_of(const NewsFeed& news, Instant now) {
  std::vector<FeedItem> items;
  for (const NewsItem& item : news.items) {
    // A date ahead of now would stand above everything until it comes.
    const Instant at = std::min(item.at.value_or(now), now);
    items.push_back({0, {}, item.key, item.url, item.title, item.summary, item.author, at, now, false});
  }
  return items;
}

Result<int> offer_entries(Tx& tx, const std::vector<FeedItem>& fresh, const std::vector<FeedFor>& aims,
                          const Zone& zone) {
  const LocalDate today = zone.date_of(tx.now());
  std::vector<const FeedItem*> newest;
  for (const FeedItem& item : fresh) {
    const auto until = fresh_until(EntryKind::post, zone.date_of(item.at));
    if (!until || *until >= today) newest.push_back(&item);
  }
  std::stable_sort(newest.begin(), newest.end(), [](const FeedItem* a, const FeedItem* b) { return a->at > b->at; });
  if (newest.size() > static_cast<std::size_t>(kMostEntries)) newest.resize(kMostEntries);
  int made = 0;
  for (const FeedFor& aim : aims) {
    for (const FeedItem* item : newest) {
      EntryPoint entry;
      entry.person = aim.person;
      entry.organisation_id = aim.organisation;
      entry.kind = EntryKind::post;
      entry.text = item->title;
      entry.url = item->url;
      entry.source = EntrySource::feed;
      // The same post in two feeds of one site is one thing to write about.
      entry.key = "post " + (item->url.empty() ? item->key : item->url);
      entry.at = item->at;
      entry.noticed = tx.now();
      entry.until = fresh_until(EntryKind::post, zone.date_of(item->at));
      KITH_TRY(const StoredEntry stored, add_entry_point(tx, entry));
      made += stored.made ? 1 : 0;
    }
  }
  return made;
}

// Between 0 and 1, the same for a feed each time.
double spread_of(FeedId feed) {
  return static_cast<double>(feed.value * 7919 % 1000) / 1000;
}

}  // namespace

Asked asked_of(Result<PageAnswer> answer) {
  Asked asked;
  if (!answer) {
    asked.problem = answer.error().what;
    asked.hint = answer.error().hint;
    return asked;
  }
  asked.answer = std::move(*answer);
  if (asked.answer.status == 304) return asked;
  if (asked.answer.status != 200) {
    asked.problem = refusal(asked.answer);
    return asked;
  }
  auto news = read_news(asked.answer.body, {asked.answer.url, asked.answer.content_type});
  if (news) {
    asked.news = std::move(*news);
  } else {
    asked.problem = fmt::format("what {} sends is no feed that can be read", host_words(asked.answer.url));
    asked.hint = news.error().what;
  }
  return asked;
}

Result<Taken> take_news(Tx& tx, const FollowedFeed& feed, const FeedCheck& before, const Asked& asked,
                        const std::vector<FeedFor>& aims, const Zone& zone) {
  Taken taken;
  FeedCheck check = before;
  check.feed = feed.id;
  check.checked = tx.now();
  check.said = asked.problem;
  Polled polled{0, asked.answer.max_age, asked.answer.retry_after, {}};
  if (!asked.problem.empty()) {
    check.failures = before.failures + 1;
    check.gone = asked.answer.status == 410;
    polled.failures = check.failures;
  } else {
    check.failures = 0;
    check.gone = false;
    if (asked.answer.status == 200) {
      check.etag = asked.answer.etag;
      check.modified = asked.answer.modified;
      KITH_TRY(const auto fresh, add_feed_items(tx, feed.id, items_of(asked.news, tx.now())));
      taken.fresh = static_cast<int>(fresh.size());
      KITH_TRY(taken.entries, offer_entries(tx, fresh, aims, zone));
    }
    KITH_TRY(const auto times, item_times(tx, feed.id, kTimesLookedAt));
    polled.usual_gap = usual_gap(times);
    if (!asked.answer.moved.empty() && asked.answer.moved != feed.url) {
      KITH_TRY(const auto other, find_followed(tx, asked.answer.moved));
      if (!other)
        KITH_CHECK(tx.update(Table::followed_feeds, feed.id.value, PersonId{}, {{"url", asked.answer.moved}}));
    }
  }
  check.next = tx.now() + wait_to_ask(polled, spread_of(feed.id));
  KITH_CHECK(save_feed_check(tx, check));
  return taken;
}

}  // namespace kith::app
