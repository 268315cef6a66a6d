#include "http/door.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/keeping.hpp"

namespace kith::http {
namespace {

constexpr int kMostAtDoor = 3;
constexpr std::chrono::hours kSessionLife{24 * 30};

// The network of an IPv6 address: its owner has all the addresses of it.
std::string caller_of(const std::string& address) {
  if (address.find(':') == std::string::npos || address.starts_with("::ffff:")) return address;
  const auto groups = split(address, ":");
  std::string network;
  for (std::size_t i = 0; i < groups.size() && i < 4; ++i) network += groups[i] + ":";
  return network;
}

std::string set_cookie(const std::string& token, std::chrono::seconds life, bool secure) {
  return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}", kSessionCookie, token, life.count(),
                     secure ? "; Secure" : "");
}

}  // namespace

std::chrono::seconds Throttle::wait(const std::string& address, Time now) {
  const std::lock_guard held(lock_);
  const auto found = callers_.find(caller_of(address));
  if (found == callers_.end() || found->second.wrong <= kFreeTries) return std::chrono::seconds{0};
  const int doublings = std::min(found->second.wrong - kFreeTries - 1, 6);
  const auto wait = std::min(std::chrono::seconds{1 << doublings}, kLongestWait);
  const auto passed = std::chrono::floor<std::chrono::seconds>(now - found->second.last);
  return std::max(wait - passed, std::chrono::seconds{0});
}

void Throttle::wrong(const std::string& address, Time now) {
  const std::lock_guard held(lock_);
  std::erase_if(callers_, [&](const auto& entry) { return now - entry.second.last > kForgotten; });
  const std::string caller = caller_of(address);
  if (callers_.size() >= kMostCallers && !callers_.contains(caller)) {
    callers_.erase(std::min_element(callers_.begin(), callers_.end(),
                                    [](const auto& a, const auto& b) { return a.second.last < b.second.last; }));
  }
  Caller& row = callers_[caller];
  ++row.wrong;
  row.last = now;
}

void Throttle::right(const std::string& address) {
  const std::lock_guard held(lock_);
  callers_.erase(caller_of(address));
}

std::size_t Throttle::callers() const {
  const std::lock_guard held(lock_);
  return callers_.size();
}

Result<bool> Door::needs_login(const Request& request) const {
  KITH_TRY(const auto known, app::settings(app_));
  if (known.password_hash.empty()) {
    if (!beyond_loopback_) return false;
    return fail(Code::refused, "Kith listens beyond this machine and has no password any more",
                "set one with kith settings password");
  }
  const std::string token = cookie(request, kSessionCookie);
  if (token.empty()) return true;
  KITH_TRY(const bool known_token, app::logged_in(app_, token));
  return !known_token;
}

Reply Door::log_in(const Request& request, const std::string& password) {
  const auto wait = throttle_.wait(request.address, std::chrono::steady_clock::now());
  if (wait.count() > 0) {
    Reply reply = problem(
        Error{Code::busy, "too many wrong passwords", fmt::format("try again in {} seconds", wait.count()), {}}, 429);
    reply.with("Retry-After", std::to_string(wait.count()));
    return reply;
  }
  struct Waiting {
    std::atomic<int>& count;
    int place = ++count;
    ~Waiting() { --count; }
  };
  const Waiting waiting{at_door_};
  if (waiting.place > kMostAtDoor)
    return problem(Error{Code::busy, "others are logging in", "try again in a moment", {}});
  const std::lock_guard held(hashing_);
  const auto token = app::log_in(app_, password);
  if (!token) {
    if (token.error().code == Code::unauthorized) throttle_.wrong(request.address, std::chrono::steady_clock::now());
    return problem(token.error());
  }
  throttle_.right(request.address);
  Reply reply = empty(204);
  reply.with("Set-Cookie", set_cookie(*token, kSessionLife, request.secure));
  return reply;
}

Result<Reply> Door::log_out(const Request& request) {
  if (const std::string token = cookie(request, kSessionCookie); !token.empty()) KITH_CHECK(app::log_out(app_, token));
  Reply reply = empty(204);
  reply.with("Set-Cookie", set_cookie("", std::chrono::seconds{0}, request.secure));
  return reply;
}

}  // namespace kith::http
