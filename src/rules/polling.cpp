#include "rules/polling.hpp"

#include <algorithm>
#include <functional>

namespace kith {
namespace {

using Span = std::chrono::seconds;

constexpr Span kSoonest = std::chrono::hours{1};
constexpr Span kUsualPause = std::chrono::hours{3};  // of a feed that has not shown its gap yet
constexpr Span kDay = std::chrono::hours{24};
constexpr Span kWeek = 7 * kDay;
constexpr std::size_t kGaps = 10;

}  // namespace

std::optional<Span> usual_gap(std::vector<Instant> posts) {
  if (posts.size() < 3) return std::nullopt;
  std::sort(posts.begin(), posts.end(), std::greater<>());
  std::vector<Span> gaps;
  for (std::size_t i = 0; i + 1 < posts.size() && gaps.size() < kGaps; ++i) gaps.push_back(posts[i] - posts[i + 1]);
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

Span wait_to_ask(const Polled& polled, double spread) {
  Span wait{};
  if (polled.failures > 0) {
    wait = kSoonest;
    for (int i = 1; i < polled.failures && wait < kWeek; ++i) wait *= 2;
    wait = std::max(std::min(wait, kWeek), std::min(polled.retry_after.value_or(Span{0}), 2 * kWeek));
  } else {
    wait = polled.usual_gap ? std::clamp(*polled.usual_gap / 4, kSoonest, kDay) : kUsualPause;
    wait = std::max(wait, std::min(polled.max_age.value_or(Span{0}), kWeek));
  }
  return wait + Span{static_cast<std::int64_t>(static_cast<double>(wait.count()) * std::clamp(spread, 0.0, 1.0) / 10)};
}

}  // namespace kith
