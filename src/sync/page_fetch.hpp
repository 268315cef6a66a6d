// Pages fetched the way a polite reader does: only what is new, no more than asked for, and with the manners of the
// web's addresses (moved, gone, come back later).
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace kith {

// How it calls itself; robots.txt knows it by the word before the slash.
inline constexpr const char* kPageAgent = "Kith/1 (a private reader; one person)";
inline constexpr const char* kPageAgentWord = "kith";

struct PageLimits {
  std::int64_t bytes = std::int64_t{16} * 1024 * 1024;  // unpacked; what is longer is let go of at once
  std::chrono::milliseconds time{30'000};               // in all, each redirect included
  std::chrono::milliseconds connecting{10'000};
  int redirects = 5;
};

struct PageRequest {
  std::string url;
  std::string etag, modified;  // as the last answer gave them; "" asks for the whole page
  PageLimits limits = {};
};

struct PageAnswer {
  int status = 0;  // 200, 304, 404, 410, 429, 503, …
  std::string body;
  std::string url;    // where it was found
  std::string moved;  // the address to ask from now on, when it moved for good (301, 308); else ""
  std::string content_type, etag, modified;
  std::optional<std::chrono::seconds> max_age;      // Cache-Control
  std::optional<std::chrono::seconds> retry_after;  // as seconds; a date is read against the server's own Date
};

// One at a time; each thread has its own.
class PageFetcher {
 public:
  virtual ~PageFetcher() = default;
  // An answer of whatever status. usage for an address that is neither http nor https; unreachable when there is no
  // answer, or not within the time; bad_input when it is too long; refused when it leads to another kind of address.
  virtual Result<PageAnswer> get(const PageRequest& request) = 0;
};

// Over the network. When `stop` turns true, whatever waits fails within about a second.
std::unique_ptr<PageFetcher> web_pages(const std::atomic<bool>* stop = nullptr);

}  // namespace kith
