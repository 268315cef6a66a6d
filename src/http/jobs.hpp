// Imports and their previews run beside the requests, one at a time; whoever follows one hears how it goes.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/importing.hpp"
#include "app/json.hpp"
#include "http/uploads.hpp"

namespace kith::http {

// What there is to tell of a job.
struct News {
  std::uint64_t number = 0;  // counts up; 0 before the first
  bool ended = false;
  std::string progress;  // JSON of the latest; "" before the first
  std::string event;     // "result" or "problem" once it has ended
  std::string data;      // its JSON
};

inline constexpr std::size_t kMostWaitingJobs = 16;
inline constexpr std::size_t kMostEndedJobs = 100;

class Jobs {
 public:
  Jobs(const App& app, Uploads& uploads);
  ~Jobs();  // stops
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // The job's id. not_found when an upload is gone; busy when too many wait.
  Result<std::string> start(const app::ImportBody& body);
  // Waits at most `patience` for news after `seen`; what there is then. None for a job nobody started.
  std::optional<News> wait(const std::string& id, std::uint64_t seen, std::chrono::milliseconds patience) const;
  // Gives up what runs, which then changes nothing, and forgets what waits.
  void stop();
  bool stopping() const { return stopping_; }
  // How many follow one right now; counted by those who do.
  std::atomic<int>& followers() { return followers_; }

 private:
  struct Job {
    app::ImportBody body;
    std::vector<app::ImportFile> files;
    News news;
  };
  void work();
  void run(const std::string& id, Job& job);
  void tell(Job& job, const app::ImportProgress& progress);
  void end(const std::string& id, Job& job, std::string event, const app::Json& data);

  const App& app_;
  Uploads& uploads_;
  mutable std::mutex lock_;
  mutable std::condition_variable changed_;
  std::map<std::string, std::shared_ptr<Job>> all_;
  std::deque<std::string> waiting_;  // ids
  std::deque<std::string> ended_;    // oldest first
  std::atomic<bool> stopping_ = false;
  std::atomic<int> followers_ = 0;
  std::thread worker_;
};

}  // namespace kith::http
