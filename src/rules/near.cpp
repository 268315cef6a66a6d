#include "rules/near.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace kith {
namespace {

constexpr std::size_t kOneSlip = 4;
constexpr std::size_t kTwoSlips = 8;
// Longer words than this are not names.
constexpr std::size_t kLongest = 60;

using Row = std::array<int, kLongest + 2>;

}  // namespace

int slips_forgiven(std::size_t letters) {
  return letters >= kTwoSlips ? 2 : letters >= kOneSlip ? 1 : 0;
}

int slips_to_beginning(std::string_view typed, std::string_view word, int most) {
  const int none = most + 1;
  if (typed.size() > kLongest) return none;
  const auto reach = static_cast<std::size_t>(most);
  word = word.substr(0, std::min(kLongest, typed.size() + reach));
  if (word.size() + reach < typed.size()) return none;
  // Rows are letters of `word`, columns those of `typed`; the last column is a whole `typed` against a beginning.
  Row before{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= typed.size(); ++j) last[j] = static_cast<int>(j);
  int best = last[typed.size()];
  int least_before = 0;
  for (std::size_t i = 1; i <= word.size(); ++i) {
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= typed.size(); ++j) {
      const int other = last[j - 1] + (word[i - 1] == typed[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, other});
      const bool swapped = i > 1 && j > 1 && word[i - 1] == typed[j - 2] && word[i - 2] == typed[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    best = std::min(best, row[typed.size()]);
    if (std::min(least, least_before) > most) break;  // a swap reaches back two rows
    least_before = least;
    before = last;
    last = row;
  }
  return std::min(best, none);
}

}  // namespace kith
