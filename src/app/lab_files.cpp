#include "app/lab_files.hpp"

#include <charconv>
#include <cmath>

namespace kith::app {

std::uint32_t Numbering::of(std::string_view name) {
  const auto [place, fresh] = numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
  if (fresh) names_.emplace_back(name);
  return place->second;
}

std::optional<Instant> lab_time(std::string_view text) {
  constexpr double kMostSeconds = 1e12;
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (!(std::fabs(value) < kMostSeconds)) return std::nullopt;
  return instant(static_cast<std::int64_t>(std::floor(value)));
}

}  // namespace kith::app
