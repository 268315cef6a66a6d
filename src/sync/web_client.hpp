// One exchange over HTTP, as everything of Kith makes it: calendars, pages and feeds, the tokens of a mail provider.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace kith {

struct WebExchange {
  std::string url;   // http or https
  std::string host;  // as errors name it; the rest of an address is often a secret
  std::string agent = "Kith";
  std::vector<std::string> headers;                       // "Accept: text/html"
  std::vector<std::pair<std::string, std::string>> form;  // posted, where there is one; else it is a GET
  bool errors_whole = true;                               // the body of an answer of 400 and above is handed on too
  int redirects = 0;                                      // that are followed by themselves
  std::int64_t bytes = 0;                                 // of the body, unpacked; what is longer is let go of at once
  std::chrono::milliseconds time{60'000};                 // in all
  std::chrono::milliseconds connecting{15'000};
  std::function<Status(std::string_view)> body = nullptr;  // piece by piece; its error ends the exchange
  std::function<void(std::string_view)> header = nullptr;  // line by line, "HTTP/1.1 200 OK" first
  const std::atomic<bool>* stop = nullptr;                 // when it turns true, ends within about a second
};

// One exchange at a time; the connections to a server stay for the next one. Each thread has its own.
class WebClient {
 public:
  WebClient();
  ~WebClient();
  WebClient(const WebClient&) = delete;
  WebClient& operator=(const WebClient&) = delete;

  // The status of the answer, whichever it is. unreachable when there is none, or not within the time; bad_input when
  // it is too long; what `body` says.
  Result<int> exchange(const WebExchange& exchange);

 private:
  struct Close {
    void operator()(void* handle) const;
  };
  std::unique_ptr<void, Close> handle_;
};

}  // namespace kith
