#include "app/lab_ties.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace kith::app {
namespace {

constexpr std::string_view kSpace = " \t\r";
constexpr double kMostSeconds = 1e12;  // some 30,000 years: what is beyond is not a time

std::string_view next_word(std::string_view& rest) {
  const std::size_t begin = std::min(rest.find_first_not_of(kSpace), rest.size());
  rest.remove_prefix(begin);
  const std::size_t end = std::min(rest.find_first_of(kSpace), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

std::optional<Instant> time_of(std::string_view word) {
  const std::string text(word);
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0' || !(std::fabs(value) < kMostSeconds)) return std::nullopt;
  return instant(static_cast<std::int64_t>(std::floor(value)));
}

}  // namespace

Result<TieFile> read_ties(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{path, 0}});
  TieFile read;
  std::unordered_map<std::string, std::uint32_t> numbers;
  const auto number = [&](std::string_view name) {
    const auto [place, fresh] = numbers.try_emplace(std::string(name), static_cast<std::uint32_t>(read.names.size()));
    if (fresh) read.names.emplace_back(name);
    return place->second;
  };
  std::string line;
  for (long at_line = 1; std::getline(file, line); ++at_line) {
    std::string_view rest = line;
    const std::string_view from = next_word(rest);
    if (from.empty() || from.front() == '#' || from.front() == '%') continue;
    const std::string_view to = next_word(rest);
    const auto at = time_of(next_word(rest));
    if (!at) {
      if (at_line == 1) continue;
      return fail(Error{Code::bad_input, "not `from to unixtime`", "two names and the seconds since 1970, a line each",
                        Place{path, at_line}});
    }
    const std::uint32_t sender = number(from);
    read.events.push_back({sender, number(to), *at});
  }
  return read;
}

Result<std::vector<LabTie>> lab_ties(const std::string& path, Instant at, double horizon_days) {
  KITH_TRY(const TieFile file, read_ties(path));
  std::vector<LabTie> ties;
  for (const TieChance& tie : tie_chances(file.events, at, horizon_days)) {
    ties.push_back({file.names[tie.a], file.names[tie.b], tie.chance});
  }
  return ties;
}

}  // namespace kith::app
