// Asking the web politely: what a site's robots.txt forbids is not fetched.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "store/followed_feeds.hpp"
#include "sync/page_fetch.hpp"

namespace kith::app {

// An address as people type it, "example.org/feed" too. bad_input when it is none.
Result<std::string> typed_address(const std::string& typed);

// What sites allow, shared by those who fetch.
class Manners {
 public:
  explicit Manners(std::map<std::string, KeptRobots> known) : known_(std::move(known)) {}

  // The page, unless its site's robots.txt forbids it (refused). That file is fetched once; a site whose server cannot
  // say is left alone (unreachable), one that has none allows everything.
  Result<PageAnswer> get(PageFetcher& pages, const PageRequest& request, Instant now);

  // What was learnt since the last call, to be kept.
  std::map<std::string, KeptRobots> take_fresh();

 private:
  Result<KeptRobots> robots_of(PageFetcher& pages, const std::string& origin, const PageLimits& limits, Instant now);
  std::mutex lock_;
  std::map<std::string, KeptRobots> known_, fresh_;
};

// How long a robots.txt is taken for true (RFC 9309, 2.4).
inline constexpr std::chrono::hours kRobotsKept{24};

}  // namespace kith::app
