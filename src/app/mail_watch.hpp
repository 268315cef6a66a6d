// Mail accounts kept up to date while a server runs: a thread an account, which syncs, waits for news (IDLE) or for its
// time, and after an error tries again later and later.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "app/mail_sync.hpp"

namespace kith::app {

struct MailWatchTimes {
  std::chrono::milliseconds look{10'000};             // how often accounts are looked for
  std::chrono::milliseconds every{15 * 60'000};       // every folder, while the server tells of the inbox by itself
  std::chrono::milliseconds without{5 * 60'000};      // where it does not
  std::chrono::milliseconds first_retry{30'000};      // doubled after each failure,
  std::chrono::milliseconds last_retry{60 * 60'000};  // up to this; at once after a refused login
};

// How long to wait after so many failures in a row (from 1): between three and five quarters of the doubled time, so
// that many who failed at once do not come back at once. `chance` is 0..1.
std::chrono::milliseconds retry_after(int failures, const Error& why, const MailWatchTimes& times, double chance);

class MailWatch {
 public:
  // `warn` hears of each error that is another than the one before.
  MailWatch(const App& app, MailMeans means = {}, MailWatchTimes times = {},
            std::function<void(const std::string&)> warn = {});
  ~MailWatch();  // waits for a batch being written, a fifth of a second else
  MailWatch(const MailWatch&) = delete;
  MailWatch& operator=(const MailWatch&) = delete;

  // Syncs that account now, or as soon as the sync that runs is over.
  void nudge(MailAccountId account);
  // Accounts were added or removed.
  void look_again();

 private:
  struct Worker;
  void supervise();
  void follow(const std::vector<MailAccountView>& accounts);
  void work(Worker& worker);
  void rest(Worker& worker, std::chrono::milliseconds time);
  // Until the inbox has something new, the time is over, or the worker is woken. False when that cannot be watched.
  Result<bool> wait_for_news(Worker& worker);

  const App& app_;
  MailMeans means_;
  MailWatchTimes times_;
  std::function<void(const std::string&)> warn_;
  std::mutex lock_;
  std::condition_variable wake_;
  bool over_ = false;
  bool look_ = true;
  std::map<MailAccountId, std::unique_ptr<Worker>> workers_;
  std::thread supervisor_;
};

}  // namespace kith::app
