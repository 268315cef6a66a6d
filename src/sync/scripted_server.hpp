// A server on this machine that says what a test tells it to, for tests of what speaks to one.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <functional>
#include <string>
#include <thread>

namespace kith::test {

// One accepted connection. Everything gives up soon after the server is told to end.
class ScriptedPeer {
 public:
  ScriptedPeer(int fd, const std::atomic<bool>& over) : fd_(fd), over_(over) {}

  // False when the client is gone.
  bool say(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t put = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (put > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(put));
      } else if (over_ || (errno != EAGAIN && errno != EINTR)) {
        return false;
      } else {
        ready(POLLOUT);
      }
    }
    return true;
  }
  // The next line without its end; "" when the client is gone.
  std::string line() {
    while (!over_) {
      if (const auto end = got_.find("\r\n"); end != std::string::npos) {
        std::string one = got_.substr(0, end);
        got_.erase(0, end + 2);
        return one;
      }
      if (!more()) return {};
    }
    return {};
  }
  // So many bytes after the lines so far; fewer when the client is gone.
  std::string bytes(std::size_t count) {
    while (got_.size() < count && !over_ && more()) {
    }
    std::string all = got_.substr(0, count);
    got_.erase(0, all.size());
    return all;
  }
  void rest() const {
    while (!over_ && !ready(POLLHUP)) {
    }
  }
  void pause(int milliseconds) const {
    pollfd nothing{-1, 0, 0};
    ::poll(&nothing, 1, milliseconds);
  }

 private:
  // False when the client is gone.
  bool more() {
    if (!ready(POLLIN)) return true;
    char bytes[4096];
    const ssize_t size = ::recv(fd_, bytes, sizeof bytes, MSG_DONTWAIT);
    if (size <= 0) return false;
    got_.append(bytes, static_cast<std::size_t>(size));
    return true;
  }
  bool ready(short what) const {  // within a moment
    pollfd look{fd_, what, 0};
    return ::poll(&look, 1, 20) > 0;
  }
  int fd_;
  const std::atomic<bool>& over_;
  std::string got_;
};

class ScriptedServer {
 public:
  using Script = std::function<void(ScriptedPeer&)>;
  explicit ScriptedServer(Script script) : script_(std::move(script)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    ::bind(listener_, reinterpret_cast<sockaddr*>(&here), size);
    ::listen(listener_, 8);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &size);
    port_ = ntohs(here.sin_port);
    worker_ = std::thread([this] { work(); });
  }
  ~ScriptedServer() {
    over_ = true;
    worker_.join();
    ::close(listener_);
  }
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;
  int port() const { return port_; }

 private:
  void work() {
    while (!over_) {
      pollfd look{listener_, POLLIN, 0};
      if (::poll(&look, 1, 20) <= 0) continue;
      const int fd = ::accept(listener_, nullptr, nullptr);
      if (fd < 0) continue;
      ScriptedPeer peer(fd, over_);
      script_(peer);
      ::close(fd);
    }
  }

  Script script_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> over_ = false;
  std::thread worker_;
};

}  // namespace kith::test
