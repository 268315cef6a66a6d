// The password: who is let in, and how fast one may guess.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "app/app.hpp"
#include "http/message.hpp"

namespace kith::http {

inline constexpr std::string_view kSessionCookie = "kith_session";

// Wrong passwords per caller: after kFreeTries each next try waits twice as long as the one before.
// Holds at most kMostCallers; an IPv6 network counts as one caller.
class Throttle {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr int kFreeTries = 3;
  static constexpr std::chrono::seconds kLongestWait{60};
  static constexpr std::chrono::minutes kForgotten{15};
  static constexpr std::size_t kMostCallers = 1000;

  // How long the caller has to wait before another try; 0 is now.
  std::chrono::seconds wait(const std::string& address, Time now);
  void wrong(const std::string& address, Time now);
  void right(const std::string& address);
  std::size_t callers() const;

 private:
  struct Caller {
    int wrong = 0;
    Time last;
  };
  mutable std::mutex lock_;
  std::map<std::string, Caller> callers_;
};

class Door {
 public:
  Door(const App& app, bool beyond_loopback) : app_(app), beyond_loopback_(beyond_loopback) {}

  // A password is set and the request carries no session. refused when there is none although the
  // server can be reached from other machines.
  Result<bool> needs_login(const Request& request) const;
  // 204 with the cookie, or a problem; 429 with Retry-After after too many wrong passwords.
  Reply log_in(const Request& request, const std::string& password);
  Result<Reply> log_out(const Request& request);

 private:
  const App& app_;
  bool beyond_loopback_;
  Throttle throttle_;
  std::mutex hashing_;            // one at a time: each takes its memory
  std::atomic<int> at_door_ = 0;  // waiting for it
};

}  // namespace kith::http
