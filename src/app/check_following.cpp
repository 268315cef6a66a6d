// Feeds asked for news: several hosts at once, one thing at a time of each; what comes is written by the batch.
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include <fmt/format.h>

#include "app/feed_news.hpp"
#include "app/following.hpp"
#include "app/web_manners.hpp"
#include "base/web_address.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kWrittenAtOnce = 64;
constexpr int kMostSilent = 2;
constexpr int kKeptItems = 1000;  // of each feed: twice what one document is read for

struct ToAsk {
  FollowedFeed feed;
  FeedCheck check;
};

struct Answered {
  const ToAsk* of = nullptr;
  Asked asked;
};

// The feeds of one host wait in one queue, and a thread works through it.
class Askers {
 public:
  Askers(const std::vector<ToAsk>& feeds, Manners& manners, const WebMeans& means, Instant now)
      : manners_(manners), means_(means), now_(now), left_(feeds.size()) {
    std::map<std::string, std::vector<const ToAsk*>> by_host;
    for (const ToAsk& one : feeds) {
      by_host[host_words(one.feed.url)].push_back(&one);
    }
    for (auto& [host, queue] : by_host) hosts_.push_back(std::move(queue));
    const std::size_t most = std::min(hosts_.size(), static_cast<std::size_t>(std::max(means.at_once, 1)));
    for (std::size_t i = 0; i < most; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Askers() {
    {
      const std::lock_guard held(lock_);
      over_ = true;
    }
    for (std::thread& thread : threads_) thread.join();
  }
  Askers(const Askers&) = delete;
  Askers& operator=(const Askers&) = delete;

  // Those that are there, waiting for at least one; none when all were handed out.
  std::vector<Answered> next() {
    std::unique_lock held(lock_);
    some_.wait(held, [&] { return !ready_.empty() || left_ == 0; });
    std::vector<Answered> batch;
    while (!ready_.empty() && batch.size() < kWrittenAtOnce) {
      batch.push_back(std::move(ready_.front()));
      ready_.pop_front();
    }
    left_ -= batch.size();
    return batch;
  }

 private:
  bool is_over() {
    const std::lock_guard held(lock_);
    return over_ || (means_.stop != nullptr && means_.stop->load());
  }

  void hand_over(const ToAsk* of, Asked asked) {
    const std::lock_guard held(lock_);
    ready_.push_back({of, std::move(asked)});
    some_.notify_one();
  }

  // A host that did not answer gets less time for its next feed, and after a second silence is left alone.
  void ask_all(PageFetcher& pages, const std::vector<const ToAsk*>& queue) {
    PageLimits limits = means_.limits;
    int silent = 0;
    std::string why;
    for (const ToAsk* one : queue) {
      if (is_over()) {
        why = "the check was stopped";
        silent = kMostSilent;
      }
      if (silent >= kMostSilent) {
        Asked unasked;
        unasked.problem = why;
        hand_over(one, std::move(unasked));
        continue;
      }
      auto answer = manners_.get(pages, {one->feed.url, one->check.etag, one->check.modified, limits}, now_);
      const bool heard = answer || answer.error().code != Code::unreachable;
      silent = heard ? 0 : silent + 1;
      limits.time = heard ? means_.limits.time : means_.limits.time / 4;
      if (!heard) why = answer.error().what;
      hand_over(one, asked_of(std::move(answer)));
    }
  }

  void work() {
    const auto pages = means_.make_pages();
    while (true) {
      std::vector<const ToAsk*> queue;
      {
        const std::lock_guard held(lock_);
        if (hosts_.empty()) return;
        queue = std::move(hosts_.back());
        hosts_.pop_back();
      }
      ask_all(*pages, queue);
    }
  }

  Manners& manners_;
  const WebMeans& means_;
  Instant now_;
  std::mutex lock_;
  std::condition_variable some_;
  std::vector<std::vector<const ToAsk*>> hosts_;
  std::deque<Answered> ready_;
  std::size_t left_;
  bool over_ = false;
  std::vector<std::thread> threads_;
};

Result<std::vector<ToAsk>> feeds_to_ask(const Db& db, CheckWhich which, Instant now) {
  KITH_TRY(auto feeds, followed_feeds(db));
  KITH_TRY(auto checks, feed_checks(db));
  std::vector<ToAsk> all;
  for (FollowedFeed& feed : feeds) {
    FeedCheck check = checks[feed.id];
    check.feed = feed.id;
    if (check.gone || (which == CheckWhich::due && check.checked && check.next > now)) continue;
    all.push_back({std::move(feed), std::move(check)});
  }
  return all;
}

std::string step_title(const CheckSummary& summary) {
  return summary.entries == 1 ? "1 new post to write about"
                              : fmt::format("{} new posts to write about", summary.entries);
}

Status write_answers(const App& app, const std::vector<Answered>& batch, Manners& manners, CheckSummary& summary) {
  KITH_TRY(Tx tx, app.write("following", "New posts"));
  if (summary.step) tx.continues(summary.step);
  KITH_TRY(const auto stored, kith::settings(tx));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  KITH_TRY(auto aims, feeds_for(tx));
  for (const Answered& one : batch) {
    const FollowedFeed& feed = one.of->feed;
    // It may have been dropped while it was asked.
    KITH_TRY(const auto known, find_followed(tx, feed.id));
    if (!known) continue;
    KITH_TRY(const Taken taken, take_news(tx, feed, one.of->check, one.asked, aims[feed.id], zone));
    summary.fresh += taken.fresh;
    summary.entries += taken.entries;
    ++summary.asked;
    if (!one.asked.problem.empty()) {
      ++summary.failed;
      summary.problems.push_back({feed.id, feed.title, one.asked.problem});
    } else {
      ++(one.asked.answer.status == 304 ? summary.unchanged : summary.changed);
    }
  }
  for (const auto& [origin, rules] : manners.take_fresh()) KITH_CHECK(save_robots(tx, origin, rules));
  tx.retitle(step_title(summary));
  KITH_CHECK(app.finish(tx));
  if (tx.step()) summary.step = tx.step();
  return {};
}

}  // namespace

Result<CheckSummary> check_following(const App& app, CheckWhich which, const WebMeans& means,
                                     const std::function<void(int, int)>& progress) {
  std::vector<ToAsk> feeds;
  std::map<std::string, KeptRobots> robots;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(feeds, feeds_to_ask(db, which, app.now()));
    KITH_TRY(robots, kept_robots(db, app.now() - kRobotsKept));
  }
  CheckSummary summary;
  if (feeds.empty()) return summary;
  Manners manners(std::move(robots));
  {
    Askers askers(feeds, manners, means, app.now());
    int done = 0;
    for (auto batch = askers.next(); !batch.empty(); batch = askers.next()) {
      KITH_CHECK(write_answers(app, batch, manners, summary));
      done += static_cast<int>(batch.size());
      if (progress) progress(done, static_cast<int>(feeds.size()));
    }
  }
  KITH_TRY(Tx tx, app.write("following", "New posts"));
  KITH_CHECK(tidy_feed_items(tx, kKeptItems));
  KITH_CHECK(app.finish(tx));
  std::sort(summary.problems.begin(), summary.problems.end(),
            [](const CheckProblem& a, const CheckProblem& b) { return a.feed < b.feed; });
  return summary;
}

}  // namespace kith::app
