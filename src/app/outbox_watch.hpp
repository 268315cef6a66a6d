// The outbox kept moving while a server runs: a thread that sends what is due, when it is due.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "app/outbox.hpp"

namespace kith::app {

class OutboxWatch {
 public:
  // Looks once in `every` whether something is due. `warn` hears of each error that is another than the one before.
  OutboxWatch(const App& app, SendMeans means, std::chrono::milliseconds every,
              std::function<void(const std::string&)> warn = {});
  ~OutboxWatch();  // waits for a message whose last byte is out, a few seconds at most
  OutboxWatch(const OutboxWatch&) = delete;
  OutboxWatch& operator=(const OutboxWatch&) = delete;

 private:
  void work();
  Status look();

  const App& app_;
  SendMeans means_;
  std::chrono::milliseconds every_;
  std::function<void(const std::string&)> warn_;
  std::atomic<bool> over_ = false;
  std::mutex lock_;
  std::condition_variable wake_;
  std::thread worker_;
};

inline constexpr std::chrono::milliseconds kOutboxLook{1000};

}  // namespace kith::app
