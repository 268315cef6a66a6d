#include "app/feed_watch.hpp"

#include <utility>

#include <fmt/format.h>

namespace kith::app {

FeedWatch::FeedWatch(const App& app, WebMeans means, FeedWatchTimes times, std::function<void(const std::string&)> warn)
    : app_(app), means_(std::move(means)), times_(times), warn_(std::move(warn)) {
  means_.stop = &stop_;
  thread_ = std::thread([this] { work(); });
}

FeedWatch::~FeedWatch() {
  {
    const std::lock_guard held(lock_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void FeedWatch::work() {
  std::string said;
  auto wait = times_.first;
  while (true) {
    {
      std::unique_lock held(lock_);
      if (wake_.wait_for(held, wait, [&] { return stop_.load(); })) return;
    }
    wait = times_.every;
    const auto checked = check_following(app_, CheckWhich::due, means_);
    const std::string problem = checked ? "" : sentence(checked.error());
    if (problem != std::exchange(said, problem) && !problem.empty() && warn_) {
      warn_(fmt::format("the feeds could not be asked: {}", problem));
    }
  }
}

}  // namespace kith::app
