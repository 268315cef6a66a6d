#include "sync/page_fetch.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "base/web_address.hpp"

namespace kith {
namespace {

using Span = std::chrono::seconds;

constexpr std::size_t kHeaderBytes = 8192;

struct Page {
  PageAnswer answer;
  std::string location, retry, date;
  std::int64_t left = 0;
  bool too_long = false;
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* given) {
  auto& page = *static_cast<Page*>(given);
  const std::size_t all = size * count;
  page.left -= static_cast<std::int64_t>(all);
  page.too_long = page.left < 0;
  if (page.too_long) return 0;
  page.answer.body.append(bytes, all);
  return all;
}

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

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* given) {
  auto& page = *static_cast<Page*>(given);
  const std::size_t all = size * count;
  const std::string_view line(bytes, std::min(all, kHeaderBytes));
  if (line.starts_with("HTTP/")) {  // another answer begins: 100 Continue, or a proxy's, before the real one
    page.answer.etag = page.answer.modified = page.answer.content_type = page.location = page.retry = page.date = "";
    page.answer.max_age.reset();
    return all;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return all;
  const std::string name = lower_ascii(trim(line.substr(0, colon)));
  const std::string value = clean_utf8(trim(line.substr(colon + 1)));
  if (name == "etag") page.answer.etag = value;
  if (name == "last-modified") page.answer.modified = value;
  if (name == "content-type") page.answer.content_type = value;
  if (name == "cache-control") page.answer.max_age = max_age_in(value);
  if (name == "location") page.location = value;
  if (name == "retry-after") page.retry = value;
  if (name == "date") page.date = value;
  return all;
}

int look_whether_to_stop(void* given, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* stop = static_cast<const std::atomic<bool>*>(given);
  return stop != nullptr && stop->load() ? 1 : 0;
}

std::optional<Span> retry_in(const Page& page) {
  if (page.retry.empty()) return std::nullopt;
  if (const auto wait = seconds_in(page.retry)) return wait;
  const std::time_t then = curl_getdate(page.retry.c_str(), nullptr);
  const std::time_t said = curl_getdate(page.date.c_str(), nullptr);
  if (then < 0 || said < 0 || then < said) return std::nullopt;
  return Span{std::min<std::int64_t>(then - said, 366LL * 86400)};
}

struct CloseEasy {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

void add_header(HeaderList& list, const std::string& line) {
  if (curl_slist* longer = curl_slist_append(list.get(), line.c_str())) {
    static_cast<void>(list.release());  // the longer list begins with it
    list.reset(longer);
  }
}

bool moves(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

class WebPages : public PageFetcher {
 public:
  explicit WebPages(const std::atomic<bool>* stop) : stop_(stop) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    handle_.reset(curl_easy_init());
  }

  Result<PageAnswer> get(const PageRequest& request) override {
    auto address = web_address(request.url);
    if (!address) return fail(Code::usage, "only http and https addresses can be fetched");
    if (!handle_) return fail(Code::failed, "there is not enough memory to fetch anything");
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
    CURL* const curl = handle_.get();
    curl_easy_reset(curl);  // the connections stay
    page.left = request.limits.bytes;
    HeaderList headers;
    add_header(headers,
               "Accept: application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
               "text/html;q=0.8, */*;q=0.5");
    if (!request.etag.empty()) add_header(headers, "If-None-Match: " + request.etag);
    if (!request.modified.empty()) add_header(headers, "If-Modified-Since: " + request.modified);
    char problem[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(time.count()));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.limits.connecting.count()));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, kPageAgent);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &page);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &page);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_whether_to_stop);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(stop_));
    const CURLcode done = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    page.answer.status = static_cast<int>(status);
    const auto address = web_address(url);
    const std::string host = address ? address->host() : std::string();
    if (page.too_long) {
      return fail(Code::bad_input,
                  fmt::format("what {} sends is longer than {} MiB", host, request.limits.bytes >> 20));
    }
    if (done == CURLE_OK) return {};
    if (done == CURLE_OPERATION_TIMEDOUT) {
      return fail(Code::unreachable, fmt::format("{} did not answer in time", host), "it is asked again later");
    }
    return fail(
        Code::unreachable,
        fmt::format("{} could not be reached: {}", host, problem[0] != '\0' ? problem : curl_easy_strerror(done)),
        "check the address and the network, then try again");
  }

  const std::atomic<bool>* stop_;
  std::unique_ptr<CURL, CloseEasy> handle_;
};

}  // namespace

std::unique_ptr<PageFetcher> web_pages(const std::atomic<bool>* stop) {
  return std::make_unique<WebPages>(stop);
}

}  // namespace kith
