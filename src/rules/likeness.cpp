#include "rules/likeness.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace kith {
namespace {

constexpr std::size_t kMost = 64;

std::size_t slot(char letter) {
  return static_cast<unsigned char>(letter) & 0x7FU;
}

// Where each letter stands in a text.
class Letters {
 public:
  explicit Letters(std::string_view text) {
    std::uint64_t bit = 1;
    for (const char letter : text) {
      at_[slot(letter)] |= bit;
      bit <<= 1U;
    }
  }
  std::uint64_t of(char letter) const { return at_[slot(letter)]; }

 private:
  std::array<std::uint64_t, 128> at_{};
};

bool is_vowel(char letter) {
  return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' || letter == 'y';
}

bool is_front(char letter) {
  return letter == 'e' || letter == 'i' || letter == 'y';
}

struct Spelling {
  std::string_view letters, sound;
};
// Longest first where one begins another.
constexpr Spelling kSpellings[] = {{"sch", "S"}, {"tch", "C"}, {"cz", "C"}, {"ch", "C"}, {"sh", "S"},
                                   {"sz", "S"},  {"ph", "f"},  {"pf", "f"}, {"th", "t"}, {"dt", "t"},
                                   {"tz", "s"},  {"ts", "s"},  {"ck", "k"}, {"cq", "k"}, {"qu", "k"},
                                   {"gh", ""},   {"wh", "v"},  {"rh", "r"}, {"dg", "C"}, {"sc", "s"}};
constexpr Spelling kOpenings[] = {{"kn", "n"}, {"gn", "n"}, {"wr", "r"}, {"ps", "s"}, {"mc", "mk"}, {"mac", "mk"}};

char sound_of_letter(char letter, char next) {
  switch (letter) {
    case 'c': return is_front(next) ? 's' : 'k';
    case 'q': return 'k';
    case 'g': return 'k';
    case 'd': return 't';
    case 'b': return 'p';
    case 'v':
    case 'w': return 'v';
    case 'z':
    case 'x': return 's';
    case 'j': return 'C';
    default: return letter;
  }
}

}  // namespace

int edits(std::string_view a, std::string_view b) {
  a = a.substr(0, kMost);
  b = b.substr(0, kMost);
  if (a.empty()) return static_cast<int>(b.size());
  const Letters pattern(a);
  std::uint64_t vertical_plus = ~0ULL, vertical_minus = 0, diagonal = 0, before = 0;
  const std::uint64_t last = 1ULL << (a.size() - 1);
  int distance = static_cast<int>(a.size());
  for (const char letter : b) {
    const std::uint64_t here = pattern.of(letter);
    const std::uint64_t swapped = ((~diagonal & here) << 1U) & before;
    diagonal = (((here & vertical_plus) + vertical_plus) ^ vertical_plus) | here | vertical_minus | swapped;
    std::uint64_t plus = vertical_minus | ~(diagonal | vertical_plus);
    std::uint64_t minus = diagonal & vertical_plus;
    if ((plus & last) != 0) ++distance;
    if ((minus & last) != 0) --distance;
    plus = (plus << 1U) | 1U;
    minus <<= 1U;
    vertical_plus = minus | ~(diagonal | plus);
    vertical_minus = plus & diagonal;
    before = here;
  }
  return distance;
}

double jaro_winkler(std::string_view a, std::string_view b) {
  a = a.substr(0, kMost);
  b = b.substr(0, kMost);
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1.0 : 0.0;
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
  std::uint64_t taken_a = 0, taken_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t from = i > reach ? i - reach : 0;
    const std::size_t to = std::min(b.size(), i + reach + 1);
    for (std::size_t j = from; j < to; ++j) {
      if (a[i] != b[j] || (taken_b >> j & 1U) != 0) continue;
      taken_a |= 1ULL << i;
      taken_b |= 1ULL << j;
      break;
    }
  }
  const int common = std::popcount(taken_a);
  if (common == 0) return 0;
  int crossed = 0;
  std::uint64_t rest = taken_b;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((taken_a >> i & 1U) == 0) continue;
    if (a[i] != b[static_cast<std::size_t>(std::countr_zero(rest))]) ++crossed;
    rest &= rest - 1;
  }
  const double m = common;
  const double jaro =
      (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - .5 * crossed) / m) / 3;
  std::size_t prefix = 0;
  while (prefix < std::min({a.size(), b.size(), std::size_t{4}}) && a[prefix] == b[prefix]) ++prefix;
  return jaro + static_cast<double>(prefix) * .1 * (1 - jaro);
}

std::string sound_of(std::string_view word) {
  std::string made;
  const auto add = [&](char sound) {
    if (made.empty() || made.back() != sound) made += sound;
  };
  std::size_t at = 0;
  for (const Spelling& opening : kOpenings) {
    if (!word.starts_with(opening.letters) || word.size() < opening.letters.size() + 2) continue;
    made = opening.sound;
    at = opening.letters.size();
    break;
  }
  while (at < word.size() && made.size() < 6) {
    const std::string_view rest = word.substr(at);
    const auto* const spelling = std::find_if(std::begin(kSpellings), std::end(kSpellings),
                                              [&](const Spelling& s) { return rest.starts_with(s.letters); });
    if (spelling != std::end(kSpellings)) {
      for (const char sound : spelling->sound) add(sound);
      at += spelling->letters.size();
      continue;
    }
    const char letter = rest.front();
    const char next = rest.size() > 1 ? rest[1] : ' ';
    ++at;
    if (letter == ' ') continue;
    if (is_vowel(letter)) {
      if (made.empty()) made = "a";
    } else if (letter != 'h') {
      add(sound_of_letter(letter, next));
    } else if (made.empty()) {
      made = "h";
    }
  }
  return made;
}

std::uint64_t letters_of(std::string_view text) {
  std::uint64_t bits = 0;
  for (const char letter : text) bits |= 1ULL << (static_cast<unsigned char>(letter) & 0x3FU);
  return bits;
}

}  // namespace kith
