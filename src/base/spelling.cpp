#include "base/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::size_t kLeastDrawn = 5;

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kWrittenOut{{{"ä", "ae"},
                                                                                     {"ö", "oe"},
                                                                                     {"ü", "ue"},
                                                                                     {"Ä", "Ae"},
                                                                                     {"Ö", "Oe"},
                                                                                     {"Ü", "Ue"},
                                                                                     {"ø", "oe"},
                                                                                     {"Ø", "Oe"},
                                                                                     {"å", "aa"},
                                                                                     {"Å", "Aa"},
                                                                                     {"a\u0308", "ae"},
                                                                                     {"o\u0308", "oe"},
                                                                                     {"u\u0308", "ue"}}};

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

void replace_all(std::string& text, std::string_view word, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += with.size())
    text.replace(at, word.size(), with);
}

// "mueller" -> "muller"; "bauer" and "quest" stay: their e is no umlaut's.
std::string drawn_together(const std::string& word) {
  if (word.size() < kLeastDrawn) return word;
  std::string made;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool inside = i > 0 && i + 1 < word.size() && word[i] == 'e';
    const bool umlaut = inside && (word[i - 1] == 'a' || word[i - 1] == 'o' || word[i - 1] == 'u');
    const bool open = i < 2 || std::string_view("aeiouq").find(word[i - 2]) == std::string_view::npos;
    if (!umlaut || !open) made += word[i];
  }
  return made;
}

void add(std::vector<std::string>& all, std::string word) {
  std::string drawn = drawn_together(word);
  if (drawn != word) all.push_back(std::move(drawn));
  all.push_back(std::move(word));
}

// "O'Brien" and "Jean-Luc" without what divides them.
std::string undivided(std::string_view text) {
  std::string made(text);
  for (const std::string_view mark : {"'", "\u2019", "-", "\u2010"}) replace_all(made, mark, "");
  return made;
}

}  // namespace

std::vector<std::string> index_words(std::string_view text) {
  std::vector<std::string> all;
  for (std::string& word : folded_words(text)) add(all, std::move(word));
  const bool foreign = std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
  if (foreign) {
    std::string written(text);
    for (const auto& [letter, out] : kWrittenOut) replace_all(written, letter, out);
    if (written != text) {
      for (std::string& word : folded_words(written)) add(all, std::move(word));
    }
  }
  if (has(text, "'") || has(text, "-") || has(text, "\u2019") || has(text, "\u2010")) {
    for (std::string& word : folded_words(undivided(text))) add(all, std::move(word));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<std::string> typed_spellings(const std::string& word) {
  std::vector<std::string> all{word};
  std::string drawn = drawn_together(word);
  if (drawn != word) all.push_back(std::move(drawn));
  return all;
}

}  // namespace kith
