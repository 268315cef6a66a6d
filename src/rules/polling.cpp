#include "rules/polling.hpp"

#include <algorithm>
#include <functional>

namespace kith {
namespace {

using Span = std::chrono::seconds;

constexpr Span kSoonestWait = std::chrono::hours{1};
constexpr Span kUsualWait = std::chrono::hours{3};  // of a feed that has not shown its gap yet
constexpr Span kLongestWait = std::chrono::hours{24};
constexpr Span kPollWeek = 7 * kLongestWait;
constexpr std::size_t kMostGaps = 10;

}  // namespace

std::optional<Span> usual_gap(std::vector<Instant> posts) {
  if (posts.size() < 3) return std::nullopt;
  std::sort(posts.begin(), posts.end(), std::greater<>());
  std::vector<Span> gaps;
  for (std::size_t i = 0; i + 1 < posts.size() && gaps.size() < kMostGaps; ++i) gaps.push_back(posts[i] - posts[i + 1]);
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

Span wait_to_ask(const Polled& polled, double spread) {
  Span wait{};
  if (polled.failures > 0) {
    wait = kSoonestWait;
    for (int i = 1; i < polled.failures && wait < kPollWeek; ++i) wait *= 2;
    wait = std::max(std::min(wait, kPollWeek), std::min(polled.retry_after.value_or(Span{0}), 2 * kPollWeek));
  } else {
    wait = polled.usual_gap ? std::clamp(*polled.usual_gap / 4, kSoonestWait, kLongestWait) : kUsualWait;
    wait = std::max(wait, std::min(polled.max_age.value_or(Span{0}), kPollWeek));
  }
  return wait + Span{static_cast<std::int64_t>(static_cast<double>(wait.count()) * std::clamp(spread, 0.0, 1.0) / 10)};
}

}  // namespace kith
