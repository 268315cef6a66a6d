// News feeds followed: for somebody, for an organisation, or as the user's own reading.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "store/followed_feeds.hpp"
#include "store/people.hpp"
#include "sync/page_fetch.hpp"

namespace kith::app {

// How the web is reached; tests put their own pages here.
struct WebMeans {
  std::function<std::unique_ptr<PageFetcher>()> pages;  // none: the network. Called once by each thread
  const std::atomic<bool>* stop = nullptr;              // when it turns true, what runs ends soon
  PageLimits limits = {.time = std::chrono::milliseconds{15'000}};
  int at_once = 16;  // so many hosts; each of them is asked one thing at a time

  std::unique_ptr<PageFetcher> make_pages() const { return pages ? pages() : web_pages(stop); }
};

struct FollowInput {
  std::string url;  // a feed's, or a page's that names one; without http:// too
  std::vector<PersonId> people;
  std::vector<std::string> organisations;  // by name, as Kith knows them
  bool reading = false;
};

struct FollowingLine {
  FollowedFeed feed;
  FeedCheck check;
  std::vector<PersonRow> people;
  std::vector<std::string> organisations;
  FeedBrought brought;
};

struct Followed {
  Done done;
  FollowingLine line;
  int fresh = 0;  // items that came
};
// Finds the feed at the address, reads it, and follows it from now on; one that is followed already gets the people
// added. refused by the site's robots.txt; bad_input when there is no feed.
Result<Followed> follow(const App& app, const FollowInput& input, const WebMeans& means = {});

// By number.
Result<std::vector<FollowingLine>> following(const App& app, std::optional<PersonId> person = {});
// By number or address.
Result<FollowedFeed> find_following(const App& app, const std::string& ref);
// Its items go; entry points that came of them stay.
Result<Done> unfollow(const App& app, FeedId feed);

enum class CheckWhich { due, all };
struct CheckProblem {
  FeedId feed;
  std::string title;
  std::string what;
};
struct CheckSummary {
  StepId step;  // none when nothing came that is about anybody
  int asked = 0, changed = 0, unchanged = 0, failed = 0;
  int fresh = 0;    // items that were not there before
  int entries = 0;  // of them, to write about
  std::vector<CheckProblem> problems;
};
// Asks the feeds whose time it is, or all that are not gone: several hosts at once, one thing at a time of each.
// `progress` hears how many are done, of how many.
Result<CheckSummary> check_following(const App& app, CheckWhich which, const WebMeans& means = {},
                                     const std::function<void(int, int)>& progress = {});

}  // namespace kith::app
