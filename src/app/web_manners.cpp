#include "app/web_manners.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/web_address.hpp"
#include "formats/robots.hpp"

namespace kith::app {

Result<std::string> typed_address(const std::string& typed) {
  const std::string text(trim(typed));
  const bool has_scheme = text.find("://") != std::string::npos;
  const auto address = web_address(has_scheme ? text : "https://" + text);
  const std::string host = address ? address->host() : std::string();
  if (!address || (host.find_first_of(".:") == std::string::npos && host != "localhost"))
    return fail(Code::bad_input, fmt::format("\"{}\" is no web address", excerpt(text, 80)),
                "https://example.org/feed");
  return address->text();
}

Result<PageAnswer> Manners::get(PageFetcher& pages, const PageRequest& request, Instant now) {
  const auto address = web_address(request.url);
  if (!address) return fail(Code::usage, "only http and https addresses can be fetched");
  KITH_TRY(const KeptRobots kept, robots_of(pages, address->origin(), request.limits, now));
  if (!Robots::kept(kept.rules).allows(address->path + address->query)) {
    return fail(Code::refused, fmt::format("{} asks programs not to fetch this (robots.txt)", address->host()),
                "read it in a browser; perhaps the site names another feed");
  }
  return pages.get(request);
}

Result<KeptRobots> Manners::robots_of(PageFetcher& pages, const std::string& origin, const PageLimits& limits,
                                      Instant now) {
  {
    const std::lock_guard held(lock_);
    if (const auto found = known_.find(origin); found != known_.end()) return found->second;
  }
  PageRequest request{origin + "/robots.txt", "", "", limits};
  constexpr std::int64_t kMostRobots = std::int64_t{512} * 1024;  // what is longer is not read further
  request.limits.bytes = kMostRobots;
  const auto answer = pages.get(request);
  KeptRobots kept{now, ""};
  if (!answer && answer.error().code != Code::bad_input && answer.error().code != Code::refused) {
    return fail(answer.error());
  }
  if (answer && answer->status >= 500) {
    return fail(Code::unreachable, fmt::format("{} answered {}", host_words(origin), answer->status),
                "it is asked again later");
  }
  if (answer && answer->status == 200) kept.rules = Robots::read(answer->body, kPageAgentWord).text();
  const std::lock_guard held(lock_);
  fresh_[origin] = kept;
  return known_[origin] = std::move(kept);
}

std::map<std::string, KeptRobots> Manners::take_fresh() {
  const std::lock_guard held(lock_);
  return std::exchange(fresh_, {});
}

}  // namespace kith::app
