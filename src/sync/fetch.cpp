#include "sync/fetch.hpp"

#include <memory>
#include <mutex>

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {
namespace {

struct Sink {
  const std::function<Status(std::string_view)>& take;
  std::int64_t left;
  Status status;
  bool too_long = false;
};

std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* given) {
  auto& sink = *static_cast<Sink*>(given);
  const std::size_t all = size * count;
  sink.left -= static_cast<std::int64_t>(all);
  sink.too_long = sink.left < 0;
  if (!sink.too_long) sink.status = sink.take({bytes, all});
  return sink.too_long || !sink.status ? 0 : all;
}

struct CloseHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

bool begins(std::string_view text, std::string_view start) {
  return equal_ascii(text.substr(0, start.size()), start);
}

// A calendar's address is a web address under another name.
std::string plain_url(const std::string& url) {
  for (const std::string_view scheme : {"webcals://", "webcal://"}) {
    if (begins(url, scheme)) return "https://" + url.substr(scheme.size());
  }
  return url;
}

Error answered(long status, const std::string& host) {
  Error error{
      Code::unreachable, fmt::format("{} answered {}", host, status), "open the address in a browser to see why", {}};
  if (status == 401 || status == 403) error.hint = "the address must be a secret one that needs no login";
  if (status == 404 || status == 410) error.hint = "the address is not (or no longer) right: copy it again";
  return error;
}

}  // namespace

bool is_web_address(std::string_view text) {
  return begins(text, "https://") || begins(text, "http://") || begins(text, "webcal://") || begins(text, "webcals://");
}

std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
  return std::string(url);
}

Status fetch(const std::string& url, const std::function<Status(std::string_view)>& take, const FetchLimits& limits) {
  if (!is_web_address(url)) {
    return fail(Code::usage, "only http, https and webcal addresses can be fetched");
  }
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, CloseHandle> handle(curl_easy_init());
  if (!handle) return fail(Code::failed, "there is not enough memory to fetch anything");
  CURL* const curl = handle.get();
  const std::string address = plain_url(url);
  const std::string host = host_of(url);
  Sink sink{take, limits.most_bytes, {}};
  char problem[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(limits.redirects));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(limits.seconds));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Kith");
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);  // the page of an error is no calendar
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &sink);
  const CURLcode done = curl_easy_perform(curl);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (sink.too_long) {
    return fail(Code::bad_input, fmt::format("what {} sends is longer than {} MiB", host, limits.most_bytes >> 20));
  }
  if (!sink.status) return sink.status;
  if (done == CURLE_OK) return {};
  if (done == CURLE_HTTP_RETURNED_ERROR) return fail(answered(status, host));
  return fail(Code::unreachable,
              fmt::format("{} could not be reached: {}", host, problem[0] != '\0' ? problem : curl_easy_strerror(done)),
              "check the address and the network, then try again");
}

}  // namespace kith
