// What a feed's answer means, and what becomes of it: items stored once, entry points for whom it is about.
#pragma once

#include <string>
#include <vector>

#include "formats/news_feed.hpp"
#include "store/followed_feeds.hpp"
#include "sync/page_fetch.hpp"

namespace kith::app {

// One feed, asked.
struct Asked {
  PageAnswer answer;
  NewsFeed news;        // of a 200
  std::string problem;  // "" when all is well
  std::string hint;
};
// An answer that is none becomes its words; a page that is no feed is a problem as well.
Asked asked_of(Result<PageAnswer> answer);

struct Taken {
  int fresh = 0, entries = 0;
};
// Writes it all: the check, the items, entry points for `aims` of what is new and fresh (three at most for each), the
// address when it moved for good.
Result<Taken> take_news(Tx& tx, const FollowedFeed& feed, const FeedCheck& before, const Asked& asked,
                        const std::vector<FeedFor>& aims, const Zone& zone);

}  // namespace kith::app
