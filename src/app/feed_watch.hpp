// Feeds asked for news while a server runs, each when its time has come.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "app/following.hpp"

namespace kith::app {

struct FeedWatchTimes {
  std::chrono::milliseconds first{20'000};      // after the start, which has other things to do
  std::chrono::milliseconds every{5 * 60'000};  // how often it is looked whose time has come
};

class FeedWatch {
 public:
  // `warn` hears when a check as a whole fails; a feed that does not answer is its own affair.
  FeedWatch(const App& app, WebMeans means = {}, FeedWatchTimes times = {},
            std::function<void(const std::string&)> warn = {});
  ~FeedWatch();  // waits for what is being written, about a second else
  FeedWatch(const FeedWatch&) = delete;
  FeedWatch& operator=(const FeedWatch&) = delete;

 private:
  void work();

  const App& app_;
  WebMeans means_;
  FeedWatchTimes times_;
  std::function<void(const std::string&)> warn_;
  std::atomic<bool> stop_ = false;
  std::mutex lock_;
  std::condition_variable wake_;
  std::thread thread_;  // the last: it uses the others
};

}  // namespace kith::app
