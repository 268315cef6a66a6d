#include "sync/fetch.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "sync/web_client.hpp"

namespace kith {
namespace {

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

Error answered(int status, const std::string& host) {
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
  WebExchange exchange;
  exchange.url = plain_url(url);
  exchange.host = host_of(url);
  exchange.errors_whole = false;  // the page of an error is no calendar
  exchange.redirects = limits.redirects;
  exchange.bytes = limits.most_bytes;
  exchange.time = std::chrono::seconds{limits.seconds};
  exchange.body = take;
  KITH_TRY(const int status, WebClient().exchange(exchange));
  if (status >= 400) return fail(answered(status, exchange.host));
  return {};
}

}  // namespace kith
