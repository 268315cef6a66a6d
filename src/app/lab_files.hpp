// What the files of the lab commands have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/dates.hpp"

namespace kith::app {

// Names as numbers, from 0 in the order of their first appearance.
class Numbering {
 public:
  std::uint32_t of(std::string_view name);
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;
};

// Seconds since 1970, a fraction is cut off; none when it is no number or some 30,000 years away.
std::optional<Instant> lab_time(std::string_view text);

}  // namespace kith::app
