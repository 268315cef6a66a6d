#include "rules/terms.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include <libstemmer.h>

#include "base/text.hpp"
#include "rules/small_words.hpp"

namespace kith {
namespace {

constexpr const char* kStemmers[] = {"english", "german", "french", "spanish", "italian", "dutch", "portuguese"};
static_assert(std::size(kStemmers) + 1 == kTongues);
static_assert(std::size(kSmallWords) + 1 == kTongues);

constexpr std::size_t kTelling = 2;  // so many small words tell a language

using WordSet = std::unordered_set<std::string>;

WordSet set_of(std::string_view words) {
  WordSet set;
  for (std::string& word : split(words, " ")) set.insert(std::move(word));
  return set;
}

const std::array<WordSet, std::size(kSmallWords)>& small_words() {
  static const auto sets = [] {
    std::array<WordSet, std::size(kSmallWords)> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = set_of(kSmallWords[i]);
    return all;
  }();
  return sets;
}

const WordSet& passed_over() {
  static const WordSet all = [] {
    WordSet set = set_of(kEverydayWords);
    for (const WordSet& words : small_words()) set.insert(words.begin(), words.end());
    return set;
  }();
  return all;
}

bool is_ascii_mark(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
  return byte < 0x80 && !letter;
}

}  // namespace

Tongue tongue_of(std::span<const std::string> folded) {
  std::array<std::size_t, std::size(kSmallWords)> hits{};
  for (const std::string& word : folded) {
    for (std::size_t i = 0; i < hits.size(); ++i) hits[i] += small_words()[i].contains(word) ? 1 : 0;
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  if (*best < kTelling) return Tongue::english;
  return static_cast<Tongue>(best - hits.begin());
}

bool is_small_word(std::string_view folded) {
  if (folded.size() < 3) return true;
  if (std::all_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
  return passed_over().contains(std::string(folded));
}

struct Stems::Impl {
  struct Free {
    void operator()(sb_stemmer* one) const { sb_stemmer_delete(one); }
  };
  std::unique_ptr<sb_stemmer, Free> stemmer;
};

Stems::Stems(Tongue tongue) : impl_(std::make_unique<Impl>()) {
  const auto index = static_cast<std::size_t>(tongue);
  if (index < std::size(kStemmers)) impl_->stemmer.reset(sb_stemmer_new(kStemmers[index], "UTF_8"));
}
Stems::~Stems() = default;
Stems::Stems(Stems&&) noexcept = default;
Stems& Stems::operator=(Stems&&) noexcept = default;

std::string Stems::of(std::string_view folded) const {
  if (!impl_->stemmer) return std::string(folded);
  const auto* bytes = reinterpret_cast<const sb_symbol*>(folded.data());
  const sb_symbol* stem = sb_stemmer_stem(impl_->stemmer.get(), bytes, static_cast<int>(folded.size()));
  if (stem == nullptr) return std::string(folded);
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(impl_->stemmer.get()))};
}

std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const auto begin = std::find_if_not(text.begin(), text.end(), is_ascii_mark);
    const auto end = std::find_if(begin, text.end(), is_ascii_mark);
    if (begin != end) pieces.emplace_back(begin, end);
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  }
  return pieces;
}

std::vector<WrittenWord> written_words(std::string_view text) {
  std::vector<WrittenWord> words;
  for (const std::string_view piece : pieces_of(text)) {
    for (std::string& folded : folded_words(piece)) words.push_back({std::string(piece), std::move(folded)});
  }
  return words;
}

}  // namespace kith
