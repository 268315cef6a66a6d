#include "app/lab_ties.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "app/lab_files.hpp"

namespace kith::app {
namespace {

constexpr std::string_view kSpace = " \t\r";

std::string_view next_word(std::string_view& rest) {
  const std::size_t begin = std::min(rest.find_first_not_of(kSpace), rest.size());
  rest.remove_prefix(begin);
  const std::size_t end = std::min(rest.find_first_of(kSpace), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

}  // namespace

Result<TieFile> read_ties(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error{Code::not_found, "cannot be read", "check its name and permissions", Place{path, 0}});
  TieFile read;
  Numbering people;
  std::string line;
  for (long at_line = 1; std::getline(file, line); ++at_line) {
    std::string_view rest = line;
    const std::string_view from = next_word(rest);
    if (from.empty() || from.front() == '#' || from.front() == '%') continue;
    const std::string_view to = next_word(rest);
    const auto at = lab_time(next_word(rest));
    if (!at) {
      if (at_line == 1) continue;
      return fail(Error{Code::bad_input, "not `from to unixtime`", "two names and the seconds since 1970, a line each",
                        Place{path, at_line}});
    }
    const std::uint32_t sender = people.of(from);
    read.events.push_back({sender, people.of(to), *at});
  }
  read.names = people.names();
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
