#include "sync/page_fetch.hpp"

#include <algorithm>
#include <charconv>

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "base/web_address.hpp"
#include "sync/web_client.hpp"

namespace kith {
namespace {

using Span = std::chrono::seconds;

constexpr std::size_t kHeaderBytes = 8192;

struct Page {
  PageAnswer answer;
  std::string location, retry, date;
};

std::optional<Span> seconds_in(std::string_view text) {
  std::int64_t value = 0;
  const std::string_view figures = trim(text);
  const auto read = std::from_chars(figures.data(), figures.data() + figures.size(), value);
  if (read.ec != std::errc{} || value < 0) return std::nullopt;
  constexpr std::int64_t kYear = 366LL * 86400;
  return Span{std::min(value, kYear)};
}

std::optional<Span> max_age_in(std::string_view control) {
  for (const std::string& each : split(control, ",")) {
    const std::string part = lower_ascii(trim(each));
    if (part.starts_with("max-age=")) return seconds_in(part.substr(8));
  }
  return std::nullopt;
}

void read_header(std::string_view line, Page& page) {
  line = line.substr(0, kHeaderBytes);
  if (line.starts_with("HTTP/")) {  // another answer begins: 100 Continue, or a proxy's, before the real one
    page.answer.etag = page.answer.modified = page.answer.content_type = page.location = page.retry = page.date = "";
    page.answer.max_age.reset();
    return;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = lower_ascii(trim(line.substr(0, colon)));
  const std::string value = clean_utf8(trim(line.substr(colon + 1)));
  if (name == "etag") page.answer.etag = value;
  if (name == "last-modified") page.answer.modified = value;
  if (name == "content-type") page.answer.content_type = value;
  if (name == "cache-control") page.answer.max_age = max_age_in(value);
  if (name == "location") page.location = value;
  if (name == "retry-after") page.retry = value;
  if (name == "date") page.date = value;
}

std::optional<Span> retry_in(const Page& page) {
  if (page.retry.empty()) return std::nullopt;
  if (const auto wait = seconds_in(page.retry)) return wait;
  const std::time_t then = curl_getdate(page.retry.c_str(), nullptr);
  const std::time_t said = curl_getdate(page.date.c_str(), nullptr);
  if (then < 0 || said < 0 || then < said) return std::nullopt;
  return Span{std::min<std::int64_t>(then - said, 366LL * 86400)};
}

bool moves(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

class WebPages : public PageFetcher {
 public:
  explicit WebPages(const std::atomic<bool>* stop) : stop_(stop) {}

  Result<PageAnswer> get(const PageRequest& request) override {
    auto address = web_address(request.url);
    if (!address) return fail(Code::usage, "only http and https addresses can be fetched");
    const auto until = std::chrono::steady_clock::now() + request.limits.time;
    std::string url = address->text(), moved;
    bool for_good = true;
    for (int hop = 0; hop <= request.limits.redirects; ++hop) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      Page page;
      KITH_CHECK(once(url, request, std::max(left, std::chrono::milliseconds{1}), page));
      page.answer.retry_after = retry_in(page);
      page.answer.url = url;
      page.answer.moved = moved;
      if (!moves(page.answer.status) || page.location.empty()) return std::move(page.answer);
      const auto next = resolve_address(url, page.location);
      if (!next) {
        return fail(Code::refused, fmt::format("{} leads to an address that is not on the web", address->host()));
      }
      // Only as long as every step so far was for good may the address be forgotten.
      for_good = for_good && (page.answer.status == 301 || page.answer.status == 308);
      if (for_good) moved = *next;
      url = *next;
    }
    return fail(Code::unreachable, fmt::format("{} leads from address to address without end", address->host()));
  }

 private:
  Status once(const std::string& url, const PageRequest& request, std::chrono::milliseconds time, Page& page) {
    WebExchange exchange;
    exchange.url = url;
    exchange.host = host_words(url);
    exchange.agent = kPageAgent;
    exchange.headers = {
        "Accept: application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
        "text/html;q=0.8, */*;q=0.5"};
    if (!request.etag.empty()) exchange.headers.push_back("If-None-Match: " + request.etag);
    if (!request.modified.empty()) exchange.headers.push_back("If-Modified-Since: " + request.modified);
    exchange.bytes = request.limits.bytes;
    exchange.time = time;
    exchange.connecting = request.limits.connecting;
    exchange.body = [&](std::string_view piece) -> Status {
      page.answer.body += piece;
      return {};
    };
    exchange.header = [&](std::string_view line) { read_header(line, page); };
    exchange.stop = stop_;
    KITH_TRY(page.answer.status, client_.exchange(exchange));
    return {};
  }

  const std::atomic<bool>* stop_;
  WebClient client_;
};

}  // namespace

std::unique_ptr<PageFetcher> web_pages(const std::atomic<bool>* stop) {
  return std::make_unique<WebPages>(stop);
}

}  // namespace kith
